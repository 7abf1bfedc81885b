"""VB011: numbers of administrative documents hold no year, those of legal normative ones do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.form import symbol_parts
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Reference

_YEARS_SINCE = 2009  # the last decrees without a year, on boundaries of units, are of December 2008


def _look(case: Case) -> Iterator[Hit]:
    never = case.patterns.terms("never_normative")
    number, kind = case.document.number, case.document.type
    if number is not None and number.year is not None and number.at and kind is not None and kind.code in never:
        yield Hit(
            at=number.at,
            message=f"a {kind.name} is numbered without a year: “{number.text}”",
            message_vi=f"số của {kind.name} không ghi năm: “{number.text}”",
        )
    for reference in case.record.references:
        if reference.type is None or reference.number is None:
            continue
        name = reference.type.name
        if reference.year is not None and reference.type.code in never and _recent(reference, 2011):
            yield Hit(
                at=reference.at[0],
                message=f"{name} {reference.number}: an administrative document is numbered without a year",
                message_vi=f"{name} {reference.number}: văn bản hành chính không ghi năm trong số",
            )
        elif _lacks_year(case, reference) and _recent(reference, _YEARS_SINCE):
            yield Hit(
                at=reference.at[0],
                message=f"{name} {reference.number}: a legal normative document has its year in its number",
                message_vi=f"{name} {reference.number}: số văn bản quy phạm pháp luật phải có năm ban hành",
            )


def _lacks_year(case: Case, reference: Reference) -> bool:
    """Whether the number is a state number of a type that has a year, written without one."""
    return (
        reference.year is None
        and reference.type is not None
        and reference.type.name in case.patterns.terms("always_with_year")
        and "/" not in (reference.symbol or "/")  # the Party's Thông tri
        and symbol_parts(reference.symbol)[:1] == (reference.type.code,)
    )


def _recent(reference: Reference, since: int) -> bool:
    return reference.date is not None and date.fromisoformat(reference.date).year >= since


RULE = Rule(
    id="VB011",
    name="year-in-number",
    topic="form",
    severity="warning",
    title="Year in an administrative number, or missing in a normative one",
    title_vi="Số văn bản hành chính có năm, hoặc số văn bản quy phạm pháp luật thiếu năm",
    about="A year in the number is the mark of legal normative documents (Luật 64/2025/QH15, Điều 7, khoản 3); "
    "administrative numbers begin anew every year without naming it. Decrees of 2008 and before may lack it.",
    about_vi="Năm trong số là dấu hiệu của văn bản quy phạm pháp luật (Luật 64/2025/QH15, Điều 7, khoản 3); số văn "
    "bản hành chính bắt đầu lại mỗi năm và không ghi năm. Nghị định từ 2008 về trước có thể không có năm.",
    example=Example(right="Số: 17/KH-UBND", wrong="Số: 17/2024/KH-UBND"),
    regimes=frozenset({Regime.ND30, Regime.TT01, Regime.NORMATIVE}),
    look=_look,
)
