"""``vanban aggregate``: the records of runs into one registry, and the registers that offices keep."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from vanban.aggregation.inputs import find_runs
from vanban.aggregation.postgres import POSTGRES
from vanban.aggregation.registers import Language
from vanban.aggregation.registry import MEMORY, build_registry
from vanban.aggregation.stores import check_target, save
from vanban.writers.registers import write_registers


@click.command()
@click.argument("outs", nargs=-1, required=True, metavar="OUT…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--to", "target", default="registry.duckdb", show_default=True, metavar="REGISTRY",
    help="NAME.duckdb, NAME.sqlite, NAME.parquet (a folder) or postgresql://…",
)  # fmt: skip
@click.option(
    "--registers", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Also write the registers that offices keep: XLSX, CSV and a calendar.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Headings of the registers."
)
@click.option("--memory", default=MEMORY, show_default=True, help="What the database may use before it goes to disk.")
def command(outs: tuple[Path, ...], target: str, registers: Path | None, lang: Language, memory: str) -> None:
    """Put the records of runs into one registry.

    OUT is any number of output folders of vanban extract, folders of records, or records.jsonl files.
    The registry then holds exactly these records: what changed is replaced, what is withdrawn goes.
    """
    check_target(target)
    runs = find_runs(outs)
    beside = None if target.startswith(POSTGRES) else Path(target).absolute().parent
    with TemporaryDirectory(dir=beside, prefix=".vanban-") as folder:
        file = Path(folder, "registry.duckdb")
        counts = build_registry(runs, file, memory)
        if registers is not None:
            write_registers(file, registers, lang)
        save(file, target)
    copies = f", {counts.copies} of them copies of others" if counts.copies else ""
    click.echo(f"{counts.documents} documents{copies} → {target}", err=True)
