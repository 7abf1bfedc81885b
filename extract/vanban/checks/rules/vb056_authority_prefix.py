"""VB056: the state writes TM., KT., TL., the Party T/M, K/T, T/L."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    party = case.regime in PARTY_PAPERS
    for line in case.closing.authorities if as_typed(case) else ():
        letters = line.meaning.rstrip(".")
        right = "/".join(letters) if party else line.meaning
        if line.prefix.quote == right or len(letters) != 2 or (party and "/" in line.prefix.quote):
            continue
        yield Hit(
            at=line.prefix,
            message=f"“{line.at.quote}”: the {'Party' if party else 'state'} writes {right}",
            message_vi=f"“{line.at.quote}”: văn bản của {'Đảng' if party else 'cơ quan nhà nước'} ghi {right}",
            suggestion=right,
            severity="info" if party else None,
        )


RULE = Rule(
    id="VB056",
    name="authority-prefix",
    topic="form",
    severity="warning",
    title="TM. or T/M",
    title_vi="Ghi TM. hay T/M",
    about="Before a signature the state abbreviates with points (TM., KT., TL.: Nghị định 30/2020/NĐ-CP, Phụ lục I, "
    "phần I, mục II, khoản 7), the Party with a stroke (T/M, K/T, T/L).",
    about_vi="Trước chữ ký, văn bản nhà nước viết tắt có dấu chấm (TM., KT., TL.: Nghị định 30/2020/NĐ-CP, Phụ lục "
    "I, phần I, mục II, khoản 7), văn bản của Đảng có gạch chéo (T/M, K/T, T/L).",
    example=Example(right="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", wrong="T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    regimes=frozenset({Regime.ND30, Regime.HD36, Regime.HD05}),
    look=_look,
    fixable=True,
)
