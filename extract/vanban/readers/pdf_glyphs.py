"""Words of a PDF page: characters with their places, put together where they touch.

All boxes are in points of the page as it is read (turned so that its text is upright), origin top left.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from vanban.readers.reading import Box
from vanban.readers.symbols import as_shown

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_FACE = re.compile(r"(?:-Regular|MT)$")
_ITALIC_FLAG = 1 << 6  # ISO 32000-1 table 123
_BOLD_FLAG = 1 << 18
_HYPHENS = "\x02\ufffe"  # PDFium's marks for a hyphen at the end of a line
_WORD_GAP = 0.2  # em between two characters that makes them two words
_ASLANT = 10.0  # degrees off the line of reading
_SLANT = 0.1  # of its height by which upright letters are skewed to look italic
_LEVEL = 0.12  # em by which a character may stand off the line of the one before it


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the page uses it; ``name`` is without the subset tag."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A word, or the part of one that has one font and one height.

    ``baseline`` is the distance from the top of the page; ``spaces`` counts the space characters
    before it; ``order`` is its place in the content of the page. ``upright`` is false for text that
    runs up, down or aslant on the shown page.
    """

    text: str
    box: Box
    baseline: float
    size: float
    font: Font
    order: int
    spaces: int = 0
    upright: bool = True

    @property
    def core(self) -> tuple[float, float]:
        """Top and bottom of its capital letters: what must overlap to be one line."""
        return self.baseline - 0.7 * self.size, self.baseline


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is read: its bounding box in PDF space and its clockwise rotation in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Frame:
        """The frame of ``page`` that makes most of its text upright; without text, as it is shown."""
        turn = _reading_turn(text_page) if text_page.count_chars() else page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, turn)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point (x, y) of PDF space is shown."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The shown box of a rectangle of PDF space."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def page_words(text_page: pdfium.PdfTextPage, frame: Frame, first: int = 0) -> list[Glyphs]:
    """The words on a page in the order of its content, from character ``first`` on."""
    words: list[Glyphs] = []
    spaces = 0
    for glyph in _characters(text_page, frame, first):
        if glyph.text.isspace():
            spaces = 1 if glyph.text in "\r\n" else spaces + len(glyph.text)
        elif words and not spaces and _touches(words[-1], glyph):
            last = words[-1]
            words[-1] = replace(last, text=last.text + glyph.text, box=_around(last.box, glyph.box))
        else:
            words.append(replace(glyph, order=len(words), spaces=spaces))
            spaces = 0
    return words


def _reading_turn(text_page: pdfium.PdfTextPage) -> int:
    """By how many degrees (0, 90, 180, 270) a page must be turned clockwise to make most of its text upright."""
    count = text_page.count_chars()
    turns = [0, 0, 0, 0]
    matrix = pdfium_c.FS_MATRIX()
    for index in range(0, count, max(1, count // 200)):
        pdfium_c.FPDFText_GetMatrix(text_page, index, matrix)
        if pdfium_c.FPDFText_IsGenerated(text_page, index) != 1:
            turns[round(_direction(matrix) / 90) % 4] += 1
    return 90 * turns.index(max(turns))


def _direction(matrix: pdfium_c.FS_MATRIX) -> float:
    """In which direction a line of text runs: degrees counterclockwise."""
    return math.degrees(math.atan2(matrix.b, matrix.a))


def _characters(text_page: pdfium.PdfTextPage, frame: Frame, first: int) -> Iterator[Glyphs]:
    """Every character as a word of its own; white space that PDFium made up has an empty box."""
    rect = pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    looks = _Looks(text_page)
    for index in range(first, text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, index)
        if code == 0:
            continue
        char = chr(code)
        if char.isspace():
            yield Glyphs(char, (0, 0, 0, 0), 0, 0, _NO_FONT, index)
            continue
        pdfium_c.FPDFText_GetLooseCharBox(text_page, index, rect)
        pdfium_c.FPDFText_GetCharOrigin(text_page, index, x, y)
        look = looks.at(index)
        yield Glyphs(
            text="-" if char in _HYPHENS else as_shown(char, _FACE.sub("", look.font.name)),
            box=frame.box(rect.left, rect.bottom, rect.right, rect.top),
            baseline=frame.point(x.value, y.value)[1],
            size=look.size,
            font=look.font,
            order=index,
            upright=abs((look.direction - frame.rotation + 180) % 360 - 180) < _ASLANT,
        )


_NO_FONT = Font("", bold=False, italic=False)


@dataclass(frozen=True, slots=True)
class _Look:
    font: Font
    size: float
    direction: float


class _Looks:
    """The look of every character; asked of PDFium once for each text object."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page
        self._address = 0
        self._last = _Look(_NO_FONT, 0.0, 0.0)

    def at(self, index: int) -> _Look:
        text_object = pdfium_c.FPDFText_GetTextObject(self._page, index)
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        if address == 0 or address != self._address:
            self._address, self._last = address, self._look(index, text_object)
        return self._last

    def _look(self, index: int, text_object: object) -> _Look:
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(self._page, index, matrix)
        width = math.hypot(matrix.a, matrix.b) or 1.0
        height = abs(matrix.a * matrix.d - matrix.b * matrix.c) / width
        slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANT * width * height
        size = pdfium_c.FPDFText_GetFontSize(self._page, index) * height
        return _Look(self._font(index, text_object, slanted), round(size, 1), _direction(matrix))

    def _font(self, index: int, text_object: object, slanted: bool) -> Font:
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self._page, index, name, 256, flags)
        stroked = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
        shown = _SUBSET_TAG.sub("", name.value.decode("utf-8", "replace"))
        bold = bool(_BOLD_NAME.search(shown)) or bool(flags.value & _BOLD_FLAG) or stroked
        italic = bool(_ITALIC_NAME.search(shown)) or bool(flags.value & _ITALIC_FLAG) or slanted
        return Font(shown, bold, italic)


def _touches(word: Glyphs, glyph: Glyphs) -> bool:
    """Whether ``glyph`` goes on with ``word``: same font, same line, no gap."""
    if not word.upright or not glyph.upright:
        return word.upright == glyph.upright
    if word.font != glyph.font or word.size != glyph.size:
        return False
    em = max(word.size, 1.0)
    gap = glyph.box[0] - word.box[2]
    return abs(glyph.baseline - word.baseline) < _LEVEL * em and -0.5 * em < gap < _WORD_GAP * em


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
