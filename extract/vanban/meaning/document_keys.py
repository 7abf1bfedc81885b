"""Identity of documents: the same key in two records means the same document.

A key is ``system:issuer:type:year:number`` in small letters without accents. Number and symbol alone
identify nothing (every commune has a 49/KH-UBND): without a certain issuer and year there is no key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.meaning.document_numbers import DocumentNumber, symbol_body
from vanban.meaning.document_types import unaccented
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.patterns import PatternSet
from vanban.record import Issuer, TypeName, Unit

_LEVELS = (("commune", "commune"), ("district", "district"), ("province", "province"))


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
    body = _body(number, issuer, own, patterns)
    return None if body is None else f"{body}:{kind}:{year}:{number.sequence}{_slug(number.suffix)}"


def _body(number: DocumentNumber, issuer: str | None, own: Issuer | None, patterns: PatternSet) -> str | None:
    central = _central(number, patterns)
    if central is not None or issuer is None:
        return central
    name = full_name(issuer, patterns)
    unit = _complete(unit_of([name], patterns), name, own, patterns)
    if unit is None:
        return None
    return f"{system_of(name, patterns)}:{_unit_slug(unit)}-{_slug(symbol_body(number, patterns) or '')}"


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
    nouns = patterns.compile(r"(?<!\w)(?:{unit_noun}|[Tt]ỉnh\s+[uủ]|[Hh]uyện\s+[uủ])").search(name)
    level = next((field for field, _ in _LEVELS if getattr(unit, field) is not None), None)
    if level is None:
        return _relative(name, known) if nouns else None
    if level == "province":
        return Unit(province=unit.province)
    same = getattr(known, level) == getattr(unit, level)
    return Unit(
        commune=unit.commune,
        district=unit.district or (known.district if same and level == "commune" else None),
        province=unit.province or (known.province if same else None),
    )


def _relative(name: str, known: Unit) -> Unit | None:
    """ "UBND tỉnh" in a document of a commune is that of its own province."""
    words: Sequence[tuple[str, str]] = (
        (r"(?i)\b(?:xã|phường|thị trấn|đặc khu)\b", "commune"),
        (r"(?i)\b(?:huyện|quận|thị xã)\b", "district"),
        (r"(?i)\btỉnh\b", "province"),
    )
    for regex, level in words:
        if re.search(regex, name):
            if getattr(known, level) is None:
                return None
            upper = {field: getattr(known, field) for field, _ in _LEVELS}
            for field, _ in _LEVELS:
                if field == level:
                    break
                upper[field] = None
            return Unit(**upper)
    return None


def _unit_slug(unit: Unit) -> str:
    names = [getattr(unit, field) for field, _ in _LEVELS if getattr(unit, field) is not None]
    return ".".join(map(_slug, names))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text)).strip("-")
