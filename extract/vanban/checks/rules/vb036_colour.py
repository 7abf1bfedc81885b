"""VB036: the letters are black."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import PAGE, commonest
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule

_BLACK = 0x40  # of 255: what no reader tells from black


def _look(case: Case) -> Iterator[Hit]:
    off = [line for line in case.looks.letters if not _is_black(line.style.colour)]
    if off:
        colours = commonest(Counter(f"#{line.style.colour}" for line in off))
        yield Hit(
            at=case.span(off[0].start, off[0].end),
            message=f"{len(off)} lines are not black: {colours}",
            message_vi=f"{len(off)} dòng chữ không phải màu đen: {colours}",
        )


def _is_black(colour: str | None) -> bool:
    try:
        return colour is None or max(bytes.fromhex(colour), default=0) <= _BLACK
    except ValueError:  # no colour that a program understands
        return True


RULE = Rule(
    id="VB036",
    name="colour",
    topic="page",
    severity="warning",
    title="Letters that are not black",
    title_vi="Chữ không phải màu đen",
    about="The letters of a document are black. Colours that reviewers left behind show in print.",
    about_vi="Chữ trong văn bản là màu đen. Màu đánh dấu khi soạn, khi góp ý cần được bỏ trước khi in.",
    basis={Regime.ND30: PAGE},
    look=_look,
)
