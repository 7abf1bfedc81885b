"""VB228: no long passage stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule
from vanban.layout.model import Zone
from vanban.readers.reading import Paragraph
from vanban.record import Span

_SHORTEST = 300  # characters of a passage that nobody writes twice on purpose
_SHORT_LINE = 25


def _look(case: Case) -> Iterator[Hit]:
    lines = _lines(case)
    first_place: dict[str, int] = {}
    index = 0
    while index < len(lines):
        earlier = first_place.setdefault(lines[index], index)
        length = _common(lines, earlier, index) if earlier < index else 0
        passage = lines[index : index + length]
        if sum(map(len, passage)) >= _SHORTEST:
            places = _in_text(case, passage[0])
            if places:
                yield _hit(places, passage)
            index += length
        else:
            index += 1


def _hit(places: Sequence[Span], passage: Sequence[str]) -> Hit:
    letters = sum(map(len, passage))
    return Hit(
        at=places[-1],
        related=places[:-1],
        message=f"a passage of {len(passage)} paragraphs ({letters} characters) stands twice",
        message_vi=f"một đoạn {len(passage)} dòng ({letters} ký tự) lặp lại nguyên văn",
    )


def _lines(case: Case) -> list[str]:
    """The lines as the file has them, without spaces: what reading leaves out as a copy is told as well."""
    if case.file_lines is not None:
        lines = list(case.file_lines)
    else:
        blocks = (block for page in case.reading.pages for block in page.blocks if isinstance(block, Paragraph))
        lines = [line.text for block in blocks for line in block.lines]
    return [squeezed for line in lines if len(squeezed := _squeezed(line)) >= _SHORT_LINE]


def _common(lines: Sequence[str], first: int, second: int) -> int:
    length = 0
    while first + length < second and second + length < len(lines) and lines[first + length] == lines[second + length]:
        length += 1
    return length


def _in_text(case: Case, wanted: str) -> list[Span]:
    """Where a line of the text begins with or holds the passage's first line, forms left out."""
    return [
        case.span(line.start, line.end)
        for line, zone in case.prose.lines
        if zone in (Zone.BODY, Zone.ANNEX) and line.cell is None and wanted in _squeezed(line.text)
    ]


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


RULE = Rule(
    id="VB228",
    name="repeated-passage",
    topic="consistency",
    severity="warning",
    title="A long passage stands twice",
    title_vi="Đoạn văn dài lặp lại nguyên văn",
    about="A passage of some hundred characters that comes back word for word was pasted twice.",
    about_vi="Đoạn văn dài lặp lại nguyên văn là do dán hai lần.",
    look=_look,
)
