"""What digital signatures tell of a document whose number or date is left blank (Nghị định 30/2020/NĐ-CP, Điều 15)."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.meaning.dates import parse_day
from vanban.meaning.document_numbers import parse_document_number
from vanban.patterns import PatternSet
from vanban.record import Document, Inferred, IssueDate, Number, Signature


def infer_from_signatures(
    document: Document, signatures: Sequence[Signature], stamps: Sequence[str], patterns: PatternSet
) -> Document:
    """``document`` with ``inferred`` filled in where its number or date is blank and nothing else gave it.

    ``stamps`` are the texts of the signatures' stamps. The number comes from a stamp that prints it with the
    symbol of the document, the date from such a stamp too, else from the first signature whose day agrees with
    what the document prints of its date.
    """
    number, date = document.number, document.date
    stamp = _numbered_stamp(number, stamps, patterns)
    if number is not None and number.sequence is None and number.inferred is None and stamp is not None:
        number = number.model_copy(update={"inferred": _inferred(stamp[0])})
    if date is not None and date.precision != "day" and date.inferred is None:
        days = [stamp[1]] if stamp is not None and stamp[1] else []
        days += sorted(sign.time[:10] for sign in signatures if sign.time is not None and sign.intact is not False)
        fitting = next((day for day in days if _agrees(day, date)), None)
        if fitting is not None:
            date = date.model_copy(update={"inferred": _inferred(fitting)})
    return document.model_copy(update={"number": number, "date": date})


def _inferred(canonical: str) -> Inferred:
    return Inferred.model_validate({"canonical": canonical, "from": "signature", "at": None})


def _numbered_stamp(
    number: Number | None, stamps: Sequence[str], patterns: PatternSet
) -> tuple[str, str | None] | None:
    """Canonical number and day (ISO 8601) of the first stamp that prints the number of the document."""
    for stamp in stamps:
        match = patterns.get("annexes/caption-number").regex.search(stamp)
        parsed = parse_document_number(match.group(), patterns) if match is not None else None
        if parsed is None or parsed.canonical is None:
            continue
        if number is None or number.symbol in (None, parsed.symbol):
            day = parse_day(stamp)
            return parsed.canonical, day.start if day is not None and day.precision == "day" else None
    return None


def _agrees(day: str, date: IssueDate) -> bool:
    """Whether ``day`` lies in what the document prints: its month or its year."""
    return (date.start is None or date.start <= day) and (date.end is None or day <= date.end)
