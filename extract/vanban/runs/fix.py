"""Mending what a check found: a copy of each .docx with its typing faults put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vanban.checks.registry import rule_named
from vanban.checks.report import FileReport, Report
from vanban.errors import OutputError
from vanban.readers import docx
from vanban.record import Finding
from vanban.runs.discovery import InputFile
from vanban.writers.docx_fix import Change, mend

_MARK = ".sua"


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of a file: the copy (None where nothing was mended), what was mended and what was left."""

    path: str
    copy: Path | None
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fix_files(report: Report, files: Sequence[InputFile], folder: Path | None = None) -> list[Fixed]:
    """Mend what ``report`` says may be mended in ``files``, in copies beside them or in ``folder``.

    A copy is called ``<name>.sua.docx``. Raises OutputError, before anything is written, when one of them is there
    already, and when one can't be written; DamagedFile when a file has changed since it was checked.
    """
    places = {each.path: each.file for each in files}
    made = [_fixed(each, places.get(each.path), folder) for each in report.files]
    done = [(fixed, data) for fixed, data in made if fixed.mended or fixed.left]
    for fixed, _ in done:
        if fixed.copy is not None and fixed.copy.exists():
            raise OutputError(f"{fixed.copy} is there already", "move it away, or name a folder with --fix-to")
    for fixed, data in done:
        if fixed.copy is not None:
            _write(fixed.copy, data)
    return [fixed for fixed, _ in done]


def _fixed(report: FileReport, file: Path | None, folder: Path | None) -> tuple[Fixed, bytes]:
    wanted = [
        (finding, Change(line, column, finding.at[0].quote, finding.suggestion))
        for finding, line, column in zip(report.findings, report.lines, report.columns, strict=True)
        if finding.suggestion is not None and rule_named(finding.rule).fixable
    ]
    findings = tuple(finding for finding, _ in wanted)
    data = file.read_bytes() if wanted and file is not None else b""
    if file is None or not docx.sniff(data):
        return Fixed(report.path, None, (), findings), b""
    data, made = mend(data, report.path, [change for _, change in wanted])
    mended = tuple(finding for finding, done in zip(findings, made, strict=True) if done)
    left = tuple(finding for finding, done in zip(findings, made, strict=True) if not done)
    return Fixed(report.path, _copy(report.path, file, folder) if mended else None, mended, left), data


def _copy(path: str, file: Path, folder: Path | None) -> Path:
    """Where the copy of a file goes; in ``folder`` it keeps the folders of its path."""
    name = f"{file.stem}{_MARK}{file.suffix}"
    if folder is None:
        return file.with_name(name)
    inner = [part for part in PurePosixPath(path).parent.parts if part not in ("/", "..")]
    return folder.joinpath(*inner, name)


def _write(copy: Path, data: bytes) -> None:
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{copy}: {error.strerror}", "name a folder with --fix-to") from error
