"""Ruled tables that go on over a page break: one table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanban.text.joining import ends_sentence
from vanban.text.lines import Body, Part, PrintedCell, PrintedTable

_SAME_EDGE = 4.0  # points by which a column's edge may move from one page to the next

Edges = tuple[float, ...]


def join_tables(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with every table that is followed by its own next part joined to it."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, PrintedTable) and joined and isinstance(joined[-1], PrintedTable):
            whole = _joined(joined[-1], part)
            if whole is not None:
                joined[-1] = whole
                continue
        if not (isinstance(part, Body) and not part.lines):
            joined.append(part)
    return joined


def _joined(first: PrintedTable, second: PrintedTable) -> PrintedTable | None:
    """The two tables as one, or None when the second is a table of its own."""
    if any(line.complete for table in (first, second) for cell in table.cells for line in cell.lines):
        return None  # such formats know where a table ends
    if _page(first) is not None and _page(first) == _page(second):
        return None
    pair = _on_common_columns(first, second)
    if pair is None:
        return None
    first, second = pair
    second = _without_rows(second, _repeated_header(first, second))
    if _is_cut(first, second):
        first = _with_rest(first, second.row(0))
        second = _without_rows(second, 1)
    below = (replace(cell, row=cell.row + first.rows) for cell in second.cells)
    return PrintedTable(first.rows + second.rows, first.columns, (*first.cells, *below))


def _page(table: PrintedTable) -> int | None:
    """The page of a table's last line."""
    return next((line.page for cell in reversed(table.cells) for line in reversed(cell.lines)), None)


def _on_common_columns(first: PrintedTable, second: PrintedTable) -> tuple[PrintedTable, PrintedTable] | None:
    """The tables with the same column numbers; a page without a divided row shows fewer edges."""
    ours, theirs = _edges(first), _edges(second)
    if not ours or not theirs:
        return (first, second) if first.columns == second.columns else None
    if abs(ours[0] - theirs[0]) > _SAME_EDGE or abs(ours[-1] - theirs[-1]) > _SAME_EDGE:
        return None
    more, fewer = (ours, theirs) if len(ours) >= len(theirs) else (theirs, ours)
    if any(min(abs(edge - other) for other in more) > _SAME_EDGE for edge in fewer):
        return None
    return _on_edges(first, more), _on_edges(second, more)


def _edges(table: PrintedTable) -> Edges:
    """The left edges of the columns and the right edge of the last, without geometry none."""
    if any(cell.box is None for cell in table.cells):
        return ()
    edges: list[float] = []
    for edge in sorted(edge for cell in table.cells if cell.box for edge in (cell.box[0], cell.box[2])):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return tuple(edges)


def _on_edges(table: PrintedTable, edges: Edges) -> PrintedTable:
    cells: list[PrintedCell] = []
    for cell in table.cells:
        assert cell.box is not None
        left, right = _nearest(edges, cell.box[0]), _nearest(edges, cell.box[2])
        cells.append(replace(cell, column=left, column_span=max(1, right - left)))
    return PrintedTable(table.rows, len(edges) - 1, tuple(cells))


def _nearest(edges: Edges, edge: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def _repeated_header(first: PrintedTable, second: PrintedTable) -> int:
    """How many rows at the top of ``second`` say the same as those at the top of ``first``."""
    count = 0
    while count < min(first.rows, second.rows - 1) and _said(first, count) == _said(second, count) != []:
        count += 1
    return count


def _said(table: PrintedTable, row: int) -> list[tuple[int, str]]:
    said = ((cell.column, " ".join(line.text for line in cell.lines)) for cell in table.row(row))
    return [(column, text) for column, text in said if text]


def _without_rows(table: PrintedTable, count: int) -> PrintedTable:
    """``table`` without its first ``count`` rows; a cell that reaches further down keeps its rest."""
    cells: list[PrintedCell] = []
    for cell in table.cells:
        if cell.row >= count:
            cells.append(replace(cell, row=cell.row - count))
        elif cell.row + cell.row_span > count:
            cells.append(replace(cell, row=0, row_span=cell.row + cell.row_span - count, lines=()))
    return PrintedTable(table.rows - count, table.columns, tuple(cells))


def _is_cut(first: PrintedTable, second: PrintedTable) -> bool:
    """Whether the first row of ``second`` is the rest of the last row of ``first``."""
    if second.rows == 0 or first.rows == 0:
        return False
    rest = {cell.column: cell for cell in second.row(0) if cell.lines}
    begun = {cell.column: cell for cell in _last_row(first)}
    if not rest or min(rest) == 0 or any(column not in begun for column in rest):
        return False
    if not begun.get(0, first.cells[0]).lines:
        return False
    return any(_is_continued(begun[column], cell) for column, cell in rest.items())


def _last_row(table: PrintedTable) -> list[PrintedCell]:
    return [cell for cell in table.cells if cell.row + cell.row_span == table.rows]


def _is_continued(begun: PrintedCell, rest: PrintedCell) -> bool:
    """Whether the text of a cell goes on in ``rest``, by sentence or as the next line of a list."""
    if not begun.lines:
        return False
    goes_on = rest.lines[0].text[:1].islower() or not ends_sentence(begun.lines[-1].text)
    return goes_on or len(begun.lines) > 1


def _with_rest(table: PrintedTable, rest: Sequence[PrintedCell]) -> PrintedTable:
    last = {cell.column: cell for cell in _last_row(table)}
    longer = {
        column: replace(last[column], lines=last[column].lines + cell.lines)
        for cell in rest
        if (column := cell.column) in last
    }
    cells = tuple(
        longer.get(cell.column, cell) if cell.row + cell.row_span == table.rows else cell for cell in table.cells
    )
    return PrintedTable(table.rows, table.columns, cells)
