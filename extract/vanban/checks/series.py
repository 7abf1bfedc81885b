"""Series of numbers in front of headings: I, II; A, B; 1, 2; 1.1, 1.2; a), b); Điều 1, Điều 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.checks.prose import Prose
from vanban.patterns import PatternSet
from vanban.record import Section

_QUOTES = ("“", '"')
_LABEL = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,}(?: mục)?)\s+)?(?P<above>(?:\d+\.)*)(?P<own>\d+|[IVX]+|[A-ZĐ]|[a-zđ])(?P<sign>\)?)"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading with its number: ``kind`` is what its neighbours of the same series share, ``value`` from 1."""

    section: Section
    kind: str
    value: int
    own: str


def siblings(outline: Sequence[Section], prose: Prose) -> Iterator[list[Section]]:
    """The typed headings that stand under the same heading, level by level, quoted ones left out."""
    typed = {line.start for line, _ in prose.lines if not line.text.startswith(_QUOTES)}
    yield [section for section in outline if prose.text.line_at(section.at.start).start in typed]
    for section in outline:
        yield from siblings(section.children, prose)


def numbered(section: Section, before: Numbered | None, patterns: PatternSet) -> Numbered | None:
    """``section`` as a member of a series; ``before`` tells whether I goes on from H or stands for one."""
    match = _LABEL.fullmatch(section.label)
    if match is None:
        return None
    own, word = match["own"], (match["word"] or "").lower()
    roman, letters = patterns.terms("numeral_in_order"), patterns.terms("point_letter")
    after_letter = before is not None and before.kind.startswith("capital")
    if own.isdigit():
        kind, value = "figure", int(own)
    elif own in roman and not after_letter:
        kind, value = "roman", roman.index(own) + 1
    elif own.lower() in letters:
        kind, value = ("capital" if own.isupper() else "small"), letters.index(own.lower()) + 1
    else:
        return None
    return Numbered(section, f"{kind} {word} {match['above']} {match['sign']}", value, own)
