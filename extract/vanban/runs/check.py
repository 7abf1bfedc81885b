"""A check: files in, the findings of each and those between them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from vanban.checks.case import Folder
from vanban.checks.engine import findings_between, in_order
from vanban.checks.looks import shows_pages
from vanban.checks.regime import issue_date, regime_of
from vanban.checks.registry import all_rules
from vanban.checks.report import FileReport, Note, Report
from vanban.checks.settings import Selection
from vanban.errors import VanbanError
from vanban.patterns import patterns_of
from vanban.readers import plain
from vanban.readers.options import ReadOptions
from vanban.record import Finding, Record
from vanban.runs.discovery import Inputs
from vanban.runs.workers import Limits, read_files

# What no rule asks of the other documents of a folder is let go, so that large folders fit in memory.
_NOT_COMPARED = ("outline", "dates", "statistics", "tasks", "people", "organisations", "tables", "forms")

_NO_PAGES = Note(
    "paper, margins, fonts and sizes can't be checked in this format (they are in .docx, and in PDF that is no scan)",
    "khổ giấy, lề, phông chữ, cỡ chữ không kiểm tra được ở định dạng này (chỉ ở .docx và PDF không phải bản quét)",
)


def check_files(
    inputs: Inputs,
    selection: Selection,
    jobs: int,
    pattern_folders: Sequence[Path] = (),
    limits: Limits | None = None,
    options: ReadOptions | None = None,
    on_done: Callable[[str], None] = lambda _: None,
) -> Report:
    """Read ``inputs`` and gather what the selected rules object to; ``on_done`` is called with each path."""
    patterns = patterns_of(tuple(pattern_folders))  # a malformed set is told before anything is read
    records: dict[str, Record] = {}
    failures = dict(inputs.failures)
    for outcome in read_files(inputs.files, jobs, pattern_folders, limits, options):
        if outcome.record is not None:
            record = Record.model_validate_json(outcome.record)
            records[outcome.path] = record.model_copy(update={name: [] for name in _NOT_COMPARED})
        elif outcome.error is not None:
            failures[outcome.path] = outcome.error
        on_done(outcome.path)
    files = {file.path: file.file for file in inputs.files}
    by_path = [records[path] for path in sorted(records)]
    folder = Folder(by_path, lambda record: _file_lines(record, files), patterns)
    return report_of(folder, failures, selection)


def report_of(folder: Folder, failures: Mapping[str, VanbanError], selection: Selection) -> Report:
    """The findings in and between the records of ``folder`` that ``selection`` leaves, and what could not be read."""
    between: dict[str, list[Finding]] = defaultdict(list)
    for path, finding in findings_between(folder):
        between[path].append(finding)
    files = [
        _file_report(
            record,
            selection.apply(record.source.path, [*record.findings, *between[record.source.path]]),
            tuple(_notes(record, selection)),
        )
        for record in folder.records
    ]
    return Report(files, dict(sorted(failures.items())))


def _file_lines(record: Record, files: Mapping[str, Path]) -> list[str] | None:
    plain_text = record.source.media_type == plain.MEDIA_TYPE
    return plain.file_lines(files[record.source.path].read_bytes()) if plain_text else None


def _notes(record: Record, selection: Selection) -> Iterator[Note]:
    """What the rules could not look at."""
    regime = regime_of(record.document, issue_date(record))
    skipped = [rule for rule in all_rules() if rule.topic == "page" and rule.binds(regime)]
    if not shows_pages(record.source) and selection.asks(record.source.path, skipped):
        yield _NO_PAGES


def _file_report(record: Record, findings: list[Finding], notes: tuple[Note, ...]) -> FileReport:
    findings = in_order(findings)
    starts = [finding.at[0].start for finding in findings]
    begins = [record.text.rfind("\n", 0, start) + 1 for start in starts]
    lines = [record.text[begin:].partition("\n")[0] for begin in begins]
    columns = (start - begin for start, begin in zip(starts, begins, strict=True))
    return FileReport(record.source.path, tuple(findings), tuple(lines), notes, tuple(columns))
