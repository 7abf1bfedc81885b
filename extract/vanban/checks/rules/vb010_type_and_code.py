"""VB010: the code in a symbol is that of the type, for the document itself and for those that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, symbol_parts
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.document_types import party_type, type_by_code
from vanban.record import Span, TypeName

_CODE = re.compile(r"(?<=[/-])[^\W\d_]+")  # the first part of a symbol
_JOINT = "LT"  # of joint documents: NQLT, TTLT


def _look(case: Case) -> Iterator[Hit]:
    if not as_typed(case):
        return
    yield from _capitals(case)
    document = case.document
    if document.type is not None and document.number is not None and document.number.at is not None:
        yield from _compare(case, document.type, document.number.symbol, document.number.text, document.number.at)
    for reference in case.record.references:
        if reference.type is not None and reference.number is not None:
            yield from _compare(case, reference.type, reference.symbol, reference.number, reference.at[0])


def _capitals(case: Case) -> Iterator[Hit]:
    """Codes in other capitals than the official ones: TTR, Ctr."""
    for number in case.written_numbers:
        found = _CODE.search(number.at.quote)
        official = type_by_code(found.group(), case.patterns) if found else None
        code = official.code if official else None
        if found is not None and code is not None and code != found.group() and code.upper() == found.group().upper():
            yield Hit(
                at=case.span(number.at.start + found.start(), number.at.start + found.end()),
                message=f"the code is written {code}, here “{found.group()}”",
                message_vi=f"chữ viết tắt tên loại là {code}, ở đây ghi “{found.group()}”",
                suggestion=code,
                severity="warning",
            )


def _compare(case: Case, kind: TypeName, symbol: str | None, number: str, at: Span) -> Iterator[Hit]:
    parts = symbol_parts(symbol)
    coded = type_by_code(parts[0], case.patterns) if parts else None
    if coded is None or coded.code == kind.code or (len(parts) == 1 and kind.code != "CV"):
        return
    if coded.code == "QĐ" and kind.name in case.patterns.terms("issued_by_decision"):
        return  # a Đề án is cited by the number of the decision that approves it
    expected = {code for code in (kind.code, party_type(kind, case.patterns).code) if code}
    expected |= {code for code, name in case.patterns.mapping("document_code").items() if name == kind.name}
    if expected and not expected & {coded.code, (coded.code or "").removesuffix(_JOINT)}:
        yield Hit(
            at=at,
            message=f"a {kind.name} with the code {parts[0]} of a {coded.name}: {number}",
            message_vi=f"tên loại là {kind.name} nhưng ký hiệu ghi {parts[0]} ({coded.name}): {number}",
        )


RULE = Rule(
    id="VB010",
    name="type-and-code",
    topic="form",
    severity="error",
    title="Type and code disagree",
    title_vi="Tên loại và chữ viết tắt không khớp",
    about="Every type has its code: Nghị định NĐ, Nghị quyết NQ, Kế hoạch KH; a công văn of the state has none "
    "(Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I). A “Nghị định 12/NQ-CP” is one or the other.",
    about_vi="Mỗi loại văn bản có chữ viết tắt riêng: Nghị định NĐ, Nghị quyết NQ, Kế hoạch KH; công văn của cơ "
    "quan nhà nước không có (Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I). “Nghị định 12/NQ-CP” chắc chắn sai một "
    "trong hai.",
    example=Example(
        right="Thực hiện Kế hoạch số 41/KH-UBND ngày 02 tháng 02",
        wrong="Thực hiện Báo cáo số 41/KH-UBND ngày 02 tháng 02",
    ),
    look=_look,
)
