"""Pieces of lines: what stands together on one line, with its place in the text.

Header and closing are set in two columns. A reader may give the columns one after the other, line by
line, or fused on one line; cut into pieces all three look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.text.model import Text

_CELL = re.compile(r"[^\t]+")
_TRIMMED = " *_\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: index of the line, offsets into the text, and the text between them."""

    line: int
    start: int
    end: int
    text: str

    def cut(self, start: int, end: int) -> Piece:
        """The part from ``start`` to ``end`` (offsets into the piece), trimmed."""
        return _trimmed(self.line, self.start, self.text, start, end)


def whole_line(text: Text, index: int) -> Piece:
    """The line ``index`` as one piece, trimmed of white space and of emphasis marks."""
    line = text.lines[index]
    return _trimmed(index, line.start, line.text, 0, len(line.text))


def columns(text: Text, index: int) -> list[Piece]:
    """The pieces of a line between its tabs, empty ones left out."""
    line = text.lines[index]
    pieces = (_trimmed(index, line.start, line.text, *match.span()) for match in _CELL.finditer(line.text))
    return [piece for piece in pieces if piece.text]


def lines_with_text(text: Text, start: int, end: int) -> Iterator[Piece]:
    """The lines from ``start`` to before ``end`` that show something."""
    for index in range(start, end):
        piece = whole_line(text, index)
        if piece.text:
            yield piece


def joined(pieces: list[Piece]) -> str:
    """The texts of pieces that go on in each other, joined by spaces."""
    return " ".join(" ".join(piece.text.replace("*", "").split()) for piece in pieces)


def _trimmed(line: int, base: int, text: str, start: int, end: int) -> Piece:
    while start < end and (text[start] in _TRIMMED or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _TRIMMED or text[end - 1].isspace()):
        end -= 1
    return Piece(line, base + start, base + end, text[start:end])
