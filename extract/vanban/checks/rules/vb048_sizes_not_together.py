"""VB048: sizes in the header rise and fall together."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import number, outside, ranges
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule

_STEP = 1.0, 1.0  # points that Tiêu ngữ is larger than Quốc hiệu
_FREE = 0.6  # points: 12.5 goes with 13 and with 14


def _look(case: Case) -> Iterator[Hit]:
    titles, mottos = case.looks.of("state_title"), case.looks.of("motto")
    if not titles or not mottos:
        return
    title, motto = titles[0].style.size or 0.0, mottos[0].style.size or 0.0
    wanted = ranges(case, "size")
    if outside(title, wanted["state_title"]) or outside(motto, wanted["motto"]):
        return  # that is said of each
    if outside(motto - title, _STEP, _FREE):
        sizes = number(title), number(motto)
        yield Hit(
            at=mottos[0].at,
            related=[titles[0].at],
            message=f"Quốc hiệu in size {sizes[0]}, Tiêu ngữ in size {sizes[1]}: sizes go together (12 and 13, 13 and 14)",
            message_vi=f"Quốc hiệu cỡ {sizes[0]}, Tiêu ngữ cỡ {sizes[1]}: cỡ chữ tăng, giảm phải thống nhất (12 và 13, 13 và 14)",
        )


RULE = Rule(
    id="VB048",
    name="sizes-not-together",
    topic="page",
    severity="info",
    title="Sizes that do not go together",
    title_vi="Cỡ chữ tăng, giảm không thống nhất",
    about="Sizes within a document rise and fall together: Quốc hiệu 13 goes with Tiêu ngữ 14, Quốc hiệu 12 with Tiêu ngữ 13.",
    about_vi="Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất: Quốc hiệu 13 thì Tiêu ngữ 14, Quốc hiệu 12 thì Tiêu ngữ 13.",
    regimes=frozenset({Regime.ND30}),
    look=_look,
)
