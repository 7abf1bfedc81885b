"""VB008: no space inside the number and symbol of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_SPACE = re.compile(r"\s+")
_PLACE = "Phụ lục I, phần I, mục II, khoản 3"


def _look(case: Case) -> Iterator[Hit]:
    for number in case.written_numbers:
        tight = _SPACE.sub("", number.at.quote)
        if tight != number.at.quote:
            yield Hit(
                at=number.at,
                message=f"the number is written with a space: “{number.at.quote}”",
                message_vi=f"số, ký hiệu viết có dấu cách: “{number.at.quote}”",
                suggestion=tight,
            )


RULE = Rule(
    id="VB008",
    name="space-in-number",
    topic="form",
    severity="warning",
    title="Space inside a document number",
    title_vi="Có dấu cách trong số, ký hiệu",
    about="Number and symbol are written without spaces: a slash between number and symbol, a hyphen between the "
    "groups of the symbol.",
    about_vi="Số và ký hiệu viết liền, không có dấu cách: giữa số và ký hiệu là dấu gạch chéo, giữa các nhóm chữ là "
    "gạch nối.",
    example=Example(right="Phổ biến Kế hoạch số 41/KH-UBND", wrong="Phổ biến Kế hoạch số 41/KH- UBND"),
    basis={Regime.ND30: _PLACE},
    look=_look,
    fixable=True,
)
