"""``vanban extract``: documents in, records out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from vanban.cli.options import documents_in, limits_of_files, pattern_folders, progress
from vanban.errors import EXIT_FILES_FAILED, UsageError
from vanban.machine import cores
from vanban.patterns import load_patterns
from vanban.readers.options import ReadOptions
from vanban.runs.containers import unpacked
from vanban.runs.discovery import InputFile, Inputs
from vanban.runs.run import Result, run_to_folder
from vanban.runs.workers import Limits, Outcome, read_files

_STANDARD_INPUT = Path("-")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN…", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for the results of the run.")
@click.option(
    "--format", "format_", type=click.Choice(["json", "jsonl", "csv", "text"]),
    help="json (default with -o and for one file), jsonl, text (the reading text); csv: with -o, also tables.",
)  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Worker processes  [default: one a core]")
@pattern_folders
@limits_of_files
@click.option("--name", default="stdin", show_default=True, help="What to call the document on standard input.")
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], output: Path | None, format_: str | None, jobs: int | None,
    folders: tuple[Path, ...], timeout: float, max_bytes: int, max_pages: int,
    passwords: tuple[str, ...], name: str,
) -> None:  # fmt: skip
    """Read documents and write their records.

    IN is any number of files and folders (folders with all that is in them), or - for standard input.
    With -o the folder gets records/<path>.json, records.jsonl and run.json; without it the records go to
    standard output, and nothing else does.
    """
    if folders:
        load_patterns(folders)  # a malformed pattern set is told at once, not by every worker
    limits, options = Limits(timeout, max_bytes), ReadOptions(passwords, max_pages)
    with _found(inputs, output, name) as found, unpacked(found, limits.bytes, passwords) as files:
        if output is None:
            format_ = _format(format_, len(files.files))
            result = _to_standard_output(files, format_, jobs or cores(), folders, limits, options)
        elif format_ in ("jsonl", "text"):
            raise UsageError(f"--format {format_} is for standard output", "leave out -o")
        else:
            with progress(len(files.files)) as bar:
                task = bar.add_task("reading", total=len(files.files))
                result = run_to_folder(
                    files, output, jobs or cores(), folders, limits, options, csv=format_ == "csv",
                    on_done=lambda _: bar.advance(task),
                )  # fmt: skip
    _summarise(result, output)
    if result.failures:
        ctx.exit(EXIT_FILES_FAILED)


@contextmanager
def _found(inputs: Sequence[Path], output: Path | None, name: str) -> Iterator[Inputs]:
    """The files to read. Standard input becomes one, so that the same limits hold for it."""
    if _STANDARD_INPUT not in inputs:
        yield documents_in(inputs, leave_out=output)
    elif len(inputs) > 1 or output is not None:
        raise UsageError("- stands alone and writes to standard output", "leave out the other inputs and -o")
    else:
        with TemporaryDirectory() as folder:
            file = Path(folder, "stdin")
            file.write_bytes(sys.stdin.buffer.read())
            yield Inputs((InputFile(name, file),), ())


def _format(asked: str | None, count: int) -> str:
    """The format for standard output of ``count`` records."""
    if asked == "csv":
        raise UsageError("csv is several tables", "name a folder for them with -o")
    if asked == "json" and count > 1:
        raise UsageError("several records are not one JSON document", "use --format jsonl, or -o FOLDER")
    return asked or ("json" if count == 1 else "jsonl")


def _to_standard_output(
    inputs: Inputs, format_: str, jobs: int, pattern_folders: Sequence[Path], limits: Limits, options: ReadOptions
) -> Result:
    """Records in the order of their paths, each as soon as all before it are there."""
    result = Result(failures=dict(inputs.failures), skipped=inputs.skipped)
    waiting, ready = [file.path for file in inputs.files][::-1], dict[str, Outcome]()
    for outcome in read_files(inputs.files, jobs, pattern_folders, limits, options):
        ready[outcome.path] = outcome
        while waiting and waiting[-1] in ready:
            done = ready.pop(waiting.pop())
            if done.record is not None:
                click.echo(_formatted(done.record, format_))
                result.read.append(done.path)
            elif done.error is not None:
                result.failures[done.path] = done.error
    return result


def _formatted(record: str, format_: str) -> str:
    if format_ == "json":
        return record
    values = json.loads(record)
    return values["text"] if format_ == "text" else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _summarise(result: Result, output: Path | None) -> None:
    """The closing summary on standard error: counts, then every file that could not be read, and why."""
    if output is None and not result.failures:
        return
    read, failed = len(result.read), len(result.failures)
    skipped = f", {len(result.skipped)} passed over by their names" if result.skipped else ""
    where = f" → {output}" if output else ""
    click.echo(f"{read + failed} documents: {read} read, {failed} could not be read{skipped}{where}", err=True)
    for error in result.failures.values():
        click.echo(f"  {error} [{error.code}]", err=True)
