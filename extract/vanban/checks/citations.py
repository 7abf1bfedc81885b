"""Citations side by side: whether two of them mean one document, and what they say of it.

Number and symbol alone name no document: each body begins anew every year (state) or every term (Party). So two
citations are held to mean one document only where the year stands in the number, or the body and the year agree,
or the body and the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vanban.meaning.folding import fold, similar
from vanban.meaning.organisations import full_name
from vanban.patterns import PatternSet
from vanban.record import Record, Reference, Severity, Span

SAME_SUBJECT = 0.85  # how alike the wordings of one title are; titles of different years' plans are less so
_SAME_THING = 0.6  # how alike free wordings of one title still are
Cited = tuple[str, Reference]  # path of the citing record, the citation
_OTHER_THING = 0.3  # subjects less alike than this are about different things
_NUMBER = re.compile(r"\d[/-]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TERM = re.compile(r"\d+$")


def loose_number(reference: Reference) -> str | None:
    """The number without what is easily mistyped: ``34/2007/PLUBTVQH`` for 34/2007/PL-UBTVQH11.

    Separators and the figure of the legislature are left out; None for a citation without a number.
    """
    if reference.sequence is None or reference.symbol is None or reference.number is None:
        return None
    symbol = _TERM.sub("", re.sub(r"[\W_]", "", reference.symbol)).upper()
    return f"{reference.sequence}/{reference.year or ''}/{symbol}"


def by_number(references: Iterable[Reference]) -> list[list[Reference]]:
    """The references whose numbers are alike, in groups of two or more."""
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        number = loose_number(reference)
        if number is not None:
            groups.setdefault(number, []).append(reference)
    return [group for group in groups.values() if len(group) > 1]


def same_document(first: Reference, second: Reference, patterns: PatternSet) -> bool:
    """Whether two references with like numbers certainly mean one document, whatever else they say."""
    if _legislature(first) and _legislature(second) and _legislature(first) != _legislature(second):
        return False
    if first.type and second.type and first.type.name != second.type.name:
        return False
    named = first.issuer is not None and second.issuer is not None
    if not (named or _central(first, patterns)) or not same_body(first.issuer, second.issuer, patterns):
        return False
    return first.year is not None or _same_year(first, second)


def _same_year(first: Reference, second: Reference) -> bool:
    """Whether two documents of one body and number are of one year, a slip in the year aside."""
    if first.date is None or second.date is None:
        return same_title(first.subject, second.subject)
    same_day = first.date[5:] == second.date[5:]
    return first.date[:4] == second.date[:4] or (same_day and same_title(first.subject, second.subject))


def same_body(first: str | None, second: str | None, patterns: PatternSet) -> bool:
    """Whether two names of issuers are those of one body; a short name fits a longer one, none fits any."""
    if first is None or second is None:
        return True
    return one_fits_other(fold(full_name(first, patterns)), fold(full_name(second, patterns)))


def one_fits_other(first: str, second: str) -> bool:
    """Whether two full names, folded, agree as far as the shorter one goes."""
    return first == second or first.startswith(second + " ") or second.startswith(first + " ")


def same_title(first: str | None, second: str | None) -> bool:
    """Whether two subjects are wordings of one title: alike, and of the same years."""
    if not first or not second or set(_YEAR.findall(first)) != set(_YEAR.findall(second)):
        return False
    return similar(first, second) >= SAME_SUBJECT


def worded_differently(first: str | None, second: str | None) -> bool:
    """Whether two subjects are the same title in other words; one that is only cut short is not."""
    return _comparable(first, second) and similar(first or "", second or "") >= _SAME_THING


def of_other_things(first: str | None, second: str | None) -> bool:
    """Whether two subjects can't be wordings of one title."""
    return _comparable(first, second) and similar(first or "", second or "") < _OTHER_THING


def _comparable(first: str | None, second: str | None) -> bool:
    """Neither holds the other, nor another citation, behind which a subject's end is uncertain."""
    one, other = fold(first or ""), fold(second or "")
    cites = any(_NUMBER.search(subject or "") for subject in (first, second))
    return bool(one and other) and one not in other and other not in one and not cites


def commonest(values: Sequence[str]) -> str:
    """The value that most say, of equally many the one said first."""
    return max(values, key=lambda value: (values.count(value), -values.index(value)))


def _central(reference: Reference, patterns: PatternSet) -> bool:
    """Whether the symbol is that of a central body, which no other uses."""
    bodies = {**patterns.mapping("central_symbol"), **patterns.mapping("central_party_symbol")}
    parts = [_TERM.sub("", part) for part in re.findall(r"[^\W_]+", reference.symbol or "")]
    return any(part in bodies or part.endswith("UBTVQH") for part in parts)


def _legislature(reference: Reference) -> str | None:
    match = _TERM.search(reference.symbol or "")
    return match.group() if match else None


def date_at(record: Record, reference: Reference) -> Span:
    """Where the date of a citation stands; the whole citation where it can't be told."""
    for period in record.dates:
        if period.start == period.end == reference.date and any(_holds(span, period.at) for span in reference.at):
            return period.at
    return reference.at[0]


def weight(record: Record) -> Severity | None:
    """What an error about figures weighs less in a scan, where the reading may be at fault; None elsewhere."""
    return "warning" if record.source.ocr is not None else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def cited_in(records: Iterable[Record], patterns: PatternSet) -> list[list[Cited]]:
    """What a folder cites: one group for each document that is cited twice or more.

    Citations whose body is not certain are left out: every commune's "UBND huyện" is another.
    """
    groups: dict[tuple[str, str], list[list[Cited]]] = {}
    for record in records:
        for reference in record.references:
            number, body = loose_number(reference), body_of(reference, patterns)
            if number is None or body is None:
                continue
            documents = groups.setdefault((number, body), [])
            known = next((group for group in documents if same_document(group[0][1], reference, patterns)), None)
            if known is None:
                documents.append([(record.source.path, reference)])
            else:
                known.append((record.source.path, reference))
    return [group for documents in groups.values() for group in documents if len(group) > 1]


def body_of(reference: Reference, patterns: PatternSet) -> str | None:
    """Which body issued a cited document, the same for all citations of it; None where that is not certain."""
    if _central(reference, patterns):
        return "central"
    return None if reference.key is None else ":".join(reference.key.split(":")[:2])
