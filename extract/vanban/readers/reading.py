"""What a reader hands on: what a page shows, without knowing what it means.

A :class:`Reading` is pages of blocks in reading order; a block is a paragraph or a table. Text is
as the file holds it (the text room normalises it). Boxes are ``(x0, y0, x1, y1)`` in points,
origin top left of the page, and ``None`` where the format has no geometry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from vanban.source import Encoding, PageRead, Signature

Box = tuple[float, float, float, float]


class Role(Enum):
    """Which part of a page a paragraph belongs to."""

    BODY = "body"
    HEADER = "header"  # running header of every page; never the issuer block
    FOOTER = "footer"
    FOOTNOTE = "footnote"  # stands directly behind the paragraph that holds its mark
    TEXT_BOX = "text_box"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set, in points; None where that can't be told.

    ``begin`` is how far inside the margin its first line begins, ``before`` and ``after`` the room around it,
    ``lines`` the line spacing as a multiple of a single one, ``pitch`` the same where it is fixed in points.
    """

    begin: float | None = None
    before: float | None = None
    after: float | None = None
    lines: float | None = None
    pitch: float | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How most of a line looks. ``size`` is in points; ``align`` is left, center, right or justify.

    ``colour`` (RRGGBB) and ``setting`` only where the format says them (.docx).
    """

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: str | None = None
    colour: str | None = None
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: ``start``/``end`` are offsets into the line's text."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class FontRun:
    """A stretch of a line set in one font: ``start``/``end`` are offsets into the line's text."""

    start: int
    end: int
    font: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown: what stands between two line breaks.

    ``fonts`` covers the text from end to end where the line mixes fonts, and is empty where
    ``style.font`` is the only one.
    """

    text: str
    box: Box | None = None
    style: Style = Style()
    words: tuple[Word, ...] = ()
    fonts: tuple[FontRun, ...] = ()

    def behind(self, label: str) -> Line:
        """The line with ``label`` in front of its first visible character."""
        cut = len(self.text) - len(self.text.lstrip())
        shift = len(label) - cut
        words = tuple(replace(word, start=word.start + shift, end=word.end + shift) for word in self.words)
        fonts = tuple(replace(run, start=max(run.start + shift, 0), end=run.end + shift) for run in self.fonts)
        if fonts:
            fonts = (replace(fonts[0], start=0), *fonts[1:])
        return replace(self, text=label + self.text[cut:], words=words, fonts=fonts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together.

    ``complete`` is true where the format itself marks paragraphs (docx, html): every line is then
    a deliberate line and a paragraph never goes on in the next. Where it is false (pdf, txt) lines
    and paragraphs may be broken anywhere and the text room joins them.
    """

    lines: tuple[Line, ...]
    role: Role = Role.BODY
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: 0-based row and column of its top left corner, and how far it spans."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...]
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. ``ruled`` is false for a table without lines, used only to set text side by side."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]  # row by row, each cell once, empty ones included
    ruled: bool = True
    box: Box | None = None


Block = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` is 1-based, or None where the format has no pages (one page then)."""

    number: int | None
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How the pages of a section bear their number. ``edge`` is top or bottom, ``align`` None where it is not told."""

    edge: str
    align: str | None
    style: Style
    arabic: bool
    on_first_page: bool


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The pages of a section: size and margins in points, None where the file leaves them to the program."""

    width: float | None
    height: float | None
    top: float | None
    right: float | None
    bottom: float | None
    left: float | None
    number: PageNumber | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """When and where a web page was published: ISO 8601 local time, and the site's name."""

    time: str | None
    site: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of a page that was recognised as ``read`` and taken as ``text``, by which ``rule``."""

    page: int
    read: str
    text: str
    rule: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """What text recognition (OCR) did: by which engine, on which pages (1-based), how sure (0 to 1), what it mended.

    ``confidence`` is the mean over all words, None when there are none.
    """

    engine: str
    pages: tuple[int, ...]
    confidence: float | None
    repairs: tuple[Repair, ...] = ()


def font_runs(fragments: Iterable[tuple[str, str | None]]) -> tuple[FontRun, ...]:
    """``Line.fonts`` of a line made of ``fragments`` (text, font)."""
    runs: list[FontRun] = []
    start = 0
    for text, font in fragments:
        end = start + len(text)
        if runs and (runs[-1].font == font or text.isspace()):
            runs[-1] = FontRun(runs[-1].start, end, runs[-1].font)
        elif text:
            runs.append(FontRun(start, end, font))
        start = end
    return tuple(runs) if len(runs) > 1 else ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one file shows."""

    media_type: str
    pages: tuple[Page, ...]
    encoding: Encoding = "unicode"  # what the file says, until the text room has looked
    posting: Posting | None = None  # only for web pages
    notes: tuple[str, ...] = field(default=())  # what the reader could not show, in words
    ocr: Recognition | None = None  # where pages were recognised from their images
    pages_read: tuple[PageRead, ...] = ()  # pages of a PDF that are not plainly typed
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[str, ...] = ()  # what the stamps of signatures say; no part of the pages
    setups: tuple[PageSetup, ...] = ()  # one a section, only where the format has them (.docx)

    @property
    def page_count(self) -> int | None:
        """Number of pages, None where the format has none."""
        return len(self.pages) if self.pages and self.pages[0].number is not None else None
