"""Findings as a Code Quality report of GitLab (the Code Climate format that it reads)."""

from __future__ import annotations

import json

from vanban.checks.report import Report, digest, fingerprint
from vanban.checks.settings import Language
from vanban.writers.findings.words import with_remedy

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, lang: Language) -> str:
    """A list of issues; a file that could not be read is a blocker."""
    seen: dict[str, int] = {}
    issues = []
    for path, finding in report.findings():
        known = fingerprint(path, finding)
        seen[known] = seen.get(known, 0) + 1  # GitLab takes issues of one fingerprint for one
        print_ = known if seen[known] == 1 else digest(f"{known}{seen[known]}")
        issues.append(
            _issue(finding.rule, with_remedy(finding, lang), _SEVERITY[finding.severity], path, finding.line, print_)
        )
    for path, error in report.failures.items():
        issues.append(_issue(error.code, str(error), "blocker", path, 1, digest(path, error.code)))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(rule: str, description: str, severity: str, path: str, line: int, fingerprint_: str) -> dict[str, object]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": fingerprint_,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
