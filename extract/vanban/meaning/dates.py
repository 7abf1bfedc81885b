"""Dates and periods: what people write → ISO 8601 intervals."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vanban.record import Precision

MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}

_BLANK = r"[\s.…_/]{0,40}?"
_MONTH = rf"(?P<month>\d{{1,2}}|{'|'.join(sorted(MONTH_WORDS, key=len, reverse=True))})(?!\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WRITTEN = tuple(
    re.compile(regex, re.IGNORECASE)
    for regex in (
        # ngày 08 tháng 3 năm 2024, 03 tháng tư năm 2018
        rf"(?<!\d)(?P<day>\d{{1,2}}),?\s*tháng\s*{_MONTH},?\s*năm\s*{_YEAR}",
        # 08/3/2024, 8.3.2024, 22/ 12/ 2011, 8/3/24
        r"(?<![\d/.,-])(?P<day>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4}|\d\d)"
        r"(?!\d|[/.,-]\d)",
        # a blank for the day: ngày … tháng 02 năm 2024, ngày    /3/2024; or no day at all
        rf"(?:\btháng\s*|\bngày[\s.…_]*/\s?){_MONTH}(?:,?\s*năm\s*|\s?[/.-]\s?){_YEAR}",
        # blanks for day and month
        rf"\bngày\b{_BLANK}(?:tháng\b{_BLANK})?(?:năm{_BLANK}|/){_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of ISO dates; None is an open side. ``before``: the end itself is excluded."""

    start: str | None
    end: str | None
    precision: Precision
    before: bool = False


def parse_day(text: str) -> Interval | None:
    """The first written date in ``text``, as precise as it is filled in.

    "ngày 08/3/2024", "23 tháng 2 năm 2023", "8.3.2024" give a day; "ngày    tháng 02 năm 2024" a month;
    "ngày … tháng … năm 2026" a year. None when there is no date, or one that no calendar has.
    """
    found = [match for pattern in _WRITTEN if (match := pattern.search(text))]
    if not found:
        return None
    # the earliest; at the same place the fullest, which is the one that ends last
    match = min(found, key=lambda found: (found.start() - len("ngày "), -found.end()))
    parts = match.groupdict()
    year = full_year(parts["year"])
    month = parts.get("month")
    if month is None:
        return years(year, year)
    number = month_number(month)
    if number is None:
        return None
    if parts.get("day") is None:
        return months(year, number, number)
    return days(year, number, int(parts["day"]))


def days(year: int, month: int, day: int) -> Interval | None:
    """One day, or None when the calendar does not have it."""
    try:
        written = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Interval(written, written, "day")


def months(year: int, first: int, last: int) -> Interval | None:
    """The months ``first`` to ``last`` (1..12) of a year, or None when there are no such months."""
    if not 1 <= first <= last <= 12:
        return None
    start, end = date(year, first, 1), date(year, last, monthrange(year, last)[1])
    length = last - first + 1
    precision: Precision = "range"
    if length == 1:
        precision = "month"
    elif length == 6 and first in (1, 7):
        precision = "half_year"
    return Interval(start.isoformat(), end.isoformat(), precision)


def quarters(year: int, first: int, last: int) -> Interval | None:
    """The quarters ``first`` to ``last`` (1..4) of a year, or None when there are no such quarters."""
    interval = months(year, 3 * first - 2, 3 * last)
    if interval is None or first == last:
        return None if interval is None else Interval(interval.start, interval.end, "quarter")
    return interval


def years(first: int, last: int) -> Interval | None:
    """The years ``first`` to ``last``, or None when they run backwards."""
    if first > last:
        return None
    return Interval(f"{first:04}-01-01", f"{last:04}-12-31", "year" if first == last else "range")


def between(first: Interval, last: Interval) -> Interval | None:
    """From the start of ``first`` to the end of ``last``, or None when they run backwards."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    return Interval(first.start, last.end, "range" if first != last else first.precision)


def full_year(written: str) -> int:
    """A year in four or two digits: 2024, 24 → 2024, 98 → 1998 (no document here is older than 1950)."""
    year = int(written)
    if len(written) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def month_number(written: str) -> int | None:
    """A month in digits or in words (tư, giêng, chạp) → 1..12, or None."""
    if written.isdecimal():
        number = int(written)
        return number if 1 <= number <= 12 else None
    return MONTH_WORDS.get(" ".join(written.casefold().split()))


def quarter_number(written: str) -> int | None:
    """A quarter in Roman or Arabic figures (II, 2) → 1..4, or None."""
    if written.isdecimal():
        return int(written) if 1 <= int(written) <= 4 else None
    return ROMAN_QUARTERS.get(written.upper())
