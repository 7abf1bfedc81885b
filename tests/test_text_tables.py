"""Tables that go on over a page break are one table."""

from __future__ import annotations

from readings import column, page, pages, printed, table
from vanban.readers.reading import Cell, Line, Page, Paragraph, Reading, Role, TableBlock
from vanban.text.build import build_text
from vanban.text.model import Text

HEAD = ["TT", "Nội dung", "Thời gian"]


def over_the_break(
    first: list[list[str]], second: list[list[str]], edges: tuple[float, ...] = (85, 130, 350, 540)
) -> Text:
    number = column([printed("2", 40)], Role.HEADER)
    return build_text(pages(page(1, table(first, 600)), page(2, number, table(second, 60, edges))))


def rows_of(text: Text) -> list[list[str]]:
    (whole,) = text.tables
    rows = [["" for _ in range(whole.columns)] for _ in range(whole.rows)]
    for cell in whole.cells:
        rows[cell.row][cell.column] = text.cell_text(cell)
    return rows


def test_rows_go_on_and_a_repeated_header_is_dropped() -> None:
    text = over_the_break([HEAD, ["1", "Trồng cây.", "Quý I"]], [HEAD, ["2", "Nghiệm thu.", "Quý II"]])
    assert rows_of(text) == [HEAD, ["1", "Trồng cây.", "Quý I"], ["2", "Nghiệm thu.", "Quý II"]]
    assert [line.page for line in text.lines if line.text == "Nghiệm thu."] == [2]


def test_a_row_cut_in_the_middle_of_a_sentence_is_one_row() -> None:
    first = [HEAD, ["1", "Trồng cây bóng mát dọc theo các", "Quý I"]]
    text = over_the_break(first, [["", "đường liên thôn.", ""], ["2", "Nghiệm thu.", "Quý II"]])
    assert rows_of(text)[1:] == [
        ["1", "Trồng cây bóng mát dọc theo các đường liên thôn.", "Quý I"],
        ["2", "Nghiệm thu.", "Quý II"],
    ]
    joined = next(line for line in text.lines if line.text.startswith("Trồng"))
    assert [piece.page for piece in joined.pieces] == [1, 2]


def test_a_row_cut_between_two_entries_of_its_list_is_one_row() -> None:
    first = [HEAD, ["1", "- Trồng cây;|- Tưới cây;", "Quý I"]]
    assert rows_of(over_the_break(first, [["", "- Nghiệm thu.", ""]]))[1:] == [
        ["1", "- Trồng cây;\n- Tưới cây;\n- Nghiệm thu.", "Quý I"]
    ]


def test_a_row_of_its_own_without_a_number_stays_a_row() -> None:
    first = [HEAD, ["1", "Trồng cây.", "Quý I"]]
    assert rows_of(over_the_break(first, [["", "Cộng:", ""]]))[2] == ["", "Cộng:", ""]


def test_a_page_that_shows_fewer_column_edges_has_the_same_columns() -> None:
    text = over_the_break([HEAD, ["1", "Trồng cây.", "Quý I"]], [["2", "Nghiệm thu."]], edges=(85, 130, 540))
    (whole,) = text.tables
    assert (whole.rows, whole.columns) == (3, 3)
    assert [(cell.column, cell.column_span) for cell in whole.cells if cell.row == 2] == [(0, 1), (1, 2)]


def test_tables_with_other_edges_or_text_between_stay_two() -> None:
    rows = [HEAD, ["1", "Trồng cây.", "Quý I"]]
    assert len(over_the_break(rows, [["a", "b", "c"]], edges=(85, 200, 350, 540)).tables) == 2
    between = column([printed("Biểu số 2", 40)])
    apart = pages(page(1, table(rows, 600)), page(2, between, table(rows, 60)))
    assert len(build_text(apart).tables) == 2


def test_two_tables_of_one_page_or_of_a_format_that_knows_its_tables_stay_two() -> None:
    rows = [["1", "Trồng cây.", "Quý I"]]
    assert len(build_text(pages(page(1, table(rows, 100), table(rows, 300)))).tables) == 2
    whole = TableBlock(1, 1, (Cell(0, 0, (Paragraph((Line("một ô"),)),)),))
    assert len(build_text(Reading("docx", (Page(None, (whole, whole)),))).tables) == 2


def test_typed_tables_cut_by_a_page_break_are_one() -> None:
    def typed_table(*texts: str) -> TableBlock:
        cells = (
            Cell(0, i, (Paragraph((Line(text),), complete=False),) if text else ()) for i, text in enumerate(texts)
        )
        return TableBlock(1, len(texts), tuple(cells))

    reading = Reading("text/plain", (Page(None, (typed_table("1", "Trồng cây;"), typed_table("", "nghiệm thu."))),))
    (whole,) = build_text(reading).tables
    assert (whole.rows, build_text(reading).cell_text(whole.cells[1])) == (1, "Trồng cây;\nnghiệm thu.")
