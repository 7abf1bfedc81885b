"""VB207: a deadline falls on a weekend or a public holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from vanban.checks.case import Case
from vanban.checks.days import day_off, in_figures, issue_of
from vanban.checks.deadlines import deadlines, handed_in, plans
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if not plans(case):
        return
    for period, due in deadlines(case):
        name = day_off(due, case.patterns)
        passed = issue is not None and due < issue.earliest
        if name is not None and not passed and not _ends_a_month(due) and handed_in(case, period):
            yield Hit(
                at=period.at,
                message=f"the deadline {in_figures(due)} is a day off ({name})",
                message_vi=f"hạn {in_figures(due)} rơi vào ngày nghỉ ({name})",
            )


def _ends_a_month(day: date) -> bool:
    """A deadline at the end of a month means the month, whatever weekday that is."""
    return (day + timedelta(days=1)).day == 1


RULE = Rule(
    id="VB207",
    name="deadline-on-a-day-off",
    topic="dates",
    severity="info",
    title="Deadline on a day off",
    title_vi="Hạn rơi vào ngày nghỉ",
    about="What is due in on a Saturday, a Sunday or a public holiday finds no office open. Often the day was meant "
    "for another year. The last day of a month stands for the month and is left alone.",
    about_vi="Hạn gửi, nộp rơi vào thứ Bảy, Chủ nhật hoặc ngày lễ thì cơ quan không làm việc; có khi là ngày của năm "
    "khác. Ngày cuối tháng được hiểu là cả tháng nên không xét.",
    example=Example(
        right="gửi dự thảo kế hoạch trước ngày 26 tháng 4 năm 2024",
        wrong="gửi dự thảo kế hoạch trước ngày 27 tháng 4 năm 2024",
    ),
    look=_look,
)
