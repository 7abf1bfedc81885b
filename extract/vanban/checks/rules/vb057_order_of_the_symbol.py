"""VB057: the state puts the slash first (12/KH-UBND), the Party the hyphen (12-KH/ĐU)."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, symbol_parts
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.document_numbers import parse_document_number
from vanban.meaning.document_types import type_by_code
from vanban.record import Span


def _look(case: Case) -> Iterator[Hit]:
    if not as_typed(case):
        return
    own = case.document.number
    if own is not None and own.at is not None:
        yield from _compare(case, own.text, own.at, case.regime in PARTY_PAPERS)
    committees = {(symbol,) for symbol in case.patterns.terms("party_body_symbol")}
    for reference in case.record.references:
        if reference.number is not None and symbol_parts(reference.symbol)[-1:] in committees:
            yield from _compare(case, reference.number, reference.at[0], party=True)


def _compare(case: Case, number: str, at: Span, party: bool) -> Iterator[Hit]:
    parsed = parse_document_number(number, case.patterns)
    if parsed is None or len(parsed.parts) < 2 or parsed.year is not None:
        return
    if type_by_code(parsed.parts[0], case.patterns) is None or parsed.party_form == party:
        return
    if party and parsed.separator != "/":
        return
    first, second = ("-", "/") if party else ("/", "-")
    figures = "" if parsed.sequence is None else f"{parsed.sequence:02d}{parsed.suffix}"
    right = f"{figures}{first}{parsed.parts[0]}{second}{'-'.join(parsed.parts[1:])}"
    whose, whose_vi = ("Party", "Đảng") if party else ("state", "cơ quan nhà nước")
    yield Hit(
        at=at,
        message=f"“{number}” is written in the other order: the {whose} writes {right}",
        message_vi=f"“{number}” viết ngược thứ tự: văn bản của {whose_vi} ghi {right}",
    )


RULE = Rule(
    id="VB057",
    name="order-of-the-symbol",
    topic="form",
    severity="warning",
    title="Slash and hyphen in the other order",
    title_vi="Số, ký hiệu viết ngược thứ tự gạch chéo, gạch nối",
    about="The state writes number, slash, type, hyphen, body (12/KH-UBND), the Party number, hyphen, type, slash, "
    "body (12-KH/ĐU). Mixed up, a symbol is not found again.",
    about_vi="Văn bản nhà nước ghi số, gạch chéo, loại, gạch nối, cơ quan (12/KH-UBND); văn bản của Đảng ghi số, "
    "gạch nối, loại, gạch chéo, cơ quan (12-KH/ĐU). Viết lẫn thì khó tra cứu.",
    example=Example(right="Số 24-KH/ĐU", wrong="Số 24/KH-ĐU"),
    regimes=frozenset({Regime.ND30, Regime.HD36, Regime.HD05}),
    look=_look,
)
