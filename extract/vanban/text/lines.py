"""Printed lines, normalised: what the other modules of this room join and drop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vanban.readers.reading import Box, Line, Paragraph, Role, Style
from vanban.text.unicode import align

Words = tuple[tuple[int, int, Box], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line: normal text, its place, and what its paragraph said of it.

    ``words`` are (start, end, box) with offsets into ``text``. ``complete`` says that the line is
    a whole line of the text; ``apart`` that it begins a paragraph of the reading.
    """

    text: str
    page: int | None
    box: Box | None
    words: Words
    style: Style
    role: Role
    complete: bool
    apart: bool


def printed_lines(paragraphs: Iterable[Paragraph], page: int | None) -> list[Printed]:
    """The lines of ``paragraphs`` that show something, in order."""
    lines: list[Printed] = []
    for paragraph in paragraphs:
        apart = True
        for line in paragraph.lines:
            text, words = _normal(line)
            if text:
                lines.append(
                    Printed(text, page, line.box, words, line.style, paragraph.role, paragraph.complete, apart)
                )
                apart = False
    return lines


def _normal(line: Line) -> tuple[str, Words]:
    text, offsets = align(line.text)
    words = ((offsets[word.start], offsets[word.end], word.box) for word in line.words)
    return text, tuple(word for word in words if word[0] < word[1])
