"""Rows out of a registry and rows made in Python into it, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, cast

import duckdb
import numpy as np

_MANY = 50_000  # rows in memory at a time
_FETCHED = 500  # of those that come with texts

Row = TypeVar("Row", bound=tuple[object, ...])
Value = str | int | float | bool | None


def insert(database: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Value]]) -> None:
    """Append ``rows``, each with a value for every column of ``table`` in order."""
    database.execute("SET pandas_analyze_sample = 0")  # types are those of the table, not guessed from some rows
    waiting = iter(rows)
    while chunk := list(islice(waiting, _MANY)):
        columns = {f"c{index}": _column(values) for index, values in enumerate(zip(*chunk, strict=True))}
        database.register("rows_to_insert", columns)
        database.execute(f'INSERT INTO "{table}" SELECT * FROM rows_to_insert')
        database.unregister("rows_to_insert")


def map_texts(database: duckdb.DuckDBPyConnection, table: str, query: str, function: Callable[[str], str]) -> None:
    """Make the temporary ``table``: every text of ``query`` once, and what ``function`` makes of it as ``form``."""
    texts = database.execute(f"SELECT DISTINCT * FROM ({query}) AS named(text) WHERE text IS NOT NULL").fetchall()
    database.execute(f'CREATE TEMP TABLE "{table}" (text VARCHAR, form VARCHAR)')
    insert(database, table, ((text, function(text)) for (text,) in texts))


def fetched(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[Row]:
    """The rows of ``query`` as they come, on a connection of its own: others may write meanwhile.

    The caller says which types they have.
    """
    return streamed(database.cursor().execute(query))


def streamed(result: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """The rows of what was just asked, some hundred in memory at a time. The caller says which types they have."""
    while chunk := result.fetchmany(_FETCHED):
        yield from cast("list[Row]", chunk)


def quoted(text: str) -> str:
    """``text`` as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _column(values: Sequence[Value]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
