"""VB009: the symbol of a công văn names the body and the unit, or the field, that it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    number, kind = case.document.number, case.document.type
    if number is None or number.at is None or kind is None or kind.code != "CV":
        return
    if number.symbol in case.patterns.terms("body_alone"):
        yield Hit(
            at=number.at,
            message=f"the symbol “{number.symbol}” does not say which unit the công văn comes from",
            message_vi=f"ký hiệu “{number.symbol}” thiếu tên đơn vị soạn thảo hoặc lĩnh vực",
        )


RULE = Rule(
    id="VB009",
    name="letter-without-unit",
    topic="form",
    severity="warning",
    title="Công văn symbol without a unit",
    title_vi="Ký hiệu công văn thiếu đơn vị hoặc lĩnh vực",
    about="The symbol of a công văn is the body's abbreviation and that of the unit that drafts it or of its field: "
    "12/UBND-VX. A bare 12/UBND is half of it.",
    about_vi="Ký hiệu công văn gồm chữ viết tắt tên cơ quan và tên đơn vị soạn thảo hoặc lĩnh vực: 12/UBND-VX. Chỉ "
    "ghi 12/UBND là chưa đủ.",
    example=Example(right="Số: 64/UBND-VHXH", wrong="Số: 64/UBND"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 3"},
    look=_look,
)
