"""From a reading to the one text that everything else works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanban.readers.reading import Reading
from vanban.text.footnotes import lift_notes, put_back, without_loose_page_numbers
from vanban.text.furniture import without_furniture
from vanban.text.joining import Group, Measures, join_column, join_lines, measure_of, measures_of, separator
from vanban.text.lines import Body, Column, Printed, PrintedCell, PrintedTable, printed_parts
from vanban.text.model import CellPlace, Piece, Text, TextCell, TextLine, TextTable
from vanban.text.tables import join_tables


def build_text(reading: Reading) -> Text:
    """The reading text of ``reading``: paragraphs and tables joined over breaks, furniture left out.

    Lines are set apart by one line break; every character can be traced back to its page and box.
    """
    parts = join_tables(without_furniture(printed_parts(reading.pages)))
    measures = measures_of([line for part in parts if isinstance(part, Body) for line in part.lines])
    writer = _Writer()
    for part in parts:
        if isinstance(part, Body):
            writer.write(_body_groups(part, measures))
        elif isinstance(part, Column):
            writer.write(join_column(part.lines))
        else:
            writer.table(part)
    return writer.text(reading)


def _body_groups(body: Body, measures: Measures) -> list[Group]:
    lines, notes = lift_notes(without_loose_page_numbers(body.lines, measures))
    return put_back(join_lines(lines, measures), notes, measures)


@dataclass(slots=True)
class _Writer:
    """The text so far; ``length`` is that of the string with a line break behind every line."""

    lines: list[TextLine] = field(default_factory=list)
    tables: list[TextTable] = field(default_factory=list)
    length: int = 0

    def write(self, groups: Iterable[Group], cell: CellPlace | None = None) -> None:
        for group in groups:
            line = _text_line(group, self.length, cell)
            self.lines.append(line)
            self.length = line.end + 1

    def table(self, table: PrintedTable) -> None:
        first = len(self.lines)
        ordered = [cell for row in range(table.rows) for cell in table.row(row)]
        cells = tuple(self._cell(cell) for cell in ordered)
        self.tables.append(TextTable(table.rows, table.columns, cells, first, len(self.lines)))

    def _cell(self, cell: PrintedCell) -> TextCell:
        first = len(self.lines)
        measure = measure_of(cell.lines, cell.box)
        groups = join_lines(cell.lines, {line.page: measure for line in cell.lines})
        self.write(groups, CellPlace(len(self.tables), cell.row, cell.column))
        return TextCell(cell.row, cell.column, cell.row_span, cell.column_span, first, len(self.lines))

    def text(self, reading: Reading) -> Text:
        string = "\n".join(line.text for line in self.lines)
        return Text(string, tuple(self.lines), tuple(self.tables), reading.posting)


def _text_line(group: Sequence[Printed], start: int, cell: CellPlace | None) -> TextLine:
    text = ""
    pieces: list[Piece] = []
    for printed in group:
        if text:
            text += separator(text, printed.text)
        at = start + len(text)
        words = tuple((at + first, at + last, box) for first, last, box in printed.words)
        pieces.append(Piece(at, at + len(printed.text), printed.page, printed.box, words))
        text += printed.text
    return TextLine(start, start + len(text), text, tuple(pieces), group[0].style, group[0].role, cell)
