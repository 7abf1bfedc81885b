"""Broken lines become paragraphs again, and only they."""

from __future__ import annotations

import pytest

from readings import LEFT, RIGHT, column, justified, page, pages, printed, table, typed
from vanban.readers.reading import Cell, Line, Page, Paragraph, Reading, Role, TableBlock
from vanban.text.build import build_text
from vanban.text.model import Text


def lines_of(reading: Reading) -> list[str]:
    return [line.text for line in build_text(reading).lines]


def body(*lines: Line) -> Reading:
    return pages(page(1, column(list(lines))))


def full(text: str) -> str:
    """``text`` lengthened to a running line of 65 characters."""
    return (text + " và các đoàn thể chính trị của xã cùng tham gia thực hiện nhiệm vụ")[:64].rstrip() + "a"


def test_every_line_of_a_complete_paragraph_is_a_line() -> None:
    lines = (Line("V/v đăng ký xây dựng và"), Line("nhân rộng mô hình"))
    assert lines_of(Reading("x", (Page(None, (Paragraph(lines),)),))) == [line.text for line in lines]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    first, second = full("Trong năm 2024"), full("Nhân dân")
    reading = body(
        justified(first, 100, LEFT + 36),
        justified(second, 118),
        printed("đạt kết quả tốt.", 136),
        justified(full("Bên cạnh đó"), 154, LEFT + 36),
        printed("còn hạn chế.", 172),
    )
    assert lines_of(reading) == [f"{first} {second} đạt kết quả tốt.", f"{full('Bên cạnh đó')} còn hạn chế."]


def test_an_indented_line_begins_a_paragraph_even_behind_a_full_one() -> None:
    reading = body(justified(full("Ủy ban"), 100), justified(full("Các thôn"), 118, LEFT + 36), printed("đã họp.", 136))
    assert lines_of(reading) == [full("Ủy ban"), f"{full('Các thôn')} đã họp."]


def test_more_space_before_a_line_begins_a_paragraph() -> None:
    lines = [justified(full("Ủy ban"), 100), justified("dân " + full("xã")[:60], 118), justified(full("Các thôn"), 146)]
    assert len(lines_of(body(*lines, printed("đã họp.", 164)))) == 2


def test_list_marks_begin_lines_but_dashes_and_counts_inside_a_sentence_do_not() -> None:
    reading = body(
        justified(full("- Phát triển kinh tế"), 100, LEFT + 36),
        justified("- xã hội gắn với quốc phòng; gồm: (1) " + full("hộ")[:26], 118),
        printed("(2) trường học.", 136),
        printed("- Giữ gìn an ninh.", 154, LEFT + 36),
    )
    assert len(lines_of(reading)) == 2
    assert lines_of(reading)[1] == "- Giữ gìn an ninh."


@pytest.mark.parametrize("following", ["92/QĐ-UBND của xã.", "06/CTrPH-UBND của xã.", "XI).", "12 của xã."])
def test_a_number_or_symbol_at_the_start_of_a_line_is_no_list_mark(following: str) -> None:
    reading = body(
        justified(full("Thay thế"), 82, LEFT + 36), justified("thay thế Quyết định số", 100), printed(following, 118)
    )
    assert len(lines_of(reading)) == 1


def test_a_hanging_entry_is_one_line_though_its_rest_stands_further_in_than_the_margin() -> None:
    lines = [justified(full("Nội dung"), 82), printed("trên.", 100)]
    entry = [justified(full("+ Công chức"), 118, LEFT + 54), printed("xã hội.", 136, LEFT + 18)]
    assert lines_of(body(*lines, *entry))[1] == full("+ Công chức") + " xã hội."


def test_a_line_filled_with_leaders_ends_there() -> None:
    reading = body(justified("Đơn vị đăng ký: " + "." * 40, 100), justified("Địa chỉ: " + "." * 40, 118))
    assert len(lines_of(reading)) == 2


@pytest.mark.parametrize(
    ("last", "following", "joined"),
    [
        ("theo Công văn số 1849/BGDĐT-", "GDPT ngày 10.", "1849/BGDĐT-GDPT ngày"),
        ("Phòng Xây dựng-", "Môi trường thị xã.", "Xây dựng-Môi trường"),
        ("theo Kế hoạch số 49/", "KH-UBND của xã.", "số 49/KH-UBND"),
        ("theo Kế hoạch số 49/KH", "-UBND của xã.", "49/KH-UBND"),
        ("phát triển kinh tế -", "xã hội của xã.", "kinh tế - xã hội"),
    ],
)
def test_hyphens_and_slashes_at_the_end_of_a_line_are_kept_without_a_space(
    last: str, following: str, joined: str
) -> None:
    text = build_text(body(justified(full("Từ năm nay"), 82), justified(last, 100), printed(following, 118)))
    assert joined in text.string


def test_a_title_of_centred_lines_is_one_line_apart_from_its_kind() -> None:
    def centred(text: str, y: float) -> Line:
        return printed(text, y, (LEFT + RIGHT) / 2 - 3.5 * len(text), bold=True, align="center")

    reading = body(
        centred("BÁO CÁO", 100),
        centred("Kết quả thực hiện công tác dân vận năm 2024", 118),
        centred("của Ủy ban nhân dân xã Đồng Mơ", 136),
        justified(full("Thực hiện"), 172, LEFT + 36),
    )
    title = "Kết quả thực hiện công tác dân vận năm 2024 của Ủy ban nhân dân xã Đồng Mơ"
    assert lines_of(reading) == ["BÁO CÁO", title, full("Thực hiện")]


def test_a_sentence_goes_on_over_a_page_break_past_numbers_and_footnotes() -> None:
    first = page(
        1,
        column([justified(full("Năm nay"), 700, LEFT + 36), justified("hỗ trợ hộ nghèo¹ " + full("và")[:48], 718)]),
        column([printed("¹ Gồm 05 hộ.", 780)], Role.FOOTNOTE),
    )
    second = page(2, column([printed("2", 40)], Role.HEADER), column([printed("cùng vươn lên.", 80)]))
    text = build_text(pages(first, second))
    assert [line.role for line in text.lines] == [Role.BODY, Role.FOOTNOTE]
    assert text.lines[0].text.endswith("cùng vươn lên.")
    assert [piece.page for piece in text.lines[0].pieces] == [1, 1, 2]
    assert text.lines[1].text == "¹ Gồm 05 hộ."


def test_a_footnote_of_an_earlier_paragraph_stands_behind_that_one() -> None:
    lines = [printed("Có 05 hộ¹.", 100, LEFT + 36), printed("Có 07 hộ².", 130, LEFT + 36)]
    notes = [column([printed(f"{mark} Ghi chú.", 700)], Role.FOOTNOTE) for mark in "¹²"]
    assert lines_of(pages(page(1, column(lines), *notes))) == ["Có 05 hộ¹.", "¹ Ghi chú.", "Có 07 hộ².", "² Ghi chú."]


def header_of(*columns: list[Line]) -> TableBlock:
    cells = tuple(Cell(0, index, (column(lines),)) for index, lines in enumerate(columns))
    return TableBlock(1, len(columns), cells, ruled=False)


def test_columns_keep_their_lines_but_join_a_list_entry_and_a_broken_name() -> None:
    left = [
        printed("ỦY BAN NHÂN DÂN", 70),
        printed("XÃ ĐỒNG MƠ", 88),
        printed("ĐẢNG ỦY XÃ PHIÊNG", 106),
        printed("MẬN", 124),
        printed("V/v đăng ký mô hình", 142),
        printed("“Dân vận khéo”", 160),
    ]
    right = [
        printed("- Các sở: Tài chính,", 70, 350),
        printed("Nội vụ, Tư pháp;", 88, 350),
        printed("- Lưu: VT.", 106, 350),
    ]
    assert lines_of(pages(page(1, header_of(left, right)))) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG MƠ",
        "ĐẢNG ỦY XÃ PHIÊNG MẬN",
        "V/v đăng ký mô hình",
        "“Dân vận khéo”",
        "- Các sở: Tài chính, Nội vụ, Tư pháp;",
        "- Lưu: VT.",
    ]


RUNNING = "Công tác tuyên truyền, vận động được thực hiện thường xuyên ở các thôn, nhất là việc giữ gìn"


def test_a_typed_sentence_goes_on_over_blank_lines() -> None:
    assert lines_of(typed(f"{RUNNING}\n\nvệ sinh môi trường.\n\nII. KẾT QUẢ")) == [
        f"{RUNNING} vệ sinh môi trường.",
        "II. KẾT QUẢ",
    ]


def test_a_typed_page_number_or_footnote_inside_a_sentence_is_lifted_out() -> None:
    assert lines_of(typed(f"{RUNNING}\n\n12\n\nvệ sinh môi trường.")) == [f"{RUNNING} vệ sinh môi trường."]
    text = build_text(typed(f"{RUNNING}¹ chung\n\n¹ Theo báo cáo quý I.\n\nvệ sinh môi trường."))
    assert [line.text for line in text.lines] == [
        f"{RUNNING}¹ chung vệ sinh môi trường.",
        "¹ Theo báo cáo quý I.",
    ]
    assert text.lines[1].role is Role.FOOTNOTE


@pytest.mark.parametrize(
    "kept",
    [
        "Số: /UBND\nV/v đăng ký xây dựng và\nnhân rộng mô hình “Dân\nvận khéo” năm 2024",
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MƠ",
        "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO THI ĐUA DÂN VẬN KHÉO TRÊN ĐỊA BÀN XÃ\n\nnăm 2024",
        f"{RUNNING}\n\n- quét dọn đường làng",
        f"{RUNNING}\n\na) quét dọn đường làng",
        f"1. {RUNNING}\n\n......\n......\n\n2. Lĩnh vực",
        f"{RUNNING}\n\n....., ngày tháng năm 2023",
        f"{RUNNING}.\n\nviết thường sau dấu chấm",
        f"| TT | {RUNNING} |\n\n| | tiếp theo |",
    ],
)
def test_lines_that_were_broken_on_purpose_stay(kept: str) -> None:
    assert lines_of(typed(kept)) == [line for line in kept.split("\n") if line]


def test_text_wrapped_by_hand_at_a_width_is_joined() -> None:
    words = ("Trong năm qua Đảng ủy xã Đồng Mơ đã lãnh đạo Ủy ban Mặt trận Tổ quốc " * 12).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > 72:
            lines, line = [*lines, line], word
        else:
            line = f"{line} {word}".strip()
    lines.append(line + ".")
    assert lines_of(typed("\n".join(lines))) == [" ".join(words) + "."]


def test_furniture_is_left_out_and_what_stands_once_is_kept_at_the_end() -> None:
    def sheet(number: int, *once: Paragraph) -> Page:
        return page(
            number,
            column([printed(f"Trang {number}", 40)], Role.HEADER),
            column([printed(f"Đoạn {number}.", 100)]),
            column([printed(f"Báo cáo quý - {number}", 800)], Role.FOOTER),
            *once,
        )

    address = column([printed("Địa chỉ: thôn Trà Va", 815)], Role.FOOTER)
    assert lines_of(pages(sheet(1, address), sheet(2))) == ["Đoạn 1.", "Đoạn 2.", "Địa chỉ: thôn Trà Va"]


def test_pieces_lead_back_to_page_and_words() -> None:
    text: Text = build_text(body(justified(full("Năm nay"), 100, LEFT + 36), printed("có 12 hộ.", 118)))
    start = text.string.index("12 hộ")
    span = text.span(start, start + 5)
    assert (span.page, span.quote) == (1, "12 hộ")
    assert span.box == pytest.approx((LEFT + 21, 108, LEFT + 63, 121), abs=0.2)


def test_cells_are_lines_with_their_place_and_their_own_width() -> None:
    rows = [["TT", "Nội dung"], ["1", "Trồng cây bóng mát dọc theo các|đường liên thôn"], ["", "Nghiệm thu.|Ghi sổ."]]
    text = build_text(pages(page(1, table(rows, 100, edges=(85, 130, 350)))))
    assert [(line.cell.row, line.cell.column, line.text) for line in text.lines if line.cell] == [
        (0, 0, "TT"),
        (0, 1, "Nội dung"),
        (1, 0, "1"),
        (1, 1, "Trồng cây bóng mát dọc theo các đường liên thôn"),
        (2, 1, "Nghiệm thu."),
        (2, 1, "Ghi sổ."),
    ]
    cells = text.tables[0].cells
    assert [text.cell_text(cell) for cell in cells][4:] == ["", "Nghiệm thu.\nGhi sổ."]
    assert (text.tables[0].first_line, text.tables[0].end_line) == (0, 6)
