"""``vanban evaluate``: how good records are."""

from __future__ import annotations

from pathlib import Path

import click

from vanban.errors import UsageError
from vanban.evaluation import floor, report
from vanban.evaluation.calibration import fit, write_confidences
from vanban.evaluation.gold import load_gold
from vanban.evaluation.scoring import judge_documents, load_records, score_documents


@click.command()
@click.argument("records", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--by", type=click.Choice(["format", "type", "issuer"]), help="A table for each of them.")
@click.option("--show-errors", is_flag=True, help="Also everything missed, extra or wrong (on standard error).")
@click.option("--calibration", is_flag=True, help="Instead of scores: whether confidence means what it says.")
@click.option(
    "--fit",
    "fit_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the confidence of every pattern as measured here into a file of a pattern set.",
)
@click.option(
    "--floor",
    "floor_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Scores below which the command fails.",
)
@click.option("--raise-floor", is_flag=True, help="Write the scores as the new floor where none fell.")
@click.option("--reset-floor", is_flag=True, help="Write the floor of a new or changed corpus.")
def command(
    records: Path, gold: Path, format_: str, by: str | None, show_errors: bool,
    calibration: bool, fit_file: Path | None, floor_file: Path | None, raise_floor: bool, reset_floor: bool,
) -> None:  # fmt: skip
    """Score RECORDS (the folder records of a run) against GOLD (one annotation a document).

    Exit status 1 when a score fell below the floor.
    """
    if (raise_floor or reset_floor) and floor_file is None:
        raise UsageError("there is no floor to write", "name it with --floor FILE")
    if raise_floor and reset_floor:
        raise UsageError("--raise-floor and --reset-floor do not go together", "give one of them")
    if calibration and by is not None:
        raise UsageError("--calibration goes over all documents", "leave out --by")
    annotated, found = load_gold(gold), load_records(records)
    documents = score_documents(annotated, found)
    judged = judge_documents(annotated, found) if calibration or fit_file is not None else []
    if calibration:
        click.echo(report.calibration_json(judged) if format_ == "json" else report.calibration_table(judged))
    else:
        groups = report.group(documents, by)
        click.echo(report.as_json(groups) if format_ == "json" else report.as_table(groups))
    if show_errors:
        for error in report.errors(documents):
            click.echo(error, err=True)
    if fit_file is not None:
        write_confidences(fit_file, fit(judged))
    if floor_file is not None:
        act = floor.reset if reset_floor else floor.raise_ if raise_floor else floor.check
        act(floor_file, report.scores(documents))
