"""Findings as JSON, for other programs: ``{"files": [{"path", "findings"}], "failures": […], "counts": {…}}``."""

from __future__ import annotations

import json
from dataclasses import asdict

from vanban.checks.report import Report, fingerprint
from vanban.checks.settings import SEVERITIES, Language


def write(report: Report, lang: Language) -> str:  # noqa: ARG001 (every finding has both languages)
    """The report as JSON text; findings as in a record, with the ``fingerprint`` that a baseline knows them by."""
    files = [
        {
            "path": file.path,
            "findings": [
                {"fingerprint": fingerprint(file.path, finding), **finding.model_dump(mode="json")}
                for finding in file.findings
            ],
            "notes": [asdict(note) for note in file.notes],
        }
        for file in report.files
    ]
    failures = [
        {"path": path, "code": error.code, "reason": error.message, "remedy": error.remedy}
        for path, error in report.failures.items()
    ]
    counts = report.counts()
    values = {
        "files": files,
        "failures": failures,
        "counts": {level: counts[level] for level in reversed(SEVERITIES)},
        "known": report.known,
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
