"""Identity of documents: the same key in two records means the same document.

A key is ``system:issuer:type:year:number`` in small letters without accents. Number and symbol alone
identify nothing (every commune has a 49/KH-UBND): without a certain issuer and year there is no key.
"""

from __future__ import annotations

import re

from vanban.meaning.document_numbers import DocumentNumber, symbol_body
from vanban.meaning.document_types import unaccented
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.patterns import PatternSet
from vanban.record import Issuer, TypeName, Unit

_UNION = re.compile(r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị|Xã)\s+Đoàn(?!\w)")  # a union, no unit named Đoàn
_LEVELS = ("commune", "district", "province")


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
    body = body_key(number, issuer, own, patterns)
    return None if body is None else numbered_key(body, type_, year, number)


def numbered_key(body: str, type_: TypeName, year: int, number: DocumentNumber) -> str:
    """The key of a numbered document of the body that ``body_key`` names."""
    return f"{body}:{_slug(type_.code or type_.name)}:{year}:{number.sequence}{_slug(number.suffix)}"


def body_key(number: DocumentNumber, issuer: str | None, own: Issuer | None, patterns: PatternSet) -> str | None:
    """The part of a key that names the issuing body, or None where it would be a guess."""
    central = _central(number, patterns)
    if central is not None or issuer is None:
        return central
    name = _UNION.sub(r"\1đoàn", full_name(issuer, patterns))
    unit = _complete(unit_of([name], patterns), name, own, patterns)
    body = symbol_body(number, patterns)
    if unit is None or body is None or patterns.mapping("committee_level").get(body, _lowest(unit)) != _lowest(unit):
        return None  # also where the symbol is that of a committee of another level: one of the two is wrong
    return f"{system_of(name, patterns)}:{_unit_slug(unit)}-{_slug(body)}"


def _central(number: DocumentNumber, patterns: PatternSet) -> str | None:
    """The central body that the symbol's suffix names for certain: CP, TTg, QH15, BNV, TW …"""
    for system, vocabulary in (("state", "central_symbol"), ("party", "central_party_symbol")):
        bodies = patterns.mapping(vocabulary)
        for part in number.parts:
            stem = re.sub(r"\d+$", "", part)
            if stem in bodies:
                return f"{system}:{_slug(bodies[stem])}"
    return None


def _complete(unit: Unit, name: str, own: Issuer | None, patterns: PatternSet) -> Unit | None:
    """``unit`` with the levels above it, taken from the citing document where that is certain."""
    known = own.unit if own is not None else Unit()
    level = _lowest(unit)
    if level is None:
        return _relative(name, known, patterns)
    if getattr(known, level) == getattr(unit, level):
        return _from(level, known)
    return unit


def _relative(name: str, known: Unit, patterns: PatternSet) -> Unit | None:
    """ "UBND tỉnh" in the document of a commune is that of its own province."""
    for level in _LEVELS:
        if patterns.compile(rf"(?<!\w){{relative_{level}}}(?!\w)").search(name):
            return _from(level, known) if getattr(known, level) is not None else None
    return None


def _from(level: str, unit: Unit) -> Unit:
    """``unit`` from ``level`` upwards."""
    return Unit(**{field: getattr(unit, field) for field in _LEVELS[_LEVELS.index(level) :]})


def _lowest(unit: Unit) -> str | None:
    return next((field for field in _LEVELS if getattr(unit, field) is not None), None)


def _unit_slug(unit: Unit) -> str:
    names = [getattr(unit, field) for field in _LEVELS if getattr(unit, field) is not None]
    return ".".join(map(_slug, names))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text)).strip("-")
