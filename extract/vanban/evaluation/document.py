"""Marks for header and closing."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.evaluation.comparison import fold, number_key, similar
from vanban.evaluation.gold import GoldDate, GoldDocument, GoldNumber, GoldSigner
from vanban.evaluation.marks import Mark, answer, compare_sets
from vanban.record import Document, IssueDate, Number, Signer

_NAME = 0.9  # from which likeness on a longer text is the same text
_SIGNER = 0.95


def mark_document(gold: GoldDocument, found: Document | None) -> Iterator[Mark]:
    """Marks for all that ``gold`` says; ``found`` is None when there is no record."""
    missing, found = found is None, found or Document()
    if gold.asks("type"):
        code = found.type.code if found.type else None
        yield answer("document.type", code == gold.type, gold.type, code)
    names = {"issuer": found.issuer.name if found.issuer else None, "subject": found.subject, "place": found.place}
    for field, name in names.items():
        if gold.asks(field):
            yield _name(f"document.{field}", getattr(gold, field), name, _NAME)
    if gold.asks("number"):
        yield from _number(gold.number, found.number, missing)
    if gold.asks("date"):
        yield from _date(gold.date, found.date, missing)
    if gold.signer is not None:
        yield from _signer(gold.signer, found.signer)
    if gold.asks("addressees"):
        yield compare_sets("document.addressees", map(fold, gold.addressees), map(fold, found.addressees))
    if gold.asks("recipients"):
        yield compare_sets("document.recipients", map(fold, gold.recipients), map(fold, found.recipients))
    if gold.posted is not None:
        day, time = gold.posted[: len("2024-03-08")], found.posted.time if found.posted else None
        yield answer("document.posted", (time or "").startswith(day), gold.posted, time)


def _name(field: str, wanted: str | None, found: str | None, enough: float) -> Mark:
    right = not found if wanted is None else similar(found, wanted) >= enough
    return answer(field, right, wanted, found)


def _number(gold: GoldNumber | None, found: Number | None, missing: bool) -> Iterator[Mark]:
    if gold is None:
        canonical = found.canonical if found else None
        yield answer("document.number", not canonical, None, canonical)
        return
    parts = {
        "sequence": (gold.sequence, found.sequence if found else None),
        "symbol": (gold.symbol, found.symbol if found else None),
        "canonical": (gold.canonical, found.canonical if found else None),
    }
    unread = parts["sequence"][1] is None and not missing
    if gold.handwritten:
        wanted, got = parts["sequence"]
        yield answer("handwritten.number", got == wanted, wanted, got)
    for part, (wanted, got) in parts.items():
        # a number in handwriting may stay unread; it may not be read wrong
        if gold.asks(part) and not (gold.handwritten and unread and part != "symbol"):
            right = number_key(_string(got)) == number_key(_string(wanted))
            yield answer(f"document.number.{part}", right, wanted, got)
    if gold.inferred:
        inferred = found.inferred.canonical if found and found.inferred else None
        yield answer(
            "document.number.inferred", number_key(inferred) == number_key(gold.inferred), gold.inferred, inferred
        )


def _date(gold: GoldDate | None, found: IssueDate | None, missing: bool) -> Iterator[Mark]:
    start, end = (found.start, found.end) if found else (None, None)
    if gold is None:
        yield answer("document.date", start is None, None, start)
        return
    right = (start, end) == (gold.start, gold.end)
    if gold.handwritten:
        yield answer("handwritten.date", right, gold.start, start)
        month = found is not None and found.precision == "month" and _month(start) == _month(gold.start)
        if month and not missing:
            return
    yield answer("document.date", right, (gold.start, gold.end), (start, end))


def _signer(gold: GoldSigner, found: Signer | None) -> Iterator[Mark]:
    yield _name("document.signer.name", gold.name, found.name if found else None, _SIGNER)
    yield _name("document.signer.position", gold.position, found.position if found else None, _SIGNER)


def _month(day: str | None) -> str:
    return (day or "")[: len("2024-03")]


def _string(value: int | str | None) -> str:
    return "" if value is None else str(value)
