"""VB047: the first page bears no number."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import top
from vanban.checks.page import PAGE, is_pdf, page_numbers
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    if is_pdf(case):
        shown = any(page.number == 1 and line.text.strip(" -") == "1" for page, _, line, _ in page_numbers(case))
    else:
        setup = next(iter(case.reading.setups), None)
        shown = setup is not None and setup.number is not None and setup.number.on_first_page
    if shown and case.looks.letters:
        yield Hit(
            at=top(case),
            message="the first page shows its number",
            message_vi="trang đầu còn hiện số trang",
        )


RULE = Rule(
    id="VB047",
    name="number-on-first-page",
    topic="page",
    severity="warning",
    title="Page number on the first page",
    title_vi="Số trang hiện ở trang đầu",
    about="Pages are numbered from 1, and the first page does not show its number.",
    about_vi="Số trang đánh từ số 1 nhưng không hiển thị ở trang thứ nhất.",
    basis={Regime.ND30: PAGE},
    look=_look,
)
