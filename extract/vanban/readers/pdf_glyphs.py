"""Words of a PDF page: characters with their places, put together where they touch.

All boxes are in points of the page as it is read (turned so that its text is upright), origin top left.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_WORD_GAP = 0.2  # em between two characters that makes them two words
_ASCENT, _DESCENT = 0.7, 0.2  # em from the baseline that every box reaches
_WHITE = 250  # of 255
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
    """A word, or the part of one that stands at one height.

    ``baseline`` is the distance from the top of the page; ``spaces`` counts the typed spaces
    before it; ``order`` is its place in the content of the page. ``upright`` is false for text that
    runs up, down or aslant on the shown page; ``hidden`` is true for text that is drawn in white or not at all.
    """

    text: str
    box: Box
    baseline: float
    size: float
    font: Font
    order: int
    spaces: int = 0
    upright: bool = True
    hidden: bool = False

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
        if self.rotation == 0 and x0 <= x1 and y0 <= y1:  # nearly always
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def page_words(text_page: pdfium.PdfTextPage, frame: Frame, first: int = 0) -> list[Glyphs]:
    """The words on a page in the order of its content, from character ``first`` on."""
    words: list[Glyphs] = []
    word: _OpenWord | None = None
    spaces = 0
    for char in _characters(text_page, frame, first):
        if char.text.isspace():
            if word is not None:
                words.append(word.closed(len(words)))
                word = None
            spaces += pdfium_c.FPDFText_IsGenerated(text_page, char.at) != 1
        elif word is not None and word.touches(char) and _is_level(text_page, frame, word, char):
            word.chars.append(char)
        else:
            if word is not None:
                words.append(word.closed(len(words)))
            word = _OpenWord(_look(text_page, frame, char), spaces, [char])
            spaces = 0
    if word is not None:
        words.append(word.closed(len(words)))
    return words


class _Char(NamedTuple):
    """Character number ``at`` of a page, with its box as read; white space has an empty one."""

    text: str
    at: int
    box: Box


def _characters(text_page: pdfium.PdfTextPage, frame: Frame, first: int) -> Iterator[_Char]:
    rect = pdfium_c.FS_RECTF()
    handle = text_page.raw
    for index in range(first, text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(handle, index)
        if code == 0:
            continue
        text = chr(code)
        if text.isspace():
            yield _Char(text, index, _NOWHERE)
        else:
            pdfium_c.FPDFText_GetLooseCharBox(handle, index, rect)
            yield _Char(text, index, frame.box(rect.left, rect.bottom, rect.right, rect.top))


@dataclass(slots=True)
class _OpenWord:
    """A word that is being read; the look of its first character is that of all."""

    look: _Look
    spaces: int
    chars: list[_Char]

    def touches(self, char: _Char) -> bool:
        """Whether ``char`` stands directly behind the word. Text that is not upright is cut at spaces only."""
        em = max(self.look.size, 1.0)
        return not self.look.upright or -0.5 * em < char.box[0] - self.chars[-1].box[2] < _WORD_GAP * em

    def closed(self, order: int) -> Glyphs:
        look = self.look
        text = "".join("-" if char.text in _HYPHENS else char.text for char in self.chars)
        x0, y0, x1, y1 = zip(*(char.box for char in self.chars), strict=True)
        top, bottom = min(y0), max(y1)
        if look.upright:  # PDFium's boxes leave out what a font's letters do not use
            top, bottom = (
                min(top, look.baseline - _ASCENT * look.size),
                max(bottom, look.baseline + _DESCENT * look.size),
            )
        return Glyphs(
            text=as_shown(text, _FACE.sub("", look.font.name)),
            box=(min(x0), top, max(x1), bottom),
            baseline=look.baseline,
            size=look.size,
            font=look.font,
            order=order,
            spaces=self.spaces,
            upright=look.upright,
            hidden=look.hidden,
        )


def _is_level(text_page: pdfium.PdfTextPage, frame: Frame, word: _OpenWord, char: _Char) -> bool:
    """Whether ``char`` stands on the line of ``word``; PDFium is asked only when the boxes leave a doubt."""
    if not word.look.upright or char.box[3] == word.chars[-1].box[3]:
        return True
    return abs(_baseline(text_page, frame, char) - word.look.baseline) < _LEVEL * max(word.look.size, 1.0)


def _baseline(text_page: pdfium.PdfTextPage, frame: Frame, char: _Char) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text_page, char.at, x, y)
    return frame.point(x.value, y.value)[1]


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


@dataclass(frozen=True, slots=True)
class _Look:
    font: Font
    size: float
    baseline: float
    upright: bool
    hidden: bool


def _look(text_page: pdfium.PdfTextPage, frame: Frame, char: _Char) -> _Look:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(text_page, char.at, matrix)
    width = math.hypot(matrix.a, matrix.b) or 1.0
    height = abs(matrix.a * matrix.d - matrix.b * matrix.c) / width
    slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANT * width * height
    size = pdfium_c.FPDFText_GetFontSize(text_page, char.at) * height
    off = (_direction(matrix) - frame.rotation + 180) % 360 - 180
    font, baseline = _font(text_page, char.at, slanted), _baseline(text_page, frame, char)
    return _Look(font, round(size, 1), baseline, abs(off) < _ASLANT, _is_hidden(text_page, char.at))


def _is_hidden(text_page: pdfium.PdfTextPage, index: int) -> bool:
    text_object = pdfium_c.FPDFText_GetTextObject(text_page, index)
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object)
    if mode in (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP):
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _font(text_page: pdfium.PdfTextPage, index: int, slanted: bool) -> Font:
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(text_page, index, name, 256, flags)
    text_object = pdfium_c.FPDFText_GetTextObject(text_page, index)
    stroked = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
    return _named_font(name.value, flags.value, stroked, slanted)


@lru_cache(maxsize=1024)
def _named_font(name: bytes, flags: int, stroked: bool, slanted: bool) -> Font:
    shown = _SUBSET_TAG.sub("", name.decode("utf-8", "replace"))
    bold = bool(_BOLD_NAME.search(shown)) or bool(flags & _BOLD_FLAG) or stroked
    italic = bool(_ITALIC_NAME.search(shown)) or bool(flags & _ITALIC_FLAG) or slanted
    return Font(shown, bold, italic)
