"""VB220: one paragraph writes thousands with a dot and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(r"\d{4,}")


def _look(case: Case) -> Iterator[Hit]:
    if case.record.source.ocr:
        return
    lines = groupby(case.record.statistics, key=lambda figure: case.text.line_index(figure.at.start))
    for _, group in lines:
        figures = list(group)
        dotted = next((figure for figure in figures if _DOTTED.match(figure.text)), None)
        plain = next((figure for figure in figures if _PLAIN.match(figure.text)), None)
        if dotted is not None and plain is not None:
            yield Hit(
                at=plain.at,
                related=[dotted.at],
                message=f"{plain.text} has no dot for thousands, {dotted.text} in the same paragraph has",
                message_vi=f"{plain.text} không có dấu chấm hàng nghìn, cùng đoạn lại viết {dotted.text}",
            )


RULE = Rule(
    id="VB220",
    name="thousands",
    topic="figures",
    severity="warning",
    title="Thousands written in two ways",
    title_vi="Hai cách viết hàng nghìn trong một đoạn",
    about="A paragraph that sets off thousands with a dot does so in all its figures; a reader takes 1376,77 beside "
    "4.840,67 for a slip of the dot.",
    about_vi="Trong một đoạn, đã dùng dấu chấm ngăn hàng nghìn thì mọi số đều phải dùng; viết lẫn lộn dễ bị hiểu nhầm.",
    example=Example(right="1.250 người trong độ tuổi lao động", wrong="1250 người trong độ tuổi lao động"),
    look=_look,
)
