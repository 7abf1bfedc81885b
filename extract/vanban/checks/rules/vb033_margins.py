"""VB033: the margins are as wide as the guide has them."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mode

from vanban.checks.case import Case
from vanban.checks.form import top
from vanban.checks.page import PAGE, POINTS_A_MM, Range, is_pdf, named, number, outside, ranges, shown
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule

_SAME = 0.6  # millimetres that programs round
_SEEN = 2.0  # millimetres by which edges seen on a page may be off the margin
_SMALL_DEVIATION = 5.5
_ENOUGH = 8  # lines that show where the margins of a page are


def _look(case: Case) -> Iterator[Hit]:
    slack = _SEEN if is_pdf(case) else _SAME
    wanted = ranges(case, "margin")
    found = (_seen(case) if is_pdf(case) else _set_up(case)) if case.looks.letters else {}
    off = {side: value for side, value in found.items() if outside(value, wanted[side], slack)}
    if off:
        told = [_told(case, side, value, wanted[side]) for side, value in off.items()]
        far = any(outside(value, wanted[side], _SMALL_DEVIATION) for side, value in off.items())
        yield Hit(
            at=top(case),
            message="margins: " + ", ".join(en for _, en in told),
            message_vi="lề trang: " + ", ".join(vi for vi, _ in told),
            severity=None if far else "info",
        )


def _told(case: Case, side: str, value: float, wanted: Range) -> tuple[str, str]:
    vi, en = named(case, side)
    size = number(round(value, 1))
    return f"{vi} {size} mm (quy định {shown(wanted)})", f"{en} {size} mm instead of {shown(wanted)}"


def _set_up(case: Case) -> dict[str, float]:
    """The margins in millimetres of the first section whose paper stands upright."""
    for setup in case.reading.setups:
        if setup.width and setup.height and setup.height >= setup.width:
            sides = {"top": setup.top, "bottom": setup.bottom, "left": setup.left, "right": setup.right}
            return {side: value / POINTS_A_MM for side, value in sides.items() if value is not None}
    return {}


def _seen(case: Case) -> dict[str, float]:
    """Left and right margin of a PDF in millimetres: where most lines of paragraphs begin and end."""
    width = case.reading.pages[0].width
    begins = [piece.box[0] for line in case.looks.body for piece in line.pieces[1:] if piece.box is not None]
    ends = [piece.box[2] for line in case.looks.body for piece in line.pieces[:-1] if piece.box is not None]
    if width is None or min(len(begins), len(ends)) < _ENOUGH or len({page.width for page in case.reading.pages}) > 1:
        return {}
    return {"left": mode(map(round, begins)) / POINTS_A_MM, "right": (width - mode(map(round, ends))) / POINTS_A_MM}


RULE = Rule(
    id="VB033",
    name="margins",
    topic="page",
    severity="warning",
    title="Margins of the page",
    title_vi="Lề trang chưa đúng quy định",
    about="State papers: top and bottom 20 to 25 mm, left 30 to 35 mm, right 15 to 20 mm. Party papers: 20, 20, 30 and 15 mm. On a PDF the left and right edges of the text are measured.",
    about_vi="Văn bản hành chính: lề trên, lề dưới 20-25 mm, lề trái 30-35 mm, lề phải 15-20 mm. Văn bản của Đảng: trên, dưới 20 mm, trái 30 mm, phải 15 mm. Với PDF, đo mép trái và mép phải của chữ.",
    basis={Regime.ND30: PAGE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
