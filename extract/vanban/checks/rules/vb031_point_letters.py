"""VB031: points are numbered with the letters of the Vietnamese alphabet, đ behind d."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_POINT = re.compile(r"\s*([a-zđ])\)\s")
_PLACE = "Phụ lục I, phần I, mục II, khoản 6"


def _look(case: Case) -> Iterator[Hit]:
    letters = case.patterns.terms("point_letter")
    before = ""
    for line in case.prose.of_zones(Zone.BODY, Zone.ANNEX):
        match = _POINT.match(line.text) if line.cell is None else None
        if match is None:
            continue
        letter = match[1]
        at = case.span(line.start, line.start + match.end())
        if letter not in letters and before:
            yield Hit(
                at=at,
                message=f"the letter {letter} numbers no points: the Vietnamese alphabet does not have it",
                message_vi=f"chữ cái “{letter}” không dùng để đánh thứ tự điểm (bảng chữ cái tiếng Việt không có)",
            )
        elif before == "d" and letter == "e":
            yield Hit(
                at=at,
                message="point e follows point d: đ is left out",
                message_vi="sau điểm d là điểm e: thiếu điểm đ",
                suggestion="đ)",
            )
        before = letter


RULE = Rule(
    id="VB031",
    name="point-letters",
    topic="form",
    severity="warning",
    title="Points numbered by other letters than those of Vietnamese",
    title_vi="Đánh thứ tự điểm không theo bảng chữ cái tiếng Việt",
    about="Points take the letters a, b, c, d, đ, e, g … in the order of the Vietnamese alphabet, without f, j, w, z.",
    about_vi="Điểm đánh thứ tự bằng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h …, không có f, j, w, z.",
    example=Example(right="đ) Hội Cựu chiến binh phường", wrong="e) Hội Cựu chiến binh phường"),
    basis={Regime.ND30: _PLACE},
    look=_look,
)
