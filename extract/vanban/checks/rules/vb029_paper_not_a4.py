"""VB029: a document stands on upright A4 paper."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import top
from vanban.checks.page import PAGE, POINTS_A_MM, first_line_on, is_pdf
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule
from vanban.record import Span

_SHORT, _LONG = 210.0, 297.0
_SAME = 2.0  # millimetres by which printers and programs differ


def _look(case: Case) -> Iterator[Hit]:
    if not case.looks.letters:
        return
    sheets = list(_sheets(case))
    wrong = [(at, width, height) for at, width, height in sheets if not _is_a4(width, height)]
    for at, width, height in wrong[:1]:
        size = f"{width:.0f} x {height:.0f} mm"
        yield Hit(at, f"the paper is {size}, not A4 (210 x 297 mm)", f"khổ giấy {size}, không phải A4 (210 x 297 mm)")
    if sheets and not wrong and sheets[0][1] > sheets[0][2]:
        yield Hit(
            at=sheets[0][0],
            message="the first page lies across",
            message_vi="trang đầu đặt khổ giấy nằm ngang",
            severity="info",
        )


def _sheets(case: Case) -> Iterator[tuple[Span, float, float]]:
    """Place in the text, width and height in millimetres of each section or page."""
    if is_pdf(case):
        for page in case.reading.pages:
            if page.width and page.height:
                yield first_line_on(case, page.number) or top(case), page.width / POINTS_A_MM, page.height / POINTS_A_MM
    else:
        for setup in case.reading.setups:
            if setup.width and setup.height:
                yield top(case), setup.width / POINTS_A_MM, setup.height / POINTS_A_MM


def _is_a4(width: float, height: float) -> bool:
    short, long = sorted((width, height))
    return abs(short - _SHORT) <= _SAME and abs(long - _LONG) <= _SAME


RULE = Rule(
    id="VB029",
    name="paper-not-a4",
    topic="page",
    severity="warning",
    title="Paper is not A4",
    title_vi="Khổ giấy không phải A4",
    about="Documents are set on A4 paper (210 x 297 mm), upright; only wide tables may lie across. Word in English starts with Letter paper.",
    about_vi="Văn bản trình bày trên khổ giấy A4 (210 mm x 297 mm), theo chiều dài; chỉ bảng biểu rộng mới trình bày theo chiều rộng.",
    basis={Regime.ND30: PAGE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
