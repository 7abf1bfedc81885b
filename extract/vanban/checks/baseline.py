"""The findings of a folder that is not clean yet: known ones are held back, new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from vanban.checks.report import FileReport, Report, fingerprint
from vanban.errors import OutputError, SettingsError

_FORMAT = "vanban/baseline/1"


def write_baseline(report: Report, file: Path) -> int:
    """Write all findings of ``report`` into ``file``; how many. Raises OutputError where it can't be written."""
    counts = Counter((path, finding.rule, fingerprint(path, finding)) for path, finding in report.findings())
    entries = [
        {"path": path, "rule": rule, "fingerprint": print_, "count": count}
        for (path, rule, print_), count in sorted(counts.items())
    ]
    try:
        file.write_text(
            json.dumps({"format": _FORMAT, "findings": entries}, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
    except OSError as error:
        raise OutputError(f"{file}: {error.strerror}", "name another file") from error
    return counts.total()


def without_known(report: Report, file: Path) -> Report:
    """``report`` without the findings that ``file`` holds; of several alike, as many as it counts.

    Raises SettingsError when the file is no baseline.
    """
    known = _read(file)
    files = [_new(entry, known) for entry in report.files]
    held = sum(len(entry.findings) for entry in report.files) - sum(len(entry.findings) for entry in files)
    return Report(files, report.failures, held)


def _new(entry: FileReport, known: Counter[str]) -> FileReport:
    kept = list(_unknown(entry, known))
    return FileReport(
        entry.path,
        tuple(entry.findings[index] for index in kept),
        tuple(entry.lines[index] for index in kept),
        entry.notes,
        tuple(entry.columns[index] for index in kept),
    )


def _unknown(entry: FileReport, known: Counter[str]) -> Iterable[int]:
    for index, finding in enumerate(entry.findings):
        key = fingerprint(entry.path, finding)
        if known[key]:
            known[key] -= 1
        else:
            yield index


def _read(file: Path) -> Counter[str]:
    try:
        values = json.loads(file.read_text("utf-8"))
        if values["format"] != _FORMAT:
            raise ValueError(f"its format is {values['format']}, not {_FORMAT}")
        return Counter({entry["fingerprint"]: int(entry["count"]) for entry in values["findings"]})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{file}: no baseline of this version: {error}", "write it with --write-baseline"
        ) from error
