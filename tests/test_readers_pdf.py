"""The PDF reader, on small PDF files whose every text has a known place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest

from pdf_files import HEIGHT, WIDTH, Sheet, pdf_file
from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.readers import pdf
from vanban.readers.options import ReadOptions
from vanban.readers.reading import Line, Page, Paragraph, Role, TableBlock


def page_of(*sheets: Sheet) -> Page:
    return pdf.read(pdf_file(*sheets), "a.pdf").pages[0]


def lines_of(page: Page) -> list[Line]:
    return [line for block in page.blocks if isinstance(block, Paragraph) for line in block.lines]


def texts_of(page: Page) -> list[str]:
    return [line.text for line in lines_of(page)]


def cell_texts(table: TableBlock) -> list[tuple[int, int, int, int, str]]:
    return [
        (
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            "|".join(line.text for paragraph in cell.paragraphs for line in paragraph.lines),
        )
        for cell in table.cells
    ]


BODY = ["Ủy ban nhân dân xã Đồng Mơ đã triển khai kế hoạch dân vận khéo", "năm 2024 đến tất cả các thôn trên địa bàn."]


def test_the_mark_of_a_pdf_may_stand_behind_other_bytes() -> None:
    assert pdf.sniff(b"\xef\xbb\xbf\r\n%PDF-1.4 ...")
    assert not pdf.sniff(b"PK\x03\x04" + b" " * 2000 + b"%PDF-1.4")


def test_lines_have_text_boxes_words_and_style() -> None:
    page = page_of(Sheet().rows(85, 100, BODY).text(85, 160, "Số liệu", 12, "F2").text(85, 180, "Ghi chú", 12, "F3"))
    first, second, bold, italic = lines_of(page)
    assert [first.text, second.text] == BODY
    assert first.box is not None
    x0, y0, x1, y1 = first.box
    assert (x0, x1) == pytest.approx((85, 85 + 7 * len(BODY[0])), abs=0.5)
    assert y0 < 100 < y1
    assert [first.text[word.start : word.end] for word in first.words] == BODY[0].split()
    word = first.words[1]
    assert word.box[0] == pytest.approx(85 + 7 * BODY[0].index("ban"), abs=0.5)
    assert (first.style.font, first.style.size, first.style.bold) == ("TimesNewRoman", 14, False)
    assert (bold.style.bold, bold.style.italic, bold.style.size) == (True, False, 12)
    assert (italic.style.bold, italic.style.italic) == (False, True)
    assert (page.number, page.width, page.height) == (1, WIDTH, HEIGHT)


def test_position_decides_the_order_not_the_content_stream() -> None:
    page = page_of(Sheet().text(85, 300, "thứ ba").text(85, 100, "thứ nhất").text(85, 200, "thứ hai"))
    assert texts_of(page) == ["thứ nhất", "thứ hai", "thứ ba"]


def test_alignment_is_judged_from_the_margins() -> None:
    sheet = Sheet().rows(85, 100, ["x" * 65, "x" * 65])
    sheet.text(85 + 7 * 25, 200, "x" * 15).text(85 + 7 * 45, 240, "x" * 20).text(121, 280, "x" * 30)
    assert [line.style.align for line in lines_of(page_of(sheet))] == ["justify", "justify", "center", "right", "left"]


def test_a_two_column_header_is_read_column_by_column() -> None:
    sheet = Sheet()
    sheet.text(100, 70, "ỦY BAN NHÂN DÂN", 12).text(300, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    sheet.text(106, 85, "XÃ ĐỒNG MƠ LA", 12).text(342, 86, "Độc lập - Tự do - Hạnh phúc", 12)
    sheet.text(94, 110, "Số: 05/KH-UBND", 12).text(330, 110, "Đồng Mơ, ngày 08 tháng 3 năm 2024", 12)
    sheet.text(270, 150, "KẾ HOẠCH").rows(85, 200, BODY)
    header, paragraph = page_of(sheet).blocks
    assert isinstance(header, TableBlock)
    assert (header.ruled, header.rows, header.columns) == (False, 1, 2)
    left, right = (text for *_, text in cell_texts(header))
    assert left == "ỦY BAN NHÂN DÂN|XÃ ĐỒNG MƠ LA|Số: 05/KH-UBND"
    assert right.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|Đồng Mơ, ngày")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].text == "KẾ HOẠCH"


def test_the_blank_of_a_number_does_not_split_its_line() -> None:
    sheet = Sheet().text(100, 70, "ỦY BAN NHÂN DÂN", 12).text(300, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    sheet.text(94, 90, "Số:        /KH-UBND", 12).text(330, 90, "Đồng Mơ, ngày      tháng 3 năm 2024", 12)
    header = page_of(sheet).blocks[0]
    assert isinstance(header, TableBlock)
    assert [text.split("|")[1] for *_, text in cell_texts(header)] == [
        "Số:\t/KH-UBND",
        "Đồng Mơ, ngày\ttháng 3 năm 2024",
    ]


def test_a_closing_with_staggered_columns_stays_in_columns() -> None:
    sheet = Sheet().rows(85, 100, BODY)
    sheet.text(85, 200, "Nơi nhận:", 11).text(350, 204, "TM. ỦY BAN NHÂN DÂN", 13)
    sheet.text(85, 214, "- Như trên;", 11).text(385, 222, "CHỦ TỊCH", 13).text(85, 228, "- Lưu: VT.", 11)
    sheet.text(366, 310, "Đinh Văn Tràng", 13)
    closing = page_of(sheet).blocks[1]
    assert isinstance(closing, TableBlock)
    assert [text for *_, text in cell_texts(closing)] == [
        "Nơi nhận:|- Như trên;|- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Đinh Văn Tràng",
    ]


def test_a_list_with_its_marks_set_apart_is_no_pair_of_columns() -> None:
    sheet = Sheet()
    for index, text in enumerate(["Tổ chức họp thôn lấy ý kiến", "Niêm yết công khai", "Báo cáo trước ngày 25"]):
        sheet.text(85, 100 + 20 * index, "-").text(110, 100 + 20 * index, text)
    sheet.rows(85, 180, ["x" * 60])
    assert all(isinstance(block, Paragraph) for block in page_of(sheet).blocks)


def grid(xs: Sequence[float], ys: Sequence[float], without: Iterable[tuple[float, float, float, float]] = ()) -> Sheet:
    """A sheet with a full grid, less the rules in ``without``."""
    across = [(x0, y, x1, y) for y in ys for x0, x1 in pairwise(xs)]
    down = [(x, y0, x, y1) for x in xs for y0, y1 in pairwise(ys)]
    return Sheet(rules=[rule for rule in across + down if rule not in set(without)])


def test_a_ruled_table_has_cells_and_spans_and_its_text_stands_nowhere_else() -> None:
    sheet = grid([85, 125, 300, 400, 500], [100, 125, 150, 190], without=[(300, 100, 300, 125)])
    sheet.rules = [rule for rule in sheet.rules if rule not in [(400, 100, 400, 125), (85, 125, 125, 125)]]
    sheet.text(90, 120, "TT", 12).text(130, 118, "Tên mô hình", 12)
    sheet.text(310, 145, "Mới", 12).text(405, 145, "Nhân rộng", 12)
    sheet.text(90, 165, "1", 12).rows(130, 165, ["Hàng rào xanh"], 12).text(405, 165, "x", 12)
    sheet.rows(85, 60, ["Bảng kê"]).rows(85, 230, BODY)
    before, table, after = page_of(sheet).blocks
    assert isinstance(table, TableBlock)
    assert (table.ruled, table.rows, table.columns) == (True, 3, 4)
    assert cell_texts(table) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 3, "Tên mô hình"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "Mới"),
        (1, 3, 1, 1, "Nhân rộng"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "Hàng rào xanh"),
        (2, 2, 1, 1, ""),
        (2, 3, 1, 1, "x"),
    ]
    assert table.cells[0].box == pytest.approx((85, 100, 125, 150), abs=1)
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert [line.text for line in before.lines + after.lines] == ["Bảng kê", *BODY]


def test_a_frame_around_text_is_no_table() -> None:
    assert texts_of(page_of(grid([50, 545], [50, 790]).rows(85, 100, BODY))) == BODY


def test_raised_numbers_are_marks_and_footnotes_are_told_from_the_body() -> None:
    sheet = Sheet().rows(85, 100, BODY * 4).text(85 + 7 * len(BODY[1]), 115, "1", 8)
    sheet.text(85, 700, "1", 10).text(94, 700, "Gồm 02 thôn và 01 trường học.", 10)
    page = page_of(sheet)
    assert texts_of(page)[1] == BODY[1] + "¹"
    note = page.blocks[-1]
    assert isinstance(note, Paragraph)
    assert (note.role, note.lines[0].text) == (Role.FOOTNOTE, "¹ Gồm 02 thôn và 01 trường học.")


def test_page_numbers_and_repeated_lines_are_headers_and_footers() -> None:
    sheets = [
        Sheet()
        .text(290, 40, str(number), 13)
        .rows(85, 100, [f"{line} {number}" for line in BODY])
        .text(85, 815, f"Báo cáo quý {number}", 10)
        for number in (1, 2, 3)
    ]
    for page in pdf.read(pdf_file(*sheets), "a.pdf").pages:
        roles = [(block.role, block.lines[0].text) for block in page.blocks if isinstance(block, Paragraph)]
        assert [role for role, _ in roles] == [Role.HEADER, Role.BODY, Role.FOOTER]
        assert roles[0][1] == str(page.number)


def test_the_marks_of_two_forms_are_no_running_header() -> None:
    sheets = [
        Sheet().text(450, 60, f"Mẫu số 0{number}", 12).rows(85, 100, [f"{BODY[0]} {number}"]) for number in (1, 2)
    ]
    reading = pdf.read(pdf_file(Sheet().rows(85, 100, BODY), Sheet().rows(85, 100, BODY), *sheets), "a.pdf")
    assert [texts_of(page)[0] for page in reading.pages[2:]] == ["Mẫu số 01", "Mẫu số 02"]
    assert all(block.role is Role.BODY for block in reading.pages[2].blocks if isinstance(block, Paragraph))


def test_a_stamped_number_fills_the_blank_and_the_rest_of_the_stamp_is_left_out() -> None:
    sheet = Sheet().text(85, 100, "Số:        /TB-UBND").rows(85, 150, BODY)
    sheet.fields = [(110, 98, "27", "Sig"), (380, 40, "Ký bởi: Văn phòng", "Sig")]
    page = page_of(sheet)
    assert "".join(texts_of(page)[0].split()) == "Số:27/TB-UBND"
    assert not any("Ký" in text for text in texts_of(page))


def test_a_filled_form_field_is_text() -> None:
    sheet = Sheet().text(85, 100, "Đơn vị:").rows(85, 150, BODY)
    sheet.fields = [(150, 100, "Chi hội thôn Trà Va", "Tx")]
    assert texts_of(page_of(sheet))[0] == "Đơn vị: Chi hội thôn Trà Va"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    plain = Sheet().rows(85, 300, BODY)
    turned = Sheet(rotate=turn, drawn=f"q {matrix} cm\n".encode() + plain.content() + b"\nQ")
    page = page_of(turned)
    assert texts_of(page) == BODY
    assert (page.width, page.height) == ((HEIGHT, WIDTH) if turn % 180 else (WIDTH, HEIGHT))
    first, second = (line.box for line in lines_of(page))
    assert first is not None
    assert second is not None
    assert second[1] - first[1] == pytest.approx(20, abs=0.5)
    assert first[0] == pytest.approx(85, abs=0.5)


def test_a_file_that_was_cut_off_is_damaged() -> None:
    whole = pdf_file(Sheet().rows(85, 100, BODY))
    with pytest.raises(DamagedFile, match="before its end mark"):
        pdf.read(whole[: len(whole) // 2], "a.pdf")
    with pytest.raises(DamagedFile, match="before its end mark"):
        pdf.read(whole + b"9 0 obj << /Type /Page >>", "a.pdf")


def test_bytes_without_pages_are_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"b\.pdf"):
        pdf.read(b"%PDF-1.7\nno objects here\n%%EOF", "b.pdf")


def test_a_password_is_asked_for() -> None:
    data = pdf_file(Sheet().rows(85, 100, BODY), password=b"bi mat")
    with pytest.raises(EncryptedFile, match=r"wants a password .*--password"):
        pdf.read(data, "a.pdf")
    with pytest.raises(EncryptedFile, match="none of the given passwords"):
        pdf.read(data, "a.pdf", ReadOptions(passwords=("sai", "cung sai")))


def test_the_password_that_fits_is_found_among_several() -> None:
    data = pdf_file(Sheet().rows(85, 100, BODY), password=b"bi mat")
    reading = pdf.read(data, "a.pdf", ReadOptions(passwords=("sai", "bi mat")))
    assert texts_of(reading.pages[0]) == BODY


def test_a_file_may_have_too_many_pages() -> None:
    sheet = Sheet().rows(85, 100, BODY)
    assert pdf.read(pdf_file(*[sheet] * 3), "a.pdf", ReadOptions(max_pages=3)).page_count == 3
    with pytest.raises(LimitExceeded, match=r"4 pages, more than the 3 allowed .*--max-pages"):
        pdf.read(pdf_file(*[sheet] * 4), "a.pdf", ReadOptions(max_pages=3))


def test_an_empty_user_password_opens_the_file() -> None:
    reading = pdf.read(pdf_file(Sheet().rows(85, 100, BODY), password=b""), "a.pdf")
    assert texts_of(reading.pages[0]) == BODY
