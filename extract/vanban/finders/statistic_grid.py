"""The words that a table has for each of its cells: row, headings, time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.record import Period, Table, TableCell

_DITTO = ('"', "”", "“", "''", "nt", "-nt-", "- nt -")
_UNIT_COLUMN = re.compile(r"\b(?:đvt|đơn\s+vị(?:\s+tính)?)\b", re.IGNORECASE)
_PART_MARK = re.compile(r"^(?:[\s+*–-]|trong\s+đó\s*:?)+(?=\w)", re.IGNORECASE)
_COMPARES = re.compile(r"(?:%\s*)?so\s+(?:sánh\s+)?với\b", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
_WORDS = re.compile(r"[^\W\d]{2,}(?<![IVX]{2})")
_YEAR = re.compile(r"(?:năm\s+)?(?:19|20)\d\d", re.IGNORECASE)

_GAP = 60  # characters between a caption and its table: line breaks, a unit


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by places; ``periods`` are the times that its cells and its caption speak of."""

    table: Table
    cells: dict[tuple[int, int], TableCell]
    periods: tuple[Period, ...]

    @property
    def unit_column(self) -> int | None:
        """The column that gives the unit of each row; "đơn vị" over the first words of the rows means bodies."""
        columns = [c for c in range(self.table.columns) if _UNIT_COLUMN.search(" ".join(self.headings(c)))]
        return next((c for c in columns if any(self._has_words(left) for left in range(c))), None)

    def _has_words(self, column: int) -> bool:
        rows = range(self.table.header_rows, self.table.rows)
        return any(_WORDS.search(self.text(row, column)) for row in rows)

    def headings(self, column: int) -> list[str]:
        """The words over a column, from the top, each once."""
        words = [self.text(row, column) for row in range(self.table.header_rows)]
        return list(dict.fromkeys(word for word in words if word and not _COLUMN_NUMBER.fullmatch(word)))

    def label(self, row: int, column: int) -> str:
        """The first words to the left of a cell that are no number and no unit, with their marks (Trong đó: - …)."""
        unit_column = self.unit_column
        for left in range(column):
            words = self.text(row, left)
            if left != unit_column and len(words) > 1 and not words[0].isdecimal():
                return words
        return ""

    def row_words(self, row: int, column: int) -> str:
        """What the row of a cell is about."""
        return _PART_MARK.sub("", self.label(row, column))

    def indicator(self, row: int, column: int) -> str:
        """Row and headings in words; a heading that only names the time is left to ``period``."""
        row_words = self.row_words(row, column)
        headings = [words for words in self.headings(column) if not self._is_period(words)]
        return ", ".join(words for words in (row_words, " ".join(headings)) if words)

    def period(self, row: int, column: int) -> str | None:
        """The time that headings or row of a cell name, or else the table's caption."""
        cells = [self.cells.get((above, column)) for above in range(self.table.header_rows)]
        if self.compared_with(column):
            cells = []
        cells += [self.cells.get((row, left)) for left in range(column)]
        for cell in reversed([cell for cell in cells if cell is not None and cell.at is not None]):
            text = " ".join(cell.text.split())
            if _YEAR.fullmatch(text):
                return text
            said = [p.text for p in self.periods if cell.at and cell.at.start <= p.at.start and p.at.end <= cell.at.end]
            if len(said) == 1:
                return said[0]
        outside = [p.text for p in self.periods if p.at.end <= self.table.at.start or p.at.start >= self.table.at.end]
        return outside[0] if len(outside) == 1 else None

    def compared_with(self, column: int) -> str | None:
        """The heading of a column that compares (So với năm 2023 (%)), or None."""
        return next((words for words in reversed(self.headings(column)) if _COMPARES.match(words)), None)

    def periods_named(self, words: str) -> list[str]:
        """The times that some words name, as written."""
        return [p.text for p in self.periods if p.text.casefold() in words.casefold()]

    def repeated(self, row: int, column: int) -> str:
        """The words of a cell, or those above it where it only repeats them (ditto marks)."""
        while row > self.table.header_rows and self.text(row, column) in _DITTO:
            row -= 1
        return self.text(row, column)

    def text(self, row: int, column: int) -> str:
        """The text of the cell at a place, in one line."""
        cell = self.cells.get((row, column))
        return " ".join(cell.text.split()) if cell is not None else ""

    def _is_period(self, words: str) -> bool:
        return _YEAR.fullmatch(words) is not None or any(p.text.casefold() == words.casefold() for p in self.periods)


def grid_of(table: Table, dates: Iterable[Period]) -> Grid:
    """A table with its cells by all places that they cover, and the times said in it or in its caption."""
    cells = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    said = [period for period in dates if period.role in ("mentioned", "period") and period.precision != "recurring"]
    inside = [period for period in said if table.at.start <= period.at.start and period.at.end <= table.at.end]
    above = range(table.at.start - len(table.caption or "") - _GAP, table.at.start + 1)
    caption = [p for p in said if table.caption and p.text in table.caption and p.at.end in above]
    return Grid(table, cells, (*inside, *caption))
