"""Batches of records into the tables of a registry."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from vanban.aggregation.inputs import Batch, Run, batches, first_fault
from vanban.aggregation.rows import quoted
from vanban.aggregation.shapes import record_columns
from vanban.aggregation.tables import RECORD_TABLES, Table
from vanban.errors import RecordError
from vanban.record import SCHEMA

_AHEAD = 2  # batches that are read while one is stored
_LINE = 16 * 1024 * 1024  # bytes of a record; longer ones are read too, with more memory


def create_tables(database: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Empty tables, with a comment on each and on every column."""
    for table in tables:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        database.execute(f'CREATE TABLE "{table.name}" ({columns})')
        database.execute(f'COMMENT ON TABLE "{table.name}" IS {quoted(table.about)}')
        for column in table.columns:
            database.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quoted(column.about)}')


def load_records(
    database: duckdb.DuckDBPyConnection,
    runs: Iterable[Run],
    each: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> None:
    """Fill the tables of records. ``each`` is called for every batch, which then is the temporary table ``batch``.

    Raises RecordError naming the file of the first thing that is no record, and documents that come twice.
    """
    insertion = [f'INSERT INTO "{table.name}" {_rows(table)}' for table in RECORD_TABLES]
    with TemporaryDirectory() as folder:
        for cursor in _read_ahead(database, runs, Path(folder)):
            cursor.execute("BEGIN")
            for statement in insertion:
                cursor.execute(statement)
            cursor.execute("COMMIT")
            each(cursor)
    doubled = database.execute("SELECT document FROM documents GROUP BY 1 HAVING count(*) > 1 ORDER BY 1").fetchone()
    if doubled:
        raise RecordError(f"{doubled[0]}: two records of this document", "name every run once")


def _read_ahead(
    database: duckdb.DuckDBPyConnection, runs: Iterable[Run], folder: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the table ``batch`` for every batch in order; the next ones are read meanwhile."""
    waiting = (batch for run in runs for batch in batches(run))
    turns = cycle([(_beside(database), folder / f"{number}.jsonl") for number in range(_AHEAD + 1)])
    with ThreadPoolExecutor(_AHEAD) as readers:
        begun = (
            (cursor, readers.submit(_read, cursor, batch, file))
            for batch, (cursor, file) in zip(waiting, turns, strict=False)
        )
        ahead = deque(islice(begun, _AHEAD))
        while ahead:
            cursor, read = ahead.popleft()
            read.result()
            ahead.extend(islice(begun, 1))
            yield cursor


def _beside(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another connection to the database that this one uses."""
    (name,) = database.execute("SELECT current_database()").fetchall()[0]
    cursor = database.cursor()
    cursor.execute(f'USE "{name}"')
    return cursor


def _read(database: duckdb.DuckDBPyConnection, batch: Batch, file: Path) -> None:
    """The batch as the table ``batch``: ``run``, ``id`` and the fields of the record."""
    batch.write(file)
    try:
        _parse(database, batch, file)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise _fault(batch, f"{error}") from None
    wrong = "count(*) FILTER (schema IS DISTINCT FROM $schema OR source.path IS NULL)"
    (rows, faults) = database.execute(f"SELECT count(*), {wrong} FROM batch", {"schema": SCHEMA}).fetchall()[0]
    if faults or rows < (1 if batch.part else len(batch.files)):
        raise _fault(batch, "not all are records")


def _parse(database: duckdb.DuckDBPyConnection, batch: Batch, file: Path, longest: int = _LINE) -> None:
    columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in record_columns().items())
    try:
        database.execute(
            "CREATE OR REPLACE TEMP TABLE batch AS "
            "SELECT $run AS run, concat_ws('/', nullif($run, ''), source.path) AS id, * FROM "
            f"read_json($file, format='newline_delimited', records=true, "
            f"maximum_object_size={longest}, columns={{{columns}}})",
            {"run": batch.run, "file": os.fspath(file)},
        )
    except duckdb.InvalidInputException as error:
        if longest > _LINE or "maximum_object_size" not in str(error):
            raise
        _parse(database, batch, file, _LINE + max(map(len, batch.lines())))


def _fault(batch: Batch, otherwise: str) -> RecordError:
    """The error that names the first of ``batch`` that is no record."""
    return first_fault(batch) or RecordError(f"{batch.place(0)} and following: {otherwise}", "report this")


def _rows(table: Table) -> str:
    """The query over ``batch`` that makes a table's rows, in the order of documents and items."""
    values = ", ".join(f'{column.value} AS "{column.name}"' for column in table.columns)
    if not table.items:
        return f"SELECT {values} FROM batch AS r"
    items = f'SELECT id, unnest("{table.items}") AS i, generate_subscripts("{table.items}", 1) AS n FROM batch'
    if table.inner:
        items = (
            f'SELECT id, n AS parent, unnest(i."{table.inner}") AS i, '
            f'generate_subscripts(i."{table.inner}", 1) AS n FROM ({items})'
        )
    return f"SELECT {values} FROM ({items})"
