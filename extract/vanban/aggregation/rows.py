"""Rows made in Python into a table, fast: through a file that DuckDB reads."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

Value = str | int | float | bool | None


def insert(database: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Value]]) -> None:
    """Append ``rows``, each with a value for every column of ``table`` in order."""
    columns = database.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table ORDER BY column_index",
        {"table": table},
    ).fetchall()
    shape = ", ".join(f"'{name}': '{kind}'" for name, kind in columns)
    names = [name for name, _ in columns]
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            for row in rows:
                lines.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
        if file.stat().st_size:
            database.execute(
                f'INSERT INTO "{table}" SELECT * FROM '
                f"read_json($file, format='newline_delimited', columns={{{shape}}})",
                {"file": os.fspath(file)},
            )
