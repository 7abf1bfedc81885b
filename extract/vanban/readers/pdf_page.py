"""One PDF page: its words sorted into tables, columns and lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium

from vanban.readers.pdf_columns import split_columns
from vanban.readers.pdf_glyphs import Frame, Glyphs, page_words
from vanban.readers.pdf_layer import MOSTLY, Layer
from vanban.readers.pdf_lines import Margins, Row, aligned_line, column_lines, page_margins, rows_of
from vanban.readers.pdf_pictures import Drawn, drawn_on, is_seen
from vanban.readers.pdf_stamps import LaidOver, is_stamp, laid_over, without_stamps
from vanban.readers.pdf_tables import Grid, GridCell, ruled_grids
from vanban.readers.reading import Box, Cell, Line, Paragraph, TableBlock

_PADDING = 1.0  # points by which a word may stick out of its cell


@dataclass(frozen=True, slots=True)
class PageWords:
    """What is on a page before it is put in order: words in content order and ruled tables."""

    number: int
    frame: Frame
    words: tuple[Glyphs, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What a page shows: lines and tables from top to bottom, and its size in points."""

    number: int
    blocks: tuple[Line | TableBlock, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TypedPage:
    """What the text layer of a page gives, without ``stamps`` that are drawn into it.

    ``characters`` counts what the layer has of them, spaces included; ``unread`` says that there is a large
    picture on which no word of the layer stands.
    """

    words: PageWords
    layer: Layer
    drawn: Drawn
    characters: int
    stamps: tuple[str, ...]
    unread: bool


def typed_page(document: pdfium.PdfDocument, index: int) -> TypedPage:
    """Page ``index`` (0-based) of an open document by its text layer; PdfiumError when it can't be read."""
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        frame = Frame.of(page, text_page)
        words, stamps = without_stamps(page, frame, page_words(text_page, frame))
        grids = tuple(ruled_grids(page, frame)) if words else ()
        drawn = drawn_on(page)
        text = " ".join(word.text for word in words)
        stamped = bool(stamps) or is_stamp(text)
        layer = Layer(text, drawn.pictures, _hidden_share(words), drawn.anything, stamped)
        if drawn.pictures < MOSTLY:  # else it is a layer over a scan
            words = _seen(page, frame, words)
        content = PageWords(index + 1, frame, tuple(words), grids)
        large = [frame.box(*box) for box in drawn.large]
        unread = any(not any(_holds(box, word) for word in words) for box in large)
        return TypedPage(content, layer, drawn, text_page.count_chars(), tuple(stamps), unread)


def _hidden_share(words: Sequence[Glyphs]) -> float:
    """The share of the characters that are drawn in white or not at all."""
    return sum(len(word.text) for word in words if word.hidden) / max(1, sum(len(word.text) for word in words))


def _seen(page: pdfium.PdfPage, frame: Frame, words: list[Glyphs]) -> list[Glyphs]:
    """``words`` without those that leave no trace on the page: marks that programs look for, and what was masked."""
    hidden = [word for word in words if word.hidden]
    if not hidden or frame.rotation != page.get_rotation():
        return words
    unseen = {
        word.order for word, seen in zip(hidden, is_seen(page, [word.box for word in hidden]), strict=True) if not seen
    }
    return [word for word in words if word.order not in unseen]


def over_page(document: pdfium.PdfDocument, page: TypedPage) -> LaidOver:
    """What is laid over ``page``. The open document is changed: it becomes part of the page."""
    return laid_over(document, page.words.number - 1, page.words.frame, page.characters)


def see_pages(pages: Sequence[PageWords]) -> list[SeenPage]:
    """``pages`` put in order, each between the margins of all pages of its width."""
    sorted_out = [_sorted_out(page) for page in pages]
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for page, content in zip(pages, sorted_out, strict=True):
        boxes[round(page.frame.width)] += [row.box for row in content.rows]
        boxes[round(page.frame.width)] += [grid.box for grid, _ in content.tables]
    margins = {width: page_margins(edges, width) for width, edges in boxes.items()}
    return [
        SeenPage(
            page.number,
            tuple(_blocks(content, margins[round(page.frame.width)])),
            page.frame.width,
            page.frame.height,
        )
        for page, content in zip(pages, sorted_out, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Content:
    """The rows of a page outside of its tables, and the tables with the words inside, both from top to bottom."""

    rows: list[Row]
    tables: list[tuple[Grid, list[Glyphs]]]


def _sorted_out(page: PageWords) -> _Content:
    free = list(page.words)
    tables: list[tuple[Grid, list[Glyphs]]] = []
    for grid in page.grids:
        inside = [word for word in free if _holds(grid.box, word)]
        if inside:  # else it is a drawing
            free = [word for word in free if not _holds(grid.box, word)]
            tables.append((grid, inside))
    return _Content(rows_of(free), tables)


def _blocks(content: _Content, margins: Margins) -> Iterator[Line | TableBlock]:
    """Lines and tables from top to bottom; what stands beside a table comes before it."""
    rows = content.rows
    for grid, words in content.tables:
        above = [row for row in rows if row.baseline < grid.box[3]]
        rows = rows[len(above) :]
        yield from _between_tables(above, margins)
        yield _table(grid, words)
    yield from _between_tables(rows, margins)


def _between_tables(rows: Sequence[Row], margins: Margins) -> Iterator[Line | TableBlock]:
    for block in split_columns(rows, margins.left, margins.right):
        yield aligned_line(block, margins) if isinstance(block, Row) else block


def _table(grid: Grid, words: Sequence[Glyphs]) -> TableBlock:
    homes: dict[GridCell, list[Glyphs]] = {cell: [] for cell in grid.cells}
    for word in words:
        homes[_home(grid, word)].append(word)
    return TableBlock(grid.rows, grid.columns, tuple(_cell(cell, homes[cell]) for cell in grid.cells), box=grid.box)


def _home(grid: Grid, word: Glyphs) -> GridCell:
    x, y = _middle(word)
    inside = (cell for cell in grid.cells if cell.box[0] <= x < cell.box[2] and cell.box[1] <= y < cell.box[3])
    return next(inside, None) or min(grid.cells, key=lambda cell: _distance(cell, x, y))


def _distance(cell: GridCell, x: float, y: float) -> float:
    x0, y0, x1, y1 = cell.box
    return max(x0 - x, x - x1, 0) + max(y0 - y, y - y1, 0)


def _cell(cell: GridCell, words: Sequence[Glyphs]) -> Cell:
    rows = rows_of(words)
    lines = tuple(_cell_lines(rows, cell)) if rows else ()
    paragraphs = (Paragraph(lines, complete=False),) if lines else ()
    return Cell(cell.row, cell.column, paragraphs, cell.row_span, cell.column_span, cell.box)


def _cell_lines(rows: Sequence[Row], cell: GridCell) -> list[Line]:
    if len(rows) > 1:
        return column_lines(rows)
    return [aligned_line(row, Margins(cell.box[0], cell.box[2])) for row in rows]


def _holds(box: Box, word: Glyphs) -> bool:
    x, y = _middle(word)
    return box[0] - _PADDING <= x <= box[2] + _PADDING and box[1] - _PADDING <= y <= box[3] + _PADDING


def _middle(word: Glyphs) -> tuple[float, float]:
    return (word.box[0] + word.box[2]) / 2, (word.baseline + word.box[1]) / 2
