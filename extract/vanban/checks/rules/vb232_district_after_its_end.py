"""VB232: a document of after 30 June 2025 is sent to a body of the district level."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.days import issue_of
from vanban.checks.regime import TWO_TIERS
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if issue is None or issue.posted or issue.earliest < TWO_TIERS:
        return
    district = case.patterns.compile("(?<!\\w){district_body}")
    for match in case.matches(district, Zone.HEADER, Zone.ADDRESSEES, Zone.CLOSING):
        at = case.span(*match.span())
        yield Hit(
            at=at,
            message=f"“{at.quote}”: there has been no district level since 01/7/2025",
            message_vi=f"“{at.quote}”: từ 01/7/2025 không còn đơn vị hành chính cấp huyện",
        )


RULE = Rule(
    id="VB232",
    name="district-after-its-end",
    topic="dates",
    severity="warning",
    title="A body of the district level after its end",
    title_vi="Cơ quan cấp huyện trong văn bản từ 01/7/2025",
    about="Since 1 July 2025 there are provinces and communes only (Luật Tổ chức chính quyền địa phương 72/2025/QH15). "
    "Header, addressees and recipients name bodies that exist; the text may speak of districts that were.",
    about_vi="Từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã (Luật Tổ chức chính quyền địa phương 72/2025/QH15). Phần đầu, "
    "Kính gửi và Nơi nhận phải ghi cơ quan đang tồn tại; nội dung vẫn có thể nhắc đến cấp huyện trước đây.",
    example=Example(right="- UBND các xã lân cận.", wrong="- UBND huyện Sơn Bình."),
    look=_look,
)
