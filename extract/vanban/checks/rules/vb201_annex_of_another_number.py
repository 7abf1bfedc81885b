"""VB201: number and day in the caption of an annex are those of the document."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.citations import weight
from vanban.checks.days import in_figures
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.document_numbers import parse_document_number
from vanban.record import Annex, Severity, Span


def _look(case: Case) -> Iterator[Hit]:
    for annex in case.document.annexes:
        if _of_this_document(case, annex):
            yield from _number(case, annex)
            yield from _day(case, annex)


def _of_this_document(case: Case, annex: Annex) -> bool:
    """A form may be taken over from another document: then it bears another symbol."""
    number = case.document.number
    written = parse_document_number(annex.number, case.patterns) if annex.number else None
    return number is not None and written is not None and written.symbol == number.symbol


def _number(case: Case, annex: Annex) -> Iterator[Hit]:
    number = case.document.number
    if number is None or number.canonical == annex.number:
        return
    blank = number.canonical is None
    yield Hit(
        at=_printed(case, annex),
        related=[number.at] if number.at else [],
        message=f"the cover leaves its number blank, the annex gives {annex.number}"
        if blank
        else f"the annex belongs to {annex.number}, the document is {number.canonical}",
        message_vi=f"bìa để trống số, phụ lục ghi {annex.number}"
        if blank
        else f"phụ lục ghi kèm theo {annex.number}, văn bản mang số {number.canonical}",
        severity=_weight(case, blank),
    )


def _day(case: Case, annex: Annex) -> Iterator[Hit]:
    written = case.document.date
    if written is None or written.start is None or annex.date is None or written.start == annex.date:
        return
    blank = written.precision != "day"
    if blank and case.document.number is not None and case.document.number.canonical is None:
        return  # said with the blank number
    given, own = in_figures(annex.date), written.text
    yield Hit(
        at=_printed(case, annex),
        related=[written.at] if written.at else [],
        message=f"the cover leaves its day blank, the annex gives {given}"
        if blank
        else f"the annex is dated {given}, the document “{own}”",
        message_vi=f"bìa để trống ngày, phụ lục ghi ngày {given}"
        if blank
        else f"phụ lục ghi ngày {given}, văn bản ghi “{own}”",
        severity=_weight(case, blank),
    )


def _printed(case: Case, annex: Annex) -> Span:
    """Where the number of the document stands in the caption."""
    match = case.patterns.compile("(?:{document_number})").search(case.string, annex.at.start, annex.at.end)
    return case.span(*match.span()) if match else annex.at


def _weight(case: Case, blank: bool) -> Severity | None:
    return "warning" if blank and case.state is State.DRAFT else weight(case.record)


RULE = Rule(
    id="VB201",
    name="annex-of-another-number",
    topic="citations",
    severity="error",
    title="The annex names another number or day than the cover",
    title_vi="Phụ lục ghi số, ngày khác với văn bản",
    about="The caption of an annex gives type, number and day of the document that it belongs to. They are those of "
    "the cover; where the cover leaves them blank and the annex does not, one of the two was forgotten.",
    about_vi="Dòng “Kèm theo …” của phụ lục ghi loại, số và ngày của chính văn bản. Phải trùng với bìa; nếu bìa để "
    "trống mà phụ lục đã ghi thì một trong hai nơi bị bỏ sót.",
    example=Example(
        right="(Kèm theo Công văn số 22/UBND-VHXH ngày 23", wrong="(Kèm theo Công văn số 23/UBND-VHXH ngày 23"
    ),
    basis={Regime.ND30: "Phụ lục I, phần I, mục III, khoản 1"},
    look=_look,
)
