"""How the groups of a date pattern's match become intervals: one function a shape.

Which words make a date is said in ``patterns/dates.toml``; here is only what a year, a quarter or a
range of days amounts to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vanban.meaning.dates import (
    Interval,
    between,
    days,
    full_year,
    month_number,
    months,
    parse_day,
    quarter_number,
    quarters,
    years,
)
from vanban.record import Precision

NUMBER_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "tám": 8, "chín": 9}
UNIT_LENGTHS = {"ngày": (1, "D"), "tuần": (1, "W"), "tháng": (1, "M"), "quý": (3, "M"), "năm": (1, "Y")}

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+")
_QUARTER = re.compile(r"(?<!\w)(?:IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_CYCLE = re.compile(
    r"(?:\b(?P<count>\d{1,2}|một|hai|ba|sáu)\s+|\bh[àằ]ng\s+)?\b(?P<unit>ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date at ``start``..``end`` of the text. Without an interval it has no calendar value."""

    start: int
    end: int
    interval: Interval | None
    precision: Precision
    recurrence: str | None = None
    needs_deadline: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a date without a year may be completed from."""

    year: int | None = None
    issued: str | None = None


Shape = Callable[[re.Match[str], Mapping[str, str], Anchor], Sequence[Found]]


def _found(match: re.Match[str], interval: Interval | None, precision: Precision) -> list[Found]:
    return [Found(match.start(), match.end(), interval, interval.precision if interval else precision)]


def _day(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    day, month = int(match["day"]), month_number(match["month"])
    if month is None and not match.group().lower().startswith("ngày"):
        return []  # 45/67/2020 is some other number
    interval = days(full_year(match["year"]), month, day) if month else None
    return _found(match, interval, "day")


def _day_range(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    year2, month2 = int(match["year2"]), int(match["month2"])
    year, month = int(match["year"] or year2), int(match["month"] or month2)
    first, last = days(year, month, int(match["day"])), days(year2, month2, int(match["day2"]))
    interval = between(first, last) if first and last else None
    return _found(match, interval, "range")


def _since(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    groups = match.groupdict()
    year = int(groups["year"])
    month = int(groups["month"]) if groups.get("month") else None
    if month is None:
        first = years(year, year)
    else:
        first = days(year, month, int(groups["day"])) if "day" in groups else months(year, month, month)
    return _found(match, Interval(first.start, None, "range") if first else None, "range")


def _listed_days(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    year, month = int(match["year"]), int(match["month"])
    written = list(_NUMBER.finditer(match["days"]))
    offset = match.start("days")
    starts = [match.start(), *(offset + day.start() for day in written[1:])]
    ends = [*(offset + day.end() for day in written[:-1]), match.end()]
    return [
        Found(start, end, days(year, month, int(day.group())), "day")
        for start, end, day in zip(starts, ends, written, strict=True)
    ]


def _part_of_year(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    count, year = _count(match["count"]), int(match["year"])
    first = 13 - count if (match["side"] or "").lower() == "cuối" else 1
    return _found(match, months(year, first, first + count - 1), "half_year")


def _months(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    written = match["months"] or match["month"]
    numbers = [int(number) for number in _NUMBER.findall(written)] or [month_number(written) or 0]
    year = int(match["year"])
    intervals = [months(year, first, last) for first, last in _runs(numbers)]
    return [found for interval in intervals for found in _found(match, interval, "month")]


def _month_range(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    year2, month, month2 = int(match["year2"]), int(match["month"]), int(match["month2"])
    year = int(match["year"] or year2)
    first, last = months(year, month, month), months(year2, month2, month2)
    return _found(match, between(first, last) if first and last else None, "range")


def _quarters(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    numbers = [quarter_number(written) or 0 for written in _QUARTER.findall(match["quarters"])]
    year = int(match["year"])
    return [found for first, last in _runs(numbers) for found in _found(match, quarters(year, first, last), "quarter")]


def _quarter_range(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    year2 = int(match["year2"])
    year = int(match["year"] or year2)
    number, number2 = quarter_number(match["quarter"]), quarter_number(match["quarter2"])
    first = quarters(year, number, number) if number else None
    last = quarters(year2, number2, number2) if number2 else None
    return _found(match, between(first, last) if first and last else None, "range")


def _years(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    return _found(match, years(int(match["year"]), int(match["year2"])), "range")


def _listed_years(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    written = list(_YEAR.finditer(match["years"]))
    if len(written) == 1:
        return _found(match, years(int(match["years"]), int(match["years"])), "year")
    offset = match.start("years")
    starts = [match.start(), *(offset + year.start() for year in written[1:])]
    return [
        Found(start, offset + year.end(), years(int(year.group()), int(year.group())), "year")
        for start, year in zip(starts, written, strict=True)
    ]


def _blank(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    return _found(match, parse_day(match.group()), "month")


def _yearless_range(match: re.Match[str], _: Mapping[str, str], anchor: Anchor) -> list[Found]:
    left, right = (int(match["month"]), int(match["day"])), (int(match["month2"]), int(match["day2"]))
    if not _in_a_calendar(*left) or not _in_a_calendar(*right):
        return []
    first = days(anchor.year, *left) if anchor.year else None
    last = days(anchor.year, *right) if anchor.year else None
    return [Found(match.start(), match.end(), between(first, last) if first and last else None, "range")]


def _yearless_day(match: re.Match[str], _: Mapping[str, str], anchor: Anchor) -> list[Found]:
    day, month = int(match["day"]), int(match["month"])
    interval = days(anchor.year, month, day) if anchor.year else None
    if interval is not None and anchor.issued and (interval.end or "") < anchor.issued:
        interval = None  # of next year, or a slip: not for us to say
    if interval is None and not _in_a_calendar(month, day):
        return []
    return [Found(match.start(), match.end(), interval, "day", needs_deadline=True)]


def _cycles(match: re.Match[str], constants: Mapping[str, str], _: Anchor) -> list[Found]:
    if recurrence := constants.get("recurrence"):
        return [Found(match.start(), match.end(), None, "recurring", recurrence)]
    if unit := match.groupdict().get("unit"):
        return [Found(match.start(), match.end(), None, "recurring", _every(1, unit))]
    cycles = list(_CYCLE.finditer(match.group()))
    offset = match.start()
    starts = [offset, *(offset + cycle.start() for cycle in cycles[1:])]
    return [
        Found(start, offset + cycle.end(), None, "recurring", _every(_count(cycle["count"]), cycle["unit"]))
        for start, cycle in zip(starts, cycles, strict=True)
    ]


def _rate(match: re.Match[str], _: Mapping[str, str], __: Anchor) -> list[Found]:
    times = _count(match["times"] or match["times2"])
    count = _count(match["count"] or match["count2"])
    recurrence = _every(count, match["unit"] or match["unit2"], times)
    return [Found(match.start(), match.end(), None, "recurring", recurrence)]


SHAPES: Mapping[str, Shape] = {
    "day": _day,
    "day_range": _day_range,
    "since": _since,
    "listed_days": _listed_days,
    "part_of_year": _part_of_year,
    "months": _months,
    "month_range": _month_range,
    "quarters": _quarters,
    "quarter_range": _quarter_range,
    "years": _years,
    "listed_years": _listed_years,
    "blank": _blank,
    "yearless_range": _yearless_range,
    "yearless_day": _yearless_day,
    "cycles": _cycles,
    "rate": _rate,
}


def _count(written: str | None) -> int:
    """A small count in figures or words; nothing said is one."""
    if not written:
        return 1
    return int(written) if written.isdecimal() else NUMBER_WORDS[written.lower()]


def _every(count: int, unit: str, times: int = 1) -> str | None:
    """The ISO 8601 repeating interval of ``times`` in ``count`` units; None when it is not a whole one."""
    length, letter = UNIT_LENGTHS[unit.lower()]
    length *= count
    if times > 1 and letter == "Y":
        length, letter = 12 * length, "M"
    if times < 1 or count < 1 or length % times:
        return None
    return f"R/P{length // times}{letter}"


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of every unbroken run: 1, 2, 4 → (1, 2), (4, 4)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _in_a_calendar(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True
