"""VB042: the parts of the header are bold or not as the guide has them."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_looks
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_looks(case, "state_title", "party_title", "motto", "parent", "issuer", "number")


RULE = Rule(
    id="VB042",
    name="header-weight",
    topic="page",
    severity="warning",
    title="Bold and upright letters in the header",
    title_vi="Kiểu chữ phần đầu văn bản",
    about="Quốc hiệu, Tiêu ngữ and the issuer are bold and upright; the parent body and the number are not bold.",
    about_vi="Quốc hiệu, Tiêu ngữ, tên cơ quan ban hành kiểu chữ đứng, đậm; tên cơ quan chủ quản, số và ký hiệu kiểu chữ đứng, không đậm.",
    basis={Regime.ND30: TABLE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
