"""Asking the rules: all that bind a document, and all that look at a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vanban.checks.case import Case, Folder
from vanban.checks.lines import LineNumbers
from vanban.checks.regime import issue_date, regime_of
from vanban.checks.registry import all_rules
from vanban.record import Finding


def findings_of(case: Case) -> list[Finding]:
    """What the rules object to in one document, in the order of the text, then of the rules."""
    lines = LineNumbers(case.string, case.file_lines)
    found = [
        rule.finding(hit, case.regime, lines)
        for rule in all_rules()
        if rule.look is not None and rule.binds(case.regime)
        for hit in rule.look(case)
    ]
    return in_order(found)


def findings_between(folder: Folder) -> Iterator[tuple[str, Finding]]:
    """What the rules object to when they see all documents of a folder: path of the record, finding."""
    records = {record.source.path: record for record in folder.records}
    for rule in all_rules():
        if rule.look_at_folder is not None:
            for found in rule.look_at_folder(folder):
                record = records[found.path]
                regime = regime_of(record.document, issue_date(record))
                if rule.binds(regime):
                    lines = LineNumbers(record.text, folder.file_lines(record))
                    yield found.path, rule.finding(found.hit, regime, lines)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` in the order of the text, then of the rules."""
    return sorted(findings, key=lambda finding: (finding.at[0].start, finding.rule))
