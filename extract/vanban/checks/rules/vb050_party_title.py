"""VB050: a Party paper bears the Party's title, not the Quốc hiệu."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out, top, weight_of_lack
from vanban.checks.regime import PARTY_PAPERS
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    header = case.header
    if header.party_title is not None or not header.seen or not goes_out(case) or not as_typed(case):
        return
    wrong = header.state_title
    yield Hit(
        at=wrong or top(case),
        message="a Party paper with the Quốc hiệu in the place of “ĐẢNG CỘNG SẢN VIỆT NAM”"
        if wrong
        else "the header of a Party paper is without “ĐẢNG CỘNG SẢN VIỆT NAM”",
        message_vi="văn bản của Đảng ghi Quốc hiệu thay cho “ĐẢNG CỘNG SẢN VIỆT NAM”"
        if wrong
        else "phần đầu văn bản của Đảng không có “ĐẢNG CỘNG SẢN VIỆT NAM”",
        suggestion="ĐẢNG CỘNG SẢN VIỆT NAM" if wrong else None,
        severity=None if wrong or weight_of_lack(case) == "error" else "info",
    )


RULE = Rule(
    id="VB050",
    name="party-title",
    topic="form",
    severity="warning",
    title="Party paper without the Party's title",
    title_vi="Văn bản của Đảng thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”",
    about="Papers of Party bodies bear ĐẢNG CỘNG SẢN VIỆT NAM at the top right; Quốc hiệu and Tiêu ngữ belong to "
    "papers of the state.",
    about_vi="Văn bản của cơ quan đảng ghi tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM ở góc phải; Quốc hiệu, Tiêu ngữ là của "
    "văn bản nhà nước.",
    example=Example(right="ĐẢNG CỘNG SẢN VIỆT NAM\n", wrong="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"),
    regimes=PARTY_PAPERS,
    look=_look,
)
