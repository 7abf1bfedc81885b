"""VB007: a number below ten has a zero before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_ONE_DIGIT = re.compile(r"(?<![\d.])\d(?=[\s/-])")


def _look(case: Case) -> Iterator[Hit]:
    line = case.header.number
    found = _ONE_DIGIT.search(line.quote) if line and as_typed(case) else None
    if line is not None and found is not None and case.document.number and case.document.number.sequence is not None:
        yield Hit(
            at=case.span(line.start + found.start(), line.start + found.end()),
            message=f"the number {found.group()} is written without a zero before it",
            message_vi=f"số {found.group()} nhỏ hơn 10 nhưng không thêm số 0 phía trước",
            suggestion=f"0{found.group()}",
        )


RULE = Rule(
    id="VB007",
    name="number-without-zero",
    topic="form",
    severity="warning",
    title="Number below ten without a zero",
    title_vi="Số nhỏ hơn 10 không có số 0 phía trước",
    about="Numbers below ten are written with a zero: Số: 05/KH-UBND.",
    about_vi="Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: Số: 05/KH-UBND.",
    example=Example(right="Số: 17/KH-UBND", wrong="Số: 7/KH-UBND"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 3"},
    look=_look,
    fixable=True,
)
