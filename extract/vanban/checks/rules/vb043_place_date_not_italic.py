"""VB043: place and date are set in italics."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_looks
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_looks(case, "place_date")


RULE = Rule(
    id="VB043",
    name="place-date-not-italic",
    topic="page",
    severity="warning",
    title="Place and date not in italics",
    title_vi="Địa danh, thời gian chưa trình bày chữ nghiêng",
    about="The line with place and date of issue is set in italics.",
    about_vi="Địa danh và thời gian ban hành văn bản trình bày kiểu chữ nghiêng.",
    basis={Regime.ND30: TABLE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
