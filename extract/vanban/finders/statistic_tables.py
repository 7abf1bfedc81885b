"""Figures in ruled tables: the row says what, the column which, and either or a caption the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vanban.finders.material import Material
from vanban.finders.statistic_grid import Grid
from vanban.finders.statistic_table_links import linked
from vanban.finders.statistic_units import Units
from vanban.meaning.numbers import SCALES, format_number, parse_number
from vanban.record import Statistic, Table, TableCell

PATTERN = "statistics/table-cell"
CAPTION_LINES = 3  # lines before and after a table in which its unit may be said
_FIGURE = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>%)?")
_ORDINAL = re.compile(r"(?:s[ốô]\s*)?(?:tt|stt|thứ\s*tự)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*(?:ĐVT|đơn\s+vị(?:\s+tính)?)?\s*:?\s*([^()]{1,20})\)", re.IGNORECASE)
_SAID = re.compile(r"(?:ĐVT|đơn\s+vị\s+tính)\s*:\s*((?:1[.,]?000[.,]?)*[^\d().;,\n]{1,30})", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?P<scale>1(?:[.,]?000)+)\s*(?P<unit>\D+)")
_COUNT_OF = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<unit>.+)", re.IGNORECASE)


def table_statistics(material: Material, grids: Iterable[Grid], units: Units) -> Iterator[Statistic]:
    """The quantities in cells that hold nothing but a number, linked to each other."""
    for grid in grids:
        table = grid.table
        said = _said_near(material, table)
        cells = {
            (cell.row, cell.column): figure
            for cell in table.cells
            if (figure := _figure(grid, cell, units, said)) is not None
        }
        yield from linked(grid, cells, material.patterns)


def _figure(grid: Grid, cell: TableCell, units: Units, said: str | None) -> Statistic | None:
    match = _FIGURE.fullmatch(cell.text.strip())
    if match is None or cell.at is None or cell.row < grid.table.header_rows:
        return None
    row_words = grid.row_words(cell.row, cell.column)
    if _ORDINAL.match(" ".join(grid.headings(cell.column))) or not row_words:
        return None
    written = match["unit"] or _unit(grid, cell, row_words, units) or said
    scale, unit = _scaled(written or "", units)
    number = parse_number(match["number"])
    if not unit or number is None:
        return None
    first, slash, rate = unit.partition("/")
    measured = bool(slash) and units.measured(units.canonical(first))
    return Statistic(
        text=cell.at.quote,
        value=format_number(number * scale),
        unit=units.canonical(first) if measured else unit,
        per=rate.strip() if measured else None,
        comparison=grid.compared_with(cell.column),
        indicator=grid.indicator(cell.row, cell.column),
        period=grid.period(cell.row, cell.column),
        at=cell.at,
        confidence=units.patterns.confidence(PATTERN),
        pattern=PATTERN,
    )


def _unit(grid: Grid, cell: TableCell, row_words: str, units: Units) -> str | None:
    """The unit of a cell's figure: what its column says, the lowest heading first, or its row."""
    headings = grid.headings(cell.column)
    lowest_first = headings[::-1]
    if any("%" in words or words.lower().startswith("tỷ lệ") for words in headings):
        return "%"
    for words in (*lowest_first, row_words):
        bracket = _IN_BRACKETS.search(words)
        if bracket and (units.known(bracket[1]) or _scaled(bracket[1], units)[0] > 1):
            return bracket[1]
    if grid.unit_column is not None and (said := grid.repeated(cell.row, grid.unit_column)):
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
