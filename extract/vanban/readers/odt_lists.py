"""Lists of an OpenDocument text as a numbering part (ODF 1.3 part 3, 16.30 and 19.880)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban.readers.docx_xml import Element
from vanban.readers.odt_styles import STYLE, TEXT
from vanban.readers.word_xml import element

OUTLINE = "outline"
"""The name under which headings are numbered."""

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACEHOLDER = re.compile(r"%(\d+)%")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class OdfLists:
    """List styles by name, and the lists met so far: each goes on counting or begins anew."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._styles: dict[str, Element] = {}
        for part in parts:
            for style in part.iter(TEXT + "list-style"):
                self._styles[style.get(STYLE + "name", "")] = style
            for style in part.iter(TEXT + "outline-style"):
                self._styles[OUTLINE] = style
        self._numbers: dict[str, int] = {}  # xml:id of a list, or name of its style → its number
        self._made = element("numbering")
        self._count = 0

    def numbering(self) -> Element:
        """The numbering part, when all lists have been met."""
        return self._made

    def begin(self, group: Element, style: str | None) -> int:
        """The number (``w:numId``) of an outermost ``text:list`` in a list style."""
        before = group.get(TEXT + "continue-list")
        if before is None and group.get(TEXT + "continue-numbering") == "true":
            before = style
        number = self._numbers.get(before or "") or self._new(style)
        for name in filter(None, (group.get(_XML_ID), style)):
            self._numbers[name] = number
        return number

    def outline(self) -> int | None:
        """The number of the list of headings, None where headings have no numbers."""
        if OUTLINE not in self._styles:
            return None
        if OUTLINE not in self._numbers:
            self._numbers[OUTLINE] = self._new(OUTLINE)
        return self._numbers[OUTLINE]

    def _new(self, style: str | None) -> int:
        self._count += 1
        levels = self._styles.get(style or "", ())
        self._made.append(element("abstractNum", *map(_level, levels), abstractNumId=self._count))
        self._made.append(element("num", element("abstractNumId", val=self._count), numId=self._count))
        return self._count


def _level(style: Element) -> Element:
    depth = int(style.get(TEXT + "level", "1"))
    made = element("lvl", element("start", val=style.get(TEXT + "start-value", "1")), ilvl=depth - 1)
    if style.tag == TEXT + "list-level-style-bullet":
        made.append(element("numFmt", val="bullet"))
        made.append(element("lvlText", val=style.get(TEXT + "bullet-char", "-")))
        return made
    shown = style.get(STYLE + "num-format", "")
    made.append(element("numFmt", val=_FORMATS.get(shown, "none")))
    made.append(element("lvlText", val=_label(style, depth) if shown else ""))
    return made


def _label(style: Element, depth: int) -> str:
    pattern = style.get(STYLE + "num-list-format")
    if pattern is not None:
        return _PLACEHOLDER.sub(r"%\1", pattern)
    first = depth - int(style.get(TEXT + "display-levels", "1")) + 1
    numbers = ".".join(f"%{level}" for level in range(max(first, 1), depth + 1))
    return style.get(STYLE + "num-prefix", "") + numbers + style.get(STYLE + "num-suffix", "")
