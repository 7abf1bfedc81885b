"""Finder of bodies: every body that the text names, folded to one form (UBND xã X = Ủy ban nhân dân xã X)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.finders.material import Material
from vanban.finders.organisations_names import BodyNames
from vanban.layout.model import Zone
from vanban.meaning.folding import fold
from vanban.meaning.organisations import system_of, unit_of
from vanban.record import Organisation, Person, Span, Unit

_GUESSED = "people/recognised"  # a person that only the language model saw may be part of a body's name


def find(material: Material) -> None:
    """Fill ``material.organisations``: one entry a body, in the order of first mention.

    The persons found before get the body that their role names.
    """
    names = BodyNames(material)
    bodies: dict[str, Organisation] = {}
    pattern = material.patterns.get("organisations/named")
    for name, at in _named(material, names):
        _add(material, bodies, name, at, pattern.id, pattern.confidence)
    issuer = material.layout.document.issuer
    if issuer is not None and issuer.at is not None and names.issuer is not None:
        sure = material.patterns.confidence("layout/issuer")
        _add(material, bodies, names.issuer, issuer.at, "layout/issuer", sure)
    _join(bodies, names, material)
    for body in bodies.values():
        body.at.sort(key=lambda span: span.start)
        body.unit_code = names.code(body.name)
    material.organisations = sorted(bodies.values(), key=lambda body: body.at[0].start)
    for person in material.people:
        person.organisation = person.organisation or _employer(person, material, names)


def _named(material: Material, names: BodyNames) -> Iterator[tuple[str, Span]]:
    """The bodies of the running text by their one name, where they stand."""
    several = material.patterns.get("organisation_cue/several").regex
    settlement = material.patterns.compile(r"(?i:{settlement_noun})\s")
    for match in material.patterns.get("organisations/named").finditer(material.masked(_persons(material))):
        text = " ".join(match["body"].split())
        if settlement.match(text) or material.zone_at(match.start()) is Zone.HEADER:
            continue
        name = None if several.match(material.string, match.end()) else names.name(text)
        if name is not None:
            yield name, material.span(*match.span("body"))


def _persons(material: Material) -> list[Span]:
    """Every place of the names of known persons: behind an office they are no part of the body's name."""
    spans: list[Span] = []
    for person in material.people:
        if person.pattern != _GUESSED:
            spans += person.at
            spans += [
                material.span(*match.span())
                for match in re.finditer(rf"(?<!\w){re.escape(person.name)}(?!\w)", material.string)
            ]
    return spans


def _employer(person: Person, material: Material, names: BodyNames) -> str | None:
    """The body of which the person holds an office: Phó Bí thư Thường trực Đảng ủy is of the Đảng ủy."""
    office = re.sub(r"(?i)\b((?:bí thư|chủ tịch)) thường trực\b", r"\1", person.role or "")
    match = material.patterns.compile(r"(?P<body>{organisation})").search(office)
    return None if match is None else names.name(match["body"])


def _join(bodies: dict[str, Organisation], names: BodyNames, material: Material) -> None:
    """Fold a body named without a unit into the one of its name that has the issuer's unit or one above it."""
    unit = material.patterns.compile(r"[ ](?P<noun>(?i:{unit_noun}|{committee}))[ ](?:{proper_name}|\d+)$")
    for key, body in list(bodies.items()):
        if unit_of([body.name], material.patterns) != Unit():
            continue
        longer = [
            other
            for other in bodies.values()
            if names.is_own(other.name)
            and key in (fold(unit.sub("", other.name)), fold(unit.sub(lambda match: f" {match['noun']}", other.name)))
        ]
        if len(longer) == 1:
            longer[0].at += body.at
            del bodies[key]


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
