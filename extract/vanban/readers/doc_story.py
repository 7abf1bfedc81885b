"""Stories of a binary Word file (body, notes, headers, text boxes) as WordprocessingML paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from vanban.readers.doc_file import Chunk, DocFile
from vanban.readers.doc_properties import (
    DEPTH,
    IN_TABLE,
    INNER_ROW_END,
    MARK_DELETED,
    PARAGRAPH_STYLE,
    ROW_END,
    SPECIAL,
    SYMBOL,
    Properties,
    sprms,
    value,
)  # fmt: skip
from vanban.readers.doc_rows import row_shape
from vanban.readers.docx_xml import Element
from vanban.readers.word_xml import TableRow, element, table, text_element

_PARAGRAPH_ENDS = re.compile("[\r\f\x07]")
_CELL_END = "\x07"
_FIELD_MARKS = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_SIGNS = {"\t": "tab", "\v": "br", "\x1e": "noBreakHyphen", "\x1f": "softHyphen"}
_PARTS = re.compile("[\t\v\x1e\x1f\x13\x14\x15\x01\x02\x05\x08\x28]|[^\t\v\x1e\x1f\x13\x14\x15\x01\x02\x05\x08\x28]+")
_NOTE, _DRAWN, _SYMBOL_SIGN = "\x02", "\x08", "("
_NOT_TEXT = "\x01\x02\x03\x04\x05\x08"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is anchored at characters (CP) of the body: note references, and text boxes by a call."""

    notes: Mapping[int, tuple[str, int]] = field(default_factory=dict)  # footnote or endnote, its number
    boxes: Mapping[int, Callable[[], Element]] = field(default_factory=dict)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph's element, and what it is in a table."""

    element: Element
    end: str
    changes: list[tuple[int, bytes]]

    def says(self, number: int) -> int:
        """The operand of the last change with this number, 0 without one."""
        return next((value(operand) for name, operand in reversed(self.changes) if name == number), 0)


class StoryReader:
    """Reads stretches of the text; one instance a story, since fields stay open between paragraphs."""

    def __init__(self, file: DocFile, properties: Properties, anchors: Anchors | None = None) -> None:
        self._file = file
        self._properties = properties
        self._anchors = anchors or Anchors()
        self._fields: list[bool] = []  # open fields: whether their result has begun

    def blocks(self, start: int, end: int) -> Iterator[Element]:
        """``w:p`` and ``w:tbl`` elements of the characters from ``start`` to ``end`` (CP)."""
        rows: list[TableRow] = []
        cells: list[list[Element]] = [[]]
        for paragraph in self._paragraphs(start, end):
            if not paragraph.says(IN_TABLE) and not paragraph.says(DEPTH):
                if rows:
                    yield table(rows)
                yield from (each for cell in cells for each in cell)  # a row without its end
                rows, cells = [], [[]]
                yield paragraph.element
            elif paragraph.says(ROW_END) and paragraph.says(DEPTH) <= 1:
                left, shapes, borders = row_shape(paragraph.changes)
                rows.append(TableRow(left, shapes, tuple(cells[: len(shapes)]), borders))
                cells = [[]]
            elif not paragraph.says(INNER_ROW_END):
                cells[-1].append(paragraph.element)
                if paragraph.end == _CELL_END and paragraph.says(DEPTH) <= 1:
                    cells.append([])
        if rows:
            yield table(rows)
        yield from (each for cell in cells for each in cell)

    def _paragraphs(self, start: int, end: int) -> Iterator[_Paragraph]:
        text = self._file.text(start, end)
        position = 0
        while position < len(text):
            match = _PARAGRAPH_ENDS.search(text, position)
            stop = match.end() if match else len(text)
            yield self._paragraph(start + position, start + stop, match.group() if match else "")
            position = stop

    def _paragraph(self, start: int, end: int, mark: str) -> _Paragraph:
        raw = self._file.paragraph_properties(end - 1)
        changes = list(self._properties.paragraph_sprms(raw))
        style = next((value(operand) for name, operand in changes if name == PARAGRAPH_STYLE), value(raw[:2]))
        properties = self._properties.paragraph(raw)
        made = element("p", properties)
        for chunk in self._file.chunks(start, end):
            said = dict(sprms(chunk.sprms))
            look = self._properties.characters(chunk.sprms, style)
            deleted = bool(value(said.get(MARK_DELETED, b"")))
            is_last = chunk.start + len(chunk.text) == end and bool(mark)
            if is_last:
                look_of_mark = self._properties.characters(chunk.sprms, style)
                if deleted and mark == "\r":
                    look_of_mark.append(element("del"))
                properties.append(look_of_mark)
            if not deleted:
                run = self._run(chunk, said, look, len(chunk.text) - is_last)
                if len(run) > 1:
                    made.append(run)
        return _Paragraph(made, mark, changes)

    def _run(self, chunk: Chunk, said: Mapping[int, bytes], look: Element, length: int) -> Element:
        run = element("r", look)
        special = bool(value(said.get(SPECIAL, b"")))
        for match in _PARTS.finditer(chunk.text, 0, length):
            self._show(run, match.group(), chunk.start + match.start(), special, said)
        return run

    def _show(self, run: Element, part: str, position: int, special: bool, said: Mapping[int, bytes]) -> None:
        """Add what ``part`` (a sign, or characters without signs) shows."""
        notes = self._anchors.notes
        note = next((notes[at] for at in range(position, position + len(part)) if at in notes), None) if notes else None
        if note is not None:
            kind, number = note
            custom = {} if part == _NOTE else {"customMarkFollows": 1}
            run.append(element(f"{kind}Reference", id=number, **custom))
        if part in _SIGNS:
            run.append(element(_SIGNS[part]))
        elif part in _FIELD_MARKS:
            self._field(run, part)
        elif part == _SYMBOL_SIGN and special and SYMBOL in said:
            font, code = value(said[SYMBOL][:2]), value(said[SYMBOL][2:4])
            run.append(element("sym", font=self._properties.font(font) or "", char=f"{code:04X}"))
        elif part == _DRAWN and position in self._anchors.boxes:
            run.append(self._anchors.boxes[position]())
        elif part not in _NOT_TEXT:
            in_instruction = bool(self._fields) and not self._fields[-1]
            run.append(text_element(part, "instrText" if in_instruction else "t"))

    def _field(self, run: Element, mark: str) -> None:
        if mark == "\x13":
            self._fields.append(False)
        elif self._fields and mark == "\x14":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()
        else:
            return
        run.append(element("fldChar", fldCharType=_FIELD_MARKS[mark]))
