"""VB002: the three parts of the Tiêu ngữ are joined by hyphens with a space on either side."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_RIGHT = "Độc lập - Tự do - Hạnh phúc"


def _look(case: Case) -> Iterator[Hit]:
    motto = case.header.motto
    if motto is not None and motto.quote != _RIGHT and as_typed(case):
        yield Hit(
            at=motto,
            message=f"the Tiêu ngữ is written “{motto.quote}”",
            message_vi=f"Tiêu ngữ viết “{motto.quote}”",
            suggestion=_RIGHT,
        )


RULE = Rule(
    id="VB002",
    name="motto",
    topic="form",
    severity="warning",
    title="Tiêu ngữ not as prescribed",
    title_vi="Tiêu ngữ viết chưa đúng quy định",
    about="The Tiêu ngữ reads Độc lập - Tự do - Hạnh phúc: first letters in capitals, hyphens (no dashes) with one "
    "space on either side.",
    about_vi="Tiêu ngữ viết Độc lập - Tự do - Hạnh phúc: chữ đầu mỗi cụm từ viết hoa, giữa các cụm từ có gạch nối "
    "(-), có cách chữ.",
    example=Example(right="Độc lập - Tự do - Hạnh phúc", wrong="Độc lập – Tự do – Hạnh phúc"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 1, điểm b"},
    look=_look,
    fixable=True,
)
