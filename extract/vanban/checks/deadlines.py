"""What a document plans and by when: periods on schedule lines, deadlines, and what a deadline is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.layout.model import Zone
from vanban.record import Period

_ACCOUNTS = frozenset({"BC", "TTr", "BB"})  # tell of what was, so that a past day is no fault
_SENTENCE_END = re.compile(r"[.;\n](?=\s|$)|\n")
_WRITTEN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CUE_WINDOW = 80


def plans(case: Case) -> bool:
    """Whether the document says what shall be done (plan, letter, programme …), not what was done."""
    type_ = case.document.type
    return type_ is not None and type_.code not in _ACCOUNTS


def title_year(case: Case) -> int | None:
    """The one year that the title names."""
    years = set(_WRITTEN_YEAR.findall(case.document.subject or ""))
    return int(years.pop()) if len(years) == 1 else None


def planned_periods(case: Case) -> Iterator[Period]:
    """Closed periods on lines that say when something is done (Thời gian thực hiện: …)."""
    label = case.patterns.get("told/plan-line").regex
    for period in case.record.dates:
        if period.start is None or period.end is None or period.recurrence is not None or not _year_told(period):
            continue
        line = case.text.line_at(period.at.start)
        if label.match(line.text[: period.at.start - line.start]):
            yield period


def deadlines(case: Case) -> Iterator[tuple[Period, date]]:
    """Days by which something is due, as the reader sees them; what stands around a web page is left out."""
    for period in case.record.dates:
        due = period.role == "deadline" and period.precision == "day" and _year_told(period)
        if due and period.end is not None and case.zone_at(period.at.start) is not Zone.OUTSIDE:
            yield period, date.fromisoformat(period.end)


def told_as_past(case: Case, period: Period) -> bool:
    """Whether the sentence tells of what was due, or of what another document wants."""
    if case.patterns.get("told/past").regex.search(sentence_of(case, period)) is not None:
        return True
    start, end = _sentence(case, period)
    return any(start <= span.start < end for reference in case.record.references for span in reference.at)


def handed_in(case: Case, period: Period) -> bool:
    """Whether something is to be sent or handed in by this day."""
    return case.patterns.get("told/handed-in").regex.search(case.string, *_sentence(case, period)) is not None


def cue_before(case: Case, pattern: str, period: Period) -> re.Match[str] | None:
    """The match of a pattern in the words that lead to a date."""
    start = period.at.start
    return case.patterns.get(pattern).regex.search(case.string, max(0, start - _CUE_WINDOW), start)


def sentence_of(case: Case, period: Period) -> str:
    """The sentence that a date stands in."""
    start, _ = _sentence(case, period)
    end = _SENTENCE_END.search(case.string, period.at.end)
    return case.string[start : end.start() if end else len(case.string)]


def _year_told(period: Period) -> bool:
    """A day without a year got that of the document, which around the turn of the year is the wrong one."""
    return _WRITTEN_YEAR.search(period.text) is not None


def _sentence(case: Case, period: Period) -> tuple[int, int]:
    """Where the sentence of a date begins, and the date's start."""
    line = case.text.line_at(period.at.start)
    ends = [match.end() for match in _SENTENCE_END.finditer(case.string, line.start, period.at.start)]
    return (ends[-1] if ends else line.start), period.at.start
