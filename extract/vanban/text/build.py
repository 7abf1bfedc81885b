"""From a reading to the one text that everything else works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanban.readers.reading import Cell, Page, Paragraph, Reading, TableBlock
from vanban.text.joining import Measure, join_lines, measure_of, measures_of, separator
from vanban.text.lines import Printed, printed_lines
from vanban.text.model import CellPlace, Piece, Text, TextCell, TextLine, TextTable

Flow = list[Printed | tuple[TableBlock, int | None]]


def build_text(reading: Reading) -> Text:
    """The reading text of ``reading``: paragraphs joined, tables in place, furniture left out.

    Lines are joined by one line break; every character is traced back to its page and box.
    """
    flow = [item for page in reading.pages for item in _flow(page)]
    measures = measures_of([item for item in flow if isinstance(item, Printed)])
    writer = _Writer()
    run: list[Printed] = []
    for item in flow:
        if isinstance(item, Printed):
            run.append(item)
            continue
        writer.write(join_lines(run, measures))
        run = []
        writer.table(*item)
    writer.write(join_lines(run, measures))
    return writer.text(reading)


def _flow(page: Page) -> Flow:
    flow: Flow = []
    for block in page.blocks:
        if isinstance(block, Paragraph):
            flow.extend(printed_lines([block], page.number))
        elif block.ruled:
            flow.append((block, page.number))
        else:
            for cell in block.cells:
                flow.extend(printed_lines(cell.paragraphs, page.number))
    return flow


@dataclass(slots=True)
class _Writer:
    """The text so far; ``length`` is that of the string with a line break behind every line."""

    lines: list[TextLine] = field(default_factory=list)
    tables: list[TextTable] = field(default_factory=list)
    length: int = 0

    def write(self, groups: Iterable[Sequence[Printed]], cell: CellPlace | None = None) -> None:
        for group in groups:
            line = _text_line(group, self.length, cell)
            self.lines.append(line)
            self.length = line.end + 1

    def table(self, block: TableBlock, page: int | None) -> None:
        first = len(self.lines)
        cells = tuple(self._cell(cell, page) for cell in block.cells)
        self.tables.append(TextTable(block.rows, block.columns, cells, first, len(self.lines)))

    def _cell(self, cell: Cell, page: int | None) -> TextCell:
        first = len(self.lines)
        printed = printed_lines(cell.paragraphs, page)
        measures: dict[int | None, Measure] = {page: measure_of(printed, cell.box)}
        self.write(join_lines(printed, measures), CellPlace(len(self.tables), cell.row, cell.column))
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
