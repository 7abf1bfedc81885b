"""VB045: who signs is set in bold letters of size 13 to 14."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_looks, wrong_sizes
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_sizes(case, "position", "signer")
    yield from wrong_looks(case, "position", "signer")


RULE = Rule(
    id="VB045",
    name="signature-look",
    topic="page",
    severity="warning",
    title="Look of the signature block",
    title_vi="Trình bày quyền hạn, chức vụ, họ tên người ký",
    about="Authority, position and name of who signs are bold and upright, of size 13 to 14.",
    about_vi="Quyền hạn, chức vụ và họ tên người ký cỡ chữ 13-14, kiểu chữ đứng, đậm.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
