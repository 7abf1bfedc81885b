"""Records as flat tables in CSV, one a kind, for spreadsheets: UTF-8 with a byte order mark, which Excel needs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import duckdb

from vanban.aggregation.inputs import Run
from vanban.aggregation.loading import create_tables, load_records
from vanban.aggregation.rows import streamed
from vanban.aggregation.tables import RECORD_TABLES, TEXTS

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Value = TypeVar("Value")


def write_tables(lines: Path, folder: Path) -> None:
    """Write ``documents.csv``, ``models.csv`` … into ``folder``: the registry's tables of the records in ``lines``.

    The reading text has no table: it is in the records.
    """
    folder.mkdir(parents=True)
    with duckdb.connect() as database:
        create_tables(database, RECORD_TABLES)
        load_records(database, [Run("", (lines,))])
        for table in RECORD_TABLES:
            if table is not TEXTS:
                rows: Iterator[tuple[object, ...]] = streamed(database.execute(f'SELECT * FROM "{table.name}"'))
                write_csv(folder / f"{table.name}.csv", [column.name for column in table.columns], rows)


def write_csv(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One table as CSV for spreadsheets."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([harmless(value) for value in row] for row in rows)


def harmless(value: Value) -> Value | str:
    """A value for a spreadsheet: what it would take for a formula gets an apostrophe, which keeps it from being one.

    Decimals come without the zeros at their end.
    """
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
