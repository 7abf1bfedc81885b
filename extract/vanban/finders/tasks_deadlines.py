"""By when a task is to be done: the period of the text that says so."""

from __future__ import annotations

import re

from vanban.finders.material import Material
from vanban.meaning.dates import Interval, months, quarter_number, quarters
from vanban.record import Period

_CUE_WINDOW = 40
_YEAR = re.compile(r"\b20\d\d\b")
_SHORT = ("day", "month", "quarter", "half_year", "range", "recurring")


def deadline_in(material: Material, start: int, end: int) -> Period | None:
    """The period between ``start`` and ``end`` by which prose says that something must be done.

    That is the first deadline, or the first day, month or quarter behind a word such as "trong", "vào";
    a range ("từ ngày … đến ngày …") too.
    """
    cue = material.patterns.get("task_cue/by-when").regex
    for period in _periods(material, start, end):
        before = material.string[max(start, period.at.start - _CUE_WINDOW) : period.at.start]
        due = cue.search(before) is not None or period.text[:2].casefold() == "từ"
        if period.role == "deadline" or (period.precision in _SHORT and _ends(period) and due):
            return period
    return None


def labelled_deadline(material: Material, start: int, end: int) -> Period | None:
    """The deadline that stands between ``start`` and ``end`` in a cell, behind a label or in a heading.

    There any period is one, a deadline before others; a month or quarter without a year is of the year
    that the document is about.
    """
    inside = _periods(material, start, end)
    due = next((period for period in inside if period.role == "deadline"), None)
    return due or next(iter(inside), None) or _yearless(material, start, end)


def _periods(material: Material, start: int, end: int) -> list[Period]:
    return [
        period
        for period in material.dates
        if start <= period.at.start and period.at.end <= end and period.role != "cited"
    ]


def _ends(period: Period) -> bool:
    return period.end is not None or period.recurrence is not None


def _yearless(material: Material, start: int, end: int) -> Period | None:
    pattern = material.patterns.get("task_time/yearless")
    match = pattern.regex.search(material.string, start, end)
    year = _year(material)
    if match is None or year is None:
        return None
    interval = _interval(year, match)
    if interval is None:
        return None
    at = material.span(*match.span())
    return Period(
        text=at.quote,
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        role="period",
        at=at,
        confidence=pattern.confidence,
        pattern=pattern.id,
    )


def _interval(year: int, match: re.Match[str]) -> Interval | None:
    if match["months"] is not None:
        numbers = [int(number) for number in re.findall(r"\d+", match["months"])]
        return months(year, numbers[0], numbers[-1])
    written = [quarter_number(number) for number in re.findall(r"[IV\d]+", match["quarters"])]
    first, last = written[0], written[-1]
    return quarters(year, first, last) if first and last else None


def _year(material: Material) -> int | None:
    """The one year in the subject, or else the year of issue."""
    document = material.layout.document
    years = set(_YEAR.findall(document.subject or ""))
    if len(years) == 1:
        return int(years.pop())
    issued = document.date.start if document.date is not None else None
    return int(issued[:4]) if issued else None
