"""VB203: something is planned for a time that was over when the document was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.days import in_figures, issue_of
from vanban.checks.deadlines import planned_periods, plans, title_year
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    issue, year = issue_of(case.record), title_year(case)
    if issue is None or issue.posted or not plans(case):
        return
    for period in planned_periods(case):
        if period.end is None or date.fromisoformat(period.end) >= issue.earliest:
            continue
        if year is None or int(period.end[:4]) >= year:  # the earlier year is VB202's to tell
            yield Hit(
                at=period.at,
                related=[case.document.date.at] if case.document.date and case.document.date.at else [],
                message=f"“{period.text}” was over when the document was issued ({in_figures(issue.earliest)})",
                message_vi=f"“{period.text}” đã qua khi ban hành văn bản ({in_figures(issue.earliest)})",
            )


RULE = Rule(
    id="VB203",
    name="planned-for-the-past",
    topic="dates",
    severity="warning",
    title="Planned for a time that was over",
    title_vi="Thời gian thực hiện đã qua khi ban hành",
    about="What a plan or a registration still wants done lies ahead. A period that ends before the day of issue is "
    "a slip, or the plan came too late.",
    about_vi="Việc ghi trong kế hoạch, bản đăng ký là việc sẽ làm. Thời gian kết thúc trước ngày ban hành là ghi "
    "nhầm hoặc kế hoạch ban hành muộn.",
    example=Example(right="Thời gian thực hiện: tháng 4 năm 2024", wrong="Thời gian thực hiện: tháng 01 năm 2024"),
    look=_look,
)
