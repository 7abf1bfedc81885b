"""VB204: a deadline that had passed when the document was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.citations import date_at
from vanban.checks.days import in_figures, issue_of, not_before
from vanban.checks.deadlines import deadlines, plans, told_as_past
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span


def _look(case: Case) -> Iterator[Hit]:
    floor = _floor(case)
    if floor is None:
        return
    day, what, what_vi, related, posted = floor
    for period, due in deadlines(case):
        if due < day and not told_as_past(case, period):
            yield Hit(
                at=period.at,
                related=related,
                message=f"due by {in_figures(due)}, but the {what} {in_figures(day)}",
                message_vi=f"hạn {in_figures(due)} trước ngày {what_vi} {in_figures(day)}",
                severity="info" if posted else None,
            )


def _floor(case: Case) -> tuple[date, str, str, list[Span], bool] | None:
    """The day that deadlines lie behind, what it is in both languages, where it stands, whether it is a posting."""
    issue = issue_of(case.record)
    if issue is not None and issue.posted:
        return issue.earliest, "page was posted on", "đăng", [], True
    if not plans(case):
        return None
    if issue is not None:
        at = case.document.date.at if case.document.date else None
        return issue.earliest, "document was issued on", "ban hành", [at] if at else [], False
    basis = not_before(case.record)
    if basis is None:
        return None
    day, reference = basis
    return day, "document that it carries out is of", "của văn bản làm căn cứ", [date_at(case.record, reference)], False


RULE = Rule(
    id="VB204",
    name="deadline-in-the-past",
    topic="dates",
    severity="error",
    title="A deadline before the day of issue",
    title_vi="Hạn hoàn thành trước ngày ban hành",
    about="Nobody can keep a deadline that had passed when the document was issued, or when the document that it "
    "carries out was. On a web page, which is often posted later, it is a remark only.",
    about_vi="Không ai thực hiện được hạn đã qua khi văn bản (hoặc văn bản làm căn cứ) ban hành. Với bài đăng trên "
    "trang thông tin, thường đăng sau, chỉ là lưu ý.",
    example=Example(
        right="gửi danh sách trước ngày 29 tháng 3 năm 2024", wrong="gửi danh sách trước ngày 01 tháng 3 năm 2024"
    ),
    look=_look,
)
