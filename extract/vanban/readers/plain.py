"""Plain text and Markdown: what converters, OCR programs and browsers leave when they save text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.errors import EmptyFile
from vanban.readers.encoding import decode
from vanban.readers.markdown import read_paragraphs, take_notes
from vanban.readers.pipe_tables import PipeTable, joined, read_table, table_block, table_length
from vanban.readers.reading import Block, Page, Posting, Reading
from vanban.readers.web import article_in_text

MEDIA_TYPE = "text/plain"

_SAMPLE = 65536
_CONTROLS = frozenset(range(32)) - {*b"\t\n\v\f\r\x1a\x1b"}
_MAX_CONTROLS = 0.002  # share of control characters in text that some program spoiled
_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


def sniff(data: bytes) -> bool:
    """Whether the bytes read as text: no zero bytes outside UTF-16, hardly any control characters."""
    text = decode(data[:_SAMPLE])[0]
    controls = sum(ord(char) in _CONTROLS for char in text)
    lost = text[:-4].count("\N{REPLACEMENT CHARACTER}")  # the sample may end within a character
    return bool(text.strip()) and "\0" not in text and controls + lost <= _MAX_CONTROLS * len(text)


def read(data: bytes, name: str) -> Reading:
    """The reading of a text file: one page without number, paragraphs that the text room may join.

    A web page saved as text gives its article and a ``posting``. :class:`EmptyFile` when there is
    nothing but white space.
    """
    text, encoding = decode(data)
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    blocks = list(_blocks(_BREAK.split(text.replace("\f", "\n\n"))))  # a form feed ends a page
    if not blocks:
        raise EmptyFile(f"{name}: the file holds nothing but white space", "check that it was saved completely")
    article = article_in_text(blocks)
    posting = Posting(article.time, None, article.title) if article else None
    notes = (f"{lost} characters could not be decoded",) if lost else ()
    return Reading(MEDIA_TYPE, (Page(None, article.blocks if article else tuple(blocks)),), encoding, posting, notes)


def file_lines(data: bytes) -> list[str]:
    """The lines of a text file as an editor numbers them."""
    return _BREAK.split(decode(data)[0])


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Blocks in reading order; tables that a page break cut in two are joined."""
    lines, notes = take_notes(lines)
    table: PipeTable | None = None
    for part in _parts(lines):
        if isinstance(part, PipeTable):
            whole = None if table is None else joined(table, part)
            if whole is None and table is not None:
                yield table_block(table, notes)
            table = whole or part
            continue
        if table is not None:
            yield table_block(table, notes)
            table = None
        yield from read_paragraphs(part, notes)
    if table is not None:
        yield table_block(table, notes)


def _parts(lines: list[str]) -> Iterator[list[str] | PipeTable]:
    """Tables and runs of text lines, as blank lines and the tables themselves set them apart."""
    gathered: list[str] = []
    position = 0
    while position < len(lines):
        length = table_length(lines, position)
        if length == 0 and lines[position].strip():
            gathered.append(lines[position])
            position += 1
            continue
        if gathered:
            yield gathered
            gathered = []
        table = read_table(lines[position : position + length]) if length else None
        if table is not None:
            yield table
        position += max(length, 1)
    if gathered:
        yield gathered
