"""HTML tables: the grid with its spans, whether it has lines, and layout tables taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import html

from vanban.readers.html_style import Look, Properties, StyleSheet, look_of
from vanban.readers.reading import Block, Cell, Line, Paragraph, TableBlock

ReadInside = Callable[[html.HtmlElement, Look], list[Block]]

_VISIBLE = re.compile(r"\b(?:solid|double|dotted|dashed|inset|outset|groove|ridge)\b")
_NO_WIDTH = re.compile(r"(?:^|\s)0(?:\.0+)?(?:px|pt|cm)?(?:\s|$)")
_SIDES = ("border", "border-top", "border-right", "border-bottom", "border-left", "border-style")
_RULED_CLASS = re.compile(r"border|grid", re.I)
_LAYOUT_CELL = 20  # paragraphs: a cell with more of them holds a page, not a header block or a list of recipients
_BLANK_FORM = 4  # an empty table with lines is a form to fill in; one of fewer cells is a drawn line
_MOST_SLOTS = 1_000_000  # places of one table; spans that claim more are none
_MAX_SPAN = 1000  # as in the HTML standard


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell on the raw grid, with what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: list[Block]


def table_blocks(table: html.HtmlElement, look: Look, sheet: StyleSheet, read: ReadInside) -> list[Block]:
    """A table as one :class:`TableBlock`, or the blocks inside when it only sets out the page.

    Taken apart are tables of one cell, and tables without lines that hold another table, a single
    column, or whole pages of text. A table without any text and lines gives nothing. ``read`` turns
    the inside of a cell into blocks.
    """
    rows = _rows(table)
    caption = table.find("caption")
    before = read(caption, look) if caption is not None else []
    slots, column_count = _grid(rows, look, sheet, read)
    lines = shows_lines(table, rows, sheet)
    if lines is None:
        # Websites keep their lines in style sheets that are not saved with the page.
        from_website = not str(table.get("class", "")).startswith("Mso") and not _sets_out_page(slots)
        lines = from_website and len(rows) >= 2 and column_count >= 3
    if not any(slot.blocks for slot in slots) and (not lines or len(slots) < _BLANK_FORM):
        return before
    block = _block(slots, lines)
    if block.rows * block.columns == 1 or (not lines and (block.columns == 1 or _sets_out_page(slots))):
        return before + [inner for slot in slots for inner in slot.blocks]
    return [*before, block]


def shows_lines(table: html.HtmlElement, rows: list[html.HtmlElement], sheet: StyleSheet) -> bool | None:
    """Whether the table has lines: by its cells' borders, else header cells, else its own borders.

    None where the page says nothing of it.
    """
    cells = [cell for row in rows for cell in _cells(row)]
    told = [shown for cell in cells if (shown := _border(sheet.properties(cell))) is not None]
    if told:
        return 2 * sum(told) >= len(told)
    if any(cell.tag == "th" for cell in cells):
        return True
    attribute = table.get("border")
    if attribute is not None:
        return str(attribute).strip() != "0"
    own = _border(sheet.properties(table))
    if own is None and (table.get("rules", "none") != "none" or _RULED_CLASS.search(table.get("class", ""))):
        return True
    return own


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    rows: list[html.HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(child.iterchildren("tr"))
    # Word closes a table of shifted columns with a row that only gives their widths.
    return [row for row in rows if row.get("height") != "0" or str(row.text_content()).strip()]


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _grid(rows: list[html.HtmlElement], look: Look, sheet: StyleSheet, read: ReadInside) -> tuple[list[_Slot], int]:
    """The cells at their places (gaps filled with empty ones), and the number of columns."""
    taken: set[tuple[int, int]] = set()
    slots: list[_Slot] = []
    for row, element in enumerate(rows):
        column = 0
        row_look = look_of(element, sheet.properties(element), look)
        for cell in _cells(element):
            while (row, column) in taken:
                column += 1
            width = min(max(_span(cell, "colspan"), 1), _MAX_SPAN)
            height = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            if len(taken) + width * height > _MOST_SLOTS:
                width = height = 1
            taken.update((row + down, column + right) for down in range(height) for right in range(width))
            blocks = read(cell, look_of(cell, sheet.properties(cell), row_look))
            slots.append(_Slot(row, column, height, width, blocks))
            column += width
    columns = 1 + max((column for _, column in taken), default=-1)
    # A gap at a column where no cell begins needs no cell of its own.
    starts = {slot.column for slot in slots}
    gaps = [(row, column) for row in range(len(rows)) for column in sorted(starts) if (row, column) not in taken]
    slots.extend(_Slot(row, column, 1, 1, []) for row, column in gaps)
    return sorted(slots, key=lambda slot: (slot.row, slot.column)), columns


def _block(slots: list[_Slot], ruled: bool) -> TableBlock:
    """The table with rows and columns counted only where some cell begins."""
    rows = {row: index for index, row in enumerate(sorted({slot.row for slot in slots}))}
    columns = {column: index for index, column in enumerate(sorted({slot.column for slot in slots}))}
    cells = tuple(
        Cell(
            row=rows[slot.row],
            column=columns[slot.column],
            paragraphs=tuple(_paragraphs(slot.blocks)),
            row_span=sum(slot.row <= row < slot.row + slot.row_span for row in rows),
            column_span=sum(slot.column <= column < slot.column + slot.column_span for column in columns),
        )
        for slot in slots
    )
    return TableBlock(len(rows), len(columns), cells, ruled)


def _paragraphs(blocks: Iterable[Block]) -> Iterable[Paragraph]:
    """The paragraphs of a cell; a table inside gives one for each of its rows, cells apart by a tab."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in range(block.rows):
            lines = [_joined(cell) for cell in block.cells if cell.row == row and cell.paragraphs]
            if lines:
                yield Paragraph((Line("\t".join(line.text for line in lines), style=lines[0].style),))


def _joined(cell: Cell) -> Line:
    lines = [line for paragraph in cell.paragraphs for line in paragraph.lines]
    return Line(" ".join(line.text for line in lines), style=lines[0].style)


def _sets_out_page(slots: list[_Slot]) -> bool:
    return any(
        len(slot.blocks) > _LAYOUT_CELL or any(isinstance(block, TableBlock) for block in slot.blocks) for slot in slots
    )


def _border(css: Properties) -> bool | None:
    """Whether a border is drawn, None where nothing is said of it."""
    said = [css[side] for side in _SIDES if side in css]
    if not said:
        return None
    return any(_VISIBLE.search(value) and not _NO_WIDTH.search(value) for value in said)


def _span(cell: html.HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return int(text[:5]) if text.isdecimal() else 1
