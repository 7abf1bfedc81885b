"""The reading text of a document: one string, and for every place in it where it was printed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from vanban.readers.reading import Box, Posting, Role, Style
from vanban.record import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text line that was printed on one line of a page.

    ``start``/``end`` are offsets into the whole text; ``words`` are (start, end, box) likewise.
    """

    start: int
    end: int
    page: int | None
    box: Box | None
    words: tuple[tuple[int, int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell of which table (indices into ``Text.tables``) a line stands in."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the reading text: a whole paragraph, or a line that was broken on purpose.

    Offsets are into the whole text and leave out the line break.
    """

    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    style: Style = Style()
    role: Role = Role.BODY
    cell: CellPlace | None = None

    @property
    def page(self) -> int | None:
        """The page on which the line begins."""
        return self.pieces[0].page if self.pieces else None

    @property
    def box(self) -> Box | None:
        """Where its first printed line stands."""
        return self.pieces[0].box if self.pieces else None


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of a table, with the indices of its lines in ``Text.lines`` (first, past the last)."""

    row: int
    column: int
    row_span: int
    column_span: int
    first_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class TextTable:
    """A ruled table, joined over page breaks. Its cells' lines stand in ``Text.lines`` row by row."""

    rows: int
    columns: int
    cells: tuple[TextCell, ...]
    first_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Text:
    """The reading text. ``lines`` are in reading order; a line's text never holds a line break."""

    string: str
    lines: tuple[TextLine, ...]
    tables: tuple[TextTable, ...] = ()
    posting: Posting | None = None
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(line.start for line in self.lines))

    def line_index(self, offset: int) -> int:
        """Index of the line that holds ``offset`` (a line break belongs to the line before it)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_at(self, offset: int) -> TextLine:
        """The line that holds ``offset``."""
        return self.lines[self.line_index(offset)]

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end``, trimmed of white space, with page and box where known."""
        quote = self.string[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        end = start + len(quote)
        page, box = self._place(start, end)
        return Span(start=start, end=end, quote=quote, page=page, box=box)

    def cell_text(self, cell: TextCell) -> str:
        """The text of a cell, its lines joined by line breaks."""
        return "\n".join(line.text for line in self.lines[cell.first_line : cell.end_line])

    def _place(self, start: int, end: int) -> tuple[int | None, Box | None]:
        page: int | None = None
        boxes: list[Box] = []
        for line in self.lines[self.line_index(start) : self.line_index(max(start, end - 1)) + 1]:
            for piece in line.pieces:
                if piece.end <= start or piece.start >= end:
                    continue
                if page is None:
                    page = piece.page
                if piece.page == page:
                    boxes.extend(_boxes(piece, start, end))
        if not boxes:
            return page, None
        x0, y0, x1, y1 = zip(*boxes, strict=True)
        return page, (round(min(x0), 1), round(min(y0), 1), round(max(x1), 1), round(max(y1), 1))


def _boxes(piece: Piece, start: int, end: int) -> list[Box]:
    words = [box for first, last, box in piece.words if first < end and last > start]
    return words or ([piece.box] if piece.box is not None else [])


def text_from_string(string: str) -> Text:
    """A text without pages or tables whose string is ``string`` itself, split at line breaks."""
    lines, start = [], 0
    for line in string.split("\n"):
        end = start + len(line)
        lines.append(TextLine(start, end, line, (Piece(start, end, None, None),)))
        start = end + 1
    return Text(string, tuple(lines))
