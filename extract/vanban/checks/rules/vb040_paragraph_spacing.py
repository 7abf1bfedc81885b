"""VB040: paragraphs stand 6 points apart, lines one to one and a half apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vanban.checks.case import Case
from vanban.checks.page import TABLE, counted, weight
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule
from vanban.text.model import TextLine

_GAP = 5.9  # points: 6, rounded
_LINES = 0.99, 1.51
_EXACT = 1.05, 1.8  # of the size of the letters: a single line and one and a half of Times New Roman


def _look(case: Case) -> Iterator[Hit]:
    lines = case.looks.body
    pairs = list(pairwise(lines))
    close = [below for above, below in pairs if _gap(above, below) < _GAP]
    if close and weight(len(close), len(pairs)) is None:
        vi, en = counted(len(close), len(pairs))
        yield Hit(
            at=case.span(close[0].start, close[0].end),
            message=f"{en} stand less than 6 pt below the paragraph above",
            message_vi=f"{vi} cách đoạn trên dưới 6 pt",
        )
    off = [line for line in lines if not _is_spaced(line)]
    if off and weight(len(off), len(lines)) is None:
        vi, en = counted(len(off), len(lines))
        yield Hit(
            at=case.span(off[0].start, off[0].end),
            message=f"line spacing outside of 1 to 1.5 in {en}",
            message_vi=f"giãn dòng ngoài khoảng 1 đến 1,5 ở {vi}",
        )


def _gap(above: TextLine, below: TextLine) -> float:
    """Points between two paragraphs; plenty where it is not told."""
    if above.style.setting is None or below.style.setting is None:
        return _GAP
    after, before = above.style.setting.after, below.style.setting.before
    return _GAP if after is None or before is None else after + before


def _is_spaced(line: TextLine) -> bool:
    setting = line.style.setting
    if setting is not None and setting.lines is not None:
        return _LINES[0] <= setting.lines <= _LINES[1]
    if setting is not None and setting.pitch is not None and line.style.size:
        return _EXACT[0] <= setting.pitch / line.style.size <= _EXACT[1]
    return True


RULE = Rule(
    id="VB040",
    name="paragraph-spacing",
    topic="page",
    severity="info",
    title="Room between paragraphs and lines",
    title_vi="Khoảng cách đoạn, giãn dòng",
    about="Paragraphs stand at least 6 pt apart; the line spacing is between single and one and a half. Told when most paragraphs differ, of .docx only.",
    about_vi="Khoảng cách giữa các đoạn văn tối thiểu 6 pt; khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng. Chỉ nêu khi phần lớn các đoạn khác quy định, với .docx.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
