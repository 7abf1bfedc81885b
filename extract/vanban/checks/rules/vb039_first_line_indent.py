"""VB039: paragraphs begin 1 cm or 1.27 cm inside the margin."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import POINTS_A_MM, TABLE, counted, is_pdf, outside, weight
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule
from vanban.text.model import TextLine

_LONG = 120  # characters that fill more than a line
_WANTED = 9.5, 13.2  # millimetres: 1 cm and 1.27 cm as programs round them
_SEEN = 1.5  # millimetres by which places seen on a page may be off


def _look(case: Case) -> Iterator[Hit]:
    begins = [(line, _begin(line, is_pdf(case))) for line in case.looks.body if len(line.text) >= _LONG]
    told = [(line, begin) for line, begin in begins if begin is not None]
    off = [(line, begin) for line, begin in told if outside(begin, _WANTED, _SEEN if is_pdf(case) else 0.0)]
    if off and weight(len(off), len(told)) is None:
        line, begin = off[0]
        vi, en = counted(len(off), len(told))
        yield Hit(
            at=case.span(line.start, line.end),
            message=f"{en} do not begin 1 cm or 1.27 cm inside the margin; here {begin / 10:.2f} cm",
            message_vi=f"{vi} không lùi đầu dòng 1 cm hoặc 1,27 cm; ở đây {begin / 10:.2f} cm".replace(".", ","),
        )


def _begin(line: TextLine, seen: bool) -> float | None:
    """How many millimetres inside the margin a paragraph begins; None where it is not told."""
    if seen:
        boxes = [piece.box for piece in line.pieces if piece.box is not None]
        return (boxes[0][0] - boxes[1][0]) / POINTS_A_MM if len(boxes) > 1 else None
    setting = line.style.setting
    return None if setting is None or setting.begin is None else setting.begin / POINTS_A_MM


RULE = Rule(
    id="VB039",
    name="first-line-indent",
    topic="page",
    severity="info",
    title="Indent of first lines",
    title_vi="Lùi đầu dòng",
    about="The first line of a paragraph begins 1 cm or 1.27 cm inside the margin. Told when most paragraphs differ; automatic lists and indents made by typing are left out.",
    about_vi="Chữ đầu dòng của đoạn văn lùi vào 1 cm hoặc 1,27 cm. Chỉ nêu khi phần lớn các đoạn khác quy định; không tính danh sách tự động và chỗ lùi bằng phím Tab.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
