"""What the layout room finds out about a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from vanban.record import Document, Form, Section, Table


class Zone(Enum):
    """Which part of the document a line of the text belongs to."""

    HEADER = "header"  # issuer, Quốc hiệu, number, place and date, urgency, secrecy
    SUBJECT = "subject"  # type name and trích yếu, V/v
    ADDRESSEES = "addressees"  # Kính gửi
    BASES = "bases"  # legal bases: Căn cứ …, Theo đề nghị …, and the preamble Thực hiện …
    BODY = "body"
    CLOSING = "closing"  # Nơi nhận and signature blocks
    ANNEX = "annex"  # annexes and attached regulations: captions, titles, content
    FORM = "form"  # blank or filled forms
    OUTSIDE = "outside"  # a web page's title, posting line, leftovers around the document


@dataclass(frozen=True, slots=True)
class SectionRange:
    """A section of the outline with everything under it, sub-sections included.

    ``start``/``end`` are text offsets from the heading's first character to the end of its content;
    ``heading_end`` is where the heading's line ends (content of the same line after a colon belongs
    to the content). ``path`` holds the labels from the top, the own one last.
    """

    label: str
    level: int
    title: str
    start: int
    heading_end: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a document. ``zones`` has one entry a text line; tables are those of the record."""

    zones: tuple[Zone, ...]
    document: Document
    outline: tuple[Section, ...]
    sections: tuple[SectionRange, ...]  # the outline flat, in text order
    tables: tuple[Table, ...]  # in the order of Text.tables
    forms: tuple[Form, ...]

    def section_at(self, offset: int) -> SectionRange | None:
        """The innermost section that holds ``offset``."""
        return next((part for part in reversed(self.sections) if part.start <= offset < part.end), None)

    def sections_at(self, offset: int) -> tuple[SectionRange, ...]:
        """All sections that hold ``offset``, outermost first."""
        return tuple(part for part in self.sections if part.start <= offset < part.end)
