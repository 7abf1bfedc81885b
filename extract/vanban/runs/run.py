"""A run: files in, an output folder with records, one line a record, and a report of the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from vanban import __version__
from vanban.errors import LimitExceeded, VanbanError
from vanban.readers.options import ReadOptions
from vanban.runs.discovery import Inputs
from vanban.runs.workers import Limits, read_files
from vanban.writers.folder import OutputFolder


@dataclass(slots=True)
class Result:
    """What came of a run: the paths read, the errors of the others, and the files passed over."""

    read: list[str] = field(default_factory=list)
    failures: dict[str, VanbanError] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()


def run_to_folder(
    inputs: Inputs,
    output: Path,
    jobs: int,
    pattern_folders: Sequence[Path] = (),
    limits: Limits | None = None,
    options: ReadOptions | None = None,
    csv: bool = False,
    on_done: Callable[[str], None] = lambda _: None,
) -> Result:
    """Read all files and write ``output``: ``records/``, ``records.jsonl``, ``run.json``, with ``csv`` also tables.

    Nothing in ``output`` changes before all files are read. ``on_done`` is called with the path of each file.
    Raises OutputError when ``output`` holds something that is not the output of a run or cannot be written.
    """
    started = datetime.now(UTC)
    result = Result(failures=dict(inputs.failures), skipped=inputs.skipped)
    with OutputFolder(output) as folder:
        for outcome in read_files(inputs.files, jobs, pattern_folders, limits, options):
            error = outcome.error
            if outcome.record is not None:
                try:
                    folder.add(outcome.path, outcome.record)
                except LimitExceeded as too_long:
                    error = too_long
            if error is None:
                result.read.append(outcome.path)
            else:
                result.failures[outcome.path] = error
            on_done(outcome.path)
        result.read.sort()
        result.failures = dict(sorted(result.failures.items()))
        folder.finish(_report(result, started), csv=csv)
    return result


def _report(result: Result, started: datetime) -> dict[str, object]:
    return {
        "vanban": __version__,
        "status": "partial" if result.failures else "success",
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "counts": {"read": len(result.read), "failed": len(result.failures), "skipped": len(result.skipped)},
        "failures": [
            {"path": path, "code": error.code, "reason": error.message, "remedy": error.remedy}
            for path, error in result.failures.items()
        ],
        "skipped": list(result.skipped),
    }
