"""VB209: a document cites another that is dated later than itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.citations import date_at, weight
from vanban.checks.days import Issue, in_figures, issue_of
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Severity, Span

_ADDED_LATER = (Zone.ANNEX, Zone.FORM, Zone.OUTSIDE)


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if issue is None:
        return
    for reference in case.record.references:
        if reference.date is None or date.fromisoformat(reference.date) <= issue.latest:
            continue
        at = date_at(case.record, reference)
        if reference.relation == "attached_to" and case.zone_at(at.start) is Zone.ANNEX:
            continue  # the caption of an annex names the document itself: VB201
        own = case.document.date
        yield Hit(
            at=at,
            related=[own.at] if own is not None and own.at is not None else [],
            message=f"cites a document of {in_figures(reference.date)}, later than its own day "
            f"({in_figures(issue.latest)})",
            message_vi=f"viện dẫn văn bản ngày {in_figures(reference.date)}, sau ngày của chính văn bản này "
            f"({in_figures(issue.latest)})",
            severity=_weight(case, at, issue),
        )


def _weight(case: Case, at: Span, issue: Issue) -> Severity | None:
    if issue.posted:
        return "info"  # pages are changed after they are posted
    return "warning" if case.zone_at(at.start) in _ADDED_LATER else weight(case.record)


RULE = Rule(
    id="VB209",
    name="cited-before-issued",
    topic="dates",
    severity="error",
    title="A cited document of a later day",
    title_vi="Viện dẫn văn bản ban hành sau",
    about="What is cited was there before. A later date is a slip in one of the two, mostly in the year; in an annex "
    "that was added later it may be right.",
    about_vi="Văn bản được viện dẫn phải có trước. Ngày sau là ghi nhầm một trong hai, thường là nhầm năm; ở phụ lục "
    "bổ sung sau thì có thể đúng.",
    example=Example(
        right="Quyết định số 188/QĐ-UBND ngày 20 tháng 12 năm 2023",
        wrong="Quyết định số 188/QĐ-UBND ngày 20 tháng 12 năm 2024",
    ),
    look=_look,
)
