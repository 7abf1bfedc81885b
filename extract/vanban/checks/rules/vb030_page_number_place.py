"""VB030: pages are numbered in the middle of the top margin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from vanban.checks.case import Case
from vanban.checks.form import top
from vanban.checks.page import PAGE, is_pdf, page_numbers
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule
from vanban.readers.reading import Role

_LONG_TEXT = 8000  # characters that no two pages hold
_LONG_FILE = 3  # pages
_AROUND_MIDDLE = 0.08  # of the page's width: margins are wider on the left


def _look(case: Case) -> Iterator[Hit]:
    if not case.looks.letters:
        return
    place = _in_pages(case) if is_pdf(case) else _in_set_up(case)
    if place is not None:
        yield Hit(top(case), f"page numbers {place[1]}", f"số trang {place[0]}", severity=_weight(place[0]))


def _weight(place: str) -> Literal["info"] | None:
    return "info" if place == _MISSING[0] else None


def _in_set_up(case: Case) -> tuple[str, str] | None:
    numbers = [setup.number for setup in case.reading.setups if setup.number is not None]
    if not numbers:
        return _MISSING if case.reading.setups and len(case.string) > _LONG_TEXT else None
    if numbers[0].edge != "top":
        return _FOOT
    return None if numbers[0].align in (None, "center") else _ASIDE


def _in_pages(case: Case) -> tuple[str, str] | None:
    found = [(page, role, box) for page, role, _, box in page_numbers(case) if page.number != 1]
    if not found:
        return _MISSING if len(case.reading.pages) >= _LONG_FILE else None
    page, role, box = found[0]
    if role is not Role.HEADER:
        return _FOOT
    width = page.width or 0.0
    return _ASIDE if abs((box[0] + box[2]) / 2 - width / 2) > _AROUND_MIDDLE * width else None


_FOOT = "đặt ở chân trang, không ở lề trên", "stand at the foot of the pages, not in the top margin"
_ASIDE = "không canh giữa lề trên", "do not stand in the middle of the top margin"
_MISSING = "không thấy", "are not seen"


RULE = Rule(
    id="VB030",
    name="page-number-place",
    topic="page",
    severity="warning",
    title="Page number not in the middle of the top margin",
    title_vi="Số trang không đặt giữa lề trên",
    about="Pages are numbered in the middle of the top margin. Of a document of three pages or more it is told when no number is seen.",
    about_vi="Số trang đặt canh giữa theo chiều ngang trong phần lề trên của văn bản. Văn bản từ ba trang trở lên mà không thấy số trang thì lưu ý.",
    basis={Regime.ND30: PAGE},
    look=_look,
)
