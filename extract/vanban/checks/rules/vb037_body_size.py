"""VB037: the running text is set in size 13 to 14."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, counted, number, outside, ranges, shown, weight
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    wanted = ranges(case, "size")["body"]
    lines = case.looks.body
    off = [line for line in lines if outside(line.style.size or wanted[0], wanted)]
    if off:
        sizes = ", ".join(sorted({number(line.style.size or 0.0) for line in off}, key=float))
        vi, en = counted(len(off), len(lines))
        yield Hit(
            at=case.span(off[0].start, off[0].end),
            message=f"{en} are set in size {sizes} instead of {shown(wanted)}",
            message_vi=f"{vi} nội dung cỡ chữ {sizes}, quy định {shown(wanted)}",
            severity=weight(len(off), len(lines)),
        )


RULE = Rule(
    id="VB037",
    name="body-size",
    topic="page",
    severity="warning",
    title="Size of the running text",
    title_vi="Cỡ chữ nội dung",
    about="Running text is set in size 13 to 14 in state papers, 14 to 15 in Party papers. Tables and annexes are left out.",
    about_vi="Nội dung văn bản hành chính dùng cỡ chữ 13 đến 14, văn bản của Đảng 14 đến 15. Không tính bảng biểu, phụ lục.",
    basis={Regime.ND30: TABLE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
