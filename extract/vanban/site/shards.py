"""The rows of a table as files that a page loads by ``<script src>``, which works from disk where nothing else does.

A file holds 5,000 rows: JSON, compressed with gzip, in base64, as the argument of a call. A column in it is its
distinct values and, for each row, which of them it has; null for the second where all are distinct.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from vanban.site.tables import SiteTable

ROWS = 5000
_LEVEL = 6  # of compression: higher ones take twice as long for a hundredth less

Value = str | int | float | None


@dataclass(slots=True)
class Written:
    """What of a table is in its files: rows, of all that there are, and how often each choice comes."""

    table: SiteTable
    rows: int
    all: int
    choices: dict[str, Counter[Value]] = field(default_factory=dict)

    @property
    def files(self) -> int:
        """How many files there are."""
        return -(-self.rows // ROWS)


def write_table(
    database: duckdb.DuckDBPyConnection, table: SiteTable, pages: Mapping[str, str], folder: Path, most: int
) -> Written:
    """Write the first ``most`` rows of ``table`` into ``folder``; ``pages`` has the pages of documents by name."""
    cursor = database.cursor()
    written = Written(table, 0, 0, {each.name: Counter() for each in table.fields if each.choice})
    cursor.execute(f"{table.sql} LIMIT {most}")
    while rows := cursor.fetchmany(ROWS):
        documents, places, *columns = zip(*rows, strict=True)
        for each, values in zip(table.fields, columns, strict=True):
            if each.choice:
                written.choices[each.name].update(values)
        shard = [_packed(column) for column in ([pages.get(name) for name in documents], places, *columns)]
        name = f"{table.name}-{written.files}"
        (folder / f"{name}.js").write_text(f'vanban.receive("{name}","{_squeezed(shard)}");\n', "ascii")
        written.rows += len(rows)
    written.all = written.rows if written.rows < most else _count(database, table)
    return written


def _packed(column: Sequence[Value]) -> tuple[list[Value], list[int] | None]:
    index: dict[Value, int] = {}
    which = [index.setdefault(value, len(index)) for value in column]
    values = list(index)
    return values, None if len(values) == len(which) else which


def _squeezed(shard: Sequence[tuple[list[Value], list[int] | None]]) -> str:
    text = json.dumps(shard, ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(text.encode(), _LEVEL, mtime=0)).decode("ascii")


def _count(database: duckdb.DuckDBPyConnection, table: SiteTable) -> int:
    (row,) = database.execute(f"SELECT count(*) FROM ({table.sql})").fetchall()
    return int(row[0])
