"""VB006: the number of an issued document is not blank."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, weight_of_blank
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    number = case.document.number
    if number is None or number.sequence is not None or number.at is None or not as_typed(case):
        return
    known = number.inferred
    yield Hit(
        at=number.at,
        related=[known.at] if known and known.at else [],
        message=f"the number is blank: “{number.text}”" + (f"; elsewhere it is {known.canonical}" if known else ""),
        message_vi=f"để trống số: “{number.text}”" + (f"; nơi khác ghi {known.canonical}" if known else ""),
        severity=weight_of_blank(case),
    )


RULE = Rule(
    id="VB006",
    name="blank-number",
    topic="form",
    severity="error",
    title="Blank number",
    title_vi="Để trống số",
    about="The number is given when the document was signed, at the latest on the next working day. In a draft the "
    "blank is right and only told.",
    about_vi="Số được cấp sau khi ký, chậm nhất trong ngày làm việc tiếp theo. Ở bản thảo để trống là đúng, chỉ lưu ý.",
    example=Example(right="Số: 17/KH-UBND", wrong="Số:      /KH-UBND"),
    basis={Regime.ND30: "Điều 15"},
    look=_look,
)
