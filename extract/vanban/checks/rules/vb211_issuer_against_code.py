"""VB211: a citation names one body, and the symbol that of another."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.citations import weight
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.document_numbers import parse_document_number, symbol_body
from vanban.meaning.organisations import full_name
from vanban.record import Reference

# the body, or an organ or head that acts for it; not an office or a board of it, which has a code of its own
_ITSELF = r"(?:(?:{leading_organ}|Thường trực|Thường vụ|(?:Phó )?Chủ tịch)\s+)?(?P<name>{codes_of_body})(?!\w)"


def _look(case: Case) -> Iterator[Hit]:
    known = case.patterns.terms("code_of_one_body")
    for reference in case.record.references:
        borne = _code(case, reference)
        expected = _codes(case, reference)
        if borne in known and expected and borne not in expected:
            yield Hit(
                at=reference.at[0],
                message=f"{reference.number} bears the code {borne}, but is said to be of {reference.issuer} "
                f"({expected[0]})",
                message_vi=f"{reference.number} mang ký hiệu {borne} nhưng ghi là của {reference.issuer} "
                f"({expected[0]})",
                severity=weight(case.record),
            )


def _code(case: Case, reference: Reference) -> str | None:
    """The code of the body in the symbol, without the figure of the legislature."""
    number = parse_document_number(reference.number, case.patterns) if reference.number else None
    body = symbol_body(number, case.patterns) if number is not None else None
    return body.rstrip("0123456789") if body else None


def _codes(case: Case, reference: Reference) -> list[str]:
    """The codes that documents of the named body bear; none where the name does not tell."""
    if reference.issuer is None or (reference.type is not None and reference.type.code == "PL"):
        return []  # who passes a Pháp lệnh is VB216's to tell
    body = case.patterns.compile(_ITSELF).match(full_name(reference.issuer, case.patterns))
    if body is None:
        return []
    codes = {name.casefold(): codes for name, codes in case.patterns.mapping("codes_of_body").items()}
    return codes[" ".join(body["name"].split()).casefold()].split()


RULE = Rule(
    id="VB211",
    name="issuer-against-code",
    topic="citations",
    severity="error",
    title="Issuer and symbol name two bodies",
    title_vi="Tên cơ quan không khớp ký hiệu",
    about="The symbol of a document ends in the code of who issued it: UBND, TTg, CP, HU of a district's Party "
    "committee, ĐU of a commune's. A citation that names another body is wrong in one of the two.",
    about_vi="Ký hiệu văn bản có chữ viết tắt tên cơ quan ban hành: UBND, TTg, CP, HU của Huyện ủy, ĐU của Đảng ủy xã. "
    "Viện dẫn ghi tên cơ quan khác là sai một trong hai.",
    example=Example(
        right="Quyết định số 188/QĐ-UBND ngày 20 tháng 12 năm 2023 của UBND",
        wrong="Quyết định số 188/QĐ-TTg ngày 20 tháng 12 năm 2023 của UBND",
    ),
    look=_look,
)
