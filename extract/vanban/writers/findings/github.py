"""Findings as workflow commands: annotations on the lines of a pull request on GitHub."""

from __future__ import annotations

from vanban.checks.report import Report
from vanban.checks.settings import Language
from vanban.writers.findings.words import with_remedy

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(report: Report, lang: Language) -> str:
    """One command a line, for findings and for files that could not be read."""
    lines = [
        f"::{_COMMAND[finding.severity]} file={path.translate(_IN_PROPERTY)},line={finding.line},"
        f"title={finding.rule}::{with_remedy(finding, lang).translate(_IN_DATA)}"
        for path, finding in report.findings()
    ]
    lines += [
        f"::error file={path.translate(_IN_PROPERTY)},title={error.code}::{str(error).translate(_IN_DATA)}"
        for path, error in report.failures.items()
    ]
    return "".join(f"{line}\n" for line in lines)
