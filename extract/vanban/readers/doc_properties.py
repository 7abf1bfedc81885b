"""Properties in a binary Word file: lists of changes (sprms) as WordprocessingML properties, styles, fonts.

Numbers of sprms and layouts are those of [MS-DOC] 2.6 (single property modifiers) and 2.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.readers.doc_file import FONTS, STYLES, DocFile
from vanban.readers.docx_xml import Element
from vanban.readers.word_xml import element

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # of an operand, by the top three bits of its sprm
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615

MARK_DELETED, FIELD_HIDDEN, SYMBOL, SPECIAL = 0x0800, 0x0802, 0x6A09, 0x0855
_CHARACTER_STYLE = 0x4A30
_SWITCHES = {0x0835: "b", 0x0836: "i", 0x083A: "smallCaps", 0x083B: "caps", 0x083C: "vanish"}
_SIZE, _FONT, _RAISED = 0x4A43, 0x4A4F, 0x2A48
_LIKE_STYLE, _UNLIKE_STYLE = 0x80, 0x81

PARAGRAPH_STYLE, IN_TABLE, ROW_END, INNER_ROW_END, DEPTH = 0x4600, 0x2416, 0x2417, 0x244C, 0x6649
_LEVEL, _LIST, _OLD_ALIGN, _ALIGN = 0x260A, 0x460B, 0x2403, 0x2461
_HUGE = (0x6645, 0x6646)
_ALIGNMENTS = ("left", "center", "right", "both", "both")
_NO_LIST = 0x7FF
_NO_STYLE = 0xFFF
_TOGGLE_KINDS = {1: "paragraph", 2: "character"}


def sprms(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes in ``raw``: number and operand of each, up to where the bytes stop making sense."""
    position = 0
    while position + 3 <= len(raw):
        number = struct.unpack_from("<H", raw, position)[0]
        position += 2
        size = _SIZES.get(number >> 13)
        if size is None:
            size = raw[position]
            position += 1
            if number == _DEFINE_TABLE and position < len(raw):
                size += (raw[position] << 8) - 1
                position += 1
            elif number == _CHANGE_TABS and size == 255:
                return
        yield number, raw[position : position + size]
        position += size


def value(operand: bytes) -> int:
    """An operand as an unsigned number."""
    return int.from_bytes(operand[:4], "little")


@dataclass(frozen=True, slots=True)
class _Style:
    kind: int
    base: int
    paragraph: bytes
    characters: bytes


class Properties:
    """Fonts and styles of a file, and what lists of changes say in the terms of WordprocessingML."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._fonts = _fonts(file.structure(FONTS))
        self._styles, self._standard_font = _styles(file.structure(STYLES))

    def styles(self) -> Element:
        """The styles part."""
        made = element("styles")
        if self._standard_font < len(self._fonts):
            font = element("rFonts", ascii=self._fonts[self._standard_font])
            made.append(element("docDefaults", element("rPrDefault", element("rPr", font))))
        for number, style in self._styles.items():
            kind = _TOGGLE_KINDS.get(style.kind, "table")
            entry = element("style", type=kind, styleId=number)
            if number == 0:
                entry.set(entry.tag.replace("}style", "}default"), "1")
            if style.base in self._styles:
                entry.append(element("basedOn", val=style.base))
            entry.append(self.paragraph(struct.pack("<H", number) + style.paragraph, with_style=False))
            entry.append(self.characters(style.characters, style.base))
            made.append(entry)
        return made

    def characters(self, raw: bytes, style: int) -> Element:
        """``w:rPr`` of characters in a paragraph of the style with this number."""
        made = element("rPr")
        switches: dict[str, bool] = {}
        for number, operand in sprms(raw):
            if number in _SWITCHES and operand:
                on = self._switched(number, operand[0], style)
                if on is not None:
                    switches[_SWITCHES[number]] = on
            elif number == _CHARACTER_STYLE:
                made.append(element("rStyle", val=value(operand)))
            elif number == _FONT and value(operand) < len(self._fonts):
                _put(made, element("rFonts", ascii=self._fonts[value(operand)]))
            elif number == _SIZE:
                _put(made, element("sz", val=value(operand)))
            elif number == _RAISED:
                raised = ("baseline", "superscript", "subscript")
                _put(made, element("vertAlign", val=raised[min(value(operand), 2)]))
        for name, on in switches.items():
            made.append(element(name, val=int(on)))
        return made

    def paragraph(self, raw: bytes, with_style: bool = True) -> Element:
        """``w:pPr`` of a paragraph: istd (2 bytes) and sprms."""
        made = element("pPr")
        place: dict[str, int] = {}
        style = value(raw[:2])
        for number, operand in self.paragraph_sprms(raw):
            if number == PARAGRAPH_STYLE:
                style = value(operand)
            elif number in (_OLD_ALIGN, _ALIGN) and value(operand) < len(_ALIGNMENTS):
                _put(made, element("jc", val=_ALIGNMENTS[value(operand)]))
            elif number == _LEVEL:
                place["ilvl"] = value(operand)
            elif number == _LIST:
                place["numId"] = value(operand) if value(operand) < _NO_LIST else 0
        if place:
            made.append(element("numPr", *(element(name, val=said) for name, said in place.items())))
        if with_style:
            made.append(element("pStyle", val=style))
        return made

    def paragraph_sprms(self, raw: bytes) -> Iterator[tuple[int, bytes]]:
        """The changes of a paragraph (istd and sprms), those kept elsewhere for their size included."""
        for number, operand in sprms(raw[2:]):
            if number in _HUGE:
                place = value(operand)
                length = value(self._file.data[place : place + 2])
                yield from sprms(self._file.data[place + 2 : place + 2 + length])
            else:
                yield number, operand

    def font(self, number: int) -> str | None:
        """The name of a font, None for a number that the file does not have."""
        return self._fonts[number] if number < len(self._fonts) else None

    def _switched(self, number: int, said: int, style: int) -> bool | None:
        """On, off, or None for what the style says anyway."""
        if said == _LIKE_STYLE:
            return None
        return not self._in_style(number, style) if said == _UNLIKE_STYLE else bool(said & 1)

    def _in_style(self, number: int, style: int) -> bool:
        seen: set[int] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            own = self._styles[style]
            said = next((operand[0] for name, operand in sprms(own.characters) if name == number and operand), None)
            if said in (0, 1):
                return said == 1
            style = own.base
        return False


def _put(parent: Element, child: Element) -> None:
    """Add ``child`` in place of an earlier one of its kind: the later change counts."""
    for earlier in parent.findall(child.tag):
        parent.remove(earlier)
    parent.append(child)


def _fonts(raw: bytes) -> list[str]:
    """Names from the table of fonts (SttbfFfn); the alternative name is left out."""
    names: list[str] = []
    position = 4
    while position < len(raw) and len(names) < value(raw[:2]):
        end = position + 1 + raw[position]
        name = raw[position + 40 : end].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        position = end
    return names


def _styles(raw: bytes) -> tuple[dict[int, _Style], int]:
    """Styles by number (istd), and the number of the font that characters have without any."""
    if len(raw) < 20:
        return {}, 0
    header, count, base_size = struct.unpack_from("<3H", raw)
    standard_font = value(raw[14:16])
    styles: dict[int, _Style] = {}
    position = 2 + header
    for number in range(count):
        length = value(raw[position : position + 2])
        entry = raw[position + 2 : position + 2 + length]
        position += 2 + length + length % 2
        style = _style(entry, base_size) if length else None
        if style is not None:
            styles[number] = style
    return styles, standard_font


def _style(entry: bytes, base_size: int) -> _Style | None:
    if len(entry) < base_size + 2:
        return None
    _, kind_and_base, counts = struct.unpack_from("<3H", entry)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    position = base_size + 2 + 2 * value(entry[base_size : base_size + 2]) + 2
    changes: list[bytes] = []
    for _ in range(counts & 0xF):
        position += position % 2
        length = value(entry[position : position + 2])
        changes.append(entry[position + 2 : position + 2 + length])
        position += 2 + length
    paragraph = changes[0][2:] if kind == 1 and changes else b""
    characters = changes[1] if kind == 1 and len(changes) > 1 else changes[0] if kind == 2 and changes else b""
    return _Style(kind, base if base != _NO_STYLE else -1, paragraph, characters)
