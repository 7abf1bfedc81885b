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
_BARE = frozenset({"NQ", "CT", "KL", "QĐ", "NĐ", "TT"})  # a Đề án is known by its bare number
_BY_TITLE = "references/quoted-title"
_NUMBERED = frozenset({"NQ", "CT", "KL", "QĐ", "KH", "HD"})  # never cited by title alone
_TEXT = (Zone.BASES, Zone.BODY)


def _look(case: Case) -> Iterator[Hit]:
    dated = {number for other in case.record.references if other.date and (number := loose_number(other))}
    for reference in case.record.references:
        at = reference.at[0]
        if reference.date is not None or loose_number(reference) in dated or case.zone_at(at.start) not in _TEXT:
            continue
        if _wants_a_date(case, reference):
            called = reference.number or _called(reference)
            number = "số, " if reference.pattern == _BY_TITLE else ""
            yield Hit(
                at=at,
                message=f"{called} is cited without its {'number and ' if number else ''}date",
                message_vi=f"viện dẫn {called} lần đầu nhưng không ghi {number}ngày, tháng, năm ban hành",
                severity="info" if case.state is State.EXTRACTED else None,
            )


def _wants_a_date(case: Case, reference: Reference) -> bool:
    if reference.pattern == _BY_TITLE:
        return reference.type is not None and reference.type.code in _NUMBERED
    if reference.year is not None or reference.sequence is None:
        return False  # the year stands in the number, or there is no number
    code = reference.type.code if reference.type is not None else None
    if code in _BY_NAME or (reference.number is None and (code not in _BARE or reference.issuer is None)):
        return False
    at = reference.at[0]
    around = case.string[at.start : at.end + 40].split("\n")[0]
    in_table = case.text.line_at(at.start).cell is not None
    return not in_table and "ngày" not in around and case.patterns.compile("{party_term}").search(around) is None


def _called(reference: Reference) -> str:
    name = reference.type.name if reference.type is not None else ""
    return f"{name} {reference.sequence:02}" if reference.sequence is not None else f"{name} “{reference.subject}”"


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
