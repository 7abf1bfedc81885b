"""Printed lines, normalised: what the other modules of this room drop, move and join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.readers.reading import Box, Line, Page, Paragraph, Role, Style, TableBlock
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


@dataclass(frozen=True, slots=True)
class Body:
    """Lines under each other over the width of the page."""

    lines: list[Printed]


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column of text that is set side by side."""

    lines: list[Printed]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A table cell with its lines; ``box`` is that of its first page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box | None
    lines: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table, or the part of it that is on one page."""

    rows: int
    columns: int
    cells: tuple[PrintedCell, ...]

    def row(self, index: int) -> list[PrintedCell]:
        """The cells that begin in row ``index``, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == index), key=lambda cell: cell.column)


Part = Body | Column | PrintedTable


def printed_parts(pages: Iterable[Page]) -> list[Part]:
    """What ``pages`` show, in reading order, without regard to where one page ends."""
    parts: list[Part] = []
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Paragraph):
                _add_to_body(parts, printed_lines([block], page.number))
            elif block.ruled:
                parts.append(_table(block, page.number))
            else:
                columns = (printed_lines(cell.paragraphs, page.number) for cell in block.cells)
                parts.extend(Column(lines) for lines in columns if lines)
    return parts


def _add_to_body(parts: list[Part], lines: Sequence[Printed]) -> None:
    if parts and isinstance(parts[-1], Body):
        parts[-1].lines.extend(lines)
    else:
        parts.append(Body(list(lines)))


def _table(block: TableBlock, page: int | None) -> PrintedTable:
    cells = (
        PrintedCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.box,
            tuple(printed_lines(cell.paragraphs, page)),
        )
        for cell in block.cells
    )
    return PrintedTable(block.rows, block.columns, tuple(cells))


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
