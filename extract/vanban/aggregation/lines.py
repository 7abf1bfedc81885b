"""A model is one line over documents and years: registered in one, reported in another, spelt a little differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern

import duckdb
from rapidfuzz import fuzz

from vanban.aggregation.identities import Levels, Place, places
from vanban.aggregation.rows import fetched, insert
from vanban.meaning.folding import fold
from vanban.meaning.organisations import unit_of
from vanban.patterns import PatternSet

_ALIKE = 90.0  # of 100: names of one model in one unit differ by slips and a word left out
_MODELS = """
SELECT m.document, m.n, m.name, m.place, m.holders, d.commune, d.district, d.province
FROM models AS m JOIN documents AS d USING (document) ORDER BY m.document, m.n
"""

_Named = tuple[str, int, str, str | None, str | None, str | None, str | None, str | None]
_Model = tuple[str, int, str, Levels]  # document, place, folded name, unit


def draw_lines(database: duckdb.DuckDBPyConnection, patterns: PatternSet) -> None:
    """Fill ``model_lines``: one row a model."""
    folded = lru_cache(maxsize=65536)(fold)
    kept: dict[Levels, Levels] = {}  # one copy of each is enough
    models: list[_Model] = []
    named: Iterator[_Named] = fetched(database, _MODELS)
    for document, n, name, place, holders, commune, district, province in named:
        levels = _levels(place, holders, (commune, district, province), patterns)
        models.append((intern(document), n, folded(name), kept.setdefault(levels, levels)))
    issuers = database.execute("SELECT DISTINCT commune, district, province FROM documents").fetchall()
    insert(database, "model_lines", _lines(models, places([*issuers, *kept])))


def _levels(place: str | None, holders: str | None, issuer: Levels, patterns: PatternSet) -> Levels:
    """The unit of a model: the commune that issued the document, or the one that its place or holder names."""
    if issuer[0] is not None:
        return issuer
    named = unit_of([text for text in (place, holders) if text], patterns)
    if named.commune is None:
        return issuer
    return named.commune, named.district or issuer[1], named.province or issuer[2]


def _lines(
    models: Sequence[_Model], units: Mapping[Levels, Place]
) -> Iterator[tuple[str, int, str, str | None, str | None]]:
    spellings: dict[str, list[str]] = defaultdict(list)
    for document, _, name, levels in models:
        spellings[_home(document, units.get(levels))].append(name)
    names = {home: _one_name(found) for home, found in spellings.items()}
    for document, n, name, levels in models:
        unit = units.get(levels)
        home = _home(document, unit)
        yield document, n, f"{home}/{names[home][name]}", unit.slug if unit else None, unit.name if unit else None


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
