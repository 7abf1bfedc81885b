"""The closing as it is printed: the entries of Nơi nhận with their end marks, and the lines above a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.layout.model import Zone
from vanban.layout.pieces import Piece, columns
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Span
from vanban.text.model import Text

_DASH = re.compile(r"[-–—•+]\s*(?=[^\s\W]|[“\"(])")


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """A line such as TM. ỦY BAN NHÂN DÂN: its prefix as it is printed, what it means (TM.), and what follows."""

    at: Span
    prefix: Span
    meaning: str
    body: str


@dataclass(frozen=True, slots=True)
class ClosingLines:
    """``label`` is Nơi nhận; ``recipients`` the entries under it, without their dashes, end marks kept."""

    label: Span | None
    recipients: tuple[Span, ...]
    authorities: tuple[AuthorityLine, ...]


def read_closing_lines(text: Text, zones: tuple[Zone, ...], patterns: PatternSet) -> ClosingLines:
    """The closing of ``text``; ``zones`` has one entry a line."""
    pieces = list(_pieces(text, zones))
    return ClosingLines(*_recipients(text, pieces, patterns), tuple(_authorities(text, pieces, patterns)))


def _pieces(text: Text, zones: tuple[Zone, ...]) -> Iterator[Piece]:
    for index, zone in enumerate(zones):
        if zone is Zone.CLOSING:
            yield from columns(text, index)


def _recipients(text: Text, pieces: list[Piece], patterns: PatternSet) -> tuple[Span | None, tuple[Span, ...]]:
    label: Span | None = None
    entries: list[tuple[int, int]] = []
    going_on = False  # whether the last entry may take more lines
    for piece in pieces:
        named = patterns.get("closing/recipients").regex.match(piece.text)
        if named is not None and label is None:
            label = text.span(piece.start, piece.start + named.start("rest"))
            piece = piece.cut(named.start("rest"), len(piece.text))
        if label is None or not piece.text:
            continue
        dash = _DASH.match(piece.text)
        if dash is not None:
            entries.append((piece.start + dash.end(), piece.end))
        elif going_on and not is_capitals(piece.text) and _same_cell(text, entries[-1][0], piece):
            entries[-1] = entries[-1][0], piece.end
        elif going_on:
            going_on = False
            continue
        else:
            continue
        going_on = piece.text[-1] not in ";."
    return label, tuple(text.span(*entry) for entry in entries)


def _same_cell(text: Text, offset: int, piece: Piece) -> bool:
    return text.line_at(offset).cell == text.lines[piece.line].cell


def _authorities(text: Text, pieces: list[Piece], patterns: PatternSet) -> Iterator[AuthorityLine]:
    meanings = patterns.mapping("authority")
    for piece in pieces:
        match = patterns.get("closing/authority").regex.match(piece.text)
        if match is not None and is_capitals(piece.text):
            start, end = (piece.start + place for place in match.span("authority"))
            yield AuthorityLine(
                text.span(piece.start, piece.end), text.span(start, end), meanings[match["authority"]], match["rest"]
            )
