"""Asking the rules: all that bind a document, and all that look at a folder."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case, Folder
from vanban.checks.regime import issue_date, regime_of
from vanban.checks.registry import all_rules
from vanban.record import Finding


def findings_of(case: Case) -> list[Finding]:
    """What the rules object to in one document, in the order of the text, then of the rules."""
    found = [
        rule.finding(hit, case.regime)
        for rule in all_rules()
        if rule.look is not None and rule.binds(case.regime)
        for hit in rule.look(case)
    ]
    return sorted(found, key=_place)


def findings_between(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """What the rules object to when they see all documents of a folder: path of the record, finding."""
    regimes = {record.source.path: regime_of(record.document, issue_date(record)) for record in folder.records}
    for rule in all_rules():
        if rule.look_at_folder is not None:
            for found in rule.look_at_folder(folder):
                if rule.binds(regimes[found.path]):
                    yield found.path, rule.finding(found.hit, regimes[found.path])


def _place(finding: Finding) -> tuple[int, str]:
    return finding.at[0].start, finding.rule
