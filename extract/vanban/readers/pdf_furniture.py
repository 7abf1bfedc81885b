"""Which lines of PDF pages are furniture: page numbers, running headers and footers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from vanban.readers.pdf_lines import SUPERSCRIPT
from vanban.readers.pdf_page import SeenPage
from vanban.readers.reading import Line, Page, Paragraph, Role, TableBlock

_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}(\s*/\s*\d{1,4})?[-–—\s]*")
_DIGITS = re.compile(r"\d+")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
_NOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹]+|\[\d+\]|\*{1,3}\s")
_EDGE = 0.11  # of the page's height: where running lines stand
_SAME_HEIGHT = 4.0
_NOTE_SIZE = 0.9  # of the size of the body, at most
_OUTER_LINES = 3  # running lines at one edge of a page, at most

Blocks = Sequence[Line | TableBlock]
Place = tuple[str, int]  # a line's text and the step of its height


def with_roles(pages: Sequence[SeenPage]) -> tuple[Page, ...]:
    """``pages`` as pages of a reading: every line in a paragraph of its role."""
    repeated = _repeated(pages)
    size = _body_size(pages)
    return tuple(_page(page, repeated, size) for page in pages)


def _page(page: SeenPage, repeated: set[Place], size: float) -> Page:
    header, footer = _running(page, Role.HEADER, repeated), _running(page, Role.FOOTER, repeated)
    body = page.blocks[len(header) : len(page.blocks) - len(footer)]
    notes = _footnotes(body, size)
    body = body[: len(body) - len(notes)]
    blocks: list[Paragraph | TableBlock] = [*_alone(header, Role.HEADER)]
    blocks += _paragraphs(body)
    blocks += _note_paragraphs(notes)
    blocks += _alone(footer, Role.FOOTER)
    return Page(page.number, tuple(blocks), round(page.width, 1), round(page.height, 1))


def _outer(page: SeenPage, role: Role) -> Iterator[Line]:
    """The lines in the top or bottom margin, the outermost first."""
    blocks = page.blocks if role is Role.HEADER else page.blocks[::-1]
    for block in blocks[:_OUTER_LINES]:
        if not isinstance(block, Line) or block.box is None:
            return
        depth = block.box[3] if role is Role.HEADER else page.height - block.box[1]
        if depth > _EDGE * page.height:
            return
        yield block


def _repeated(pages: Sequence[SeenPage]) -> set[Place]:
    """The lines that stand at the same height of two pages, or on most pages when their numbers differ."""
    outer = [(line, page) for page in pages for role in (Role.HEADER, Role.FOOTER) for line in _outer(page, role)]
    same = Counter((line.text, _height(line, page)) for line, page in outer)
    alike = Counter((_DIGITS.sub("0", line.text), _height(line, page)) for line, page in outer)
    return {place for place, count in same.items() if count > 1} | {
        (line.text, _height(line, page))
        for line, page in outer
        if alike[_DIGITS.sub("0", line.text), _height(line, page)] > max(1, len(pages) / 2)
    }


def _height(line: Line, page: SeenPage) -> int:
    """Where a line stands, from the nearer edge of its page, in steps."""
    top = line.box[1] if line.box is not None else 0.0
    return round((top if top < page.height / 2 else top - page.height) / _SAME_HEIGHT)


def _running(page: SeenPage, role: Role, repeated: set[Place]) -> list[Line]:
    lines: list[Line] = []
    for line in _outer(page, role):
        if not (_PAGE_NUMBER.fullmatch(line.text) or (line.text, _height(line, page)) in repeated):
            break
        lines.append(line)
    return lines if role is Role.HEADER else lines[::-1]


def _body_size(pages: Sequence[SeenPage]) -> float:
    sizes = [block.style.size for page in pages for block in page.blocks if isinstance(block, Line)]
    return median([size for size in sizes if size] or [0.0])


def _footnotes(body: Blocks, size: float) -> list[Line]:
    """The lines at the foot of a page that are set small and begin with a mark of the text above them."""
    small: list[Line] = []
    for block in reversed(body):
        if not isinstance(block, Line) or (block.style.size or 0) > _NOTE_SIZE * size:
            break
        small.insert(0, block)
    marks = _marks(body[: len(body) - len(small)])
    lines = [_with_raised_mark(line, marks) for line in small]
    first = next((index for index, line in enumerate(lines) if _NOTE_MARK.match(line.text)), len(lines))
    return lines[first:]


def _marks(blocks: Blocks) -> set[str]:
    """The raised numbers in ``blocks``."""
    lines = [line for block in blocks for line in ([block] if isinstance(block, Line) else _cell_lines(block))]
    return {mark for line in lines for mark in _RAISED.findall(line.text)}


def _cell_lines(table: TableBlock) -> Iterator[Line]:
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            yield from paragraph.lines


def _with_raised_mark(line: Line, marks: set[str]) -> Line:
    """``line`` with the number it begins with raised, when such a mark stands in the text."""
    number = _DIGITS.match(line.text)
    if number is None or (raised := number.group().translate(SUPERSCRIPT)) not in marks:
        return line
    return replace(line, text=raised + line.text[number.end() :])


def _note_paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    note: list[Line] = []
    for line in lines:
        if note and _NOTE_MARK.match(line.text):
            yield Paragraph(tuple(note), Role.FOOTNOTE, complete=False)
            note = []
        note.append(line)
    if note:
        yield Paragraph(tuple(note), Role.FOOTNOTE, complete=False)


def _alone(lines: Iterable[Line], role: Role) -> list[Paragraph]:
    return [Paragraph((line,), role, complete=False) for line in lines]


def _paragraphs(blocks: Blocks) -> Iterator[Paragraph | TableBlock]:
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            if lines:
                yield Paragraph(tuple(lines), complete=False)
            lines = []
            yield block
        else:
            lines.append(block)
    if lines:
        yield Paragraph(tuple(lines), complete=False)
