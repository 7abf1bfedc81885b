"""VB208: a cited document is dated on a public holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.citations import date_at
from vanban.checks.days import holiday, in_figures
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for reference in case.record.references:
        if reference.date is None:
            continue
        day = date.fromisoformat(reference.date)
        name = holiday(day, case.patterns)
        if name is not None:
            yield Hit(
                at=date_at(case.record, reference),
                message=f"the cited document is dated {in_figures(day)}, a public holiday ({name})",
                message_vi=f"văn bản viện dẫn ghi ngày {in_figures(day)} là ngày nghỉ lễ ({name})",
            )


RULE = Rule(
    id="VB208",
    name="cited-on-a-holiday",
    topic="dates",
    severity="info",
    title="A cited document dated on a public holiday",
    title_vi="Văn bản viện dẫn ghi ngày nghỉ lễ",
    about="Few documents are issued on a public holiday (Sundays are not rare): the date is worth a look at the "
    "original.",
    about_vi="Ít văn bản ban hành vào ngày nghỉ lễ (Chủ nhật thì không hiếm): nên đối chiếu lại với bản gốc.",
    example=Example(
        right="Công văn số 57/PNV-CCHC ngày 20 tháng 02 năm 2024",
        wrong="Công văn số 57/PNV-CCHC ngày 12 tháng 02 năm 2024",
    ),
    look=_look,
)
