"""The header as it is printed: Quốc hiệu, Tiêu ngữ, issuer, number, place and date, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vanban.layout.model import Zone
from vanban.layout.pieces import Piece, whole_line
from vanban.patterns import PatternSet
from vanban.record import Span
from vanban.text.model import Text

_KINDS = ("header/state-title", "header/party-title", "header/motto", "header/number", "header/place-date")
_MARKS = ("header/urgency", "header/secrecy", "header/mark")
_WORDS = re.compile(r"[^\s](?:[^\t]*[^\s])?")


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """What the header shows; None where it does not. ``names`` are the lines of the issuer and its parent.

    ``fused`` are stretches without a tab in which two columns run into each other.
    """

    state_title: Span | None = None
    party_title: Span | None = None
    motto: Span | None = None
    number: Span | None = None
    place_date: Span | None = None
    names: tuple[Span, ...] = ()
    fused: tuple[Span, ...] = ()

    @property
    def seen(self) -> bool:
        """Whether the text shows a header at all."""
        return any((self.state_title, self.party_title, self.motto, self.number, self.place_date))


def read_header_lines(text: Text, zones: tuple[Zone, ...], patterns: PatternSet) -> HeaderLines:
    """The header of ``text``; ``zones`` has one entry a line."""
    found: dict[str, Span] = {}
    names: list[Span] = []
    fused: list[Span] = []
    for line in _lines(text, zones):
        parts = _parts(line.text, patterns)
        for start, end, kind in parts:
            if kind in _KINDS:
                found.setdefault(kind, text.span(line.start + start, line.start + end))
            elif not _is_mark(line.text[start:end], patterns):
                names.append(text.span(line.start + start, line.start + end))
        for (first, end, kind), (start, last, other) in pairwise(parts):
            if (kind or other) and "\t" not in line.text[end:start]:
                fused.append(text.span(line.start + first, line.start + last))
    state_title, party_title, motto, number, place_date = (found.get(kind) for kind in _KINDS)
    return HeaderLines(state_title, party_title, motto, number, place_date, tuple(names), tuple(fused))


def _lines(text: Text, zones: tuple[Zone, ...]) -> Iterator[Piece]:
    return (whole_line(text, index) for index, zone in enumerate(zones) if zone is Zone.HEADER)


def _parts(line: str, patterns: PatternSet) -> list[tuple[int, int, str]]:
    """Start, end and kind of what stands on a line side by side; the kind is empty for what no pattern knows.

    Blanks may hold tabs, so the patterns look at the whole line before it is cut.
    """
    known: list[tuple[int, int, str]] = []
    for kind in _KINDS:
        for start, end in list(_gaps(known, len(line))):
            known += [(*match.span(), kind) for match in patterns.get(kind).finditer(line, start, end)]
        known.sort()
    unknown = [
        (*match.span(), "") for gap in _gaps(known, len(line)) for match in _WORDS.finditer(line, *gap)
    ]  # fmt: skip
    return sorted(known + unknown)


def _gaps(known: list[tuple[int, int, str]], length: int) -> Iterator[tuple[int, int]]:
    last = 0
    for start, end, _ in known:
        yield last, start
        last = end
    yield last, length


def _is_mark(text: str, patterns: PatternSet) -> bool:
    return any(patterns.get(kind).regex.match(text) for kind in _MARKS)
