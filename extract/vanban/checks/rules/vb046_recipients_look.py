"""VB046: Nơi nhận is bold and italic in size 12, the list below in size 11."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.page import TABLE, wrong_looks, wrong_sizes
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    yield from wrong_sizes(case, "recipients_label", "recipient")
    yield from wrong_looks(case, "recipients_label", "recipient")


RULE = Rule(
    id="VB046",
    name="recipients-look",
    topic="page",
    severity="warning",
    title="Look of Nơi nhận",
    title_vi="Trình bày Nơi nhận",
    about="The words “Nơi nhận:” are bold and italic in size 12, the list below them upright in size 11.",
    about_vi="Từ “Nơi nhận:” cỡ chữ 12, kiểu chữ nghiêng, đậm; danh sách bên dưới cỡ chữ 11, kiểu chữ đứng.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
