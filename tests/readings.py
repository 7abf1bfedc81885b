"""Readings made for tests: typed text, and printed pages on which every line has a place."""

from __future__ import annotations

from vanban.readers.reading import Block, Box, Cell, Line, Page, Paragraph, Reading, Role, Style, TableBlock, Word

LEFT, RIGHT, PITCH, CHARACTER = 85.0, 540.0, 18.0, 7.0


def typed(text: str) -> Reading:
    """A plain text file: a paragraph for every block of lines without a blank line between them."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    paragraphs = [Paragraph(tuple(map(Line, block.strip("\n").split("\n"))), complete=False) for block in blocks]
    return Reading("text/plain", (Page(None, tuple(paragraphs)),))


def printed(
    text: str, y: float, x: float = LEFT, *, width: float | None = None, bold: bool = False, align: str = "left"
) -> Line:
    """A line of 14 point text whose words have boxes; ``width`` stretches it as justified text is."""
    natural = CHARACTER * len(text)
    scale = (width or natural) / natural
    step = CHARACTER * scale
    words: list[Word] = []
    start = 0
    for word in text.split(" "):
        box = (x + start * step, y - 10, x + (start + len(word)) * step, y + 3)
        words.append(Word(start, start + len(word), box))
        start += len(word) + 1
    return Line(text, (x, y - 10, x + natural * scale, y + 3), Style("Times", 14, bold, False, align), tuple(words))


def justified(text: str, y: float, x: float = LEFT) -> Line:
    """A line that reaches the right margin."""
    return printed(text, y, x, width=RIGHT - x, align="justify" if x == LEFT else "left")


def column(lines: list[Line], role: Role = Role.BODY) -> Paragraph:
    return Paragraph(tuple(lines), role, complete=False)


def page(number: int, *blocks: Block) -> Page:
    return Page(number, blocks, 595, 842)


def pages(*shown: Page) -> Reading:
    return Reading("application/pdf", shown)


def table(
    rows: list[list[str]], top: float, edges: tuple[float, ...] = (85, 130, 350, 540), ruled: bool = True
) -> TableBlock:
    """A table with one row of text lines (set apart by ``|``) every 60 points."""
    cells: list[Cell] = []
    for row, texts in enumerate(rows):
        for place, text in enumerate(texts):
            box: Box = (edges[place], top + 60 * row, edges[place + 1], top + 60 * (row + 1))
            lines = [
                printed(part, box[1] + 14 + PITCH * i, box[0] + 5) for i, part in enumerate(text.split("|")) if part
            ]
            cells.append(Cell(row, place, (column(lines),) if lines else (), box=box))
    return TableBlock(len(rows), len(edges) - 1, tuple(cells), ruled)
