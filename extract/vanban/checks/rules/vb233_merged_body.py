"""VB233: a document is sent to a ministry or department that was merged into another in 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.days import issue_of
from vanban.checks.regime import TWO_TIERS
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.meaning.folding import fold

_MINISTRIES_FROM = date(2025, 3, 1)  # Nghị quyết 176/2025/QH15


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if issue is None or issue.posted or issue.earliest < _MINISTRIES_FROM:
        return
    went_to = {fold(name): body for name, body in case.patterns.mapping("merged_body").items()}
    merged = case.patterns.compile(r"(?<!\w){merged_body}(?!\w)")
    for match in case.matches(merged, Zone.HEADER, Zone.ADDRESSEES, Zone.CLOSING):
        at = case.span(*match.span())
        if not at.quote.startswith("Bộ") and issue.earliest < TWO_TIERS:
            continue  # departments followed at different times
        body = went_to[fold(at.quote)]
        yield Hit(
            at=at,
            message=f"“{at.quote}” was merged in 2025; its work is now with {body}",
            message_vi=f"“{at.quote}” đã sáp nhập năm 2025; nhiệm vụ nay thuộc {body}",
        )


RULE = Rule(
    id="VB233",
    name="merged-body",
    topic="dates",
    severity="warning",
    title="A body that was merged in 2025",
    title_vi="Cơ quan đã sáp nhập năm 2025",
    about="Ministries were merged on 1 March 2025 (Nghị quyết 176/2025/QH15), departments of the provinces and boards "
    "of the Party soon after. Header, addressees and recipients name bodies that exist.",
    about_vi="Các bộ sáp nhập từ 01/3/2025 (Nghị quyết 176/2025/QH15), các sở và ban đảng sau đó. Phần đầu, Kính gửi "
    "và Nơi nhận phải ghi cơ quan đang tồn tại.",
    example=Example(right="- Sở Nông nghiệp và Môi trường;", wrong="- Sở Tài nguyên và Môi trường;"),
    look=_look,
)
