"""Finder of persons: signers, names behind honorifics and offices, and names that underthesea recognises.

The recogniser runs only on lines that hold a capitalised run which nothing explained yet, with what
patterns explained masked out: on raw text it takes document numbers for places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from vanban.finders.material import Material, reference_spans
from vanban.finders.recognition import recognise
from vanban.layout.model import Zone
from vanban.meaning.folding import fold
from vanban.meaning.gazetteer import is_province
from vanban.meaning.people import clean_name, looks_like_name
from vanban.record import Person, Span


def find(material: Material) -> None:
    """Fill ``material.people``: one entry a name, in the order of first mention."""
    people: dict[str, Person] = {}
    for person in (*_signers(material), *_by_patterns(material), *_recognised(material)):
        known = people.setdefault(fold(person.name), person)
        if known is not person:
            known.role = known.role or person.role
            known.at.extend(span for span in person.at if span not in known.at)
    for person in people.values():
        person.at.sort(key=lambda span: span.start)
    material.people = sorted(people.values(), key=lambda person: person.at[0].start)


def _signers(material: Material) -> Iterator[Person]:
    document = material.layout.document
    issuer = document.issuer.name if document.issuer else None
    for signer in (document.signer, *document.co_signers):
        if signer is None or signer.name is None or signer.at is None:
            continue
        start = material.string.find(signer.name, signer.at.start, signer.at.end)
        at = material.span(start, start + len(signer.name)) if start >= 0 else signer.at
        yield Person(
            name=signer.name,
            role=signer.position,
            organisation=issuer,
            confidence=material.patterns.confidence("layout/signature"),
            pattern="layout/signature",
            at=[at],
        )


def _own_places(material: Material) -> set[str]:
    """The places that the document is from or speaks of again: "cán bộ xã Sơn Vọng" names nobody."""
    document = material.layout.document
    named = Counter(material.patterns.compile(r"{unit_noun}[ ]({proper_name})").findall(material.string))
    names = {name for name, times in named.items() if times > 1} | {document.place or ""}
    if document.issuer is not None:
        unit = document.issuer.unit
        known = (unit.commune, unit.district, unit.province)
        names |= {re.sub(r"^(?:\w+ (?:phố|xã|trấn)|\w+) ", "", name) for name in known if name}
    return names


def _by_patterns(material: Material) -> Iterator[Person]:
    own = _own_places(material)
    for identifier in ("people/honorific", "people/role-name", "people/role-province-name"):
        pattern = material.patterns.get(identifier)
        for match in pattern.finditer(material.string):
            _, name = clean_name(match["name"], material.patterns)
            if (
                looks_like_name(name)
                and name not in own
                and not (identifier == "people/role-province-name" and is_province(name))
                and name not in material.patterns.terms("commemorated")
                and (identifier != "people/honorific" or material.zone_at(match.start()) is not Zone.CLOSING)
            ):
                start, end = match.span("name")
                role = match.groupdict().get("role")
                yield Person(
                    name=name, role=" ".join(role.split()) if role else None, confidence=pattern.confidence,
                    pattern=identifier, at=[material.span(start, end)],
                )  # fmt: skip
                if identifier == "people/honorific":
                    yield from _listed(material, match.end())


def _listed(material: Material, end: int) -> Iterator[Person]:
    """The names that follow one with an honorific in a list."""
    pattern = material.patterns.get("people/listed")
    while match := pattern.regex.match(material.string, end):
        yield Person(
            name=" ".join(match["name"].split()), role=None, confidence=pattern.confidence, pattern=pattern.id,
            at=[material.span(*match.span("name"))],
        )  # fmt: skip
        end = match.end()


def _recognised(material: Material) -> Iterator[Person]:
    pattern = material.patterns.get("people/recognised")
    explained: list[Span] = [*reference_spans(material.references), *(date.at for date in material.dates)]
    masked = material.masked(explained)
    places = set(
        material.patterns.compile(
            r"(?:{unit_noun}|{settlement_noun}|{named_after}|(?:{named_after}[ ])?{school_level})\s+({proper_name})"
        ).findall(material.string)
    ) | set(material.patterns.terms("commemorated"))
    issuer = material.layout.document.issuer
    own = fold(issuer.name) if issuer is not None else ""  # a school is called after a person
    for _, line in material.lines(Zone.BODY, Zone.ANNEX, Zone.FORM, Zone.OUTSIDE):
        text = masked[line.start : line.end]
        candidates = list(pattern.finditer(text))
        if not candidates:
            continue
        names = {fold(entity) for kind, entity in recognise(text) if kind == "PER"}
        for match in candidates:
            name = fold(match["name"])
            if name in names and match["name"] not in places and name not in own:
                start = line.start + match.start("name")
                yield Person(
                    name=match["name"], role=None, confidence=pattern.confidence, pattern=pattern.id,
                    at=[material.span(start, start + len(match["name"]))],
                )  # fmt: skip
