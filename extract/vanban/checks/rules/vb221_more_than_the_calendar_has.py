"""VB221: more days of one weekday are reported than the year had until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from vanban.checks.case import Case
from vanban.checks.days import holiday, issue_of
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if issue is None or issue.posted or case.document.type is None or case.document.type.code != "BC":
        return
    weekdays = {name.casefold(): int(number) for name, number in case.patterns.mapping("weekday_name").items()}
    wanted = case.patterns.compile(
        r"(?P<count>\d{1,3})\s+(?:ngày|buổi|lần|kỳ|phiên)\b[^.;\n]{0,30}?(?P<day>{weekday_name})(?!\w)"
    )
    for match in case.matches(wanted, Zone.BODY):
        days = _working_days(case, weekdays[" ".join(match["day"].casefold().split())], issue.latest)
        if int(match["count"]) > days:
            yield Hit(
                at=case.span(*match.span()),
                message=f"{match['count']} are reported, but until {issue.latest:%d/%m/%Y} the year had {days}, without "
                "public holidays",
                message_vi=f"ghi {match['count']}, trong khi từ đầu năm đến {issue.latest:%d/%m/%Y} chỉ có {days} ngày "
                f"{match['day']} không trùng ngày lễ",
            )


def _working_days(case: Case, weekday: int, until: date) -> int:
    """How many of a weekday the year had until a day, public holidays left out."""
    first = date(until.year, 1, 1)
    days = (first + timedelta(days=number) for number in range((until - first).days + 1))
    return sum(day.weekday() == weekday and holiday(day, case.patterns) is None for day in days)


RULE = Rule(
    id="VB221",
    name="more-than-the-calendar-has",
    topic="figures",
    severity="warning",
    title="More weekdays than the calendar has",
    title_vi="Số ngày nhiều hơn lịch có",
    about="A report counts, say, the Wednesdays on which citizens were received since the beginning of the year. It "
    "cannot count more than the year had until its date, public holidays left out.",
    about_vi="Báo cáo nêu số ngày tiếp công dân vào một thứ trong tuần tính từ đầu năm thì không thể nhiều hơn số ngày "
    "đó có trong lịch, trừ ngày lễ.",
    example=Example(
        right="đã tổ chức 20 ngày tiếp công dân vào thứ Năm", wrong="đã tổ chức 29 ngày tiếp công dân vào thứ Năm"
    ),
    look=_look,
)
