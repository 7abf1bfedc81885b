"""Elements to blocks: paragraphs with their lines as a browser sets them, lists, notes, tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

from vanban.readers.html_notes import Note, link_fragment, superscript
from vanban.readers.html_style import Look, Properties, StyleSheet, line_style, look_of
from vanban.readers.html_tables import table_blocks
from vanban.readers.reading import Block, Line, Paragraph, Role, font_runs

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "td", "th", "tr", "ul"}
)
_BLOCK_DISPLAY = frozenset({"block", "flex", "grid", "table", "list-item", "table-row"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TRIMMED = " \t\n\r\f\xa0"
_BULLET = re.compile(r"[-–—+*•●▪]")
_SYMBOL_FONT = re.compile(r"font-family:\s*[\"']?(?:symbol|wingdings)|font:[^;]*(?:symbol|wingdings)", re.I)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HEADING_ROLES = {"header": Role.HEADER, "footer": Role.FOOTER}


@dataclass(slots=True)
class _List:
    """A list being read: its kind of marker and the number of the next item."""

    kind: str  # "", "-", or one of 1 a A i I
    number: int = 1


class BlockReader:
    """Turns elements into blocks. One instance reads one page: each note is handed on once."""

    def __init__(self, sheet: StyleSheet, notes: Mapping[str, Note]) -> None:
        self._sheet = sheet
        self._notes = notes
        self._noted: set[str] = set()

    def read(self, root: html.HtmlElement, look: Look | None = None) -> list[Block]:
        """The blocks of what stands inside ``root``, in document order."""
        flow = _Flow()
        looks = [look or look_of(root, self._sheet.properties(root), Look())]
        lists: list[_List] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element is not root:
                    css = self._sheet.properties(element)
                    looks.append(look_of(element, css, looks[-1]))
                    if self._open(element, css, looks[-1], flow, lists):
                        walker.skip_subtree()
                        continue
                flow.add(element.text, looks[-1])
            elif element is not root:
                if _is_block(element, self._sheet.properties(element)):
                    flow.end_paragraph()
                if element.tag in ("ol", "ul") and lists:
                    lists.pop()
                looks.pop()
                flow.add(element.tail, looks[-1])
        flow.end_paragraph()
        return flow.blocks

    def _open(self, element: html.HtmlElement, css: Properties, look: Look, flow: _Flow, lists: list[_List]) -> bool:
        """Begin an element; true when it has been read whole and its inside is to be left alone."""
        tag = str(element.tag)
        if tag == "br":
            flow.break_line()
            return False
        if tag == "table":
            flow.end_paragraph()
            flow.blocks.extend(table_blocks(element, look, self._sheet, self.read))
            return True
        if css.get("mso-element") in _HEADING_ROLES:
            flow.end_paragraph()
            flow.blocks.extend(self._running(element, look, _HEADING_ROLES[css["mso-element"]]))
            return True
        if css.get("mso-element") == "comment-list":
            return True
        if css.get("mso-list") == "ignore":
            marker = "-" if _SYMBOL_FONT.search(etree.tostring(element, encoding="unicode")) else None
            flow.add((marker or " ".join(str(element.text_content()).split())) + " ", look)
            return True
        if "mso-tab-count" in css:
            flow.add_literal("\t", look)
            return True
        if tag == "a" and (link_fragment(element) or "") in self._notes:
            self._add_note(link_fragment(element) or "", look, flow)
            return True
        if _is_block(element, css):
            flow.end_paragraph()
        if tag in ("ol", "ul"):
            lists.append(_list_of(element, css))
        elif tag == "li" and lists:
            flow.marker = _marker(element, css, lists[-1])
        return False

    def _add_note(self, fragment: str, look: Look, flow: _Flow) -> None:
        note = self._notes[fragment]
        flow.add_literal(note.mark, look)
        if fragment in self._noted:
            return
        self._noted.add(fragment)
        lines = [line for block in self.read(note.body) if isinstance(block, Paragraph) for line in block.lines]
        if lines:
            lines[0] = lines[0].behind(f"{note.mark} ")
            flow.notes.append(Paragraph(tuple(lines), Role.FOOTNOTE))

    def _running(self, element: html.HtmlElement, look: Look, role: Role) -> list[Block]:
        """A running header or footer, unless it is but a page number."""
        paragraphs = [block for block in self.read(element, look) if isinstance(block, Paragraph)]
        if not any(char.isalpha() for block in paragraphs for line in block.lines for char in line.text):
            return []
        return [replace(block, role=role) for block in paragraphs]


class _Flow:
    """The paragraphs being filled: pieces of text with their look, line by line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Paragraph] = []
        self.marker: str | None = None
        self._lines: list[list[tuple[str, Look]]] = [[]]

    def add(self, text: str | None, look: Look) -> None:
        """Add text with its white space as a browser would fold it."""
        if not text:
            return
        if look.pre:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self.break_line()
                self.add_literal(part, look)
            return
        if look.raised:
            text = superscript(text)
        text = _SPACE.sub(" ", text)
        line = self._lines[-1]
        if text.startswith(" ") and (not line or line[-1][0].endswith((" ", "\t"))):
            text = text[1:]
        if text:
            line.append((text, look))

    def add_literal(self, text: str, look: Look) -> None:
        """Add text whose white space is meant."""
        if text:
            self._lines[-1].append((text, look))

    def break_line(self) -> None:
        """Begin a new line of the same paragraph."""
        self._lines.append([])

    def end_paragraph(self) -> None:
        """Hand on what was gathered; an empty line between two lines ends a paragraph too."""
        group: list[Line] = []
        for pieces in [*self._lines, []]:
            text = "".join(text for text, _ in pieces).strip(_TRIMMED)
            if text:
                group.append(_line(pieces).behind(self._take_marker(text)))
            elif group:
                self.blocks.append(Paragraph(tuple(group)))
                group = []
        self._lines = [[]]
        self.blocks.extend(self.notes)
        self.notes = []

    def _take_marker(self, text: str) -> str:
        marker, self.marker = self.marker, None
        if not marker or text.startswith(marker) or (marker == "-" and _BULLET.match(text)):
            return ""
        return marker + " "


def _line(pieces: Sequence[tuple[str, Look]]) -> Line:
    text = "".join(text for text, _ in pieces)
    fonts = font_runs((text, look.font) for text, look in pieces)
    return Line(text.rstrip(_TRIMMED), style=line_style(pieces), fonts=fonts)


def _is_block(element: html.HtmlElement, css: Properties) -> bool:
    return str(element.tag) in _BLOCKS or css.get("display") in _BLOCK_DISPLAY


def _list_of(element: html.HtmlElement, css: Properties) -> _List:
    kind = css.get("list-style-type") or css.get("list-style", "")
    names = {"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
    names |= {"lower-roman": "i", "upper-roman": "I"}
    if "none" in kind.split():
        return _List("")
    if element.tag == "ul":
        return _List("-")
    start = element.get("start", "1")
    return _List(names.get(kind) or element.get("type", "1"), int(start) if start.isdecimal() else 1)


def _marker(item: html.HtmlElement, css: Properties, owner: _List) -> str | None:
    if not owner.kind or "none" in (css.get("list-style-type") or css.get("list-style", "")).split():
        return None
    if owner.kind == "-":
        return "-"
    value = item.get("value", "")
    number = int(value) if value.isdecimal() else owner.number
    owner.number = number + 1
    if owner.kind in "aA" and number <= 26:
        label = chr(ord("a") + number - 1)
    elif owner.kind in "iI":
        label = _roman(number)
    else:
        label = str(number)
    return (label.upper() if owner.kind in "AI" else label) + "."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value and number < 40:
            text, number = text + letters, number - value
    return text or str(number)
