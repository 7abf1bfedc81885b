"""Lists of citations: what one of them says for its neighbours.

``các Nghị định 12/2021/NĐ-CP, Nghị định 30/2022/NĐ-CP ngày … của Chính phủ``: the issuer stands once, at
the end; the type stands once, at the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vanban.finders.references_citation import Citation, Head

_BETWEEN = re.compile(r"(?:\s*\([^()\n]*\))?\s*(?:[,;]|[,;]?\s*(?:và|cùng(?:\s+với)?|hoặc))\s*(?:các\s+)?")
_SAME_DAY = re.compile(r"\s*,?\s*cùng\s+ngày(?!\w)")


def distribute(string: str, citations: Sequence[Citation]) -> None:
    """Give type, date and issuer to the members of lists that lack them."""
    for left, right in pairwise(citations):
        headless = right.head in (Head.LABEL, Head.NONE)
        if headless and right.type is None and _near(string, left, right):
            right.type = left.type
        if right.issuer is None and headless and left.introduces and _near(string, left, right):
            right.issuer, right.introduces = left.issuer, True
    for left, right in reversed(list(pairwise(citations))):
        if _BETWEEN.fullmatch(string, left.end, right.start) is None or not same_body(left, right):
            continue
        if left.issuer is None:
            left.issuer = right.issuer
        if left.date is None and right.head is Head.NONE and _fits(left, right.date):
            left.date = right.date
    for left, right in pairwise(citations):
        if right.date is None and (same := _SAME_DAY.match(string, right.core_end)) is not None:
            right.date, right.end = left.date, max(right.end, same.end())


def same_body(left: Citation, right: Citation) -> bool:
    """Whether two numbers name the same body in their symbols."""
    if left.number is None or right.number is None:
        return left.number is None and right.number is None and left.type == right.type
    return _body(left) == _body(right)


def _body(citation: Citation) -> tuple[str, ...]:
    assert citation.number is not None
    parts = citation.number.parts
    return parts[1:] if len(parts) > 1 else parts


def _near(string: str, left: Citation, right: Citation) -> bool:
    gap = string[left.core_end : right.start]
    return "\n\n" not in gap and len(gap) <= 400 and ". " not in gap


def _fits(citation: Citation, date: str | None) -> bool:
    """A document numbered with a year is not of another year."""
    year = None if citation.number is None else citation.number.year
    return date is not None and (year is None or date.startswith(f"{year:04}-"))
