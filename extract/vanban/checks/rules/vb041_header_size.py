"""VB041: the parts of the header have their sizes."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_sizes
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_sizes(case, "state_title", "party_title", "motto", "parent", "issuer", "number", "place_date")


RULE = Rule(
    id="VB041",
    name="header-size",
    topic="page",
    severity="warning",
    title="Sizes in the header",
    title_vi="Cỡ chữ phần đầu văn bản",
    about="Quốc hiệu, issuer and its parent 12 to 13, Tiêu ngữ, place and date 13 to 14, number 13; Party papers: title 15, the others 14.",
    about_vi="Quốc hiệu, tên cơ quan 12-13; Tiêu ngữ, địa danh và thời gian 13-14; số, ký hiệu 13. Văn bản của Đảng: tiêu đề 15, các phần khác 14.",
    basis={Regime.ND30: TABLE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
