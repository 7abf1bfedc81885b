"""Stories of a Rich Text file being read: paragraphs, tables and notes as WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.readers.docx_xml import Element
from vanban.readers.rtf_rows import RowDefinition
from vanban.readers.word_xml import CellShape, TableRow, element, table, text_element

_WIDTH = 2000  # twentieths of a point for each cell of a row that no definition has gone before


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look: ``font`` by number (None the default one), ``size`` in half points.

    ``marks`` are the switches that are on, as WordprocessingML calls them (b, i, caps, vanish), and ``deleted``.
    """

    font: int | None = None
    size: int = 24
    marks: frozenset[str] = frozenset()
    raised: str = "baseline"


@dataclass(slots=True)
class Story:
    """The body, a header, a note or a text box: its blocks, and the paragraph and the row that are open."""

    blocks: list[Element] = field(default_factory=list)
    _runs: list[Element] = field(default_factory=list)
    _look: tuple[RunLook, str | None] | None = None
    _text: list[str] = field(default_factory=list)
    _text_look: tuple[RunLook, str | None, str] | None = None
    _cell: list[Element] = field(default_factory=list)
    _cells: list[list[Element]] = field(default_factory=list)
    _rows: list[TableRow] = field(default_factory=list)

    def add(self, child: Element, look: RunLook, font: str | None) -> None:
        """Add what stands in a run (text, tab, field mark) to the open paragraph."""
        self._end_text()
        if "deleted" in look.marks:
            return
        if self._look != (look, font):
            self._runs.append(element("r", _properties(look, font)))
            self._look = look, font
        self._runs[-1].append(child)

    def add_text(self, text: str, look: RunLook, font: str | None, name: str = "t") -> None:
        """Add characters; they come in small pieces and are gathered while they look alike."""
        if self._text_look != (look, font, name):
            self._end_text()
            self._text_look = look, font, name
        self._text.append(text)

    def _end_text(self) -> None:
        if self._text and self._text_look is not None:
            look, font, name = self._text_look
            text = "".join(self._text)
            self._text, self._text_look = [], None
            self.add(text_element(text, name), look, font)

    def end_paragraph(self, align: str, in_table: bool) -> None:
        """Close the open paragraph, empty or not."""
        self._end_text()
        paragraph = element("p", element("pPr", element("jc", val=align)), *self._runs)
        self._runs, self._look = [], None
        if in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            self.blocks.append(paragraph)

    def end_cell(self, align: str) -> None:
        """Close the open cell with its last paragraph."""
        self.end_paragraph(align, in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self, row: RowDefinition) -> None:
        """Close the open row, whose cells are as ``row`` says."""
        contents = [*self._cells, self._cell] if self._cell else self._cells
        if contents:
            shapes = row.cells or [CellShape(row.left + _WIDTH * count) for count in range(1, len(contents) + 1)]
            self._rows.append(TableRow(row.left, tuple(shapes), tuple(contents), dict(row.borders)))
            self._cells, self._cell = [], []

    def end(self, align: str) -> list[Element]:
        """All blocks, when the story is over."""
        self._end_text()
        if self._runs:
            self.end_paragraph(align, in_table=False)
        self._end_table()
        return self.blocks

    def _end_table(self) -> None:
        if self._rows:
            self.blocks.append(table(self._rows))
        loose = [paragraph for cell in [*self._cells, self._cell] for paragraph in cell]  # of a row without its end
        self.blocks += loose
        self._rows, self._cells, self._cell = [], [], []


def _properties(look: RunLook, font: str | None) -> Element:
    made = element("rPr", element("sz", val=look.size), element("vertAlign", val=look.raised))
    if font is not None:
        made.append(element("rFonts", ascii=font))
    made.extend(element(mark) for mark in sorted(look.marks))
    return made
