"""Lists of citations: what one of them says for its neighbours.

``các Nghị định 12/2021/NĐ-CP, Nghị định 30/2022/NĐ-CP ngày … của Chính phủ``: the issuer stands once, at
the end; the type stands once, at the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vanban.finders.references_citation import Citation, Head
from vanban.meaning.document_numbers import symbol_body
from vanban.patterns import PatternSet

_BETWEEN = re.compile(r"(?:\s*\([^()\n]*\))?\s*(?:[,;]|[,;]?\s*(?P<word>và|cùng(?:\s+với)?|hoặc))\s*(?:các\s+)?")
_SENTENCE_END = re.compile(r"\n|\.\s")


def distribute(string: str, citations: Sequence[Citation], patterns: PatternSet) -> None:
    """Give type, date and issuer to the members of lists that lack them."""
    for left, right in pairwise(citations):
        headless = right.head in (Head.LABEL, Head.NONE)
        if headless and right.type is None and _near(string, left, right):
            right.type = left.type
        if right.issuer is None and headless and left.introduces and _near(string, left, right):
            right.issuer, right.introduces = left.issuer, True
        if right.same_day and right.date is None:
            right.date = left.date
    for left, right in reversed(list(pairwise(citations))):
        gap = _BETWEEN.fullmatch(string, left.end, right.start)
        if gap is None or not _same_body(left, right, patterns):
            continue
        if left.issuer is None and (left.type == right.type or gap["word"] is not None):
            left.issuer = right.issuer
        if left.date is None and _one_date(gap["word"], left, right) and _fits(left, right.date):
            left.date = right.date


def hand_on_author(string: str, citations: Sequence[Citation], patterns: PatternSet) -> None:
    """``UBND xã đã ban hành Kế hoạch số …; Quyết định số …``: the author counts for the rest of the sentence."""
    author: Citation | None = None
    for citation in citations:
        if author is not None and _SENTENCE_END.search(string, author.core_end, citation.start):
            author = None
        if author is not None and citation.issuer is None and _same_body(author, citation, patterns):
            citation.issuer = author.issuer
        if citation.introduces:
            author = citation


def hand_on_relation(string: str, citations: Sequence[Citation]) -> None:
    """``Bãi bỏ Quyết định số … và Quyết định số …``: what ends or changes the first does so to the whole list."""
    for left, right in pairwise(citations):
        handed = left.relation in ("repeals", "replaces") or (left.relation == "amends" and left.type == right.type)
        if right.relation == "cites" and handed and _BETWEEN.fullmatch(string, left.end, right.start):
            right.relation = left.relation


def _one_date(word: str | None, left: Citation, right: Citation) -> bool:
    """Whether one date stands for two numbers: ``12/QĐ-UBND và 15/QĐ-UBND ngày …``, ``… và … cùng ngày …``."""
    if right.head is Head.NONE or right.same_day:
        return True
    return (
        word is not None
        and left.number is not None
        and right.number is not None
        and left.number.symbol == right.number.symbol
    )


def _same_body(left: Citation, right: Citation, patterns: PatternSet) -> bool:
    """Whether two numbers name the same body in their symbols."""
    if left.number is None or right.number is None:
        return left.number is None and right.number is None and left.type == right.type
    return symbol_body(left.number, patterns) == symbol_body(right.number, patterns)


def _near(string: str, left: Citation, right: Citation) -> bool:
    gap = string[left.core_end : right.start]
    return "\n\n" not in gap and len(gap) <= 400 and ". " not in gap


def _fits(citation: Citation, date: str | None) -> bool:
    """A document numbered with a year is not of another year."""
    year = None if citation.number is None else citation.number.year
    return date is not None and (year is None or date.startswith(f"{year:04}-"))
