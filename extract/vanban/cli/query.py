"""``vanban query``: a question in SQL to a registry or to the records of runs."""

from __future__ import annotations

import csv
import json
import sys

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vanban.aggregation.documentation import reference
from vanban.aggregation.querying import Answer, Value, ask
from vanban.errors import UsageError
from vanban.writers.tables import harmless

_WIDE = 10_000  # columns, where no terminal says how many there are


@click.command()
@click.argument("sql", required=False)
@click.argument("sources", nargs=-1, metavar="[REGISTRY | OUT…]")
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True,
    help="How the answer is written to standard output.",
)  # fmt: skip
@click.option("--tables", is_flag=True, help="Print what tables, columns and views there are.")
def command(sql: str | None, sources: tuple[str, ...], format_: str, tables: bool) -> None:
    """Answer the question SQL, one SELECT statement.

    REGISTRY is what vanban aggregate made, by default registry.duckdb; OUT the output folders of runs, whose records
    are read then and there. Nothing is changed.
    """
    if tables:
        click.echo(reference(), nl=False)
        return
    if sql is None:
        raise UsageError("there is no question", 'vanban query "SELECT count(*) FROM documents"')
    with ask(sql, sources or ("registry.duckdb",)) as answer:
        _WRITERS[format_](answer)


def _table(answer: Answer) -> None:
    table = Table()
    for name in answer.columns:
        table.add_column(Text(name))
    for row in answer.rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console = Console() if sys.stdout.isatty() else Console(width=_WIDE)
    console.print(table)


def _csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([harmless(value) for value in row] for row in answer.rows)


def _jsonl(answer: Answer) -> None:
    for row in answer.rows:
        values: dict[str, Value] = dict(zip(answer.columns, row, strict=True))
        click.echo(json.dumps(values, ensure_ascii=False, default=str))


_WRITERS = {"table": _table, "csv": _csv, "jsonl": _jsonl}
