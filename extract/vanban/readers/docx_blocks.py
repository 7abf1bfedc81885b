"""The blocks of a .docx story (body, header, note, text box): paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from vanban.readers.docx_inline import Content, InlineReader, NoteMark, as_line
from vanban.readers.docx_numbering import Numbering
from vanban.readers.docx_settings import Settings
from vanban.readers.docx_styles import Look, Styles
from vanban.readers.docx_tables import read_grid
from vanban.readers.docx_xml import Element, V, W, inside, value
from vanban.readers.reading import Block, Cell, Line, Paragraph, Role, TableBlock

_BLOCK = frozenset({W + "p", W + "tbl"})


class BlockReader:
    """Reads one story after another; lists, fields and notes go on counting from one to the next.

    ``notes`` maps a kind (footnote, endnote) to its ``w:footnote`` or ``w:endnote`` elements by id.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[str, dict[str, Element]],
        keep_page_numbers: bool = True,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._inline = InlineReader(styles, keep_page_numbers)
        self._settings = Settings(styles)

    def read(self, story: Element, role: Role = Role.BODY) -> list[Block]:
        """The blocks of a story; notes stand behind the paragraph or table that refers to them."""
        blocks: list[Block] = []
        for block, marks in self._blocks(story, role):
            blocks.append(block)
            for mark in marks:
                blocks.extend(self._note(mark))
        return blocks

    def _blocks(self, story: Element, role: Role) -> Iterator[tuple[Block, list[NoteMark]]]:
        """Each block with the notes that are due behind it."""
        joined: list[Element] = []  # paragraphs whose marks were deleted: they run on into the next
        for element in inside(story, _BLOCK):
            is_table = element.tag == W + "tbl"
            if not is_table:
                joined.append(element)
            if joined and (is_table or not _mark_deleted(element)):
                yield from self._paragraph(joined, role)
                joined = []
            if is_table:
                yield from self._table(element, role)
        if joined:
            yield from self._paragraph(joined, role)

    def _paragraph(self, elements: list[Element], role: Role) -> Iterator[tuple[Block, list[NoteMark]]]:
        properties = elements[-1].find(W + "pPr")
        style = value(properties, "pStyle")
        content = self._inline.read(elements, style)
        lines = self._lines(content, properties, style)
        marks = content.notes
        if lines:
            yield Paragraph(lines, role), marks
            marks = []
        for box in content.boxes:
            for block, box_marks in self._box(box):
                yield block, marks + box_marks
                marks = []

    def _lines(self, content: Content, properties: Element | None, style: str | None) -> tuple[Line, ...]:
        mark_properties = None if properties is None else properties.find(W + "rPr")
        mark_look = self._styles.look(style, mark_properties)
        shown = [line for line in content.lines if any(text.strip() for text, _ in line)]
        if not shown and mark_look.hidden:
            return ()
        label, label_look = self._label(properties, mark_look, empty=not shown)
        align, setting = self._styles.align(properties), self._settings.of(properties)
        if shown and shown[0][0][0][:1] in ("\t", " "):  # indented by typing
            setting = replace(setting, begin=None)
        return tuple(
            as_line(fragments, align, setting, "" if number else label, label_look)
            for number, fragments in enumerate(shown or ([[]] if label else []))
        )

    def _label(self, properties: Element | None, mark_look: Look, empty: bool) -> tuple[str, Look]:
        """The text of a paragraph's automatic number, empty where it has none, and how that looks."""
        label = self._numbering.label(properties)
        if label is None or (empty and label.bullet):  # a list mark without text says nothing
            return "", mark_look
        look = self._styles.direct_look(label.look).over(mark_look)
        if look.hidden:
            return "", look
        return (label.text.upper() if look.capitals else label.text), look

    def _box(self, box: Element) -> Iterator[tuple[Block, list[NoteMark]]]:
        if box.tag == V + "textpath":  # lettering drawn along a line holds its text as an attribute
            lines = tuple(Line(text) for text in box.get("string", "").splitlines() if text.strip())
            if lines:
                yield Paragraph(lines, Role.TEXT_BOX), []
            return
        yield from self._blocks(box, Role.TEXT_BOX)

    def _table(self, table: Element, role: Role) -> Iterator[tuple[Block, list[NoteMark]]]:
        grid = read_grid(table, self._styles)
        marks: list[NoteMark] = []
        cells: list[Cell] = []
        for place in grid.cells:
            paragraphs: list[Paragraph] = []
            for block, block_marks in self._blocks(place.element, role):
                paragraphs.extend(flattened([block]))
                marks.extend(block_marks)
            cells.append(Cell(place.row, place.column, tuple(paragraphs), place.row_span, place.column_span))
        if any(cell.paragraphs for cell in cells):
            yield TableBlock(grid.rows, grid.columns, tuple(cells), grid.ruled), marks

    def _note(self, mark: NoteMark) -> Iterator[Paragraph]:
        """The paragraphs of a note, the first behind the mark."""
        element = self._notes.get(mark.kind, {}).get(mark.note_id)
        if element is None:
            return
        head = mark.mark
        for block, _ in self._blocks(element, Role.FOOTNOTE):
            for paragraph in flattened([block], Role.FOOTNOTE):
                yield _behind(head, paragraph) if head else paragraph
                head = None


def flattened(blocks: Iterable[Block], role: Role | None = None) -> Iterator[Paragraph]:
    """The paragraphs of blocks, those of tables cell by cell; all in ``role`` where one is given."""
    for block in blocks:
        cells = [cell.paragraphs for cell in block.cells] if isinstance(block, TableBlock) else [(block,)]
        for paragraph in chain.from_iterable(cells):
            yield paragraph if role is None else replace(paragraph, role=role)


def _behind(mark: str, paragraph: Paragraph) -> Paragraph:
    first = paragraph.lines[0]
    return replace(paragraph, lines=(first.behind(f"{mark} "), *paragraph.lines[1:]))


def _mark_deleted(paragraph: Element) -> bool:
    """Whether a tracked change took away the end of the paragraph, which joins it to the next."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
