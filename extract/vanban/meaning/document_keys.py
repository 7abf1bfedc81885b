"""Identity of documents: the same key in two records means the same document.

A key is ``system:issuer:type:year:number`` in small letters without accents. Number and symbol alone
identify nothing (every commune has a 49/KH-UBND): without a certain issuer and year there is no key.
A local issuer is named by the official codes of its unit, from the province down (``51.530-ubnd``; ``2025.51-ubnd``
by the list in force since July 2025), so that one body has one name however much of its address is printed.
"""

from __future__ import annotations

import re

from vanban.meaning.document_numbers import DocumentNumber, parse_document_number, symbol_body
from vanban.meaning.document_types import unaccented
from vanban.meaning.gazetteer import same_name
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.meaning.units import LEVELS, code_path, edition_at, resolve
from vanban.patterns import PatternSet
from vanban.record import Document, Issuer, TypeName, Unit, UnitLevel

Days = tuple[str | None, str | None]  # the first and the last day on which the document can be of


def document_key(
    type_: TypeName | None,
    number: DocumentNumber | None,
    year: int | None,
    date: str | None,
    issuer: str | None,
    *,
    name: str | None,
    own: Issuer | None,
    patterns: PatternSet,
) -> str | None:
    """The key of a cited document, or None where it would be a guess.

    ``date`` is an ISO date; ``issuer`` is as the citation names it; ``name`` is that of a law cited by
    name; ``own`` is the issuer of the citing document, which says what "UBND tỉnh" means.
    """
    if year is None and date is not None:
        year = int(date[:4])
    if year is None or type_ is None:
        return None
    kind = _slug(type_.code or type_.name)
    if number is None or number.sequence is None:
        legislator = patterns.mapping("legislator").get(type_.name)
        return None if name is None or legislator is None else f"state:{_slug(legislator)}:{kind}:{year}:{_slug(name)}"
    day = (date, date) if date is not None else (f"{year}-01-01", f"{year}-12-31")
    body = _body_key(number, day, issuer, own, patterns)
    return None if body is None else f"{body}:{kind}:{year}:{number.sequence}{_slug(number.suffix)}"


def own_key(document: Document, patterns: PatternSet) -> str | None:
    """The key of a document by its own header, the same that citations of it get; None where it would be a guess.

    A blank number or date counts where another place in the file gives it (``inferred``).
    """
    number, date, issuer = document.number, document.date, document.issuer
    printed = day = None
    if number is not None:
        printed = number.canonical or (number.inferred.canonical if number.inferred is not None else None)
    if date is not None:
        day = date.start if date.inferred is None else date.inferred.canonical
    parsed = parse_document_number(printed, patterns) if printed is not None else None
    year = parsed.year if parsed is not None else None
    if date is not None and date.inferred is None and date.precision == "year" and day is not None:
        year, day = year or int(day[:4]), None  # any day of it
    return document_key(
        document.type,
        parsed,
        year,
        day,
        issuer.name if issuer is not None else None,
        name=None,
        own=issuer,
        patterns=patterns,
    )


def _body_key(
    number: DocumentNumber, day: Days, issuer: str | None, own: Issuer | None, patterns: PatternSet
) -> str | None:
    """The part of a key that names the issuing body, or None where it would be a guess.

    ``day`` are the first and the last day on which the document can have been issued.
    """
    central = _central(number, patterns)
    if central is not None or issuer is None:
        return central
    name = full_name(issuer, patterns)
    edition = edition_at(*day)
    known = own.unit if own is not None and own.unit.edition in (None, edition) else Unit()
    unit = resolve(_complete(unit_of([name], patterns), name, known, patterns), edition, day[1])
    body = symbol_body(number, patterns)
    level = _lowest(unit)
    if level is None or body is None or patterns.mapping("committee_level").get(body, level) != level:
        return None  # also where the symbol is that of a committee of another level: one of the two is wrong
    where = _unit_key(unit, level)
    return None if where is None else f"{system_of(name, patterns)}:{where}-{_slug(body)}"


def _central(number: DocumentNumber, patterns: PatternSet) -> str | None:
    """The central body that the symbol's suffix names for certain: CP, TTg, QH15, BNV, TW …"""
    for system, vocabulary in (("state", "central_symbol"), ("party", "central_party_symbol")):
        bodies = patterns.mapping(vocabulary)
        for part in number.parts:
            stem = re.sub(r"\d+$", "", part)
            if stem in bodies:
                return f"{system}:{_slug(bodies[stem])}"
    return None


def _complete(unit: Unit, name: str, known: Unit, patterns: PatternSet) -> Unit:
    """``unit`` with the levels above it, taken from ``known``, that of the citing document, where that is certain."""
    level = _lowest(unit)
    if level is None:
        return _relative(name, known, patterns)
    own_name = getattr(known, level)
    return _from(level, known) if own_name is not None and same_name(own_name, getattr(unit, level)) else unit


def _relative(name: str, known: Unit, patterns: PatternSet) -> Unit:
    """ "UBND tỉnh" in the document of a commune is that of its own province."""
    for level in LEVELS:
        if patterns.compile(rf"(?<!\w){{relative_{level}}}(?!\w)").search(name):
            return _from(level, known) if getattr(known, level) is not None else Unit()
    return Unit()


def _from(level: UnitLevel, unit: Unit) -> Unit:
    """The names of ``unit`` from ``level`` upwards."""
    return Unit(**{field: getattr(unit, field) for field in LEVELS[LEVELS.index(level) :]})


def _lowest(unit: Unit) -> UnitLevel | None:
    return next((field for field in LEVELS if getattr(unit, field) is not None), None)


def _unit_key(unit: Unit, level: UnitLevel) -> str | None:
    """What names the unit among all: its official codes, else its names if they tell it from others of its name.

    A commune that the list does not know needs the unit above it; so does any unit of an ambiguous name.
    """
    if unit.code is not None:
        return code_path(unit)
    names = [getattr(unit, field) for field in LEVELS if getattr(unit, field) is not None]
    alone = len(names) == 1 and (level == "commune" or unit.candidates)
    return None if alone else ".".join(map(_slug, names))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text)).strip("-")
