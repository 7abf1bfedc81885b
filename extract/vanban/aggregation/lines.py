"""A model is one line over documents and years: registered in one, reported in another, spelt a little differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import duckdb
from rapidfuzz import fuzz

from vanban.aggregation.identities import Levels, Place, places
from vanban.aggregation.rows import insert
from vanban.meaning.folding import fold
from vanban.meaning.organisations import unit_of
from vanban.patterns import PatternSet

_ALIKE = 90.0  # of 100: names of one model in one unit differ by slips and a word left out
_MODELS = """
SELECT m.document, m.n, m.name, m.place, m.holders, d.commune, d.district, d.province
FROM models AS m JOIN documents AS d USING (document) ORDER BY m.document, m.n
"""


def draw_lines(database: duckdb.DuckDBPyConnection, patterns: PatternSet) -> None:
    """Fill ``model_lines``: one row a model."""
    rows = database.execute(_MODELS).fetchall()
    issuers = database.execute("SELECT DISTINCT commune, district, province FROM documents").fetchall()
    levels = [_levels(row[3], row[4], (row[5], row[6], row[7]), patterns) for row in rows]
    known = places([*issuers, *levels])
    units = [known.get(level) for level in levels]
    insert(database, "model_lines", _lines(rows, units))


def _levels(place: str | None, holders: str | None, issuer: Levels, patterns: PatternSet) -> Levels:
    """The unit of a model: the commune that issued the document, or the one that its place or holder names."""
    if issuer[0] is not None:
        return issuer
    named = unit_of([text for text in (place, holders) if text], patterns)
    if named.commune is None:
        return issuer
    return named.commune, named.district or issuer[1], named.province or issuer[2]


def _lines(
    rows: Sequence[tuple[str, int, str]], units: Sequence[Place | None]
) -> Iterator[tuple[str, int, str, str | None, str | None]]:
    folded = lru_cache(maxsize=65536)(fold)
    spellings: dict[str, list[str]] = defaultdict(list)
    for row, unit in zip(rows, units, strict=True):
        spellings[_home(row[0], unit)].append(folded(row[2]))
    names = {home: _one_name(found) for home, found in spellings.items()}
    for (document, n, name, *_), unit in zip(rows, units, strict=True):
        home = _home(document, unit)
        line = f"{home}/{names[home][folded(name)]}"
        yield document, n, line, unit.slug if unit else None, unit.name if unit else None


def _home(document: str, unit: Place | None) -> str:
    """Where equal names mean one model: in a unit; without one, in the document."""
    return unit.slug if unit else document


def _one_name(spellings: Sequence[str]) -> Mapping[str, str]:
    """For every spelling the one that stands for it: of those alike the most frequent, then the first."""
    counts: dict[str, int] = defaultdict(int)
    for spelling in spellings:
        counts[spelling] += 1
    chosen: dict[str, str] = {}
    leaders: list[str] = []
    for spelling in sorted(counts, key=lambda spelling: (-counts[spelling], spelling)):
        chosen[spelling] = next((leader for leader in leaders if fuzz.ratio(spelling, leader) >= _ALIKE), spelling)
        if chosen[spelling] == spelling:
            leaders.append(spelling)
    return chosen
