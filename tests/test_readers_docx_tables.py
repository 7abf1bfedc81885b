"""Tables of Word files: the grid of merged cells, and which tables have lines."""

from __future__ import annotations

import pytest

from word_files import cell_texts, p, r, style, table

LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


WHITE = ' w:color="FFFFFF"/>'


def rows(*lines: str, properties: str = "") -> str:
    """A table of rows; cells are parted by a bar, ``=`` before a cell's text gives its ``w:tcPr``."""
    content = ""
    for line in lines:
        content += "<w:tr>"
        for cell in line.split("|"):
            setting, _, text = cell.rpartition("=")
            content += f"<w:tc><w:tcPr>{CELLS[setting]}</w:tcPr>{p(r(text))}</w:tc>"
        content += "</w:tr>"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{content}</w:tbl>"


CELLS = {
    "": "",
    "wide": '<w:gridSpan w:val="2"/>',
    "from": '<w:vMerge w:val="restart"/>',
    "on": "<w:vMerge/>",
    "left": '<w:hMerge w:val="restart"/>',
    "right": '<w:hMerge w:val="continue"/>',
    "gone": "<w:cellDel/>",
    "framed": "<w:tcBorders>" + LINES + "</w:tcBorders>",
    "underlined": '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>',
    "bare": "<w:tcBorders>" + LINES.replace("single", "nil") + "</w:tcBorders>",
}


def test_merged_cells() -> None:
    found = table(rows("from=TT|wide=Đăng ký|gone=bỏ", "on=|Tập thể|Cá nhân", "left=Cộng|right=|5"))
    assert (found.rows, found.columns) == (3, 3)
    assert cell_texts(found) == {
        (0, 0, 2, 1): "TT", (0, 1, 1, 2): "Đăng ký", (1, 1, 1, 1): "Tập thể", (1, 2, 1, 1): "Cá nhân",
        (2, 0, 1, 2): "Cộng", (2, 2, 1, 1): "5",
    }  # fmt: skip


def test_grid_before_deleted_rows_and_unused_columns() -> None:
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>' + p(r("lùi")) + "</w:tc></w:tr>"
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(r("bỏ")) + "</w:tc></w:tr>"
    found = table("<w:tbl>" + rows("a|b")[7:-8] + before + deleted + "</w:tbl>")
    assert cell_texts(found) == {(0, 0, 1, 1): "a", (0, 1, 1, 1): "b", (1, 1, 1, 1): "lùi"}
    assert table(rows("wide=a|wide=b")).columns == 2


def test_nested_table_is_read_in_its_cell() -> None:
    found = table("<w:tbl><w:tr><w:tc>" + p(r("ngoài")) + rows("trong|cùng") + "</w:tc></w:tr></w:tbl>")
    assert cell_texts(found) == {(0, 0, 1, 1): "ngoài/trong/cùng"}


@pytest.mark.parametrize(
    ("cells", "properties", "ruled"),
    [
        ("a|b", "", False),
        ("a|b", f"<w:tblBorders>{LINES}</w:tblBorders>", True),
        ("a|b", f"<w:tblBorders>{LINES.replace('single', 'none')}</w:tblBorders>", False),
        ("a|b", f"<w:tblBorders>{LINES.replace('/>', WHITE)}</w:tblBorders>", False),
        ("a|b", '<w:tblStyle w:val="Grid"/>', True),
        ("a|b", f'<w:tblStyle w:val="Grid"/><w:tblBorders>{LINES.replace("single", "nil")}</w:tblBorders>', False),
        ("bare=a|bare=b", '<w:tblStyle w:val="Grid"/>', False),
        ("framed=a|framed=b", "", True),
        ("underlined=a|b", "", False),  # the rule under an issuer's name
    ],
)
def test_ruled_and_layout_tables(cells: str, properties: str, ruled: bool) -> None:
    grid = style("table", "Grid", f"<w:tblPr><w:tblBorders>{LINES}</w:tblBorders></w:tblPr>")
    assert table(rows(cells, cells, properties=properties), styles=grid).ruled is ruled
