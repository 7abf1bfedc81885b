"""Tables: header rows, captions, cells; and forms and annexes that are set as tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vanban.layout.build import build_layout
from vanban.layout.model import Layout
from vanban.patterns import builtin_patterns
from vanban.readers.reading import Cell, Line, Page, Paragraph, Reading, TableBlock
from vanban.text.build import build_text

Spans = dict[tuple[int, int], tuple[int, int]]
COVER = (
    "KẾ HOẠCH",
    "Công tác năm 2024",
    "UBND xã Đồng Vọng ban hành kế hoạch như sau:",
    "1. Việc một",
    "CHỦ TỊCH",
    "Đinh Văn Khoan",
)


def layout(lines: Sequence[str], rows: Sequence[Sequence[str | None]], spans: Spans | None = None) -> Layout:
    """The layout of lines with a table below; None is a place that another cell covers."""
    cells = tuple(
        Cell(row, column, (Paragraph((Line(text),)),) if text else (), *(spans or {}).get((row, column), (1, 1)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    )
    paragraphs = tuple(Paragraph((Line(line),)) for line in lines)
    table = TableBlock(len(rows), len(rows[0]), cells)
    reading = Reading("text/html", (Page(None, (*paragraphs, table)),))
    return build_layout(build_text(reading), builtin_patterns())


@pytest.mark.parametrize(
    ("rows", "header_rows"),
    [
        ([["TT", "Tên"], ["1", "Một"], ["2", "Hai"]], 1),
        ([["TT", "Tên", "Số"], ["(1)", "(2)", "(3)"], ["1", "Một", "5"]], 2),
        ([["1", "Một"], ["2", "Hai"]], 0),
        ([["Thôn", "Số hộ"], ["Ra Mốc", "120"]], 1),
    ],
)
def test_header_rows(rows: list[list[str | None]], header_rows: int) -> None:
    assert layout(COVER, rows).tables[0].header_rows == header_rows


def test_merged_headers_take_two_rows() -> None:
    rows = [["TT", "Mô hình", "Hình thức", None], [None, None, "Tập thể", "Cá nhân"], ["1", "Hũ gạo", "x", ""]]
    (table,) = layout(COVER, rows, {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}).tables
    assert table.header_rows == 2
    assert (table.cells[2].text, table.cells[2].column_span, table.cells[-1].at) == ("Hình thức", 2, None)


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        (("Bảng 1. Số hộ nghèo",), "Bảng 1. Số hộ nghèo"),
        (("DANH SÁCH MÔ HÌNH", "ĐĂNG KÝ NĂM 2024", "(Đơn vị tính: hộ)"), "DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2024"),
        (("Kết quả cụ thể như sau:",), None),
        (("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG VỌNG", "DANH SÁCH MÔ HÌNH"), "DANH SÁCH MÔ HÌNH"),
        (("DANH SÁCH MÔ HÌNH CỦA", "ỦY BAN NHÂN DÂN XÃ"), "DANH SÁCH MÔ HÌNH CỦA ỦY BAN NHÂN DÂN XÃ"),
    ],
)
def test_captions(above: tuple[str, ...], caption: str | None) -> None:
    assert layout((*COVER, *above), [["TT", "Tên"], ["1", "Một"]]).tables[0].caption == caption


def test_a_form_of_labels_and_values() -> None:
    rows = [["1", "Họ và tên", "Giàng A Chứ"], ["2", "Năm sinh", "...."], ["3", "Lĩnh vực", "☐ Kinh tế ☒ Văn hóa"]]
    (form,) = layout((*COVER, "PHIẾU ĐĂNG KÝ", "(cá nhân)"), rows).forms
    assert {field.label: field.value for field in form.fields} == {
        "Họ và tên": "Giàng A Chứ",
        "Năm sinh": None,
        "Lĩnh vực": "Văn hóa",
    }
    assert (form.kind, form.blank) == ("individual", False)


def test_an_empty_grid_is_a_form_and_a_filled_one_is_not() -> None:
    header = ["TT", "Tên mô hình", "Địa chỉ"]
    assert len(layout((*COVER, "Phụ lục", "DANH SÁCH"), [header, ["1", "", ""], ["2", "", ""]]).forms) == 1
    assert (
        layout(
            (*COVER, "Phụ lục", "DANH SÁCH"), [header, ["1", "Hũ gạo", "Ra Mốc"], ["2", "Đường hoa", "Nà Khoang"]]
        ).forms
        == ()
    )


def test_numbers_in_a_table_are_no_headings() -> None:
    found = layout(COVER[:4], [["I. Kinh tế", "x"], ["1. Việc một", "y"]])
    assert [section.label for section in found.outline] == ["1"]
