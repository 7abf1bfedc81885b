"""The whole way of a registry: runs → tables → identities → copies → links → lines → reports → views."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from vanban import __version__
from vanban.aggregation.copies import Named, Sketches, find_copies
from vanban.aggregation.derived import DERIVED_TABLES
from vanban.aggregation.identities import identify
from vanban.aggregation.inputs import Run
from vanban.aggregation.lines import draw_lines
from vanban.aggregation.links import link
from vanban.aggregation.loading import create_tables, load_records
from vanban.aggregation.reported import compare_reports
from vanban.aggregation.rows import insert, quoted
from vanban.aggregation.tables import RECORD_TABLES, Table
from vanban.aggregation.views import VIEWS
from vanban.errors import UsageError
from vanban.machine import cores
from vanban.patterns import PatternSet, builtin_patterns
from vanban.record import SCHEMA

MEMORY = "700MB"  # what DuckDB may use before it goes to disk
# every checkpoint compresses the last part of each table anew, of small tables all: seldom is enough
_CHECKPOINT = "1GB"
_Settings = dict[str, str | bool | int | float | list[str]]
TABLES: tuple[Table, ...] = (*RECORD_TABLES, *DERIVED_TABLES)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a registry holds."""

    documents: int
    copies: int


def build_registry(runs: Sequence[Run], file: Path, memory: str = MEMORY, patterns: PatternSet | None = None) -> Counts:
    """Make the registry of ``runs`` in ``file``, a DuckDB database that is not there yet.

    Raises RecordError naming the file of the first thing that is no record, UsageError when ``memory`` is no amount or
    too little.
    """
    settings: _Settings = {"memory_limit": memory, "checkpoint_threshold": _CHECKPOINT, "threads": cores()}
    try:
        candidates = _load(runs, file, settings)
        with duckdb.connect(file, config=settings) as database:
            return _build(database, candidates, patterns or builtin_patterns())
    except duckdb.OutOfMemoryException:
        raise UsageError(f"{memory} of memory are too little for these records", "give more with --memory") from None
    except (duckdb.ParserException, duckdb.InvalidInputException) as error:
        raise UsageError(f"--memory {memory}: {error}", "write it as 500MB or 2GB") from None


def _load(runs: Sequence[Run], file: Path, settings: _Settings) -> list[Named]:
    """The records into ``file``; pairs of documents that might be copies.

    No log for a crash is written: half a registry is never used.
    """
    sketches = Sketches()
    with duckdb.connect(config={**settings, "temp_directory": f"{file}.tmp"}) as database:
        database.execute(f"ATTACH {quoted(str(file))} AS registry (RECOVERY_MODE no_wal_writes)")
        database.execute("USE registry")
        create_tables(database, TABLES)
        load_records(database, runs, sketches.add)
        with ThreadPoolExecutor(1) as beside:
            stored = beside.submit(database.execute, "CHECKPOINT")
            candidates = sketches.candidates()
            stored.result()
    return candidates


def _build(database: duckdb.DuckDBPyConnection, candidates: Sequence[Named], patterns: PatternSet) -> Counts:
    """What is found across documents, into the tables for it."""
    identify(database)
    find_copies(database, candidates)
    with ThreadPoolExecutor(1) as beside:
        compared = beside.submit(compare_reports, database.cursor())
        link(database, patterns)
        draw_lines(database, patterns)
        compared.result()
    insert(database, "registry", (("vanban", __version__), ("schema", SCHEMA)))
    for view in VIEWS:
        database.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        database.execute(f'COMMENT ON VIEW "{view.name}" IS {quoted(view.about)}')
    counted = database.execute("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM copies)").fetchall()
    return Counts(*counted[0])
