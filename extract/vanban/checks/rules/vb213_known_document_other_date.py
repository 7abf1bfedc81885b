"""VB213: a well-known document is cited with a date that is not its own."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.citations import date_at, weight
from vanban.checks.days import in_figures
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    known = case.patterns.mapping("known_date")
    for reference in case.record.references:
        day = known.get(reference.number or "")
        if day is not None and reference.date is not None and reference.date != day:
            yield Hit(
                at=date_at(case.record, reference),
                message=f"{reference.number} is of {in_figures(day)}, not of {in_figures(reference.date)}",
                message_vi=f"{reference.number} ban hành ngày {in_figures(day)}, "
                f"không phải {in_figures(reference.date)}",
                severity=weight(case.record),
            )


RULE = Rule(
    id="VB213",
    name="known-document-other-date",
    topic="citations",
    severity="error",
    title="A known document with another date",
    title_vi="Văn bản đã biết nhưng ghi sai ngày",
    about="For documents with a year in their number that everybody cites, the day of issue is known. Another day is "
    "a slip.",
    about_vi="Với các văn bản thường viện dẫn, số có ghi năm, ngày ban hành đã rõ; ghi ngày khác là nhầm.",
    example=Example(right="145/2020/NĐ-CP ngày 14 tháng 12 năm 2020", wrong="145/2020/NĐ-CP ngày 24 tháng 12 năm 2020"),
    look=_look,
)
