"""What the citing document has to do with the cited one, and the parts of it that it names."""

from __future__ import annotations

import re
from typing import cast

from vanban.finders.references_citation import Citation, Grammar
from vanban.meaning.dates import parse_day
from vanban.patterns import PatternSet
from vanban.record import Relation

_SENTENCE_END = re.compile(r"\n|(?<!TP)\.\s")
_LONG_SENTENCE = 3000  # lists of legal bases in one sentence get that long
_CLAUSE = 220  # how far around a citation its author or its end of validity may be said


def relate(string: str, citation: Citation, opening: bool, nested: bool, grammar: Grammar) -> None:
    """Set the relation and the provision of a citation from what stands around it in ``string``.

    ``opening`` says that it stands where a document says why it exists (preamble, title); ``nested`` that it
    stands in the subject of another citation, so that it is that one's business and not this document's.
    """
    before = _sentence_before(string, citation.start, _LONG_SENTENCE)
    if (part := grammar.provision.search(before)) is not None:
        citation.provision = " ".join(part["provision"].split())
    for pattern in grammar.patterns.kind("relation"):
        place = pattern.constants.get("place")
        if place == "opening" and (nested or not opening or grammar.doer.search(before)):
            continue
        if place == "basis" and nested:
            continue
        text = string[citation.end : citation.end + _CLAUSE] if place == "behind" else before
        if pattern.regex.search(text):
            citation.relation = cast(Relation, pattern.constants["relation"])
            return


def read_author(string: str, citation: Citation, patterns: PatternSet) -> None:
    """Who issued it, and when, if the sentence says so before the citation: ``UBND xã đã ban hành …``."""
    if citation.issuer is not None:
        return
    before = _sentence_before(string, citation.start, _CLAUSE)
    for pattern in patterns.kind("author"):
        if (match := pattern.regex.search(before)) is not None:
            citation.issuer, citation.introduces = " ".join(match["issuer"].split()), True
            day = parse_day(match["date"]) if match.groupdict().get("date") else None
            if citation.date is None and day is not None and day.precision == "day":
                citation.date = day.start
            return


def _sentence_before(string: str, offset: int, most: int) -> str:
    return _SENTENCE_END.split(string[max(0, offset - most) : offset])[-1]
