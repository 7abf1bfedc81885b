"""Automatic numbering of a binary Word file as a numbering part ([MS-DOC] 2.9.131 PlfLst, 2.9.132 PlfLfo)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from vanban.readers.doc_file import LIST_USES, LISTS, DocFile
from vanban.readers.doc_properties import Properties, value
from vanban.readers.docx_xml import Element
from vanban.readers.word_xml import element

_LIST_SIZE, _LEVEL_SIZE, _USE_SIZE = 28, 28, 16
_LEVELS = 9
_FORMATS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
            22: "decimalZero", 23: "bullet", 255: "none"}  # fmt: skip
_SUFFIXES = ("tab", "space", "nothing")
_LEGAL, _NO_RESTART = 0x04, 0x08
_HAS_START, _HAS_LEVEL = 0x10, 0x20


def numbering(file: DocFile, properties: Properties) -> Element:
    """The numbering part; lists go by the number of their use (ilfo), as paragraphs name them."""
    made = element("numbering")
    known: dict[int, int] = {}
    for number, (identity, levels) in enumerate(_lists(file, properties)):
        known[identity] = number
        made.append(element("abstractNum", *levels, abstractNumId=number))
    for number, (identity, overrides) in enumerate(_uses(file, properties), start=1):
        if identity in known:
            abstract = element("abstractNumId", val=known[identity])
            made.append(element("num", abstract, *overrides, numId=number))
    return made


def _lists(file: DocFile, properties: Properties) -> Iterator[tuple[int, list[Element]]]:
    """Identity and levels of each list; the levels of all lists follow behind the table of lists."""
    start, length = file.place(LISTS)
    raw = file.table[start : start + length]
    position = start + length
    for index in range(value(raw[:2])):
        entry = raw[2 + _LIST_SIZE * index : 2 + _LIST_SIZE * (index + 1)]
        if len(entry) < _LIST_SIZE:
            return
        levels: list[Element] = []
        for depth in range(1 if entry[26] & 1 else _LEVELS):
            level, position = _level(file.table, position, depth, properties)
            if level is None:
                return
            levels.append(level)
        yield value(entry[:4]), levels


def _uses(file: DocFile, properties: Properties) -> Iterator[tuple[int, list[Element]]]:
    """Identity of the list and overrides of each use."""
    raw = file.structure(LIST_USES)
    count = value(raw[:4])
    position = 4 + _USE_SIZE * count
    for index in range(count):
        entry = raw[4 + _USE_SIZE * index : 4 + _USE_SIZE * (index + 1)]
        if len(entry) < _USE_SIZE:
            return
        overrides: list[Element] = []
        position += 4
        for _ in range(entry[12]):
            override, position = _override(raw, position, properties)
            overrides.append(override)
        yield value(entry[:4]), overrides


def _override(raw: bytes, position: int, properties: Properties) -> tuple[Element, int]:
    start, flags = value(raw[position : position + 4]), value(raw[position + 4 : position + 8])
    position += 8
    depth = flags & 0xF
    made = element("lvlOverride", ilvl=depth)
    if flags & _HAS_LEVEL:
        level, position = _level(raw, position, depth, properties)
        if level is not None:
            made.append(level)
    elif flags & _HAS_START:
        made.append(element("startOverride", val=start))
    return made, position


def _level(raw: bytes, position: int, depth: int, properties: Properties) -> tuple[Element | None, int]:
    """The level at ``position`` (LVL) and where the next begins; None where the bytes end."""
    if position + _LEVEL_SIZE + 2 > len(raw):
        return None, len(raw)
    start, kind, flags = struct.unpack_from("<iBB", raw, position)
    follow = raw[position + 15]
    characters, paragraph, restart = raw[position + 24], raw[position + 25], raw[position + 26]
    position += _LEVEL_SIZE + paragraph
    look = raw[position : position + characters]
    position += characters
    length = value(raw[position : position + 2])
    label = raw[position + 2 : position + 2 + 2 * length].decode("utf-16-le", "replace")
    made = element(
        "lvl",
        element("start", val=start),
        element("numFmt", val=_FORMATS.get(kind, "decimal")),
        element("lvlText", val="".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in label)),
        element("suff", val=_SUFFIXES[min(follow, 2)]),
        properties.characters(look, 0),
        ilvl=depth,
    )
    if flags & _LEGAL:
        made.append(element("isLgl"))
    if flags & _NO_RESTART:
        made.append(element("lvlRestart", val=restart))
    return made, position + 2 + 2 * length
