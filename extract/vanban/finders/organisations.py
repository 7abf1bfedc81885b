"""Finder of bodies: every body that the text names, folded to one form (UBND xã X = Ủy ban nhân dân xã X).

A body named by the level of its unit alone is that of the issuer's unit: in a paper of xã X "UBND xã" is
Ủy ban nhân dân xã X, "Đảng ủy" Đảng ủy xã X. What stays a common noun (chi bộ, công an, UBND các xã) is none.
"""

from __future__ import annotations

import re

from vanban.finders.material import Material
from vanban.layout.model import Zone
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.patterns import PatternSet
from vanban.record import Organisation, Span, Unit

_GUESSED = "people/recognised"  # a person that only the language model saw may be part of a body's name
_ISSUER_CONFIDENCE = 0.97


def find(material: Material) -> None:
    """Fill ``material.organisations``: one entry a body, in the order of first mention."""
    bodies: dict[str, Organisation] = {}
    pattern = material.patterns.get("organisations/named")
    several = material.patterns.get("organisation_cue/several").regex
    settlement = material.patterns.compile(r"(?i:{settlement_noun})\s")
    persons = [span for person in material.people if person.pattern != _GUESSED for span in person.at]
    for match in pattern.finditer(material.masked(persons)):
        text = " ".join(match["body"].split())
        if settlement.match(text) or material.zone_at(match.start()) is Zone.HEADER:
            continue
        name = None if several.match(material.string, match.end()) else _name(material, text)
        if name is not None:
            _add(material, bodies, name, material.span(*match.span("body")), pattern.id, pattern.confidence)
    issuer = material.layout.document.issuer
    if issuer is not None and issuer.at is not None:
        name = _written_out(issuer.name, material.patterns)
        _add(material, bodies, name, issuer.at, "layout/issuer", _ISSUER_CONFIDENCE)
    for body in bodies.values():
        body.at.sort(key=lambda span: span.start)
    material.organisations = sorted(bodies.values(), key=lambda body: body.at[0].start)


def _name(material: Material, text: str) -> str | None:
    """The one form of the body called ``text``; None for a common noun."""
    patterns = material.patterns
    name = _written_out(full_name(text, patterns), patterns)
    if unit_of([name], patterns) != Unit():
        return name
    issuer = material.layout.document.issuer
    if issuer is not None and fold(_written_out(issuer.name, patterns)).startswith(fold(name)):
        return _written_out(issuer.name, patterns)
    if issuer is not None and (completed := _completed(name, issuer.unit, patterns)) is not None:
        return completed
    common = patterns.compile(r"(?:(?i:{own_body})|(?i:{field_body}))").fullmatch(name) is not None
    governing = patterns.compile(r"(?i:{governing_body})").fullmatch(name) is not None
    return None if text[0].islower() or (common and not governing) else name


def _completed(name: str, unit: Unit, patterns: PatternSet) -> str | None:
    """``name``, which ends in the noun of a level or a body of the commune, with the issuer's unit of that level."""
    for own in (unit.commune, unit.district, unit.province):
        if own is None:
            continue
        match = patterns.compile(r"(?P<noun>(?i:{unit_noun}))[ ](?P<name>.+)").fullmatch(own)
        if match is None:
            continue
        if re.search(rf"(?i)\s{match['noun']}$", name):
            return f"{name} {match['name']}"
        committee = patterns.compile(r"(?i)(?<!\w)(?P<committee>{committee})$").search(name)
        levels = {term.casefold(): level for term, level in patterns.mapping("committee").items()}
        if committee is not None and levels[committee["committee"].casefold()] == match["noun"].casefold():
            return f"{name} {match['name']}"
    if unit.commune is not None and patterns.compile(r"(?i)(?<!\w){governing_body}$").search(name):
        return f"{name} {unit.commune[:1].lower()}{unit.commune[1:]}"
    return None


def _written_out(name: str, patterns: PatternSet) -> str:
    """``name`` without the abbreviations that many issuers print in their own names (MTTQ, LHPN)."""
    full = patterns.mapping("organisation_short")
    return patterns.compile(r"(?<!\w)(?P<short>{organisation_short})(?!\w)").sub(
        lambda match: full[match["short"]], name
    )


def _add(
    material: Material, bodies: dict[str, Organisation], name: str, at: Span, pattern: str, confidence: float
) -> None:
    known = bodies.get(fold(name))
    if known is None:
        bodies[fold(name)] = Organisation(
            name=name, system=system_of(name, material.patterns), confidence=confidence, pattern=pattern, at=[at]
        )
    else:
        known.at.append(at)
