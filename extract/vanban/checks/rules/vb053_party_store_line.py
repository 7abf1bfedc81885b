"""VB053: the last recipient of a Party paper is Lưu and the office, without colon and VT."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    entries = case.closing.recipients
    found = case.patterns.get("form/store").regex.match(entries[-1].quote) if entries and as_typed(case) else None
    if found is not None and (found["colon"] or found["clerk"]):
        yield Hit(
            at=entries[-1],
            message=f"“{entries[-1].quote}” is the form of the state; the Party writes “Lưu” and the office",
            message_vi=f"“{entries[-1].quote}” là cách ghi của văn bản nhà nước; Đảng ghi “Lưu” và tên văn phòng",
        )


RULE = Rule(
    id="VB053",
    name="party-store-line",
    topic="form",
    severity="info",
    title="Lưu: VT in a Party paper",
    title_vi="“Lưu: VT” trong văn bản của Đảng",
    about="The Party writes “Lưu Văn phòng Đảng ủy.” or “Lưu Đảng ủy.”, without a colon and without VT.",
    about_vi="Văn bản của Đảng ghi “Lưu Văn phòng Đảng ủy.” hoặc “Lưu Đảng ủy.”, không có dấu hai chấm và không ghi "
    "VT.",
    example=Example(right="- Lưu Văn phòng Đảng ủy.", wrong="- Lưu: VT."),
    regimes=frozenset({Regime.HD36, Regime.HD05}),
    look=_look,
)
