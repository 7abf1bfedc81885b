"""Tables drawn in text with ``|``: Markdown and grid tables, rows and tables that a page break cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vanban.readers.markdown import read_cell
from vanban.readers.reading import Cell, TableBlock

_BAR = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"[\s|:+=-]*[-=]{2,}[\s|:+=-]*|[\s|:+-]*\|\s*:?-:?\s*\|[\s|:-]*")
_SIDE_BY_SIDE = 3  # rows: issuer and motto, number and date; recipients and signature
_GRID_LINE = re.compile(r"\+[-=:+]{2,}\+?")


@dataclass(frozen=True, slots=True)
class PipeTable:
    """The cells of a table as written. ``headless`` is true where its header row is blank."""

    rows: tuple[tuple[str, ...], ...]
    headless: bool

    @property
    def columns(self) -> int:
        """The number of columns, the same in every row."""
        return len(self.rows[0])


def table_length(lines: list[str], start: int) -> int:
    """How many lines from ``start`` on make a table, 0 where none begins.

    A table begins with a line in bars, or with a header above a separator row. A row may go on in
    lines without a leading bar until one ends with a bar.
    """
    end = start
    if not _is_row(lines[start]) and not (
        start + 1 < len(lines) and "|" in lines[start] and "|" in lines[start + 1] and _is_separator(lines[start + 1])
    ):
        return 0
    barred = _is_row(lines[start])
    while end < len(lines) and (_is_row(lines[end]) or (not barred and "|" in lines[end])):
        end = _row_end(lines, end) if barred else end + 1
    return end - start


def read_table(lines: list[str]) -> PipeTable | None:
    """The table of the lines that :func:`table_length` counted; None where all cells are blank or missing."""
    grid = any(_GRID_LINE.match(line.strip()) for line in lines)
    rows = _grid_rows(lines) if grid else _pipe_rows(lines)
    columns = max((len(row) for row in rows), default=0)
    padded = tuple(tuple(row + [""] * (columns - len(row))) for row in rows)
    separated = len(lines) > 1 and _is_separator(lines[1])
    headless = separated and not any(padded[0]) if padded else False
    body = padded[1:] if headless else padded
    return PipeTable(body, headless) if body and columns else None


def joined(first: PipeTable, second: PipeTable) -> PipeTable | None:
    """Both as one table where the second goes on with the first, else None.

    It does when it has as many columns and a blank header or the first's header again. A row whose
    first cell is blank under a blank header is the rest of the row that the page break cut.
    """
    if first.columns != second.columns:
        return None
    if not second.headless:
        repeated = second.rows[0] == first.rows[0]
        return PipeTable(first.rows + second.rows[1:], first.headless) if repeated else None
    last, rest = first.rows[-1], second.rows[0]
    if last[0] and not rest[0]:
        merged = tuple("\n".join(part for part in pair if part) for pair in zip(last, rest, strict=True))
        return PipeTable((*first.rows[:-1], merged, *second.rows[1:]), first.headless)
    return PipeTable(first.rows + second.rows, first.headless)


def table_block(table: PipeTable, notes: Mapping[str, str]) -> TableBlock:
    """The table as a block, empty cells kept; it is ruled unless it only sets two texts side by side."""
    cells = tuple(
        Cell(row, column, read_cell(text, notes))
        for row, texts in enumerate(table.rows)
        for column, text in enumerate(texts)
    )
    beside = table.columns == 2 and len(table.rows) <= _SIDE_BY_SIDE and any(len(c.paragraphs) > 1 for c in cells)
    return TableBlock(len(table.rows), table.columns, cells, ruled=not beside)


def _is_row(line: str) -> bool:
    line = line.strip()
    return (line.startswith("|") and len(_BAR.findall(line)) > 1) or _GRID_LINE.match(line) is not None


def _is_separator(line: str) -> bool:
    return _SEPARATOR.fullmatch(line.strip()) is not None


def _row_end(lines: list[str], start: int) -> int:
    """The line behind a row: rows whose cell holds line breaks go on to the next closing bar."""
    line = lines[start].strip()
    if line.endswith(("|", "+")):
        return start + 1
    for end in range(start + 1, len(lines)):
        if not lines[end].strip() or _is_row(lines[end]):
            break
        if lines[end].rstrip().endswith("|"):
            return end + 1
    return start + 1


def _pipe_rows(lines: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    position = 0
    while position < len(lines):
        end = _row_end(lines, position) if _is_row(lines[position]) else position + 1
        text = "<br>".join(line.strip() for line in lines[position:end])
        if not _is_separator(text):
            rows.append(_cells(text))
        position = end
    return rows


def _grid_rows(lines: list[str]) -> list[list[str]]:
    """Rows of a grid table: what stands between two ruled lines, cell by cell over all its lines."""
    rows: list[list[str]] = []
    open_row: list[str] | None = None
    for line in lines:
        if _is_separator(line):
            open_row = None
            continue
        texts = _cells(line)
        if open_row is None:
            open_row = texts
            rows.append(open_row)
            continue
        for column, text in enumerate(texts[: len(open_row)]):
            open_row[column] = f"{open_row[column]} {text}".strip()
    return rows


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
