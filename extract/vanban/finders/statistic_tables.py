"""Figures in ruled tables: the row says what, the column which, and either or a caption the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.finders.statistic_units import Units
from vanban.meaning.numbers import SCALES, format_number, parse_number
from vanban.record import Statistic, Table, TableCell

PATTERN = "statistics/table-cell"
CONFIDENCE = 0.85
CAPTION_LINES = 3  # lines before and after a table in which its unit may be said
_FIGURE = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>%)?")
_ORDINAL = re.compile(r"(?:s[ốô]\s*)?(?:tt|stt|thứ\s*tự)\b", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"\b(?:đvt|đơn\s+vị(?:\s+tính)?)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*(?:ĐVT|đơn\s+vị(?:\s+tính)?)?\s*:?\s*([^()]{1,20})\)", re.IGNORECASE)
_SAID = re.compile(r"(?:ĐVT|đơn\s+vị\s+tính)\s*:\s*((?:1[.,]?000[.,]?)*[^\d().;,\n]{1,30})", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?P<scale>1(?:[.,]?000)+)\s*(?P<unit>\D+)")
_PART_OF = re.compile(r"^(?:[\s+*–-]|trong\s+đó\s*:?)+(?=\w)", re.IGNORECASE)
_DITTO = ('"', "”", "“", "''", "nt", "-nt-", "- nt -")
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_COUNT_OF = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<unit>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Grid:
    table: Table
    cells: dict[tuple[int, int], TableCell]

    def headings(self, column: int) -> list[str]:
        """The words over a column, from the top, each once."""
        words = [self.text(row, column) for row in range(self.table.header_rows)]
        return list(dict.fromkeys(word for word in words if word))

    def repeated(self, row: int, column: int) -> str:
        """The words of a cell, or those above it where it only repeats them (ditto marks)."""
        while row > self.table.header_rows and self.text(row, column) in _DITTO:
            row -= 1
        return self.text(row, column)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return " ".join(cell.text.split()) if cell is not None else ""


def table_statistics(material: Material, units: Units) -> Iterator[Statistic]:
    """The quantities in cells that hold nothing but a number."""
    for table in material.layout.tables:
        grid = _grid(table)
        levels = {column: grid.headings(column) for column in range(table.columns)}
        headings = {column: " ".join(words) for column, words in levels.items()}
        unit_column = next((c for c, words in headings.items() if _UNIT_COLUMN.search(words)), None)
        said = _said_near(material, table)
        for cell in table.cells:
            match = _FIGURE.fullmatch(cell.text.strip())
            if match is None or cell.at is None or cell.row < table.header_rows:
                continue
            heading, row_words = headings[cell.column], _row_words(grid, cell, unit_column)
            if _ORDINAL.match(heading) or not (heading or row_words) or not row_words:
                continue
            written = match["unit"] or _unit(grid, cell, unit_column, levels[cell.column], row_words, units) or said
            scale, unit = _scaled(written or "", units)
            number = parse_number(match["number"])
            if not unit or number is None:
                continue
            year = _YEAR.fullmatch(heading)
            yield Statistic(
                text=cell.at.quote,
                value=format_number(number * scale),
                unit=unit,
                indicator=row_words if year or not heading else f"{row_words}, {heading}",
                period=heading if year else None,
                at=cell.at,
                confidence=CONFIDENCE,
                pattern=PATTERN,
            )


def _grid(table: Table) -> _Grid:
    cells = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    return _Grid(table, cells)


def _row_words(grid: _Grid, cell: TableCell, unit_column: int | None) -> str:
    """The first words to the left of a cell that are no number and no unit: what its row is about."""
    for column in range(cell.column):
        words = grid.text(cell.row, column)
        if column != unit_column and len(words) > 1 and not words[0].isdecimal():
            return _PART_OF.sub("", words)
    return ""


def _unit(
    grid: _Grid, cell: TableCell, unit_column: int | None, headings: Sequence[str], row_words: str, units: Units
) -> str | None:  # fmt: skip
    """The unit of a cell's figure: what its column says, the lowest heading first, or its row."""
    lowest_first = headings[::-1]
    if any("%" in words or words.lower().startswith("tỷ lệ") for words in headings):
        return "%"
    for words in (*lowest_first, row_words):
        bracket = _IN_BRACKETS.search(words)
        if bracket and (units.known(bracket[1]) or _scaled(bracket[1], units)[0] > 1):
            return bracket[1]
    if unit_column is not None and (said := grid.repeated(cell.row, unit_column)):
        return said
    for words in lowest_first:
        if noun := units.heading(words):
            return noun
    for words in (*lowest_first, row_words):
        counted = _COUNT_OF.match(words)
        if counted and (noun := units.leading(counted["unit"])):
            return noun
    return None


def _said_near(material: Material, table: Table) -> str | None:
    """The unit that a line near the table gives for all of it (Đơn vị tính: triệu đồng)."""
    first = material.text.line_index(table.at.start)
    last = material.text.line_index(max(table.at.start, table.at.end - 1))
    near = (
        material.text.lines[max(0, first - CAPTION_LINES) : first]
        + material.text.lines[last + 1 : last + 1 + CAPTION_LINES]
    )
    said = next((match for line in near if (match := _SAID.search(line.text))), None)
    return said[1].strip() if said else None


def _scaled(written: str, units: Units) -> tuple[int, str]:
    """Scale and unit of a written unit: triệu đồng → (1000000, đồng), 1.000 đồng → (1000, đồng)."""
    thousands = _THOUSANDS.fullmatch(written.strip())
    scale = int(re.sub(r"\D", "", thousands["scale"])) if thousands is not None else 1
    words = (thousands["unit"] if thousands is not None else written).split()
    while words and words[0].lower() in SCALES:
        scale *= SCALES[words.pop(0).lower()]
    if not words:
        return scale, "đồng" if scale > 1 else ""
    return scale, units.canonical(" ".join(words))
