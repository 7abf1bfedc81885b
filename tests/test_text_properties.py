"""Whatever a reading holds: no word is lost, and every piece and span quotes the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from readings import printed
from vanban.readers.reading import Block, Cell, Line, Page, Paragraph, Reading, Role, TableBlock
from vanban.text.build import build_text
from vanban.text.model import Text
from vanban.text.unicode import normalise

NAMES = ["Ủy", "ban", "nhân", "xã", "Đồng", "Mơ", "kế", "KẾ", "HOẠCH", "khe\u0301o", "hộ,", "Điều", "năm", "V/v"]
MARKS = ["-", "1.", "a)", "+", "I.", "(2)", "|", "……", ";", ":", ".", "¹", "\u200b", "\u00a0", "Xây\ufffe"]
WORDS = st.sampled_from([*NAMES, *MARKS, "2024", "II/2023", "49/KH-UBND", "BGDĐT-"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
PLAIN = SENTENCES.map(Line)
PLACED = st.builds(
    printed, SENTENCES, st.floats(40, 800), st.floats(85, 200), align=st.sampled_from(["left", "center"])
)
BODY_ROLES = st.sampled_from([Role.BODY, Role.BODY, Role.FOOTNOTE, Role.TEXT_BOX])


def paragraphs(lines: st.SearchStrategy[Line]) -> st.SearchStrategy[Paragraph]:
    return st.builds(Paragraph, st.lists(lines, max_size=4).map(tuple), BODY_ROLES, st.booleans())


def tables(lines: st.SearchStrategy[Line]) -> st.SearchStrategy[TableBlock]:
    contents = st.lists(st.lists(paragraphs(lines), max_size=2).map(tuple), min_size=4, max_size=4)

    def build(cells: list[tuple[Paragraph, ...]], ruled: bool, boxed: bool) -> TableBlock:
        placed = (
            Cell(i // 2, i % 2, cell, box=(85 + 100 * (i % 2), 100, 185 + 100 * (i % 2), 200) if boxed else None)
            for i, cell in enumerate(cells)
        )
        return TableBlock(2, 2, tuple(placed), ruled)

    return st.builds(build, contents, st.booleans(), st.booleans())


def readings(lines: st.SearchStrategy[Line]) -> st.SearchStrategy[Reading]:
    blocks = st.lists(st.one_of(paragraphs(lines), tables(lines)), max_size=4).map(tuple)
    numbered = st.lists(blocks, min_size=1, max_size=3).map(
        lambda pages: tuple(Page(number, shown) for number, shown in enumerate(pages, 1))
    )
    return numbered.map(lambda pages: Reading("x", pages))


READINGS = st.one_of(readings(PLAIN), readings(PLACED))


def lines_of(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        inside = [block] if isinstance(block, Paragraph) else [p for cell in block.cells for p in cell.paragraphs]
        for paragraph in inside:
            yield from paragraph.lines


def characters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


@settings(max_examples=150, deadline=None)
@given(READINGS)
def test_nothing_is_lost_or_made_up(reading: Reading) -> None:
    shown = [normalise(line.text) for page in reading.pages for line in lines_of(page.blocks)]
    lost = characters("".join(shown)) - characters(build_text(reading).string)
    made_up = characters(build_text(reading).string) - characters("".join(shown))
    assert not made_up
    repeated_rows = characters("".join(shown)) if _has_two_ruled_tables(reading) else Counter[str]()
    assert not lost - repeated_rows - characters(" ".join(_bare_numbers(shown)))


def _has_two_ruled_tables(reading: Reading) -> bool:
    blocks = [block for page in reading.pages for block in page.blocks]
    return sum(isinstance(block, TableBlock) and block.ruled for block in blocks) > 1


def _bare_numbers(lines: list[str]) -> list[str]:
    return [line for line in lines if not any(char.isalpha() for char in line)]


@settings(max_examples=150, deadline=None)
@given(READINGS)
def test_lines_pieces_words_and_cells_quote_the_text(reading: Reading) -> None:
    text = build_text(reading)
    assert text.string == "\n".join(line.text for line in text.lines)
    for line in text.lines:
        assert text.string[line.start : line.end] == line.text != ""
        assert "\n" not in line.text
        reach = line.start
        for piece in line.pieces:
            assert text.string[reach : piece.start].strip() == ""
            reach = piece.end
            assert all(piece.start <= start < end <= piece.end for start, end, _ in piece.words)
            assert all(" " not in text.string[start:end] for start, end, _ in piece.words)
        assert reach == line.end
    _check_tables(text)


def _check_tables(text: Text) -> None:
    for index, table in enumerate(text.tables):
        reach = table.first_line
        for cell in table.cells:
            assert cell.first_line == reach
            reach = cell.end_line
            assert cell.row + cell.row_span <= table.rows
            assert cell.column + cell.column_span <= table.columns
            for line in text.lines[cell.first_line : cell.end_line]:
                assert line.cell is not None
                assert (line.cell.table, line.cell.row, line.cell.column) == (index, cell.row, cell.column)
        assert reach == table.end_line


@settings(max_examples=50, deadline=None)
@given(READINGS, st.data())
def test_every_span_is_its_quote(reading: Reading, data: st.DataObject) -> None:
    text = build_text(reading)
    start = data.draw(st.integers(0, len(text.string)))
    end = data.draw(st.integers(start, len(text.string)))
    span = text.span(start, end)
    assert text.string[span.start : span.end] == span.quote == text.string[start:end].strip()
