"""VB202: a plan for one year gives a period of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.deadlines import planned_periods, plans, title_year
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    year = title_year(case)
    if year is None or not plans(case):
        return
    for period in planned_periods(case):
        if period.end is not None and int(period.end[:4]) < year:
            yield Hit(
                at=period.at,
                message=f"“{period.text}” is over before {year}, the year of the title",
                message_vi=f"“{period.text}” đã qua, trong khi tên văn bản ghi năm {year}",
            )


RULE = Rule(
    id="VB202",
    name="year-of-another-plan",
    topic="dates",
    severity="error",
    title="A period before the year of the title",
    title_vi="Thời gian thực hiện trước năm ghi ở tên văn bản",
    about="A plan or registration for a year says when each thing is done. A period in an earlier year was left over "
    "from last year's document.",
    about_vi="Kế hoạch, bản đăng ký của một năm ghi thời gian thực hiện từng việc. Thời gian thuộc năm trước thường "
    "là chép lại từ văn bản cũ.",
    example=Example(right="Thời gian thực hiện: quý II năm 2024", wrong="Thời gian thực hiện: quý II năm 2023"),
    look=_look,
)
