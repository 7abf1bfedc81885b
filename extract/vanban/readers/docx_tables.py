"""The grid of a .docx table and whether its lines are drawn (ECMA-376 17.4)."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.readers.docx_styles import Styles
from vanban.readers.docx_xml import Element, W, attribute, inside, switch, value, whole

_ROW = frozenset({W + "tr"})
_CELL = frozenset({W + "tc"})
_OUTER = {"top": "top", "bottom": "bottom", "left": "left", "right": "right", "start": "left", "end": "right"}
_SIDES = _OUTER | {"insideH": "insideH", "insideV": "insideV"}
_NOT_DRAWN = frozenset({"nil", "none"})
_WHITE = "FFFFFF"
_SIDES_OF_RULED_CELL = 2

Sides = dict[str, bool]
"""Side (top, bottom, left, right, insideH, insideV) → whether its line is drawn; unsaid sides are missing."""


@dataclass(slots=True)
class GridCell:
    """A cell in the grid: 0-based, spans counted in rows and columns; ``element`` is its ``w:tc``."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    ruled: bool


def read_grid(table: Element, styles: Styles) -> Grid:
    """The cells of a ``w:tbl``; columns at which no cell begins or ends are left out."""
    cells: list[GridCell] = []
    drawn_sides: list[int] = []
    table_sides = _table_sides(table, styles)
    rows = [row for row in inside(table, _ROW) if not _is_gone(row.find(W + "trPr"))]
    open_below: dict[int, GridCell] = {}  # column → the vertically merged cell that still may go on there
    for number, row in enumerate(rows):
        row_cells = _read_row(row, number)
        row_sides = table_sides | _sides(row.find(f"{W}tblPrEx/{W}tblBorders"))
        still_open: dict[int, GridCell] = {}
        for cell in row_cells:
            merge = _vertical_merge(cell.element)
            above = open_below.get(cell.column)
            if merge == "continue" and above is not None:
                above.row_span = number - above.row + 1
                still_open[cell.column] = above
                continue
            if merge is not None:
                still_open[cell.column] = cell
            cells.append(cell)
            last = number == len(rows) - 1
            drawn_sides.append(
                _drawn(cell, row_sides, (number == 0, last, cell is row_cells[0], cell is row_cells[-1]))
            )
        open_below = still_open
    columns = _close_columns(cells)
    ruled = 2 * sum(count >= _SIDES_OF_RULED_CELL for count in drawn_sides) > len(drawn_sides)
    return Grid(len(rows), columns, tuple(cells), ruled)


def _read_row(row: Element, number: int) -> list[GridCell]:
    cells: list[GridCell] = []
    column = max(whole(value(row.find(W + "trPr"), "gridBefore")) or 0, 0)
    for element in inside(row, _CELL):
        properties = element.find(W + "tcPr")
        if properties is not None and properties.find(W + "cellDel") is not None:
            continue
        span = max(whole(value(properties, "gridSpan")) or 1, 1)
        if _continues(properties, "hMerge") and cells:  # the way of old files to merge sideways
            cells[-1].column_span += span
        else:
            cells.append(GridCell(element, number, column, 1, span))
        column += span
    return cells


def _close_columns(cells: list[GridCell]) -> int:
    """Renumber columns so that a cell begins or ends at each; returns how many there are."""
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    place = {edge: position for position, edge in enumerate(edges)}
    for cell in cells:
        end = place[cell.column + cell.column_span]
        cell.column = place[cell.column]
        cell.column_span = end - cell.column
    return max(len(edges) - 1, 0)


def _is_gone(row_properties: Element | None) -> bool:
    """A row taken out by a tracked change, or hidden."""
    return row_properties is not None and (
        row_properties.find(W + "del") is not None or switch(row_properties, "hidden")
    )


def _vertical_merge(cell: Element) -> str | None:
    properties = cell.find(W + "tcPr")
    merge = None if properties is None else properties.find(W + "vMerge")
    return None if merge is None else attribute(merge) or "continue"


def _continues(properties: Element | None, name: str) -> bool:
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and (attribute(merge) or "continue") == "continue"


def _table_sides(table: Element, styles: Styles) -> Sides:
    properties = table.find(W + "tblPr")
    sides: Sides = {}
    for style in reversed(styles.chain(value(properties, "tblStyle"), "table")):
        sides |= _sides(style.find(f"{W}tblPr/{W}tblBorders"))
    return sides | _sides(None if properties is None else properties.find(W + "tblBorders"))


def _sides(borders: Element | None) -> Sides:
    sides: Sides = {}
    for border in borders if borders is not None else ():
        side = _SIDES.get(border.tag.removeprefix(W))
        if side is not None:
            drawn = (attribute(border) or "nil") not in _NOT_DRAWN
            sides[side] = drawn and (attribute(border, "color") or "").upper() != _WHITE
    return sides


def _drawn(cell: GridCell, table_sides: Sides, at_edge: tuple[bool, bool, bool, bool]) -> int:
    """How many of a cell's four lines are drawn; ``at_edge`` is top, bottom, left, right of the table."""
    own = _sides(cell.element.find(f"{W}tcPr/{W}tcBorders"))
    drawn = 0
    for side, inner, outermost in zip(
        ("top", "bottom", "left", "right"), ("insideH", "insideH", "insideV", "insideV"), at_edge, strict=True
    ):
        drawn += own.get(side, table_sides.get(side if outermost else inner, False))
    return drawn
