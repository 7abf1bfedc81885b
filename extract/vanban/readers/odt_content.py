"""The content of an OpenDocument text as WordprocessingML: paragraphs, lists, tables, notes, frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vanban.readers.docx_xml import Element
from vanban.readers.odt_lists import OdfLists
from vanban.readers.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Look, OdfStyles
from vanban.readers.word_xml import element, text_element

_SPACE = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
_NOT_SHOWN = frozenset(
    [TEXT + name for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "hidden-text")]
    + [
        OFFICE + "annotation",
        OFFICE + "forms",
        TEXT + "index-title-template",
        TEXT + "ruby-text",
        TEXT + "note-citation",
    ]
)
_PAGE_FIELDS = {TEXT + "page-number": "PAGE", TEXT + "page-count": "NUMPAGES"}
_MOST_REPEATED = 1000  # columns that a row can have


class ContentReader:
    """Walks content; ``notes`` fills with ``w:footnote`` and ``w:endnote`` elements."""

    def __init__(self, styles: OdfStyles, lists: OdfLists) -> None:
        self._styles = styles
        self._lists = lists
        self.notes: dict[str, list[Element]] = {"footnote": [], "endnote": []}

    def blocks(self, content: Iterable[Element]) -> Iterator[Element]:
        """``w:p`` and ``w:tbl`` elements of the elements of a text, a cell, a note …"""
        for child in content:
            if child.tag in _PARAGRAPHS:
                yield self._paragraph(child, self._place(child))
            elif child.tag == TEXT + "list":
                style = child.get(TEXT + "style-name") or self._list_style(child)
                yield from self._list(child, self._lists.begin(child, style), 0)
            elif child.tag == TABLE + "table":
                yield self._table(child)
            elif isinstance(child.tag, str) and child.tag.startswith(DRAW):
                yield element("p", element("r", element("rPr"), *self._boxes(child)))
            elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
                yield from self.blocks(child)  # sections, indexes

    def _place(self, paragraph: Element) -> tuple[int, int] | None:
        """List number and level of a heading that stands in no list."""
        level = paragraph.get(TEXT + "outline-level")
        number = self._lists.outline() if paragraph.tag == TEXT + "h" and level else None
        if number is None or paragraph.get(TEXT + "is-list-header") == "true":
            return None
        return number, int(level or 1) - 1

    def _list_style(self, group: Element) -> str | None:
        first = next((each for each in group.iter() if each.tag in _PARAGRAPHS), None)
        return None if first is None else self._styles.list_style(first.get(TEXT + "style-name"))

    def _list(self, group: Element, number: int, level: int) -> Iterator[Element]:
        for item in group:
            numbered = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, number, level + 1)
                elif child.tag in _PARAGRAPHS:
                    yield self._paragraph(child, (number, level) if numbered else None)
                    numbered = False
                elif child.tag == TABLE + "table":
                    yield self._table(child)

    def _paragraph(self, paragraph: Element, place: tuple[int, int] | None) -> Element:
        name = paragraph.get(TEXT + "style-name")
        properties = element("pPr", element("jc", val=self._styles.align(name)))
        if place is not None:
            properties.append(element("numPr", element("ilvl", val=place[1]), element("numId", val=place[0])))
        made = element("p", properties)
        look = self._styles.look("paragraph", name, {})
        self._inline(paragraph, look, made)
        return made

    def _inline(self, parent: Element, look: Look, made: Element) -> None:
        """Add the runs of what stands in a paragraph or span to ``made``."""
        self._add_text(made, parent.text, look)
        for child in parent:
            tag = child.tag
            if tag == TEXT + "span":
                self._inline(child, self._styles.look("text", child.get(TEXT + "style-name"), look), made)
            elif tag == TEXT + "s":
                self._add(made, text_element(" " * min(int(child.get(TEXT + "c", "1")), _MOST_REPEATED)), look)
            elif tag == TEXT + "tab":
                self._add(made, element("tab"), look)
            elif tag == TEXT + "line-break":
                self._add(made, element("br"), look)
            elif tag == TEXT + "note":
                self._note(child, look, made)
            elif tag in _PAGE_FIELDS:
                self._page_field(child, look, made)
            elif isinstance(tag, str) and tag.startswith(DRAW):
                for box in self._boxes(child):
                    self._add(made, box, look)
            elif isinstance(tag, str) and tag not in _NOT_SHOWN:
                self._inline(child, look, made)
            self._add_text(made, child.tail, look)

    def _add_text(self, made: Element, text: str | None, look: Look) -> None:
        if text:
            self._add(made, text_element(_SPACE.sub(" ", text)), look)

    def _add(self, made: Element, child: Element, look: Look) -> None:
        made.append(element("r", self._styles.run_properties(look), child))

    def _page_field(self, field: Element, look: Look, made: Element) -> None:
        self._add(made, element("fldChar", fldCharType="begin"), look)
        self._add(made, text_element(_PAGE_FIELDS[field.tag], "instrText"), look)
        self._add(made, element("fldChar", fldCharType="separate"), look)
        self._add_text(made, field.text, look)
        self._add(made, element("fldChar", fldCharType="end"), look)

    def _note(self, note: Element, look: Look, made: Element) -> None:
        kind = "endnote" if note.get(TEXT + "note-class") == "endnote" else "footnote"
        number = len(self.notes[kind])
        body = note.find(TEXT + "note-body")
        self.notes[kind].append(element(kind, id=number))
        self.notes[kind][number].extend(self.blocks(body) if body is not None else ())
        citation = note.find(TEXT + "note-citation")
        label = None if citation is None else citation.get(TEXT + "label")
        if label is None:
            self._add(made, element(f"{kind}Reference", id=number), look)
        else:
            self._add_text(made, label, look)
            self._add(made, element(f"{kind}Reference", id=number, customMarkFollows=1), look)

    def _boxes(self, drawing: Element) -> Iterator[Element]:
        """The text of a frame or shape; groups have several."""
        if any(child.tag in _PARAGRAPHS or child.tag in (TEXT + "list", TABLE + "table") for child in drawing):
            content = [child for child in drawing if isinstance(child.tag, str) and child.tag.startswith((TEXT, TABLE))]
            yield element("txbxContent", *self.blocks(content))
            return
        for child in drawing:
            if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                yield from self._boxes(child)

    def _table(self, table: Element) -> Element:
        made = element("tbl", element("tblPr"))
        below: dict[int, tuple[int, int]] = {}  # column → rows that a cell still covers, and its columns
        for row in table.iter(TABLE + "table-row"):
            if _owner(row) is table:
                made.append(self._row(row, below))
        return made

    def _row(self, row: Element, below: dict[int, tuple[int, int]]) -> Element:
        made = element("tr")
        column = covered = 0
        for cell in row:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            for _ in range(min(int(cell.get(TABLE + "number-columns-repeated", "1")), _MOST_REPEATED)):
                if covered:  # to the right of the cell that covers it
                    covered -= 1
                    continue
                rows, columns = below.pop(column, (0, 1))
                if cell.tag == TABLE + "covered-table-cell" and rows:
                    merge = "continue"
                else:
                    rows = int(cell.get(TABLE + "number-rows-spanned", "1"))
                    columns = int(cell.get(TABLE + "number-columns-spanned", "1"))
                    merge = "restart" if rows > 1 else ""
                made.append(self._cell(cell, columns, merge))
                if rows > 1:
                    below[column] = rows - 1, columns
                column += columns
                covered = columns - 1
        return made

    def _cell(self, cell: Element, columns: int, merge: str) -> Element:
        sides = self._styles.borders(cell.get(TABLE + "style-name"))
        borders = element("tcBorders", *(element(side, val="single" if on else "nil") for side, on in sides.items()))
        properties = element("tcPr", element("gridSpan", val=columns), borders)
        if merge:
            properties.append(element("vMerge", val=merge))
        return element("tc", properties, *self.blocks(cell))


def _owner(row: Element) -> Element | None:
    """The table that a row belongs to."""
    return next(row.iterancestors(TABLE + "table"), None)


def master_pages(styles: Element) -> Iterator[tuple[str, str, Element]]:
    """Headers and footers of the page styles: (header or footer, type, content)."""
    kinds = {"": "default", "-left": "even", "-first": "first"}
    for page in styles.iter(STYLE + "master-page"):
        for place in ("header", "footer"):
            for suffix, kind in kinds.items():
                content = page.find(f"{STYLE}{place}{suffix}")
                if content is not None and content.get(STYLE + "display") != "false":
                    yield place, kind, content
