"""Questions in SQL to a registry of any kind, or straight to the records of runs. Nothing is ever changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from vanban.aggregation.inputs import find_runs
from vanban.aggregation.postgres import POSTGRES, connected
from vanban.aggregation.registry import TABLES, build_registry
from vanban.aggregation.rows import quoted, streamed
from vanban.aggregation.views import VIEWS
from vanban.errors import UsageError

Value = str | int | float | bool | Decimal | date | datetime | None
_REMEDY = "vanban query --tables lists the tables, columns and views"


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


@contextmanager
def ask(sql: str, sources: Sequence[str]) -> Iterator[Answer]:
    """The answer of ``sources`` to ``sql``: one registry (a file, a folder of Parquet, a URL), or records of runs.

    Raises UsageError where the question is no SQL that is understood, RecordError where there are no records.
    """
    if len(sources) == 1 and sources[0].startswith(POSTGRES):
        yield from _ask_postgres(sql, sources[0])
        return
    paths = [Path(source) for source in sources]
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"{missing[0]}: no such file or folder", "name a registry, or the output folder of a run")
    if len(paths) == 1 and _begins(paths[0], b"SQLite format 3\0", 0):
        yield from _ask_sqlite(sql, paths[0])
    elif len(paths) == 1 and _begins(paths[0], b"DUCK", 8):
        yield from _ask_duckdb(sql, paths[0])
    elif len(paths) == 1 and (paths[0] / "registry.parquet").is_file():
        yield from _ask_parquet(sql, paths[0])
    else:
        with TemporaryDirectory() as folder:
            file = Path(folder, "registry.duckdb")
            build_registry(find_runs(paths), file)
            yield from _ask_duckdb(sql, file)


def _begins(path: Path, magic: bytes, offset: int) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(offset + len(magic))[offset:] == magic


def _ask_duckdb(sql: str, file: Path) -> Iterator[Answer]:
    try:
        database = duckdb.connect(file, read_only=True, config={"enable_external_access": False})
    except duckdb.Error as error:
        raise UsageError(f"{file}: {error}", "close the program that has it open, or aggregate again") from None
    with database:
        yield _answer(database, sql)


def _ask_parquet(sql: str, folder: Path) -> Iterator[Answer]:
    with duckdb.connect() as database:
        for table in TABLES:
            file = quoted(str(folder / f"{table.name}.parquet"))
            database.execute(f'CREATE VIEW "{table.name}" AS SELECT * FROM read_parquet({file})')
        for view in VIEWS:
            database.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        database.execute("SET allowed_directories = [$folder]", {"folder": str(folder)})
        database.execute("SET enable_external_access = false")
        yield _answer(database, sql)


def _answer(database: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    try:
        if len(duckdb.extract_statements(sql)) != 1:
            raise UsageError("that is not one question", "ask one SELECT at a time")
        result = database.execute(sql)
        columns = tuple(column[0] for column in result.description or ())
        return Answer(columns, _fetched(result))
    except duckdb.Error as error:
        raise UsageError(str(error), _REMEDY) from None


def _fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Value, ...]]:
    try:
        yield from streamed(result)
    except duckdb.Error as error:
        raise UsageError(str(error), _REMEDY) from None


def _ask_sqlite(sql: str, file: Path) -> Iterator[Answer]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            cursor = database.execute(sql)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise UsageError(str(error), _REMEDY) from None
        if cursor.description is None:
            raise UsageError("that is not one question", "ask one SELECT at a time")
        yield Answer(tuple(column[0] for column in cursor.description), cursor)


def _ask_postgres(sql: str, url: str) -> Iterator[Answer]:
    with connected(url, read_only=True) as cursor:
        cursor.execute(sql)
        yield Answer(tuple(column.name for column in cursor.description or ()), iter(cursor))
