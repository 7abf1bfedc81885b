"""Findings for people: place, severity, rule and message, the line with a caret, what it disagrees with, the remedy."""

from __future__ import annotations

import unicodedata

from vanban.checks.report import FileReport, Report
from vanban.checks.settings import Language
from vanban.record import Finding

_WIDTH = 110  # columns of a quoted line; longer ones are cut around the place
_WORDS = {
    "vi": {
        "error": "lỗi", "warning": "cảnh báo", "info": "ghi chú", "page": "trang", "against": "đối chiếu",
        "suggestion": "sửa thành", "basis": "căn cứ", "files": "tệp", "clean": "không có gì cần sửa",
        "known": "đã có trong danh sách cũ", "failed": "không đọc được",
    },
    "en": {
        "error": "error", "warning": "warning", "info": "info", "page": "page", "against": "against",
        "suggestion": "suggestion", "basis": "basis", "files": "files", "clean": "nothing to object to",
        "known": "in the baseline", "failed": "could not be read",
    },
}  # fmt: skip


def write(report: Report, lang: Language) -> str:
    """All findings by file, then the files that could not be read, then the counts."""
    words = _WORDS[lang]
    parts = ["\n".join(_finding(file, index, lang)) for file in report.files for index in range(len(file.findings))]
    notes = [(file.path, note) for file in report.files for note in file.notes]
    parts += [f"{path}: {note.message_vi if lang == 'vi' else note.message}" for path, note in notes]
    parts += [f"{path}: {words['failed']}: {error} [{error.code}]" for path, error in report.failures.items()]
    return "\n".join([*parts, _summary(report, words)]) + "\n"


def _finding(file: FileReport, index: int, lang: Language) -> list[str]:
    finding, words = file.findings[index], _WORDS[lang]
    span = finding.at[0]
    page = f" ({words['page']} {span.page})" if span.page is not None else ""
    message = finding.message_vi if lang == "vi" else finding.message
    shown = [f"{file.path}:{finding.line}{page}: {words[finding.severity]} {finding.rule}: {message}"]
    shown += _with_caret(finding, file.lines[index])
    shown += [f"    {words['against']}: “{_short(other.quote)}”" for other in finding.related]
    shown += [f"    {words['against']}: {other.path}: “{_short(other.at.quote)}”" for other in finding.elsewhere]
    if finding.suggestion is not None:
        shown.append(f"    {words['suggestion']}: {finding.suggestion}")
    if finding.basis is not None:
        shown.append(f"    {words['basis']}: {finding.basis}")
    return shown


def _with_caret(finding: Finding, line: str) -> list[str]:
    """The line of the text, and below it the place, in columns of a terminal."""
    quote = finding.at[0].quote.partition("\n")[0]
    start = max(line.find(quote), 0)
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


def _summary(report: Report, words: dict[str, str]) -> str:
    counts = report.counts()
    found = ", ".join(f"{counts[level]} {words[level]}" for level in ("error", "warning", "info") if counts[level])
    known = f" ({report.known} {words['known']})" if report.known else ""
    failed = f", {len(report.failures)} {words['failed']}" if report.failures else ""
    return f"{len(report.files)} {words['files']}: {found or words['clean']}{known}{failed}"
