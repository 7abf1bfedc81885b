"""Where the issuer is: its unit as the document names it in several places, with official codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.meaning.organisations import unit_of, units_named
from vanban.meaning.units import LEVELS, edition_at, resolve
from vanban.patterns import PatternSet
from vanban.record import Document, IssueDate, Issuer, Unit
from vanban.text.model import Text

_SURE = 2024  # a plan for this year or an earlier one was written before the units changed in July 2025


def located(document: Document, text: Text, patterns: PatternSet) -> Issuer | None:
    """The issuer of ``document`` with its unit completed and official codes given.

    The names of the issuer itself come first, then an address in the text that names the same unit, then the
    only district or province that addressees, recipients and subject name. What the text names elsewhere only
    decides between units of one name.
    """
    issuer = document.issuer
    if issuer is None:
        return None
    unit = _by_address(issuer.unit, text, patterns)
    if unit == Unit():
        unit = _by_place(issuer, document.place, patterns)
    first, last = _written(document.date, document.subject)
    edition = edition_at(first, last)
    named = units_named(text.string, patterns)
    found = resolve(unit, edition, last, named)
    if found.code is None:
        parties = [*document.addressees, *document.recipients, document.subject or ""]
        around = resolve(_by_parties(unit, parties, patterns), edition, last, named)
        found = around if around.code is not None or not found.candidates else found
    return issuer.model_copy(update={"unit": found})


def _by_address(unit: Unit, text: Text, patterns: PatternSet) -> Unit:
    """``unit`` with the levels that an address gives which begins with it: xã X, huyện Y, tỉnh Z."""
    own = unit.commune or unit.district
    if own is None or unit.province is not None:
        return unit
    escaped = r"\s+".join(map(re.escape, own.split()))
    match = patterns.compile(rf"(?i:{escaped})(?:\s*[,-]\s*(?:{{unit}}))+").search(text.string)
    full = unit_of([match.group()], patterns) if match is not None else Unit()
    return unit.model_copy(update={"district": unit.district or full.district, "province": full.province})


def _by_place(issuer: Issuer, place: str | None, patterns: PatternSet) -> Unit:
    """The province that a Sở dates its papers from (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    if place is None or not patterns.compile(r"(?i:{provincial_body})(?!\w)").match(issuer.name):
        return Unit()
    city = place.casefold() in {name.casefold() for name in patterns.terms("central_city")}
    return Unit(province=f"{'Thành phố' if city else 'Tỉnh'} {place}")


def _by_parties(unit: Unit, parties: Sequence[str], patterns: PatternSet) -> Unit:
    """``unit`` with the one district and the one province above it that those written to are of."""
    named = units_named("\n".join(parties), patterns)
    lowest = next((index for index, level in enumerate(LEVELS) if getattr(unit, level) is not None), len(LEVELS))
    return unit.model_copy(
        update={
            level: next(iter(named[level]))
            for level in LEVELS[lowest + 1 :]
            if getattr(unit, level) is None and len(named[level]) == 1
        }
    )


def _written(date: IssueDate | None, subject: str | None) -> tuple[str | None, str | None]:
    """The days between which the document was written, by its date or by the year of its subject."""
    if date is not None and date.inferred is not None:
        return date.inferred.canonical, date.inferred.canonical
    if date is not None and date.start is not None:
        return date.start, date.end
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", subject or "")]
    return (None, f"{max(years)}-12-31") if years and max(years) <= _SURE else (None, None)
