"""What several commands have: options, the documents that they are given, and the progress that they show."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from vanban.errors import UsageError
from vanban.readers.options import ReadOptions
from vanban.runs.discovery import Inputs, discover
from vanban.runs.workers import Limits

Command = Callable[..., None]

pattern_folders = click.option(
    "--patterns", "folders", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A pattern set of your own; adds to or overrides the built-in one. May be given several times.",
)  # fmt: skip

_LIMITS = (
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), default=Limits().seconds, show_default=True,
        help="Seconds a file may take.",
    ),
    click.option(
        "--max-bytes", type=click.IntRange(min=1), default=Limits().bytes, show_default=True, help="Largest file read."
    ),
    click.option(
        "--max-pages", type=click.IntRange(min=1), default=ReadOptions().max_pages, show_default=True,
        help="Most pages of a PDF or a picture file.",
    ),
    click.option("--password", "passwords", multiple=True, help="For encrypted PDFs. May be given several times."),
)  # fmt: skip


def limits_of_files(command: Command) -> Command:
    """The options ``--timeout``, ``--max-bytes``, ``--max-pages`` and ``--password``."""
    return reduce(lambda wrapped, option: option(wrapped), reversed(_LIMITS), command)


def documents_in(inputs: Sequence[Path], leave_out: Path | None = None, root: Path | None = None) -> Inputs:
    """What ``discover`` finds in ``inputs``. Raises UsageError also when that is nothing."""
    found = discover(inputs, leave_out, root)
    if not found.files:
        raise UsageError(
            f"no documents in {', '.join(map(str, inputs))}", "a file of unknown extension is read when named"
        )
    return found


def progress(total: int) -> Progress:
    """A bar on standard error, only when that is a terminal and there is something to wait for."""
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True, disable=total < 2 or not sys.stderr.isatty(),
    )  # fmt: skip
