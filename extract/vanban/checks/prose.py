"""The text that a clerk typed, as lines and words: what the rules of language look at.

Pages read by OCR are left out (their slips are not the clerk's), as are running headers and what stands around a
document on a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from vanban.layout.model import Zone
from vanban.patterns import Pattern
from vanban.readers.reading import Role
from vanban.record import Span
from vanban.source import Source
from vanban.text.model import Text, TextLine

_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+")  # without the mark of a footnote
_BETWEEN = re.compile(r",?\s|\s?[-–]\s?")
_MARKED = re.compile(r"\s*([-+*•])\s*(?=[^\W_])")


@dataclass
class Prose:
    """The typed lines of ``text`` with their zones, in reading order."""

    text: Text
    lines: Sequence[tuple[TextLine, Zone]]

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Start and end of every word (a run of letters)."""
        found = _WORD.finditer
        return [match.span() for line, _ in self.lines for match in found(self.text.string, line.start, line.end)]

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [self.text.string[start:end].lower() for start, end in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Word in small letters → its indices."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.small):
            places.setdefault(word, []).append(index)
        return places

    def of_zones(self, *zones: Zone) -> Iterator[TextLine]:
        """The typed lines of ``zones``."""
        return (line for line, zone in self.lines if zone in zones)

    def matches(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """Matches of ``pattern`` that begin at one of the words (small letters) of its constant ``first``."""
        for word in pattern.constants["first"].split():
            for index in self.places.get(word, ()):
                match = pattern.regex.match(self.text.string, self.words[index][0])
                if match is not None:
                    yield match

    def phrases(self, wanted: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
        """Where the phrases stand that are the keys of ``wanted``, in any case: start, end, the phrase's value."""
        for phrase, value in wanted.items():
            parts = _parts(phrase)
            for index in self.places.get(parts[0], ()):
                last = index + len(parts) - 1
                if self.small[index : last + 1] == parts and self.unbroken(index, last):
                    yield self.words[index][0], self.words[last][1], value

    def unbroken(self, first: int, last: int) -> bool:
        """Whether only spaces, commas or hyphens stand between the words from ``first`` to ``last``."""
        string, words = self.text.string, self.words
        return all(
            _BETWEEN.fullmatch(string, words[index][1], words[index + 1][0]) is not None for index in range(first, last)
        )

    def lists(self) -> Iterator[list[TextLine]]:
        """Runs of body lines that begin with the same list mark, table cells left out."""
        for mark, run in groupby(self.lines, key=_list_mark):
            if mark is not None:
                yield [line for line, _ in run]


def read_prose(text: Text, zones: Sequence[Zone], source: Source) -> Prose:
    """The typed lines of a document."""
    recognised = {page.page for page in source.pages_read} | set(source.ocr.pages if source.ocr else ())
    return Prose(
        text,
        [
            (line, zone)
            for line, zone in zip(text.lines, zones, strict=True)
            if zone is not Zone.OUTSIDE
            and line.role not in (Role.HEADER, Role.FOOTER)
            and (line.page is None or line.page not in recognised)
        ],
    )


def excerpt(text: Text, start: int, end: int) -> Span:
    """The span from ``start`` to ``end`` kept to the line of ``start``, the words at its ends whole."""
    line = text.line_at(start)
    start, end = max(start, line.start), min(end, line.end)
    space_behind = text.string.find(" ", end, line.end)
    space_before = text.string.rfind(" ", line.start, start + 1)
    return text.span(line.start if space_before < 0 else space_before, line.end if space_behind < 0 else space_behind)


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> list[str]:
    return _WORD.findall(phrase.lower())


def _list_mark(entry: tuple[TextLine, Zone]) -> str | None:
    line, zone = entry
    mark = _MARKED.match(line.text)
    return mark[1] if mark and zone in (Zone.BODY, Zone.ANNEX) and line.cell is None else None
