"""Citations of the same document → one reference.

Two mentions are one document when their canonical numbers agree and their dates do not contradict each
other; the same number with another date or another issuer is another document (49/KH-UBND of two
bodies).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def group_citations(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Citations of one document together, in the order of their first mention."""
    citations = list(citations)
    groups: list[list[Citation]] = []
    # what is told most fully first, so that short forms find the group that they belong to
    for citation in sorted(citations, key=lambda citation: (-_fullness(citation), citation.core)):
        fitting = [group for group in groups if _same_document(group, citation)]
        named = [group for group in fitting if _same_issuer(group, citation, strict=True)]
        if len(named) == 1 or (len(fitting) == 1 and not named):
            (named or fitting)[0].append(citation)
        else:
            groups.append([citation])
    for group in groups:
        group.sort(key=lambda citation: citation.core)
    return sorted(groups, key=lambda group: group[0].core)


def _fullness(citation: Citation) -> int:
    return 4 * (citation.canonical is not None) + 2 * (citation.date is not None) + (citation.issuer is not None)


def _same_document(group: list[Citation], citation: Citation) -> bool:
    first = group[0]
    if citation.canonical is not None:
        same = citation.canonical == first.canonical
    elif citation.sequence is not None:
        same = _sequence(first) == citation.sequence and first.type == citation.type and _same_year(first, citation)
    else:
        same = _named_alike(first, citation)
    dates = {member.date for member in group if member.date is not None}
    return same and (citation.date is None or not dates or citation.date in dates) and _same_issuer(group, citation)


def _sequence(citation: Citation) -> int | None:
    return citation.sequence if citation.number is None else citation.number.sequence


def _same_year(first: Citation, citation: Citation) -> bool:
    year = first.year if first.number is None else first.number.year
    return citation.year is None or year is None or year == citation.year


def _named_alike(first: Citation, citation: Citation) -> bool:
    if first.canonical is not None or first.sequence is not None or first.type != citation.type:
        return False
    if first.number != citation.number or not _same_year(first, citation):
        return False
    if citation.name is None and first.name is None:
        return citation.number is not None or _fold(citation.subject or "") == _fold(first.subject or "")
    return _fold(citation.name or "") == _fold(first.name or "")


def _same_issuer(group: list[Citation], citation: Citation, strict: bool = False) -> bool:
    """Whether issuers agree; not strict: or one of them is not told."""
    issuers = {_fold(member.issuer) for member in group if member.issuer}
    if citation.issuer is None or not issuers:
        return not strict
    issuer = _fold(citation.issuer)
    if strict:
        return issuer in issuers
    # a short name (UBND tỉnh) may be the same body as a long one (UBND tỉnh Lam Sơn), and heads stand for bodies
    return any(issuer in known or known in issuer or not set(issuer.split()) - set(known.split()) for known in issuers)


def _fold(name: str) -> str:
    folded = " ".join(re.sub(r"[^\w\s]", " ", unaccented(name)).split())
    for full, short in _ABBREVIATIONS:
        folded = folded.replace(full, short)
    return folded
