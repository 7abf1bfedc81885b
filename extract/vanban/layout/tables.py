"""Tables of the record: cells with their text, header rows judged, captions found."""

from __future__ import annotations

import re

from vanban.layout.pieces import whole_line
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Table, TableCell
from vanban.text.model import Text, TextTable

_LONG = 200  # characters of a line that can be a title
_ORDINAL = re.compile(r"^\W*(?:\d{1,4}|[IVX]{1,5}|[A-ZĐ])\W*$")
_FIGURE = re.compile(r"(?<![\w(.,])\d")  # no unit: m2, (1.000 đồng)
_COLUMN_NUMBER = re.compile(r"^\W*\(?\d{1,2}\)?(?:\s*=.*)?\W*$")


def read_tables(text: Text, patterns: PatternSet) -> tuple[Table, ...]:
    """The tables of ``text`` in order."""
    return tuple(_table(text, table, patterns) for table in text.tables)


def _table(text: Text, table: TextTable, patterns: PatternSet) -> Table:
    cells = [
        TableCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=text.cell_text(cell),
            at=text.span(text.lines[cell.first_line].start, text.lines[cell.end_line - 1].end)
            if cell.first_line < cell.end_line
            else None,
        )
        for cell in table.cells
    ]
    at = (
        text.span(text.lines[table.first_line].start, text.lines[table.end_line - 1].end)
        if table.first_line < table.end_line
        else text.span(0, 0)
    )
    return Table(
        caption=_caption(text, table, patterns),
        rows=table.rows,
        columns=table.columns,
        header_rows=_header_rows(cells, table.rows),
        cells=cells,
        at=at,
    )


def _header_rows(cells: list[TableCell], rows: int) -> int:
    """Rows before the first one of data: an ordinal in the first column, or one that has numbers.

    Cells that span several rows hold the rows below them in the header; a row of column numbers
    belongs to it.
    """
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    if rows < 2:
        return 0
    first = by_row.get(0, [])
    if any(_ORDINAL.match(cell.text) for cell in first if cell.column == 0):
        return 0
    header = max([cell.row_span for cell in first if cell.column_span < 3 or cell.row_span == 1], default=1)
    header = min(header, rows - 1)
    while header < rows - 1 and _goes_on(by_row.get(header, [])):
        header += 1
    return max(header, 1)


def _goes_on(row: list[TableCell]) -> bool:
    filled = [cell for cell in row if cell.text.strip()]
    if not filled:
        return False
    numbers = [cell for cell in filled if _COLUMN_NUMBER.match(cell.text)]
    if len(numbers) == len(filled) and len(filled) > 2:
        return [cell.text.strip(" ()")[:1] for cell in filled[:2]] == ["1", "2"]
    first_column_empty = not any(cell.column == 0 and cell.text.strip() for cell in row)
    return (
        first_column_empty
        and not any(_FIGURE.search(cell.text) for cell in filled)
        and all(len(cell.text) < 40 for cell in filled)
        and len(filled) > 1
    )


def _caption(text: Text, table: TextTable, patterns: PatternSet) -> str | None:
    """What names the table right above it: Biểu 1, Bảng 2, or a title in capitals of one or several lines."""
    pattern = patterns.get("tables/caption").regex
    titles: list[str] = []
    for index in range(table.first_line - 1, max(-1, table.first_line - 8), -1):
        line = whole_line(text, index).text
        if text.lines[index].cell is not None:
            break
        capitals = is_capitals(line) and len(line) < _LONG
        if pattern.match(line):
            titles.insert(0, line)
            break
        if capitals:
            titles.insert(0, line)
        elif line and (titles or not line.startswith("(")):
            break  # only (Kèm theo …) and (Đơn vị tính: …) stand between title and table
    issuer = patterns.compile(r"^\W*(?:{own_body}|{unit_noun})(?![\w])")
    while len(titles) > 1 and issuer.match(titles[0]):
        del titles[0]  # the body that drew it up stands above its title
    return " ".join(" ".join(titles).split()) or None
