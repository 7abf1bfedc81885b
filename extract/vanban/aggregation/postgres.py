"""A registry in PostgreSQL, in a schema of its own, through the driver psycopg where that is installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, Self

import duckdb

from vanban.aggregation.registry import TABLES
from vanban.aggregation.rows import quoted
from vanban.aggregation.tables import Table
from vanban.aggregation.views import VIEWS
from vanban.errors import OutputError, UsageError

POSTGRES = ("postgresql://", "postgres://")
SCHEMA = "vanban"
_TYPES = {"VARCHAR": "text", "DOUBLE": "double precision"}
_PIECE = 1024 * 1024


class _Column(Protocol):
    @property
    def name(self) -> str: ...


class Copy(Protocol):
    """Takes the bytes of rows."""

    def write(self, buffer: bytes) -> None: ...


class Cursor(Protocol):
    """The part of psycopg's cursor that is used here."""

    @property
    def description(self) -> Sequence[_Column] | None: ...
    def execute(self, query: str) -> Self: ...
    def fetchone(self) -> tuple[str, ...] | None: ...
    def copy(self, statement: str) -> AbstractContextManager[Copy]: ...
    def __iter__(self) -> Iterator[tuple[str | int | float | bool | None, ...]]: ...


@contextmanager
def connected(url: str, *, read_only: bool) -> Iterator[Cursor]:
    """A cursor in one transaction, which is kept when all went well. Table names mean those of the registry.

    Raises UsageError where psycopg is not installed or the server does not answer.
    """
    try:
        import psycopg
    except ImportError:
        raise UsageError("PostgreSQL wants the package psycopg", "pip install 'psycopg[binary]'") from None
    try:
        with psycopg.connect(url) as connection, connection.cursor() as cursor:
            connection.read_only = read_only
            cursor.execute(f"SET search_path TO {SCHEMA}")
            yield cursor
    except psycopg.OperationalError as error:
        raise UsageError(f"PostgreSQL: {error}".strip(), "look at the URL and whether the server runs") from None
    except psycopg.Error as error:
        raise UsageError(f"PostgreSQL: {error}".strip(), "the schema vanban holds the registry") from None


def save_postgres(registry: Path, url: str) -> None:
    """Replace the schema ``vanban`` by the registry, all at once.

    Raises OutputError when there is a schema of this name that is no registry.
    """
    with duckdb.connect(registry, read_only=True) as database, connected(url, read_only=False) as cursor:
        if _holds(cursor, "schemata", "true") and not _holds(cursor, "tables", "table_name = 'registry'"):
            raise OutputError(f"PostgreSQL: the schema {SCHEMA} is there, and is no registry", "use another database")
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in TABLES:
            _copy(database, cursor, table)
        for view in VIEWS:
            cursor.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')


def _holds(cursor: Cursor, catalogue: str, condition: str) -> bool:
    name = "schema_name" if catalogue == "schemata" else "table_schema"
    cursor.execute(f"SELECT 1 FROM information_schema.{catalogue} WHERE {name} = '{SCHEMA}' AND {condition}")
    return cursor.fetchone() is not None


def _copy(database: duckdb.DuckDBPyConnection, cursor: Cursor, table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {_TYPES.get(column.type, column.type)}' for column in table.columns)
    key = ", ".join(f'"{name}"' for name in table.key)
    cursor.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key}))')
    cursor.execute(f'COMMENT ON TABLE "{table.name}" IS {quoted(table.about)}')
    for column in table.columns:
        cursor.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quoted(column.about)}')
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.csv")
        database.execute(f"COPY \"{table.name}\" TO {quoted(str(file))} (FORMAT csv, HEADER false, NULLSTR '\\N')")
        with file.open("rb") as rows, cursor.copy(f"COPY \"{table.name}\" FROM STDIN (FORMAT csv, NULL '\\N')") as copy:
            while piece := rows.read(_PIECE):
                copy.write(piece)
