"""Findings for people: place, severity, rule and message, the line with a caret, what it disagrees with, the remedy."""

from __future__ import annotations

import unicodedata

from vanban.checks.report import FileReport, Report
from vanban.checks.settings import SEVERITIES, Language
from vanban.record import Finding
from vanban.writers.findings import words

_WIDTH = 110  # columns of a quoted line; longer ones are cut around the place
_WORDS = {
    "vi": {
        "against": "đối chiếu", "files": "tệp", "clean": "không có gì cần sửa", "known": "đã có trong danh sách cũ",
        "failed": "không đọc được",
    },
    "en": {
        "against": "against", "files": "files", "clean": "nothing to object to", "known": "in the baseline",
        "failed": "could not be read",
    },
}  # fmt: skip


def write(report: Report, lang: Language) -> str:
    """All findings by file, then the files that could not be read, then the counts."""
    parts = ["\n".join(_finding(file, index, lang)) for file in report.files for index in range(len(file.findings))]
    notes = [(file.path, note) for file in report.files for note in file.notes]
    parts += [f"{path}: {note.message_vi if lang == 'vi' else note.message}" for path, note in notes]
    parts += [f"{path}: {_WORDS[lang]['failed']}: {error} [{error.code}]" for path, error in report.failures.items()]
    return "\n".join([*parts, _summary(report, lang)]) + "\n"


def _finding(file: FileReport, index: int, lang: Language) -> list[str]:
    finding, against = file.findings[index], _WORDS[lang]["against"]
    place = " ".join([f"{file.path}:{finding.line}", *(f"({page})" for page in words.page(finding, lang))])
    level = words.severity(finding.severity, lang)
    shown = [f"{place}: {level} {finding.rule}: {words.message(finding, lang)}"]
    shown += _with_caret(finding, file.lines[index], file.columns[index])
    shown += [f"    {against}: “{_short(other.quote)}”" for other in finding.related]
    shown += [f"    {against}: {other.path}: “{_short(other.at.quote)}”" for other in finding.elsewhere]
    return [*shown, *(f"    {remedy}" for remedy in words.remedy(finding, lang))]


def _with_caret(finding: Finding, line: str, start: int) -> list[str]:
    """The line of the text, and below it the place that begins at ``start``, in columns of a terminal."""
    quote = finding.at[0].quote.partition("\n")[0]
    cut = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    before, shown = ("…" if cut else ""), line[cut : cut + _WIDTH]
    after = "…" if cut + _WIDTH < len(line) else ""
    marked = shown[start - cut : start - cut + len(quote)] or " "
    return [
        f"    {before}{shown}{after}",
        f"    {' ' * (len(before) + _columns(shown[: start - cut]))}{'^' * max(1, _columns(marked))}",
    ]


def _columns(text: str) -> int:
    """How many columns ``text`` takes on a terminal: combining marks take none."""
    return sum(not unicodedata.combining(char) for char in text)


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _WIDTH else quote[:_WIDTH] + "…"


def _summary(report: Report, lang: Language) -> str:
    counts, said = report.counts(), _WORDS[lang]
    levels = [level for level in reversed(SEVERITIES) if counts[level]]
    found = ", ".join(f"{counts[level]} {words.severity(level, lang)}" for level in levels)
    known = f" ({report.known} {said['known']})" if report.known else ""
    failed = f", {len(report.failures)} {said['failed']}" if report.failures else ""
    return f"{len(report.files)} {said['files']}: {found or said['clean']}{known}{failed}"
