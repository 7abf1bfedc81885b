"""VB054: a tờ trình of the Party is addressed with Kính trình."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_SENT = re.compile(r"Kính\s+gửi")


def _look(case: Case) -> Iterator[Hit]:
    kind = case.document.type
    if kind is None or kind.code != "TTr":
        return
    for match in case.matches(_SENT, Zone.ADDRESSEES):
        yield Hit(
            at=case.span(*match.span()),
            message="a tờ trình of the Party is addressed with “Kính trình”",
            message_vi="tờ trình của Đảng ghi “Kính trình”",
            suggestion="Kính trình",
        )


RULE = Rule(
    id="VB054",
    name="party-submission",
    topic="form",
    severity="info",
    title="Kính gửi in a tờ trình of the Party",
    title_vi="“Kính gửi” trong tờ trình của Đảng",
    about="Since May 2026 a tờ trình of a Party body is addressed with Kính trình.",
    about_vi="Từ tháng 5/2026, tờ trình của cơ quan đảng ghi “Kính trình”.",
    example=Example(right="Kính trình: Ban Thường vụ Tỉnh ủy.", wrong="Kính gửi: Ban Thường vụ Tỉnh ủy."),
    regimes=frozenset({Regime.HD05}),
    look=_look,
    fixable=True,
)
