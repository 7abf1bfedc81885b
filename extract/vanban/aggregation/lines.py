"""A model is one line over documents and years: registered in one, reported in another, spelt a little differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import duckdb
from rapidfuzz import fuzz

from vanban.aggregation.identities import places
from vanban.aggregation.rows import fetched, insert, map_texts
from vanban.meaning.folding import fold
from vanban.meaning.organisations import unit_of
from vanban.patterns import PatternSet

_ALIKE = 90.0  # of 100: names of one model in one unit differ by slips and a word left out
# the unit of a model is the commune that issued the document, or the one that its place or holder names
_WHERE = """
SELECT DISTINCT m.place, m.holders FROM models AS m JOIN documents AS d USING (document)
WHERE d.commune IS NULL AND (m.place IS NOT NULL OR m.holders IS NOT NULL) ORDER BY ALL
"""
_LEVELS = """
CREATE TEMP TABLE levels AS
SELECT m.document, m.n, m.name, coalesce(d.commune, w.commune) AS commune, coalesce(w.district, d.district) AS district,
    coalesce(w.province, d.province) AS province
FROM models AS m JOIN documents AS d USING (document) LEFT JOIN named AS w
    ON d.commune IS NULL AND w.place IS NOT DISTINCT FROM m.place AND w.holders IS NOT DISTINCT FROM m.holders
"""
_UNITS = """
SELECT commune, district, province FROM documents UNION SELECT commune, district, province FROM levels
"""
# where equal names mean one model: in a unit; without one, in the document
_HOMES = """
CREATE TEMP TABLE homes AS
SELECT l.document, l.n, f.form, u.slug, u.name, coalesce(u.slug, l.document) AS home
FROM levels AS l JOIN folds AS f ON f.text = l.name LEFT JOIN units AS u
    ON u.commune IS NOT DISTINCT FROM l.commune AND u.district IS NOT DISTINCT FROM l.district
    AND u.province IS NOT DISTINCT FROM l.province
"""
_SPELLINGS = """
SELECT home, form FROM homes GROUP BY home, form
QUALIFY count(*) OVER (PARTITION BY home) > 1 ORDER BY home, count(*) DESC, form
"""
_LINES = """
INSERT INTO model_lines
SELECT h.document, h.n, h.home || '/' || coalesce(s.leader, h.form), h.slug, h.name
FROM homes AS h LEFT JOIN spellings AS s USING (home, form) ORDER BY h.document, h.n
"""


def draw_lines(database: duckdb.DuckDBPyConnection, patterns: PatternSet) -> None:
    """Fill ``model_lines``: one row a model."""
    map_texts(database, "folds", "SELECT name FROM models", fold)
    levels = "commune VARCHAR, district VARCHAR, province VARCHAR"
    database.execute(f"CREATE TEMP TABLE named (place VARCHAR, holders VARCHAR, {levels})")
    insert(database, "named", _named(database, patterns))
    database.execute(_LEVELS)
    units = places(database.execute(_UNITS).fetchall())
    database.execute(f"CREATE TEMP TABLE units ({levels}, slug VARCHAR, name VARCHAR)")
    insert(database, "units", ((*unit, place.slug, place.name) for unit, place in units.items()))
    database.execute(_HOMES)
    database.execute("CREATE TEMP TABLE spellings (home VARCHAR, form VARCHAR, leader VARCHAR)")
    insert(database, "spellings", _led(database.execute(_SPELLINGS).fetchall()))
    database.execute(_LINES)
    for table in ("folds", "named", "levels", "units", "homes", "spellings"):
        database.execute(f"DROP TABLE {table}")


def _named(
    database: duckdb.DuckDBPyConnection, patterns: PatternSet
) -> Iterator[tuple[str | None, str | None, str, str | None, str | None]]:
    """Places and holders that name a commune, with the unit."""
    where: Iterator[tuple[str | None, str | None]] = fetched(database, _WHERE)
    for place, holders in where:
        unit = unit_of([text for text in (place, holders) if text], patterns)
        if unit.commune is not None:
            yield place, holders, unit.commune, unit.district, unit.province


def _led(spellings: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Where a name of a home is spelt like another: of those alike the most frequent leads, then the first."""
    for home, rows in groupby(spellings, key=itemgetter(0)):
        leaders: list[str] = []
        for _, form in rows:
            leader = next((leader for leader in leaders if fuzz.ratio(form, leader) >= _ALIKE), None)
            if leader is None:
                leaders.append(form)
            else:
                yield home, form, leader
