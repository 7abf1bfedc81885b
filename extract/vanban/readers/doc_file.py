"""A binary Word file (Word 97 to 2003, [MS-DOC]) taken apart: streams, tables of places, text by character.

Characters are numbered (CP) through all stories one after the other; pieces say where in the stream
(FC) each stretch of them stands, and properties are found by that place.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import olefile

from vanban.errors import DamagedFile, EncryptedFile, UnsupportedFormat

_AGAIN = "open it in Word or LibreOffice and save it as .docx"
_TEXT_STREAM = "WordDocument"
_WORD_97 = 0xC1  # nFib
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
_STORIES = 0x4C  # ccpText and the seven counts behind it
_PLACES = 0x9A  # pairs of place and length in the table stream
_PAGE = 512
_COMPRESSED = 1 << 30

STYLES, FOOTNOTE_REFERENCES, FOOTNOTE_TEXTS, SECTIONS, HEADERS = 1, 2, 3, 6, 11
CHARACTERS, PARAGRAPHS, FONTS, SETTINGS, PIECES, SHAPES = 12, 13, 15, 31, 33, 40
ENDNOTE_REFERENCES, ENDNOTE_TEXTS, TEXT_BOXES, LISTS, LIST_USES = 46, 47, 56, 73, 74
"""Indices of the pairs of place and length that are used here (FibRgFcLcb97)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` (CP) that stand together from byte ``place`` on; ``extra`` are their sprms."""

    start: int
    end: int
    place: int
    wide: bool
    extra: bytes

    def byte(self, position: int) -> int:
        """The place of a character in the stream."""
        return self.place + (position - self.start) * (2 if self.wide else 1)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters of one piece with the same properties (``sprms``), from ``start`` (CP) on."""

    start: int
    text: str
    sprms: bytes


class DocFile:
    """An opened .doc. Raises DamagedFile, EncryptedFile, UnsupportedFormat."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as container:
                self.stream = _stream(container, _TEXT_STREAM)
                if len(self.stream) < _PLACES or struct.unpack_from("<H", self.stream, 2)[0] < _WORD_97:
                    raise UnsupportedFormat(f"{name}: a document of Word 95 or older", _AGAIN)
                flags = struct.unpack_from("<H", self.stream, 10)[0]
                if flags & _ENCRYPTED:
                    raise EncryptedFile(f"{name}: the document wants a password", "save it without a password")
                self.table = _stream(container, "1Table" if flags & _SECOND_TABLE else "0Table")
                self.data = _stream(container, "Data") if container.exists("Data") else b""
        except (OSError, ValueError, struct.error, IndexError) as error:
            raise DamagedFile(f"{name} is not a whole Word document: {error}", _AGAIN) from error
        self.counts: tuple[int, ...] = struct.unpack_from("<8i", self.stream, _STORIES)
        self.pieces = self._pieces()
        self._piece_starts = [piece.start for piece in self.pieces]

    def place(self, index: int) -> tuple[int, int]:
        """Start and length in the table stream of one of the structures named above; length 0 where it is missing."""
        pairs = struct.unpack_from("<H", self.stream, _PLACES - 2)[0]
        return struct.unpack_from("<2I", self.stream, _PLACES + 8 * index) if index < pairs else (0, 0)

    def structure(self, index: int) -> bytes:
        """The bytes of such a structure, empty where it is missing."""
        start, length = self.place(index)
        return self.table[start : start + length]

    def plc(self, index: int, size: int) -> tuple[list[int], list[bytes]]:
        """A table of n+1 places and n entries of ``size`` bytes."""
        return split_plc(self.structure(index), size)

    def text(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` (CP), control characters included."""
        return "".join(chunk.text for chunk in self.chunks(start, end))

    def chunks(self, start: int, end: int) -> Iterator[Chunk]:
        """The characters from ``start`` to ``end`` with their direct properties."""
        for piece in self._pieces_between(start, end):
            position = max(start, piece.start)
            last = min(end, piece.end)
            while position < last:
                until, sprms = self._characters.at(piece.byte(position))
                step = max(1, -(-(until - piece.byte(position)) // (2 if piece.wide else 1)))
                stop = min(last, position + step)
                yield Chunk(position, self._decoded(piece, position, stop), sprms + piece.extra)
                position = stop

    def paragraph_properties(self, position: int) -> bytes:
        """istd (2 bytes) and sprms of the paragraph whose last character is at ``position`` (CP)."""
        for piece in self._pieces_between(position, position + 1):
            return self._paragraphs.at(piece.byte(position))[1] + piece.extra
        return b""

    def _pieces_between(self, start: int, end: int) -> Iterator[Piece]:
        index = max(0, bisect_right(self._piece_starts, start) - 1)
        while index < len(self.pieces) and self.pieces[index].start < end:
            yield self.pieces[index]
            index += 1

    def _decoded(self, piece: Piece, start: int, end: int) -> str:
        raw = self.stream[piece.byte(start) : piece.byte(end)]
        if not piece.wide:
            return "".join(_ANSI[byte] for byte in raw)
        text = raw.decode("utf-16-le", "surrogatepass")
        if len(text) == end - start:
            return text
        return "".join(map(chr, struct.unpack(f"<{end - start}H", raw)))  # characters of two places stay two

    @cached_property
    def _characters(self) -> _Properties:
        return _Properties(self, CHARACTERS)

    @cached_property
    def _paragraphs(self) -> _Properties:
        return _Properties(self, PARAGRAPHS)

    def _pieces(self) -> list[Piece]:
        """The pieces of the text, with the properties that quick saving hung on them (Clx)."""
        clx = self.structure(PIECES)
        position = 0
        extras: list[bytes] = []
        try:
            while position < len(clx) and clx[position] == 1:
                length = struct.unpack_from("<H", clx, position + 1)[0]
                extras.append(clx[position + 3 : position + 3 + length])
                position += 3 + length
            if position >= len(clx):
                raise DamagedFile(f"{self.name}: the table of its text is missing", _AGAIN)
            length = struct.unpack_from("<I", clx, position + 1)[0]
            places, entries = split_plc(clx[position + 5 : position + 5 + length], 8)
            pieces = [
                _piece(start, end, entry, extras)
                for (start, end), entry in zip(pairwise(places), entries, strict=True)
                if start < end
            ]
        except struct.error as error:
            raise DamagedFile(f"{self.name}: the table of its text is broken", _AGAIN) from error
        if any(piece.byte(piece.end) > len(self.stream) for piece in pieces):
            raise DamagedFile(f"{self.name}: a part of its text is missing", _AGAIN)
        return pieces


def has_text(data: bytes) -> bool:
    """Whether a compound file is a Word document, not only one with such a document embedded.

    DamagedFile when it cannot be opened.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return bool(container.exists(_TEXT_STREAM))
    except (OSError, ValueError, struct.error, IndexError) as error:
        raise DamagedFile(f"no whole compound file: {error}", _AGAIN) from error


def _piece(start: int, end: int, entry: bytes, extras: list[bytes]) -> Piece:
    place, modifier = struct.unpack_from("<IH", entry, 2)
    extra = extras[modifier >> 1] if modifier & 1 and modifier >> 1 < len(extras) else b""
    if place & _COMPRESSED:
        return Piece(start, end, (place & ~_COMPRESSED) // 2, False, extra)
    return Piece(start, end, place, True, extra)


def split_plc(raw: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """n+1 places and n entries of ``size`` bytes; both empty where the bytes do not make one."""
    count = (len(raw) - 4) // (4 + size)
    if count <= 0:
        return [], []
    places = list(struct.unpack_from(f"<{count + 1}I", raw))
    start = 4 * (count + 1)
    return places, [raw[start + size * index : start + size * (index + 1)] for index in range(count)]


class _Properties:
    """The pages on which a file keeps the properties of characters or paragraphs, by place in the stream."""

    def __init__(self, file: DocFile, index: int) -> None:
        self._stream = file.stream
        self._of_paragraphs = index == PARAGRAPHS
        self._places, entries = file.plc(index, 4)
        self._pages = [struct.unpack("<I", entry)[0] & 0x3FFFFF for entry in entries]
        self._read: dict[int, tuple[list[int], list[bytes]]] = {}

    def at(self, place: int) -> tuple[int, bytes]:
        """To where the properties at ``place`` reach, and what they are."""
        index = bisect_right(self._places, place) - 1
        if not 0 <= index < len(self._pages):
            return 1 << 32, b""
        places, properties = self._page(self._pages[index])
        run = bisect_right(places, place) - 1
        if not 0 <= run < len(properties):
            return self._places[index + 1], b""
        return places[run + 1], properties[run]

    def _page(self, number: int) -> tuple[list[int], list[bytes]]:
        if number not in self._read:
            page = self._stream[number * _PAGE : (number + 1) * _PAGE]
            self._read[number] = self._runs(page) if len(page) == _PAGE else ([], [])
        return self._read[number]

    def _runs(self, page: bytes) -> tuple[list[int], list[bytes]]:
        count = page[_PAGE - 1]
        size = 13 if self._of_paragraphs else 1
        if 4 * (count + 1) + size * count > _PAGE:
            return [], []
        places = list(struct.unpack_from(f"<{count + 1}I", page))
        offsets = [2 * page[4 * (count + 1) + size * run] for run in range(count)]
        return places, [self._entry(page, offset) if offset else b"" for offset in offsets]

    def _entry(self, page: bytes, offset: int) -> bytes:
        length = page[offset]
        if not self._of_paragraphs:
            return page[offset + 1 : offset + 1 + length]
        if length:
            return page[offset + 1 : offset + 2 * length]
        return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]


def _stream(container: olefile.OleFileIO, name: str) -> bytes:
    with container.openstream(name) as stream:
        return bytes(stream.read())


_ANSI = [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256)]
