"""What the citing document has to do with the cited one, and the parts of it that it names."""

from __future__ import annotations

import re
from typing import cast

from vanban.finders.material import Material
from vanban.finders.references_citation import Citation, Grammar
from vanban.layout.model import Zone
from vanban.meaning.dates import parse_day
from vanban.record import Relation

_SENTENCE_END = re.compile(r"\n|(?<!TP)\.\s")
_BEFORE = 3000  # lists of legal bases in one sentence get that long
_AFTER = 220  # how far around a citation its author or its end of validity may be said
_OPENINGS = (Zone.BASES, Zone.SUBJECT)  # where "Thực hiện …" says why the document exists


def relate(material: Material, citation: Citation, nested: bool, grammar: Grammar) -> None:
    """Set the relation and the provision of a citation from what stands around it.

    ``nested`` says that it stands in the subject of another citation: that one's business, not this document's.
    """
    string = material.string
    before = _SENTENCE_END.split(string[max(0, citation.start - _BEFORE) : citation.start])[-1]
    if (part := grammar.provision.search(before)) is not None:
        citation.provision = " ".join(part["provision"].split())
    for pattern in material.kind("relation"):
        place = pattern.constants.get("place")
        if place == "opening" and (nested or not _opens(material, citation, before, grammar)):
            continue
        if place == "basis" and nested:
            continue
        text = string[citation.end : citation.end + _AFTER] if place == "behind" else before
        if pattern.regex.search(text):
            citation.relation = cast(Relation, pattern.constants["relation"])
            return


def _opens(material: Material, citation: Citation, before: str, grammar: Grammar) -> bool:
    """Whether it stands where a document says why it exists, before the sentence comes to who does what."""
    return material.zone_at(citation.start) in _OPENINGS and grammar.doer.search(before) is None


def read_author(material: Material, citation: Citation) -> None:
    """Who issued it, and when, if the sentence says so before the citation: ``UBND xã đã ban hành …``."""
    if citation.issuer is not None:
        return
    before = _SENTENCE_END.split(material.string[max(0, citation.start - _AFTER) : citation.start])[-1]
    for pattern in material.kind("author"):
        if (match := pattern.regex.search(before)) is not None:
            citation.issuer, citation.introduces = " ".join(match["issuer"].split()), True
            day = parse_day(match["date"]) if match.groupdict().get("date") else None
            if citation.date is None and day is not None and day.precision == "day":
                citation.date = day.start
            return
