"""VB017: lines that give a legal basis are set in italics."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_look_of_lines
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_look_of_lines(case, "basis", case.looks.bases)


RULE = Rule(
    id="VB017",
    name="bases-not-italic",
    topic="page",
    severity="warning",
    title="Legal bases not in italics",
    title_vi="Căn cứ ban hành chưa trình bày chữ nghiêng",
    about="Lines that begin with Căn cứ and end with a semicolon are set in italics, one basis a line.",
    about_vi="Các căn cứ ban hành văn bản trình bày chữ in thường, kiểu chữ nghiêng, mỗi căn cứ một dòng.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
