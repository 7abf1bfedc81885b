"""The finder of references: which documents this one cites, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanban.finders.material import Material
from vanban.finders.references_citation import Citation, Grammar, Head
from vanban.finders.references_lists import distribute, hand_on_author, hand_on_relation
from vanban.finders.references_matching import find_citations
from vanban.finders.references_merging import group_citations
from vanban.finders.references_relation import read_author, relate
from vanban.finders.references_tail import MAX_SUBJECT, read_subject, read_tail
from vanban.layout.model import Zone
from vanban.meaning.document_keys import document_key
from vanban.record import Reference, Relation, Span
from vanban.text.model import Text

_LABEL = re.compile(r"\w{1,2}[).]")
_LINE_ENDS = ".;:!?"
_LISTED = re.compile(r"(?:[;,(:]|\.{3}|…|\bvà|\bcùng(?:\s+với)?)\s*(?:các\s+)?$|\n")


def find(material: Material) -> None:
    """Fill ``material.references``, in the order of their first mention."""
    grammar = Grammar(material.patterns)
    string = _running(material.text)
    citations = find_citations(string, material, grammar)
    _read_tails(string, citations, grammar)
    for citation in citations:
        read_author(string, citation, material.patterns)
    hand_on_author(string, citations, material.patterns)
    reached = 0
    for citation in citations:
        opening = material.zone_at(citation.start) in (Zone.BASES, Zone.SUBJECT)
        relate(string, citation, opening, citation.start < reached, grammar)
        reached = max(reached, citation.end)
    hand_on_relation(string, citations)
    groups = group_citations(citation for citation in citations if not _is_own_number(material, citation))
    material.references.extend(_reference(material, group) for group in groups)


def _running(text: Text) -> str:
    """The text with a space for every line break inside a sentence, so that offsets stay the same."""
    characters = list(text.string)
    for line, following in pairwise(text.lines):
        goes_on = following.text[:1].islower() and not _LABEL.match(following.text)
        if goes_on and line.cell is None and following.cell is None and line.text.rstrip()[-1:] not in _LINE_ENDS:
            characters[line.end : following.start] = " " * (following.start - line.end)
    return "".join(characters)


def _read_tails(string: str, citations: Sequence[Citation], grammar: Grammar) -> None:
    starts = [citation.start for citation in citations] + [len(string)]
    for citation, following in zip(citations, starts[1:], strict=True):
        read_tail(string, citation, max(following, citation.core_end), grammar)
    distribute(string, citations, grammar.patterns)
    for index, citation in enumerate(citations):
        read_subject(string, citation, _subject_limit(string, citations, index), grammar)


def _subject_limit(string: str, citations: Sequence[Citation], index: int) -> int:
    """Where the next citation begins that is not part of this one's subject."""
    end = citations[index].end
    for following in citations[index + 1 :]:
        if following.start > end + MAX_SUBJECT:
            break
        if _LISTED.search(string[max(end, following.start - 12) : following.start]):
            return following.start
    return len(string)


def _is_own_number(material: Material, citation: Citation) -> bool:
    """Whether it is the document's own number printed again, other than in the caption of an annex."""
    own = material.layout.document
    if own.number is None or citation.canonical is None or citation.relation == "attached_to":
        return False
    date = None if own.date is None else own.date.start
    return citation.canonical == own.number.canonical and citation.date in (None, date) and citation.issuer is None


def _reference(material: Material, group: Sequence[Citation]) -> Reference:
    best = max(group, key=_completeness)
    spans = [*_spans(material, group), *_alias_spans(material, group)]
    number = next((citation.number for citation in group if citation.number is not None), None)
    date, issuer = _first(group, "date"), _first(group, "issuer")
    year = best.year if number is None else number.year
    return Reference(
        text=" ".join(material.string[best.start : best.end].split()),
        type=next((citation.type for citation in group if citation.type is not None), None),
        number=None if number is None else number.canonical,
        sequence=best.sequence if number is None else number.sequence,
        year=year,
        symbol=None if number is None else number.symbol,
        date=date,
        issuer=issuer,
        subject=_first(group, "subject"),
        provision=_first(group, "provision"),
        relation=_relation(group),
        key=document_key(
            best.type,
            number,
            year,
            date,
            issuer,
            name=best.name,
            own=material.layout.document.issuer,
            patterns=material.patterns,
        ),
        confidence=group[0].pattern.confidence,
        pattern=group[0].pattern.id,
        at=sorted(spans, key=lambda span: (span.start, span.end)),
    )


def _completeness(citation: Citation) -> tuple[bool, bool, bool, int]:
    return citation.head is not Head.NONE, citation.date is not None, citation.issuer is not None, -citation.start


def _first(group: Sequence[Citation], field: str) -> str | None:
    return next((value for citation in group if (value := getattr(citation, field)) is not None), None)


def _relation(group: Sequence[Citation]) -> Relation:
    return next((citation.relation for citation in group if citation.relation != "cites"), "cites")


def _spans(material: Material, group: Sequence[Citation]) -> Iterator[Span]:
    for citation in group:
        yield material.span(citation.start, citation.end)


def _alias_spans(material: Material, group: Sequence[Citation]) -> Iterator[Span]:
    """Later mentions by the short name that the document itself gave (sau đây gọi tắt là …)."""
    for citation in group:
        if citation.alias is None:
            continue
        alias = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, citation.alias.split())) + r"(?!\w)")
        known = [(mention.start, mention.end) for mention in group]
        for match in alias.finditer(material.string, citation.end):
            defined = match.start() < citation.end + 160 and "là" in material.string[match.start() - 6 : match.start()]
            if not defined and not any(start < match.end() and match.start() < end for start, end in known):
                yield material.span(*match.span())
