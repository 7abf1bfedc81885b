"""VB034: page numbers are upright Arabic figures of size 13 to 14."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import top
from vanban.checks.page import PAGE, is_pdf, number, outside, page_numbers, ranges, shown
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule
from vanban.readers.reading import Style


def _look(case: Case) -> Iterator[Hit]:
    found = next(_looks(case), None) if case.looks.letters else None
    if found is None:
        return
    style, arabic = found
    wanted = ranges(case, "size")["page_number"]
    wrong: list[tuple[str, str]] = []
    if style.size is not None and outside(style.size, wanted):
        size = number(style.size)
        wrong.append((f"cỡ chữ {size} (quy định {shown(wanted)})", f"size {size} instead of {shown(wanted)}"))
    if style.italic:
        wrong.append(("chữ nghiêng", "italic"))
    if not arabic:
        wrong.append(("không phải chữ số Ả Rập", "not Arabic figures"))
    if wrong:
        told_vi, told = ", ".join(vi for vi, _ in wrong), ", ".join(en for _, en in wrong)
        yield Hit(at=top(case), message=f"page numbers: {told}", message_vi=f"số trang: {told_vi}")


def _looks(case: Case) -> Iterator[tuple[Style, bool]]:
    """The style of the page numbers, and whether they are Arabic figures."""
    if is_pdf(case):
        yield from ((line.style, True) for page, _, line, _ in page_numbers(case) if page.number != 1)
    else:
        yield from ((setup.number.style, setup.number.arabic) for setup in case.reading.setups if setup.number)


RULE = Rule(
    id="VB034",
    name="page-number-look",
    topic="page",
    severity="info",
    title="Look of the page number",
    title_vi="Kiểu trình bày số trang",
    about="Page numbers are upright Arabic figures of size 13 to 14.",
    about_vi="Số trang trình bày bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng.",
    basis={Regime.ND30: PAGE},
    look=_look,
)
