"""A register as a workbook that opens ready to print: A4 across, the width of a page, headings on every page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vanban.aggregation.registers import Field, Heading, Language, Register, Row, Value

_A4 = 9
_LINE = 15.75  # points
_LETTERS = 1.1  # of average width in the room of a figure, by which columns are measured
_LINES = 24  # of a cell: more do not fit a page; the CSV file has all
_ROWS = 1_000_000  # of a sheet, beside headings; a spreadsheet takes 1,048,576
_EPOCH = datetime(2000, 1, 1)  # the same records give the same file
_NUMBER = Heading("STT", "No.")
_TOTAL = Heading("Tổng cộng", "Total")
_YEAR = Heading("NĂM {}", "OF {}")
_BASE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_CELL = {**_BASE, "border": 1, "text_wrap": True}
_SUBTOTAL = {**_CELL, "bold": True}


def write_workbook(file: Path, register: Register, rows: Iterable[Row], language: Language) -> None:
    """Write ``register`` with ``rows``, which come sheet by sheet and group by group. Without rows it is empty."""
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"title": register.title[language].format("").strip(), "created": _EPOCH})
        sheets = 0
        for name, found in groupby(rows, key=lambda row: row.sheet):
            for part, piece in enumerate(_pieces(list(found)), 1):
                title = name if part == 1 else f"{name} ({part})"
                _Sheet(book, register, title, language).write(piece)
                sheets += 1
        if not sheets:
            _Sheet(book, register, "–", language).write([])


def _pieces(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    return (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))


class _Sheet:
    """One sheet: title, headings, rows with the subtotals of their groups, total."""

    def __init__(self, book: xlsxwriter.Workbook, register: Register, name: str, language: Language) -> None:
        self._register, self._language, self._name = register, language, name
        self._fields = (Field(_NUMBER, 5, "number"), *register.fields)
        self._title = book.add_format({**_BASE, "bold": True, "font_size": 14, "align": "center", "valign": "vcenter"})
        self._heading = book.add_format({**_CELL, "bold": True, "align": "center", "valign": "vcenter"})
        self._cells = [book.add_format({**_CELL, **_LOOK[field.kind]}) for field in self._fields]
        self._sums = [book.add_format({**_SUBTOTAL, **_LOOK[field.kind]}) for field in self._fields]
        self._sheet: Worksheet = book.add_worksheet(name)
        self._line = 0

    def write(self, rows: Sequence[Row]) -> None:
        """Everything on the sheet."""
        self._set_up()
        self._head()
        for index, (group, found) in enumerate(groupby(rows, key=lambda row: row.group)):
            members = list(found)
            if self._register.grouped:
                self._sum(_letter(index), group, members)
            for number, row in enumerate(members, 1):
                self._put(self._cells, (number, *row.values))
        self._sum("", _TOTAL[self._language], rows)

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C&P/&N")
        for column, field in enumerate(self._fields):
            sheet.set_column(column, column, field.width)

    def _head(self) -> None:
        """The title, and the headings in two lines where some stand under a common one."""
        last = len(self._fields) - 1
        self._sheet.merge_range(0, 0, 0, last, self._heading_line(), self._title)
        self._sheet.set_row(0, 30)
        first = 2
        double = any(field.above for field in self._fields)
        column = 0
        for above, found in groupby(self._fields, key=lambda field: field.above):
            fields = list(found)
            if above is not None:
                self._sheet.merge_range(
                    first, column, first, column + len(fields) - 1, above[self._language], self._heading
                )
            for field in fields:
                words = field.heading[self._language]
                if above is None and double:
                    self._sheet.merge_range(first, column, first + 1, column, words, self._heading)
                else:
                    self._sheet.write_string(first + double, column, words, self._heading)
                column += 1
        self._sheet.set_row(first + double, 2 * _LINE)
        self._line = first + double + 1
        self._sheet.repeat_rows(first, first + double)
        self._sheet.freeze_panes(self._line, 0)

    def _heading_line(self) -> str:
        """The title with the year, or with the sheet's name where it is none."""
        year = _YEAR[self._language].format(self._name) if self._name.isdigit() else f"– {self._name.upper()}"
        return self._register.title[self._language].format(year)

    def _sum(self, label: str, name: str, rows: Sequence[Row]) -> None:
        """A line that says how many rows there are and how many are marked."""
        marks: list[Value] = [
            sum(row.values[index] is not None for row in rows) if field.kind == "mark" else None
            for index, field in enumerate(self._register.fields)
        ]
        title = f"{name} ({len(rows)})" if rows else name
        if any(mark is not None for mark in marks):
            self._put(self._sums, (label or None, title, *marks[1:]))
        else:  # nothing to count: the name has the whole line
            self._sheet.set_row(self._line, _LINE)
            self._sheet.write_string(self._line, 0, label, self._sums[0])
            self._sheet.merge_range(self._line, 1, self._line, len(self._fields) - 1, title, self._sums[1])
            self._line += 1

    def _put(self, formats: Sequence[Format], values: Sequence[Value]) -> None:
        """A row as high as its words need: not every program sees to that itself."""
        written = [
            textwrap.wrap(value, int(field.width * _LETTERS), replace_whitespace=False)
            if isinstance(value, str)
            else []
            for value, field in zip(values, self._fields, strict=True)
        ]
        self._sheet.set_row(self._line, _LINE * min(_LINES, max(map(len, written), default=1) or 1))
        for column, (value, lines, look) in enumerate(zip(values, written, formats, strict=True)):
            if value is None:
                self._sheet.write_blank(self._line, column, None, look)
            elif isinstance(value, date):
                self._sheet.write_datetime(self._line, column, value, look)
            elif isinstance(value, str):
                text = value if len(lines) <= _LINES else " ".join(lines[:_LINES]) + " …"
                self._sheet.write_string(self._line, column, text, look)
            else:
                self._sheet.write_number(self._line, column, value, look)
        self._line += 1


_LOOK: dict[str, dict[str, str]] = {
    "text": {},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "number": {"num_format": "#,##0.######", "align": "center"},
    "mark": {"align": "center"},
}


def _letter(index: int) -> str:
    """A, B … Z, AA, AB …: how groups are labelled in annexes."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)
