"""Citations of the same document → one reference.

Two mentions are one document when their canonical numbers agree and their dates do not contradict each
other; the same number with another date or another issuer is another document (49/KH-UBND of two
bodies).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban.finders.references_citation import Citation
from vanban.meaning.document_types import unaccented

_ABBREVIATIONS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("ban thuong vu", "btv"),
    ("ban chap hanh", "bch"),
    ("thanh pho", "tp"),
    ("mat tran to quoc", "mttq"),
)


@dataclass(slots=True)
class _Group:
    """Mentions of one document, with what they say of its date, its year and its issuer."""

    members: list[Citation] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)

    def add(self, citation: Citation) -> None:
        self.members.append(citation)
        if citation.date is not None:
            self.dates.add(citation.date)
        if (year := _year(citation)) is not None:
            self.years.add(year)
        if citation.issuer is not None:
            self.issuers.add(_fold(citation.issuer))

    def allows(self, citation: Citation) -> bool:
        """Whether nothing that ``citation`` says contradicts the mentions before it."""
        year = _year(citation)
        return (
            (citation.date is None or not self.dates or citation.date in self.dates)
            and (year is None or not self.years or year in self.years)
            and (citation.issuer is None or not self.issuers or self._has_issuer(_fold(citation.issuer)))
        )

    def _has_issuer(self, issuer: str) -> bool:
        # a short name (UBND tỉnh) may be the same body as a long one (UBND tỉnh X), and heads stand for bodies
        return any(
            issuer in known or known in issuer or not set(issuer.split()) - set(known.split()) for known in self.issuers
        )


def group_citations(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Citations of one document together, in the order of their first mention."""
    index: dict[tuple[str, ...], list[_Group]] = {}
    groups: list[_Group] = []
    # what is told most fully first, so that short forms find the group that they belong to
    for citation in sorted(citations, key=lambda citation: (-_fullness(citation), citation.core)):
        names = _names(citation)
        fitting = [group for group in index.get(names[0], ()) if group.allows(citation)]
        same_issuer = [group for group in fitting if citation.issuer and _fold(citation.issuer) in group.issuers]
        candidates = same_issuer or fitting
        if len(candidates) == 1:
            candidates[0].add(citation)
            continue
        group = _Group()
        group.add(citation)
        groups.append(group)
        for name in names:
            index.setdefault(name, []).append(group)
    ordered = (sorted(group.members, key=lambda citation: citation.core) for group in groups)
    return sorted(ordered, key=lambda members: members[0].core)


def _fullness(citation: Citation) -> int:
    return 4 * (citation.canonical is not None) + 2 * (citation.date is not None) + (citation.issuer is not None)


def _names(citation: Citation) -> list[tuple[str, ...]]:
    """What a document may be called: the first is what this citation calls it."""
    type_ = "" if citation.type is None else citation.type.name
    sequence = citation.sequence if citation.number is None else citation.number.sequence
    if citation.canonical is not None:
        by_name = [] if citation.name is None else [("name", type_, "", _fold(citation.name))]  # a law has both
        return [("number", citation.canonical), ("sequence", type_, str(sequence)), *by_name]
    if sequence is not None:
        return [("sequence", type_, str(sequence))]
    symbol = "" if citation.number is None else citation.number.symbol or ""
    blank = citation.name is None and (citation.number is not None or citation.subject is None)
    return [("name", type_, symbol, "" if blank else _fold(citation.name or citation.subject or ""))]


def _year(citation: Citation) -> int | None:
    if citation.number is not None:
        return citation.number.year
    return int(citation.date[:4]) if citation.year is None and citation.date is not None else citation.year


def _fold(name: str) -> str:
    folded = " ".join(re.sub(r"[^\w\s]", " ", unaccented(name)).split())
    for full, short in _ABBREVIATIONS:
        folded = folded.replace(full, short)
    return folded
