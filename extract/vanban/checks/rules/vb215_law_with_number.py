"""VB215: an administrative document cites a law by its name, without its number."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_LAWS = frozenset({"L", "BL", "PL"})


def _look(case: Case) -> Iterator[Hit]:
    for reference in case.record.references:
        if reference.type is not None and reference.type.code in _LAWS and reference.number is not None:
            yield Hit(
                at=reference.at[0],
                message=f"a {reference.type.name} is cited by its name, here with the number {reference.number}",
                message_vi=f"{reference.type.name} chỉ ghi tên, ở đây ghi cả số {reference.number}",
            )


RULE = Rule(
    id="VB215",
    name="law-with-number",
    topic="citations",
    severity="info",
    title="A law cited with its number",
    title_vi="Viện dẫn luật có ghi số",
    about="Administrative documents cite a Luật or Pháp lệnh by type and name; number and issuer are left out. Many "
    "write them all the same.",
    about_vi="Trong văn bản hành chính, Luật và Pháp lệnh chỉ ghi tên loại và tên; không ghi số, ký hiệu, cơ quan ban "
    "hành. Thực tế nhiều nơi vẫn ghi.",
    example=Example(right="phổ biến Luật Tiếp công dân đến", wrong="phổ biến Luật Tiếp công dân số 42/2013/QH13 đến"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 6, điểm b"},
    look=_look,
)
