"""For which unit a document speaks, and the year that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import duckdb

from vanban.aggregation.rows import insert
from vanban.meaning.document_types import unaccented

# the year that the subject names ("năm 2024"), or else that of the date, or of the number
_ISSUED = """
SELECT d.document, d.issuer, d.commune, d.district, d.province, coalesce(
    (SELECT arg_min(year(p.start_date), p.n) FROM dates AS p WHERE p.document = d.document
        AND p.precision IN ('year', 'half_year', 'quarter', 'month') AND year(p.start_date) = year(p.end_date)
        AND contains(d.subject, p.text)),
    year(d.date), try_cast(left(d.inferred_date, 4) AS INTEGER),
    try_cast(regexp_extract(d.number, '/((?:19|20)\\d\\d)/', 1) AS INTEGER)) AS year
FROM documents AS d ORDER BY d.document
"""

Levels = tuple[str | None, str | None, str | None]  # commune, district, province


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of administration: ``slug`` joins, ``name`` is for people."""

    slug: str
    name: str


def identify(database: duckdb.DuckDBPyConnection) -> None:
    """Fill ``identities``: one row a document."""
    rows = database.execute(_ISSUED).fetchall()
    known = places((commune, district, province) for _, _, commune, district, province, _ in rows)
    units = (known.get((commune, district, province)) for _, _, commune, district, province, _ in rows)
    insert(
        database,
        "identities",
        (
            (document, unit.slug if unit else None, unit.name if unit else issuer, year)
            for (document, issuer, *_, year), unit in zip(rows, units, strict=True)
        ),
    )


def places(units: Iterable[Levels]) -> Mapping[Levels, Place]:
    """The unit that each combination of levels means; combinations without any level are left out.

    Where a document leaves out the district or province, and all others that name this commune agree on it, it is
    that one; where they do not agree the document's unit stays apart.
    """
    distinct = sorted({unit for unit in units if any(unit)}, key=lambda unit: tuple(level or "" for level in unit))
    alike: dict[tuple[int, str], list[Levels]] = defaultdict(list)
    for unit in distinct:
        alike[_lowest(unit)].append(unit)
    return {unit: _place(_completed(unit, alike[_lowest(unit)])) for unit in distinct}


def _completed(unit: Levels, alike: Sequence[Levels]) -> Levels:
    """``unit`` with the levels on which those of the same lowest name agree, as far as they can be the same unit."""
    fitting = [other for other in alike if all(map(_fit, unit, other))]
    commune, district, province = (_agreed(levels) for levels in zip(unit, *fitting, strict=True))
    return commune, district, province


def _fit(level: str | None, other: str | None) -> bool:
    return level is None or other is None or _slug(level) == _slug(other)


def _agreed(levels: Iterable[str | None]) -> str | None:
    """The first name, if all names are one."""
    names = [level for level in levels if level]
    return names[0] if len({_slug(name) for name in names}) == 1 else None


def _place(unit: Levels) -> Place:
    first, *others = (level for level in unit if level)
    name = ", ".join([first, *(other[:1].lower() + other[1:] for other in others)])
    return Place(".".join(map(_slug, (first, *others))), name)


def _lowest(unit: Levels) -> tuple[int, str]:
    """The lowest level that is named: which one it is, and its name."""
    return next((index, _slug(level)) for index, level in enumerate(unit) if level)


@lru_cache(maxsize=65536)
def _slug(name: str) -> str:
    return "-".join(unaccented(name).split())
