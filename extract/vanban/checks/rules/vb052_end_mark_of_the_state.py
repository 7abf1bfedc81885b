"""VB052: a Party paper ends with a full stop, not with ./."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_MARK = "./."


def _look(case: Case) -> Iterator[Hit]:
    for line in case.lines(Zone.BODY):
        text = line.text.rstrip(" *_\t")
        if text.endswith(_MARK):
            end = line.start + len(text)
            yield Hit(
                at=case.span(end - len(_MARK), end),
                message="a Party paper ends with a full stop, without “./.”",
                message_vi="văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”",
                suggestion=".",
            )


RULE = Rule(
    id="VB052",
    name="end-mark-of-the-state",
    topic="form",
    severity="info",
    title="./. in a Party paper",
    title_vi="Dấu “./.” trong văn bản của Đảng",
    about="Papers of the Party end with a plain full stop; ./. belongs to the templates of the state.",
    about_vi="Văn bản của Đảng kết thúc bằng dấu chấm; dấu “./.” là của mẫu văn bản hành chính nhà nước.",
    example=Example(
        right="Kế hoạch này được phổ biến đến các chi bộ.", wrong="Kế hoạch này được phổ biến đến các chi bộ./."
    ),
    regimes=frozenset({Regime.HD36, Regime.HD05}),
    look=_look,
    fixable=True,
)
