"""Binary Word documents (.doc of Word 97 to 2003): bytes to a :class:`~vanban.readers.reading.Reading`.

What the file holds is said in WordprocessingML, which the modules of .docx then walk: numbering, notes,
tables and looks mean the same in both formats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from vanban.errors import DamagedFile
from vanban.readers.doc_file import (
    ENDNOTE_REFERENCES,
    ENDNOTE_TEXTS,
    FOOTNOTE_REFERENCES,
    FOOTNOTE_TEXTS,
    HEADERS,
    SECTIONS,
    SETTINGS,
    SHAPES,
    TEXT_BOXES,
    DocFile,
    has_text,
    split_plc,
)  # fmt: skip
from vanban.readers.doc_lists import numbering
from vanban.readers.doc_properties import Properties, sprms, value
from vanban.readers.doc_story import Anchors, StoryReader
from vanban.readers.docx import read_parts
from vanban.readers.docx_xml import Element
from vanban.readers.reading import Reading
from vanban.readers.word_xml import WordParts, element, section

MEDIA_TYPE = "application/msword"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "WordDocument".encode("utf-16-le")
_AGAIN = "open it in Word or LibreOffice, and save it as .docx"
_STORIES = ("body", "footnote", "header", "macro", "comment", "endnote", "box", "header box")
_HEADER_STORIES = (
    ("header", "even"), ("header", "default"), ("footer", "even"), ("footer", "default"),
    ("header", "first"), ("footer", "first"),
)  # fmt: skip
_SEPARATORS = 6  # stories before the first header: lines above notes
_TITLE_PAGE = 0x300A
_FACING_PAGES = 1
_SHAPE_SIZE, _BOX_SIZE, _SECTION_SIZE = 26, 22, 12


def sniff(data: bytes) -> bool:
    """Whether the bytes are a compound file that is a Word document, or the beginning of one."""
    if not data.startswith(_OLE):
        return False
    try:
        return has_text(data)
    except DamagedFile:
        return _STREAM in data


def read(data: bytes, name: str) -> Reading:
    """Everything that the document shows, as one page without a number.

    Raises DamagedFile, EncryptedFile, and UnsupportedFormat for files of Word 95 and older.
    """
    try:
        return read_parts(_Document(DocFile(data, name)).parts(), MEDIA_TYPE, name)
    except (struct.error, IndexError, KeyError) as error:
        raise DamagedFile(f"{name} is not a whole Word document: {error}", _AGAIN) from error


class _Document:
    """The stories of a file and how they hang together."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._properties = Properties(file)
        self._starts: dict[str, int] = {}
        start = 0
        for name, count in zip(_STORIES, file.counts, strict=True):
            self._starts[name] = start
            start += count

    def parts(self) -> WordParts:
        """All parts that the .docx reader asks for."""
        body = element("body", *self._story("body", 0, self._file.counts[0], self._anchors()))
        stories: dict[str, Element] = {}
        for sect in self._sections(stories):
            body.append(element("p", element("pPr", sect)))
        parts = {
            "styles": self._properties.styles(),
            "numbering": numbering(self._file, self._properties),
            "footnotes": self._notes("footnote", FOOTNOTE_TEXTS),
            "endnotes": self._notes("endnote", ENDNOTE_TEXTS),
            "settings": self._settings(),
        }
        return WordParts(element("document", body), parts, stories)

    def _story(self, name: str, start: int, end: int, anchors: Anchors | None = None) -> Iterator[Element]:
        """The blocks of characters of a story, counted from its beginning."""
        first = self._starts[name]
        return StoryReader(self._file, self._properties, anchors).blocks(first + start, first + end)

    def _anchors(self) -> Anchors:
        notes: dict[int, tuple[str, int]] = {}
        for kind, index in (("footnote", FOOTNOTE_REFERENCES), ("endnote", ENDNOTE_REFERENCES)):
            places, entries = self._file.plc(index, 2)
            notes.update({place: (kind, number) for number, place in enumerate(places[: len(entries)])})
        texts, boxes = self._file.plc(TEXT_BOXES, _BOX_SIZE)
        by_shape: dict[int, tuple[int, int]] = {}
        for number, box in enumerate(boxes):
            by_shape.setdefault(value(box[14:18]), (texts[number], texts[number + 1]))
        places, shapes = self._file.plc(SHAPES, _SHAPE_SIZE)
        drawn = {
            place: by_shape[value(shape[:4])]
            for place, shape in zip(places, shapes, strict=False)
            if value(shape[:4]) in by_shape
        }

        return Anchors(notes, {place: partial(self._box, *range_) for place, range_ in drawn.items()})

    def _box(self, start: int, end: int) -> Element:
        return element("txbxContent", *self._story("box", start, end))

    def _notes(self, kind: str, index: int) -> Element:
        raw = self._file.structure(index)
        places, _ = split_plc(raw, 0)
        made = element(f"{kind}s")
        for number, (start, end) in enumerate(pairwise(places)):
            made.append(element(kind, *self._story(kind, start, end), id=number))
        return made

    def _sections(self, stories: dict[str, Element]) -> Iterator[Element]:
        """``w:sectPr`` of each section; its headers and footers are put into ``stories``."""
        places, _ = split_plc(self._file.structure(HEADERS), 0)
        _, sections = self._file.plc(SECTIONS, _SECTION_SIZE)
        for number, entry in enumerate(sections):
            references: list[tuple[str, str, str]] = []
            for offset, (place, kind) in enumerate(_HEADER_STORIES):
                index = _SEPARATORS + len(_HEADER_STORIES) * number + offset
                if index + 1 < len(places) and places[index] < places[index + 1]:
                    relationship = str(index)
                    stories[relationship] = element("hdr", *self._story("header", places[index], places[index + 1]))
                    references.append((place, kind, relationship))
            yield section(references, self._first_differs(value(entry[2:6])))

    def _first_differs(self, place: int) -> bool:
        if place >= len(self._file.stream):
            return False
        length = value(self._file.stream[place : place + 2])
        changes = sprms(self._file.stream[place + 2 : place + 2 + length])
        return any(number == _TITLE_PAGE and operand[:1] == b"\1" for number, operand in changes)

    def _settings(self) -> Element:
        facing = self._file.structure(SETTINGS)[:1]
        return element("settings", *([element("evenAndOddHeaders")] if facing and facing[0] & _FACING_PAGES else []))
