"""What the rules about pages share: the sizes and looks that a guide asks for, and how a part is off them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from vanban.checks.case import Case
from vanban.checks.looks import PDF
from vanban.checks.regime import PARTY_PAPERS
from vanban.checks.rule import Hit
from vanban.readers.reading import Box, Line, Page, Paragraph, Role, Style
from vanban.record import Severity, Span
from vanban.text.furniture import is_page_number
from vanban.text.model import TextLine

POINTS_A_MM = 72 / 25.4
TABLE = "Phụ lục I, phần I, mục V"
"""Where Nghị định 30/2020/NĐ-CP has its table of sizes and looks."""
PAGE = "Phụ lục I, phần I, mục I"
"""Where it says how pages are set up."""

_SAME_SIZE = 0.25  # points by which programs that write PDF round
_SMALL_DEVIATION = 1.0  # points
_MOST = 0.5

Range = tuple[float, float]


def ranges(case: Case, table: str) -> Mapping[str, Range]:
    """The numbers of the vocabulary ``size`` or ``margin`` that bind the document: part → least and largest."""
    values = _table(case, table)
    return {part: (float(text.partition("-")[0]), float(text.partition("-")[2])) for part, text in values.items()}


def outside(value: float, wanted: Range, slack: float = _SAME_SIZE) -> float:
    """By how much ``value`` lies outside of the range; 0 where it is as good as inside."""
    off = max(wanted[0] - value, value - wanted[1], 0.0)
    return off if off > slack else 0.0


def named(case: Case, part: str) -> tuple[str, str]:
    """What a part, margin or look is called: Vietnamese, English."""
    return case.patterns.mapping("part_vi")[part], case.patterns.mapping("part_en")[part]


def number(value: float) -> str:
    """``13.0`` → 13, ``13.5`` → 13.5."""
    return f"{value:.1f}".removesuffix(".0")


def shown(wanted: Range) -> str:
    """``(13, 14)`` → 13-14."""
    return number(wanted[0]) if wanted[0] == wanted[1] else f"{number(wanted[0])}-{number(wanted[1])}"


def wrong_sizes(case: Case, *kinds: str) -> Iterator[Hit]:
    """Parts that are set larger or smaller than the guide has them; of each kind the first line."""
    wanted = ranges(case, "size")
    for kind in kinds:
        lines = [(part.at, part.style.size or 0.0) for part in case.looks.of(kind)] if kind in wanted else []
        off = [(at, size) for at, size in lines if outside(size, wanted[kind])]
        if off:
            at, size = off[0]
            vi, en = named(case, kind)
            times_vi, times_en = _times(len(off))
            yield Hit(
                at=at,
                message=f"{en} is set in size {number(size)}{times_en} instead of {shown(wanted[kind])}",
                message_vi=f"{vi} cỡ chữ {number(size)}{times_vi}, quy định {shown(wanted[kind])}",
                severity="info" if outside(size, wanted[kind]) <= _SMALL_DEVIATION else None,
            )


def wrong_looks(case: Case, *kinds: str) -> Iterator[Hit]:
    """Parts that are not bold, plain, italic or upright as the guide has them; of each kind the first line."""
    wanted = _table(case, "look")
    for kind in kinds:
        parts = [(part.at, part.style) for part in case.looks.of(kind)] if kind in wanted else []
        for look in wanted.get(kind, "").split():
            off = [at for at, style in parts if not _has(style, look)]
            if off:
                yield _wrong_look(case, kind, look, off)


def wrong_look_of_lines(case: Case, kind: str, lines: tuple[TextLine, ...]) -> Iterator[Hit]:
    """The same for lines that are no parts of header or closing."""
    for look in _table(case, "look").get(kind, "").split():
        off = [case.span(line.start, line.end) for line in lines if not _has(line.style, look)]
        if off:
            yield _wrong_look(case, kind, look, off)


def _wrong_look(case: Case, kind: str, look: str, off: list[Span]) -> Hit:
    (vi, en), (look_vi, look_en) = named(case, kind), named(case, look)
    times_vi, times_en = _times(len(off))
    return Hit(
        at=off[0],
        message=f"{en} should be {look_en}{times_en}",
        message_vi=f"{vi} phải trình bày chữ {look_vi}{times_vi}",
        related=off[1:],
    )


def _has(style: Style, look: str) -> bool:
    return {"bold": style.bold, "plain": not style.bold, "italic": style.italic, "upright": not style.italic}[look]


def _times(count: int) -> tuple[str, str]:
    return (f" ({count} dòng)", f" ({count} lines)") if count > 1 else ("", "")


def weight(off: int, lines: int) -> Severity | None:
    """A few lines out of many weigh less than what most of a document does."""
    return None if off > _MOST * lines else "info"


def counted(off: int, lines: int) -> tuple[str, str]:
    """Vietnamese and English for ``off`` of ``lines`` paragraphs."""
    return f"{off}/{lines} đoạn", f"{off} of {lines} paragraphs"


def commonest(values: Counter[str]) -> str:
    """The values from the most frequent to the least: ``Calibri (12), Arial (3)``."""
    return ", ".join(f"{value} ({count})" for value, count in values.most_common(3))


def is_pdf(case: Case) -> bool:
    """Whether the document is a PDF: its pages are there, but not how the program was told to set them."""
    return case.record.source.media_type == PDF


def first_line_on(case: Case, page: int | None) -> Span | None:
    """The first line of the text on a page of a PDF."""
    line = next((line for line in case.looks.letters if line.page == page), None)
    return None if line is None else case.span(line.start, line.end)


def page_numbers(case: Case) -> Iterator[tuple[Page, Role, Line, Box]]:
    """The printed page numbers of a PDF: page, whether at its top or foot, and the line with its box."""
    for page in case.reading.pages:
        for block in page.blocks:
            if isinstance(block, Paragraph) and block.role in (Role.HEADER, Role.FOOTER):
                for line in block.lines:
                    if line.box is not None and is_page_number(line.text):
                        yield page, block.role, line, line.box


def _table(case: Case, table: str) -> Mapping[str, str]:
    return case.patterns.mapping(f"{table}_{'party' if case.regime in PARTY_PAPERS else 'state'}")
