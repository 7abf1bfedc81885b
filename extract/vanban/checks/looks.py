"""How the parts of a document look: header, title, running text and closing, each with the style it is set in.

Word files (.docx) say it; a PDF shows it where its pages hold typed text. Of other formats nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.checks.closing_lines import ClosingLines
from vanban.checks.header_lines import HeaderLines
from vanban.layout.model import Zone
from vanban.patterns import PatternSet
from vanban.readers.reading import Role, Style
from vanban.record import Record, Span
from vanban.source import Source
from vanban.text.model import Text, TextLine

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
_WHOLE_LINE = 0.8  # of the characters of a line: whose style is that of the part


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a component: ``kind`` as in the vocabularies of checks-page.toml."""

    kind: str
    at: Span
    style: Style


@dataclass(frozen=True, slots=True)
class Looks:
    """``parts`` of header, title and closing, ``bases`` that begin with Căn cứ, ``body`` lines of running text, and
    ``letters``: all lines with letters. All are empty where the format does not show how text looks."""

    parts: tuple[Part, ...] = ()
    bases: tuple[TextLine, ...] = ()
    body: tuple[TextLine, ...] = ()
    letters: tuple[TextLine, ...] = ()

    def of(self, *kinds: str) -> list[Part]:
        """The parts of some kinds, in the order of the text."""
        return [part for part in self.parts if part.kind in kinds]


def shows_pages(source: Source) -> bool:
    """Whether the format shows how pages are set and letters look: .docx, and PDF whose text is typed."""
    return source.media_type == DOCX or (source.media_type == PDF and source.ocr is None and not source.pages_read)


def read_looks(
    record: Record,
    text: Text,
    zones: Sequence[Zone],
    printed: tuple[HeaderLines, ClosingLines],
    patterns: PatternSet,
) -> Looks:
    """The looks of a document with a header; ``zones`` has one entry a line of ``text``."""
    header, closing = printed
    if not shows_pages(record.source) or not header.seen:
        return Looks()
    pairs = [
        (line, zone)
        for line, zone in zip(text.lines, zones, strict=True)
        if line.style.size is not None and any(map(str.isalpha, line.text))
    ]
    found = [*_header(record, header), *_title(record, text, pairs), *_closing(record, closing, text)]
    styled = ((kind, at, _style(text, at)) for kind, at in found)
    parts = tuple(Part(kind, at, style) for kind, at, style in styled if style is not None)
    basis = patterns.get("page/basis").regex
    return Looks(
        parts=tuple(sorted(parts, key=lambda part: part.at.start)),
        bases=tuple(line for line, zone in pairs if zone is Zone.BASES and basis.match(line.text)),
        body=tuple(line for line, zone in pairs if zone is Zone.BODY and line.cell is None and line.role is Role.BODY),
        letters=tuple(line for line, zone in pairs if zone is not Zone.OUTSIDE),
    )


def _header(record: Record, header: HeaderLines) -> Iterator[tuple[str, Span]]:
    for kind in ("state_title", "party_title", "motto", "number", "place_date"):
        at: Span | None = getattr(header, kind)
        if at is not None:
            yield kind, at
    issuer = record.document.issuer
    for name in header.names if issuer is not None and issuer.at is not None else ():
        assert issuer is not None
        assert issuer.at is not None
        if not any(map(str.isalpha, name.quote)):
            continue
        if issuer.at.start <= name.start and name.end <= issuer.at.end:
            yield "issuer", name
        elif issuer.parent is not None and name.end <= issuer.at.start:
            yield "parent", name


def _title(record: Record, text: Text, pairs: Sequence[tuple[TextLine, Zone]]) -> Iterator[tuple[str, Span]]:
    kind = record.document.type
    if kind is None:
        return
    for line in (line for line, zone in pairs if zone is Zone.SUBJECT and line.cell is None):
        shown = " ".join(line.text.split())
        is_type = shown == kind.name.upper()
        if kind.code == "CV":
            yield "letter_subject", text.span(line.start, line.end)
        elif is_type or not shown.isupper():
            yield "type" if is_type else "subject", text.span(line.start, line.end)


def _closing(record: Record, closing: ClosingLines, text: Text) -> Iterator[tuple[str, Span]]:
    if closing.label is not None:
        yield "recipients_label", closing.label
        for entry in closing.recipients:
            yield "recipient", entry
    for signer in (record.document.signer, *record.document.co_signers):
        if signer is None or signer.at is None or signer.name is None:
            continue
        for line in text.lines[text.line_index(signer.at.start) : text.line_index(signer.at.end - 1) + 1]:
            if line.text.isupper():
                yield "position", text.span(line.start, line.end)
            elif line.text.strip() == signer.name:
                yield "signer", text.span(line.start, line.end)


def _style(text: Text, at: Span) -> Style | None:
    """The style of the line that a part fills; None where the line holds more than the part, or the part more lines."""
    line = text.line_at(at.start)
    if at.end > line.end or line.style.size is None:
        return None
    return line.style if len(at.quote) >= _WHOLE_LINE * len(line.text.strip()) else None
