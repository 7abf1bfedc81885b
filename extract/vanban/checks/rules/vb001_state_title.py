"""VB001: Quốc hiệu stands in the header of a state paper, in its exact words and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out, top, weight_of_lack
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_RIGHT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_ALSO_RIGHT = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def _look(case: Case) -> Iterator[Hit]:
    title = case.header.state_title
    if title is None and case.header.seen and goes_out(case) and case.header.party_title is None:
        yield Hit(
            at=top(case),
            message="the header shows no Quốc hiệu",
            message_vi="không thấy Quốc hiệu ở phần đầu",
            severity=weight_of_lack(case),
        )
    if title is not None and as_typed(case) and " ".join(title.quote.split()) not in (_RIGHT, _ALSO_RIGHT):
        yield Hit(
            at=title,
            message=f"the Quốc hiệu is written “{title.quote}”",
            message_vi=f"Quốc hiệu viết “{title.quote}”",
            suggestion=_RIGHT,
            severity="warning",
        )


RULE = Rule(
    id="VB001",
    name="state-title",
    topic="form",
    severity="error",
    title="Quốc hiệu missing or not exact",
    title_vi="Thiếu Quốc hiệu hoặc Quốc hiệu viết chưa đúng",
    about="A state paper bears the words CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM in capitals. Where the tone mark of HÒA "
    "stands is free. What a scan or a web page has lost is only told.",
    about_vi="Văn bản hành chính có dòng CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM bằng chữ in hoa; HÒA hay HOÀ đều được. "
    "Bản quét, trang mạng làm mất dòng này thì chỉ lưu ý.",
    example=Example(right="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", wrong="Cộng hòa xã hội chủ nghĩa Việt Nam"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 1"},
    look=_look,
    fixable=True,
)
