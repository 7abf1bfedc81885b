"""Batches of records into the tables of a registry."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from vanban.aggregation.inputs import Batch, Run, batches, first_fault
from vanban.aggregation.shapes import record_columns
from vanban.aggregation.tables import RECORD_TABLES, Table
from vanban.errors import RecordError
from vanban.record import SCHEMA

_LONGEST = 16 * 1024 * 1024  # bytes of a line that the reader expects; longer ones are announced


def create_tables(database: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Empty tables, with a comment on each and on every column."""
    for table in tables:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        database.execute(f'CREATE TABLE "{table.name}" ({columns})')
        database.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.about)}')
        for column in table.columns:
            database.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {_quoted(column.about)}')


def load_records(
    database: duckdb.DuckDBPyConnection,
    runs: Iterable[Run],
    each: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> None:
    """Fill the tables of records. ``each`` is called for every batch, which then is the temporary table ``batch``.

    Raises RecordError naming the file of the first thing that is no record, and documents that come twice.
    """
    with TemporaryDirectory() as folder:
        for run in runs:
            for batch in batches(run):
                _read(database, batch, Path(folder, "batch.jsonl"))
                database.execute("BEGIN")  # what is not committed yet is kept in memory
                for table in RECORD_TABLES:
                    database.execute(f'INSERT INTO "{table.name}" {_rows(table)}')
                database.execute("COMMIT")
                each(database)
    database.execute("DROP TABLE IF EXISTS batch")
    doubled = database.execute("SELECT document FROM documents GROUP BY 1 HAVING count(*) > 1 ORDER BY 1").fetchone()
    if doubled:
        raise RecordError(f"{doubled[0]}: two records of this document", "name every run once")


def _read(database: duckdb.DuckDBPyConnection, batch: Batch, file: Path) -> None:
    """The batch as the table ``batch``: ``run``, ``id`` and the fields of the record."""
    file.write_bytes(b"\n".join(batch.lines) + b"\n")
    columns = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in record_columns().items())
    longest = max(_LONGEST, *(len(line) + 1 for line in batch.lines))
    try:
        database.execute(
            "CREATE OR REPLACE TEMP TABLE batch AS "
            "SELECT $run AS run, concat_ws('/', nullif($run, ''), source.path) AS id, * FROM "
            f"read_json($file, format='newline_delimited', maximum_object_size={longest}, columns={{{columns}}})",
            {"run": batch.run, "file": os.fspath(file)},
        )
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise first_fault(batch) or RecordError(f"{batch.place(0)} and following: {error}", "report this") from None
    wrong = "count(*) FILTER (schema IS DISTINCT FROM $schema OR source.path IS NULL)"
    (rows, faults) = database.execute(f"SELECT count(*), {wrong} FROM batch", {"schema": SCHEMA}).fetchall()[0]
    if faults or rows != len(batch.lines):
        raise first_fault(batch) or RecordError(f"{batch.place(0)} and following: not all are records", "report this")


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


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
