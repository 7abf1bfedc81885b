"""VB005: a document has a number line; where the whole header is gone, that is told once."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import goes_out, top, weight_of_lack
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    if case.document.number is not None or not goes_out(case):
        return
    if not case.header.seen:
        yield Hit(
            at=top(case),
            message="no header was seen: neither Quốc hiệu nor number, place and date",
            message_vi="không thấy phần đầu: Quốc hiệu, số, địa danh và ngày tháng",
            severity="info",
        )
    elif case.header.number is None:
        yield Hit(
            at=top(case),
            message="the header shows no number line",
            message_vi="không thấy dòng “Số: …” ở phần đầu",
            severity=weight_of_lack(case),
        )


RULE = Rule(
    id="VB005",
    name="number-line",
    topic="form",
    severity="error",
    title="No number line",
    title_vi="Thiếu dòng số, ký hiệu",
    about="Every document of a body has a line Số: …/… under the name of the body. A text that lost its whole "
    "header is told so, once.",
    about_vi="Văn bản của cơ quan nào cũng có dòng “Số: …/…” dưới tên cơ quan. Văn bản mất cả phần đầu thì chỉ lưu "
    "ý một lần.",
    example=Example(right="Số: 17/KH-UBND\n", wrong=""),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 3"},
    look=_look,
)
