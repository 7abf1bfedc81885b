"""Findings as SARIF 2.1.0 (OASIS), as GitHub code scanning and editors read it."""

from __future__ import annotations

import json
from urllib.parse import quote

from vanban import __version__
from vanban.checks.registry import all_rules
from vanban.checks.report import Report, fingerprint
from vanban.checks.rule import Rule
from vanban.checks.settings import Language
from vanban.record import Finding, Span
from vanban.writers.findings.words import with_remedy

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_NO_PLACE = {"startLine": 1}


def write(report: Report, lang: Language) -> str:
    """One run: the rules that were broken, a result for each finding, a notification for each file not read."""
    broken = sorted({finding.rule for _, finding in report.findings()})
    rules = [rule for rule in all_rules() if rule.id in broken]
    run = {
        "tool": {
            "driver": {
                "name": "vanban",
                "semanticVersion": __version__,
                "rules": [_rule(rule, lang) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(path, finding, broken.index(finding.rule), lang) for path, finding in report.findings()],
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": str(error)}, "locations": [_location(path)]}
                    for path, error in report.failures.items()
                ],
            }
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: Language) -> dict[str, object]:
    vietnamese = lang == "vi"
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title_vi if vietnamese else rule.title},
        "fullDescription": {"text": rule.about_vi if vietnamese else rule.about},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.topic]},
    }


def _result(path: str, finding: Finding, index: int, lang: Language) -> dict[str, object]:
    related = [
        _location(path, span) | {"id": number, "message": {"text": span.quote}}
        for number, span in enumerate(finding.related)
    ] + [
        _location(other.path, other.at) | {"id": number, "message": {"text": other.at.quote}}
        for number, other in enumerate(finding.elsewhere, len(finding.related))
    ]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": with_remedy(finding, lang)},
        "locations": [_location(path, finding.at[0], finding.line)],
        "relatedLocations": related,
        "partialFingerprints": {"vanban/v1": fingerprint(path, finding)},
    }


def _location(path: str, span: Span | None = None, line: int | None = None) -> dict[str, object]:
    """``path`` from the working folder; the line where it is known, the page as a property."""
    region: dict[str, object] = {"startLine": line} if line is not None else dict(_NO_PLACE)
    if span is not None:
        region["snippet"] = {"text": span.quote}
    place: dict[str, object] = {"artifactLocation": {"uri": quote(path)}, "region": region}
    page = {"properties": {"page": span.page}} if span is not None and span.page is not None else {}
    return {"physicalLocation": place | page}
