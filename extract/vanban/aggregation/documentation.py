"""The tables, columns and views of a registry in words, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban.aggregation.derived import DERIVED_TABLES
from vanban.aggregation.tables import RECORD_TABLES, Table
from vanban.aggregation.views import VIEWS

_OPENING = """# The registry

What [`vanban aggregate`](aggregate.md) makes and [`vanban query`](query.md) asks. `document` joins all tables; where
rows have a place `n`, `document` and `n` together do. Names are the same in DuckDB, Parquet, SQLite and PostgreSQL.
This page is what `vanban query --tables` prints.
"""


def reference() -> str:
    """The whole reference, the same bytes for the same version."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield from _OPENING.splitlines()
    yield ""
    yield "## What the records hold"
    yield from _tables(RECORD_TABLES)
    yield ""
    yield "## What is found across documents"
    yield from _tables(DERIVED_TABLES)
    yield ""
    yield "## Views"
    yield ""
    yield "| View | Answers |"
    yield "|---|---|"
    for view in VIEWS:
        yield f"| `{view.name}` | {view.about} |"


def _tables(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        yield ""
        yield f"### {table.name}"
        yield ""
        yield f"{table.about[:1].upper()}{table.about[1:]}. Key: {', '.join(f'`{name}`' for name in table.key)}."
        yield ""
        yield "| Column | Type | Meaning |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {column.about} |"
