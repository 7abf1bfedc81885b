"""Where a registry is kept: a DuckDB file, a folder of Parquet files, an SQLite file, or PostgreSQL.

What was there before is replaced as a whole when everything is ready, and only if it is a registry.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import duckdb

from vanban.aggregation.postgres import POSTGRES, save_postgres
from vanban.aggregation.registry import TABLES
from vanban.aggregation.rows import quoted
from vanban.aggregation.tables import Column
from vanban.aggregation.views import VIEWS
from vanban.errors import OutputError, UsageError

_CHUNK = 5000


def check_target(target: str) -> None:
    """Raise UsageError or OutputError when no registry can be kept in ``target``, before any work is done."""
    if target.startswith(POSTGRES):
        return
    path = Path(target)
    if path.suffix not in _SAVERS:
        raise UsageError(f"{target}: a registry ends in {', '.join(_SAVERS)} or is a postgresql:// URL", "name it so")
    if path.exists() and not _is_registry(path):
        raise OutputError(f"{target}: is there, and is no registry", "name another file")
    if not path.absolute().parent.is_dir():
        raise OutputError(f"{target}: there is no such folder", "make the folder first")


def save(registry: Path, target: str) -> None:
    """Put the DuckDB file ``registry`` (in the folder of ``target``) where it belongs, in the format of its name."""
    if target.startswith(POSTGRES):
        save_postgres(registry, target)
        return
    path = Path(target)
    made = registry.with_name(f"made{path.suffix}")
    try:
        _SAVERS[path.suffix](registry, made)
        if path.is_dir():
            path.rename(registry.with_name("replaced"))  # goes with the temporary folder
        made.replace(path)
    except OSError as error:
        raise OutputError(f"{error.filename or target}: {error.strerror}", "name another file") from None


def _is_registry(path: Path) -> bool:
    """Whether there is a table of the name that only registries have."""
    if path.is_dir():
        return (path / "registry.parquet").is_file()
    try:
        if path.suffix == ".sqlite":
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as lite:
                lite.execute("SELECT name, value FROM registry")
        else:
            with duckdb.connect(path, read_only=True) as database:
                database.execute("SELECT name, value FROM registry")
    except (duckdb.Error, sqlite3.Error):
        return False
    return True


def _save_duckdb(registry: Path, made: Path) -> None:
    registry.rename(made)


def _save_parquet(registry: Path, made: Path) -> None:
    """One file a table. Views are made again by whoever reads them."""
    made.mkdir()
    with duckdb.connect(registry, read_only=True) as database:
        for table in TABLES:
            file = quoted(str(made / f"{table.name}.parquet"))
            database.execute(f'COPY "{table.name}" TO {file} (FORMAT parquet, COMPRESSION zstd)')


def _save_sqlite(registry: Path, made: Path) -> None:
    with duckdb.connect(registry, read_only=True) as database, closing(sqlite3.connect(made)) as lite:
        lite.execute("PRAGMA journal_mode = OFF")
        for table in TABLES:
            columns = [f'"{column.name}" {column.type}' for column in table.columns]
            key = ", ".join(f'"{name}"' for name in table.key)
            lite.execute(f'CREATE TABLE "{table.name}" ({", ".join(columns)}, PRIMARY KEY ({key}))')
            values = ", ".join("?" * len(columns))
            rows = database.execute(f'SELECT {", ".join(map(_plain, table.columns))} FROM "{table.name}"')
            while chunk := rows.fetchmany(_CHUNK):
                lite.executemany(f'INSERT INTO "{table.name}" VALUES ({values})', chunk)
        for view in VIEWS:
            lite.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        lite.commit()


def _plain(column: Column) -> str:
    """A column as SQLite takes it: dates and decimals as text, which its types then read."""
    exact = column.type == "DATE" or column.type.startswith("DECIMAL")
    return f'"{column.name}"::VARCHAR' if exact else f'"{column.name}"'


_SAVERS: Mapping[str, Callable[[Path, Path], None]] = {
    ".duckdb": _save_duckdb,
    ".parquet": _save_parquet,
    ".sqlite": _save_sqlite,
}
