"""VB214: the first citation of a document gives its full number and its date."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.citations import loose_number
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Reference

_BY_NAME = frozenset({"L", "BL", "PL", "HP"})
_TEXT = (Zone.BASES, Zone.BODY)


def _look(case: Case) -> Iterator[Hit]:
    for reference in case.record.references:
        dated = any(other.date and loose_number(other) == loose_number(reference) for other in case.record.references)
        if dated or reference.number is None:
            continue
        if case.zone_at(reference.at[0].start) in _TEXT and _wants_a_date(case, reference):
            yield Hit(
                at=reference.at[0],
                message=f"{reference.number} is cited without its date",
                message_vi=f"viện dẫn {reference.number} lần đầu nhưng không ghi ngày, tháng, năm ban hành",
                severity="info" if case.state is State.EXTRACTED else None,
            )


def _wants_a_date(case: Case, reference: Reference) -> bool:
    if reference.year is not None:
        return False  # the year stands in the number
    if reference.type is not None and reference.type.code in _BY_NAME:
        return False
    at = reference.at[0]
    if case.text.line_at(at.start).cell is not None:
        return False
    around = case.string[at.start : at.end + 40].split("\n")[0]
    return case.patterns.compile("{party_term}").search(around) is None and "ngày" not in around


RULE = Rule(
    id="VB214",
    name="first-citation-incomplete",
    topic="citations",
    severity="warning",
    title="First citation without a date",
    title_vi="Viện dẫn lần đầu thiếu ngày ban hành",
    about="The first citation of a document gives type, number, symbol, date, issuer and subject, the later ones type "
    "and number. A number without a date or a year names no document: each body begins anew every year.",
    about_vi="Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, thời gian ban hành, cơ quan ban hành và trích yếu; các "
    "lần sau ghi tên loại, số, ký hiệu. Số không kèm ngày thì không rõ văn bản nào vì mỗi năm đánh số lại.",
    example=Example(right="Kế hoạch số 12-KH/ĐU ngày 30 tháng 01 năm 2024 của", wrong="Kế hoạch số 12-KH/ĐU của"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 6, điểm b"},
    look=_look,
)
