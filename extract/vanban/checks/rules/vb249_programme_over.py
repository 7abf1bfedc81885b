"""VB249: a plan carries out a programme whose years are over."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.days import issue_of
from vanban.checks.deadlines import title_year
from vanban.checks.rule import Example, Hit, Rule

_TELLS_OF_THE_PAST = ("repeals", "replaces", "amends", "attached_to")


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    now = title_year(case) or (issue.earliest.year if issue else None)
    if now is None:
        return
    horizon = case.patterns.get("horizon/years")
    for reference in case.record.references:
        years = [int(match["year"]) for match in horizon.finditer(reference.subject or "")]
        if years and years[0] < now and reference.relation not in _TELLS_OF_THE_PAST:
            yield Hit(
                at=reference.at[0],
                message=f"the cited programme runs to {years[0]}, the document is of {now}",
                message_vi=f"chương trình được viện dẫn chỉ đến năm {years[0]}, văn bản của năm {now}",
            )


RULE = Rule(
    id="VB249",
    name="programme-over",
    topic="dates",
    severity="info",
    title="A cited programme whose years are over",
    title_vi="Chương trình được viện dẫn đã hết giai đoạn",
    about="A programme “đến năm 2020” gives no task in a later year, unless it was prolonged: look for the one that "
    "follows it. What it says of later years (tầm nhìn, định hướng) is an outlook only.",
    about_vi="Chương trình “đến năm 2020” không còn là nhiệm vụ của năm sau, trừ khi được kéo dài: nên tìm văn bản "
    "tiếp theo.",
    example=Example(
        right="tăng cường bảo vệ rừng giai đoạn 2021 - 2025", wrong="tăng cường bảo vệ rừng giai đoạn 2016 - 2020"
    ),
    look=_look,
)
