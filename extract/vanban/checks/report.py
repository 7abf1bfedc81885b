"""What came of a check: findings by file, what could not be read, and whether that is a failure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vanban.checks.settings import SEVERITIES, FailOn
from vanban.errors import EXIT_FINDINGS, EXIT_UNREADABLE, VanbanError
from vanban.record import Finding


@dataclass(frozen=True, slots=True)
class Note:
    """What was not looked at in a file, in both languages."""

    message: str
    message_vi: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: ``path`` from the working folder, and for each finding the line of the reading text it stands on.

    ``columns`` says how many characters of that line stand before it.
    """

    path: str
    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    columns: tuple[int, ...] = ()


@dataclass(slots=True)
class Report:
    """All files of a check, sorted by path; ``known`` is how many findings the baseline holds back."""

    files: list[FileReport] = field(default_factory=list)
    failures: Mapping[str, VanbanError] = field(default_factory=dict)
    known: int = 0

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Path and finding, in the order of the files."""
        return ((file.path, finding) for file in self.files for finding in file.findings)

    def counts(self) -> Counter[str]:
        """How many findings of each severity."""
        return Counter(finding.severity for _, finding in self.findings())

    def exit_code(self, fail_on: FailOn) -> int:
        """0 clean, 1 findings at or above ``fail_on``, 3 a file could not be read, whatever was found in others."""
        if self.failures:
            return EXIT_UNREADABLE
        levels = () if fail_on == "never" else SEVERITIES[SEVERITIES.index(fail_on) :]
        return EXIT_FINDINGS if any(self.counts()[level] for level in levels) else 0


def fingerprint(path: str, finding: Finding) -> str:
    """What tells a finding from others when lines are added above it: file, rule, quote and message."""
    return digest(path, finding.rule, finding.at[0].quote, finding.message)


def digest(*parts: str) -> str:
    """32 hexadecimal digits that stand for ``parts``."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
