"""VB051: the number line of a Party paper has no colon after Số."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_COLON = re.compile(r"[Ss]ố\s*:")


def _look(case: Case) -> Iterator[Hit]:
    line = case.header.number
    found = _COLON.match(line.quote) if line and as_typed(case) else None
    if line is not None and found is not None:
        yield Hit(
            at=case.span(line.start, line.start + found.end()),
            message="the number line of a Party paper has no colon: “Số 12-KH/ĐU”",
            message_vi="văn bản của Đảng ghi “Số 12-KH/ĐU”, sau chữ “Số” không có dấu hai chấm",
            suggestion="Số",
        )


RULE = Rule(
    id="VB051",
    name="party-number-colon",
    topic="form",
    severity="info",
    title="Colon in a Party number line",
    title_vi="Dấu hai chấm sau chữ “Số” trong văn bản của Đảng",
    about="The Party prints Số 12-KH/ĐU, the state Số: 12/KH-UBND. The colon is a habit taken over from state papers.",
    about_vi="Văn bản của Đảng ghi “Số 12-KH/ĐU”, văn bản nhà nước ghi “Số: 12/KH-UBND”. Dấu hai chấm là thói quen "
    "từ văn bản nhà nước.",
    example=Example(right="Số 24-KH/ĐU", wrong="Số: 24-KH/ĐU"),
    regimes=frozenset({Regime.HD36, Regime.HD05}),
    look=_look,
    fixable=True,
)
