"""Written dates and what they are on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

DATES = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("ngày 08/3/2024", "2024-03-08", "2024-03-08", "day"),
        ("ngày 23 tháng 2 năm 2023", "2023-02-23", "2023-02-23", "day"),
        ("ngày 25 tháng  9 năm 2023", "2023-09-25", "2023-09-25", "day"),
        ("Hòa Lũng, ngày 14 tháng5 năm 2008", "2008-05-14", "2008-05-14", "day"),
        ("8.3.2024", "2024-03-08", "2024-03-08", "day"),
        ("22/ 12/ 2011", "2011-12-22", "2011-12-22", "day"),
        ("08-03-2024", "2024-03-08", "2024-03-08", "day"),
        ("ngày 8/3/24", "2024-03-08", "2024-03-08", "day"),
        ("03 tháng tư năm 2018", "2018-04-03", "2018-04-03", "day"),
        ("ngày 05 tháng mười một năm 2020", "2020-11-05", "2020-11-05", "day"),
        ("ngày    tháng 02 năm 2024", "2024-02-01", "2024-02-29", "month"),
        ("ngày tháng 02 năm 2023", "2023-02-01", "2023-02-28", "month"),
        ("ngày     /3/2024", "2024-03-01", "2024-03-31", "month"),
        ("ngày … tháng … năm 2026", "2026-01-01", "2026-12-31", "year"),
        ("ngày     /    /2024", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_a_written_date_is_as_precise_as_it_is_filled_in(text: str, start: str, end: str, precision: str) -> None:
    found = parse_day(text)
    assert found is not None
    assert (found.start, found.end, found.precision, found.before) == (start, end, precision, False)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "ngày 32 tháng 5 năm 2024",
        "ngày 10/13/2024",
        "ngày … tháng … năm 20…",
        "Số 34/2007/PL",
        "6 tháng",
        "",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert parse_day(text) is None


def test_the_first_of_several_dates_counts() -> None:
    found = parse_day("ngày tháng 10 năm 2024, thay văn bản ngày 05/6/2023")
    assert found == Interval("2024-10-01", "2024-10-31", "month")


@given(
    DATES,
    st.sampled_from(["ngày {0.day:02} tháng {0.month} năm {0.year}", "{0.day}/{0.month}/{0.year}", "{0:%d.%m.%Y}"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert parse_day(form.format(day)) == Interval(day.isoformat(), day.isoformat(), "day")


@given(DATES)
def test_two_figures_of_a_year_mean_the_years_around_us(day: date) -> None:
    assert full_year(f"{day.year % 100:02}") == day.year


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 12))
def test_months_cover_whole_months(year: int, first: int, last: int) -> None:
    interval = months(year, first, last)
    if first > last:
        assert interval is None
    else:
        assert interval is not None
        assert interval.start is not None
        assert interval.end is not None
        following = date.fromisoformat(interval.end).toordinal() + 1
        assert date.fromisoformat(interval.start).day == date.fromordinal(following).day == 1


def test_names_of_periods() -> None:
    assert quarters(2024, 2, 2) == Interval("2024-04-01", "2024-06-30", "quarter")
    assert quarters(2023, 1, 4) == Interval("2023-01-01", "2023-12-31", "range")
    assert quarters(2023, 0, 0) is None
    assert months(2024, 1, 6) == Interval("2024-01-01", "2024-06-30", "half_year")
    assert months(2024, 2, 7) == Interval("2024-02-01", "2024-07-31", "range")
    assert years(2021, 2025) == Interval("2021-01-01", "2025-12-31", "range")
    assert years(2025, 2021) is None
    assert days(2023, 2, 29) is None


def test_an_interval_runs_forward_or_is_none() -> None:
    first, last = days(2024, 7, 1), days(2024, 7, 15)
    assert first is not None
    assert last is not None
    assert between(first, last) == Interval("2024-07-01", "2024-07-15", "range")
    assert between(last, first) is None


def test_months_and_quarters_in_figures_and_words() -> None:
    assert [month_number(written) for written in ("7", "tư", "Mười  hai", "13", "mười ba")] == [7, 4, 12, None, None]
    assert [quarter_number(written) for written in ("III", "iv", "2", "5", "V")] == [3, 4, 2, None, None]
