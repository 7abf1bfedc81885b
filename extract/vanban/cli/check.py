"""``vanban check``: what a careful clerk would object to, before a document goes out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import click

from vanban.checks import baseline as known
from vanban.checks.settings import FailOn, Language, Selection, load_settings
from vanban.cli.options import documents_in, limits_of_files, pattern_folders, progress
from vanban.errors import OutputError, UsageError
from vanban.machine import cores
from vanban.readers.options import GivenState, ReadOptions
from vanban.runs.check import check_files
from vanban.runs.containers import unpacked
from vanban.runs.fix import Fixed, fix_files
from vanban.runs.workers import Limits
from vanban.writers.findings.words import message

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER…", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to a file.")
@click.option("--lang", type=click.Choice(get_args(Language)), help="Language of the messages  [default: vi]")
@click.option("--select", multiple=True, metavar="RULES", help="Only these: ids, beginnings of ids, names, topics.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these.")
@click.option("--fail-on", type=click.Choice(get_args(FailOn)), help="Least severity to fail on  [default: error]")
@click.option(
    "--state", type=click.Choice(get_args(GivenState)),
    help="How finished the documents are, when their text does not show it.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Hold back the findings in this file."
)
@click.option("--write-baseline", is_flag=True, help="Write the findings into the baseline instead.")
@click.option("--fix", is_flag=True, help="Mend typing faults in a copy <name>.sua.docx beside each .docx.")
@click.option(
    "--fix-to", type=click.Path(file_okay=False, path_type=Path), help="The same, with the copies in a folder."
)
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Settings file to use.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Worker processes  [default: one a core]")
@pattern_folders
@limits_of_files
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], format_: str, output: Path | None, lang: Language | None,
    select: tuple[str, ...], ignore: tuple[str, ...], fail_on: FailOn | None, state: GivenState | None,
    baseline: Path | None, write_baseline: bool, fix: bool, fix_to: Path | None, config: Path | None, jobs: int | None,
    folders: tuple[Path, ...], timeout: float, max_bytes: int, max_pages: int, passwords: tuple[str, ...],
) -> None:  # fmt: skip
    """Read documents and say what a careful clerk would object to.

    FILE|FOLDER is any number of files and folders. Rules are set up in vanban.toml or pyproject.toml; options
    go before what stands there.

    Exit status: 0 clean; 1 findings at or above --fail-on; 2 wrong usage or settings; 3 a file could not be read.
    """
    settings = load_settings(config)
    settings = settings.changed(
        select=_split(select), ignore=(*settings.ignore, *_split(ignore)), fail_on=fail_on, lang=lang, state=state,
        baseline=baseline,
    )  # fmt: skip
    if write_baseline and settings.baseline is None:
        raise UsageError("there is no baseline to write", "name it with --baseline FILE")
    selection = Selection(settings)
    limits, options = Limits(timeout, max_bytes), ReadOptions(passwords, max_pages, settings.state)
    found = documents_in(inputs, root=Path.cwd())
    with unpacked(found, limits.bytes, passwords) as files, progress(len(files.files)) as bar:
        task = bar.add_task("checking", total=len(files.files))
        report = check_files(
            files, selection, jobs or cores(), folders, limits, options, on_done=lambda _: bar.advance(task)
        )
    if write_baseline and settings.baseline is not None:
        count = known.write_baseline(report, settings.baseline)
        click.echo(f"{count} findings → {settings.baseline}", err=True)
        ctx.exit(report.exit_code("never"))
    if settings.baseline is not None:
        report = known.without_known(report, settings.baseline)
    shown: str = import_module(f"vanban.writers.findings.{format_}").write(report, settings.lang)
    _put(shown, output)
    if fix or fix_to is not None:
        for line in _told(fix_files(report, found.files, fix_to), settings.lang):
            click.echo(line, err=True)
    ctx.exit(report.exit_code(settings.fail_on))


def _put(shown: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(shown)
        return
    try:
        output.write_text(shown, "utf-8")
    except OSError as error:
        raise OutputError(f"{output}: {error.strerror}", "name another file") from error


def _told(fixed: list[Fixed], lang: Language) -> Iterator[str]:
    """What was mended, file by file, and what was not."""
    mended, left = ("mended", "left") if lang == "en" else ("đã sửa", "chưa sửa")
    for each in fixed:
        arrow = f" → {each.copy.as_posix()}" if each.copy is not None else ""
        yield f"{each.path}{arrow}: {mended} {len(each.mended)}, {left} {len(each.left)}"
        for finding in each.left:
            yield f"  {left}: {finding.line} {finding.rule}: {message(finding, lang)}"


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for given in names for name in given.split(",") if name.strip())
