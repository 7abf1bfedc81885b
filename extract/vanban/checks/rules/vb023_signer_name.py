"""VB023: a document is signed with a full name in small letters, without a degree before it."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out, issued_by_committee
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.organisations import is_capitals
from vanban.record import Signer, Span


def _look(case: Case) -> Iterator[Hit]:
    signer = case.document.signer
    if not as_typed(case) or not goes_out(case):
        return
    named = _name(case, signer) if signer else None
    if signer is not None and named is None and signer.name is None and signer.at and case.state is State.ISSUED:
        yield Hit(
            at=signer.at,
            message="nobody's name stands under the signature",
            message_vi="không có họ tên người ký",
            severity="info",
        )
    if named is None:
        return
    title = case.patterns.compile(r"^{academic_title}(?=\s)").match(named.quote)
    if title is not None and issued_by_committee(case):
        yield Hit(
            at=named,
            message=f"“{title.group()}” stands before the name of who signs",
            message_vi=f"ghi “{title.group()}” trước họ tên người ký",
            suggestion=named.quote[title.end() :].strip(),
        )
    elif is_capitals(named.quote):
        yield Hit(
            at=named,
            message=f"the name “{named.quote}” is written in capitals",
            message_vi=f"họ tên người ký “{named.quote}” viết in hoa",
            suggestion=signer.name if signer else None,
            severity="info",
        )


def _name(case: Case, signer: Signer) -> Span | None:
    """The line with the name of who signs, as it is printed."""
    if signer.name is None or signer.at is None:
        return None
    start = signer.at.quote.casefold().rfind(signer.name.casefold())
    if start < 0:
        return None
    begin = max(signer.at.quote.rfind("\n", 0, start), signer.at.quote.rfind("\t", 0, start)) + 1
    return case.span(signer.at.start + begin, signer.at.start + start + len(signer.name))


RULE = Rule(
    id="VB023",
    name="signer-name",
    topic="form",
    severity="warning",
    title="The name of who signs",
    title_vi="Họ tên người ký",
    about="Under the signature stands the full name, in small letters with capital initials, without degree, honour "
    "or form of address (armed forces, schools and hospitals follow the rules of their sector).",
    about_vi="Dưới chữ ký ghi họ và tên, chữ in thường, không ghi học hàm, học vị, danh hiệu (lực lượng vũ trang, "
    "giáo dục, y tế theo quy định của ngành).",
    example=Example(right="\n\nLò Văn Phúc\n\nPhụ lục", wrong="\n\nThS. Lò Văn Phúc\n\nPhụ lục"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 7"},
    look=_look,
)
