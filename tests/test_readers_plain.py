"""Plain text, Markdown residue, and web pages saved as text."""

from __future__ import annotations

import unicodedata

import pytest

from vanban.errors import EmptyFile
from vanban.readers import plain
from vanban.readers.reading import Block, Line, Paragraph, Reading, Role, TableBlock


def read(text: str, encoding: str = "utf-8") -> Reading:
    return plain.read(text.encode(encoding), "x.txt")


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).pages[0].blocks


def paragraphs(text: str) -> list[list[str]]:
    return [[line.text for line in block.lines] for block in blocks(text) if isinstance(block, Paragraph)]


def table(text: str) -> TableBlock:
    return next(block for block in blocks(text) if isinstance(block, TableBlock))


def rows(block: TableBlock) -> list[list[str]]:
    """Cell texts row by row, paragraphs joined by a bar."""
    found = [[""] * block.columns for _ in range(block.rows)]
    for cell in block.cells:
        found[cell.row][cell.column] = "|".join(line.text for part in cell.paragraphs for line in part.lines)
    return found


class TestBytes:
    TEXT = "Kế hoạch số 05/KH-UBND của xã Phú Lâm Thượng\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_unicode(self, encoding: str) -> None:
        data = self.TEXT.encode(encoding)
        assert plain.sniff(data)
        assert plain.read(data, "x").pages[0].blocks == read(self.TEXT).pages[0].blocks

    def test_decomposed_text_is_left_as_it_is(self) -> None:
        decomposed = unicodedata.normalize("NFD", self.TEXT)
        assert plain.sniff(decomposed.encode())
        assert paragraphs(decomposed) == [[decomposed.strip()]]

    def test_windows_1258_and_1252_without_declaration(self) -> None:
        # "Kế hoạch" in windows-1258: ê and a combining acute, a and a combining dot below
        assert plain.read(b"K\xea\xec hoa\xf2ch \xf0\xe2\xf2t \xfd", "x").pages[0].blocks[0] == Paragraph(
            only_lines("Kê\u0301 hoa\u0323ch đâ\u0323t ư"), complete=False
        )
        assert plain.read("“K\xd5 ho¹ch” – cña x·".encode("cp1252"), "x").pages[0].blocks[0] == Paragraph(
            only_lines("“K\xd5 ho¹ch” – cña x·"), complete=False
        )

    def test_a_few_broken_bytes_are_noted(self) -> None:
        reading = plain.read(self.TEXT.encode() * 9 + b"\xff\n", "x")
        assert reading.notes == ("1 characters could not be decoded",)

    @pytest.mark.parametrize("data", [b"", b" \r\n\t", b"a\0b", bytes(range(256)) * 4, b"\x01\x02text\x03"])
    def test_no_text(self, data: bytes) -> None:
        assert not plain.sniff(data)

    def test_white_space_only(self) -> None:
        with pytest.raises(EmptyFile, match=r"x\.txt"):
            read("\n \n")


def only_lines(text: str) -> tuple[Line, ...]:
    [block] = read(text).pages[0].blocks
    assert isinstance(block, Paragraph)
    return block.lines


class TestParagraphs:
    def test_blank_lines_and_page_ends_separate(self) -> None:
        text = "ỦY BAN NHÂN DÂN\r\nXÃ PHÚ LÂM\r\n\r\n     Số:    /KH-UBND\tNgày\f1. Mục đích\n\n\n......\n"
        assert paragraphs(text) == [
            ["ỦY BAN NHÂN DÂN", "XÃ PHÚ LÂM"],
            ["Số:    /KH-UBND\tNgày"],
            ["1. Mục đích"],
            ["......"],
        ]
        assert not any(block.complete for block in blocks(text) if isinstance(block, Paragraph))


class TestMarkdown:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("**1. Mục đích**", "1. Mục đích"),
            ("gọi là “*Dân vận khéo*” năm", "gọi là “Dân vận khéo” năm"),
            ("- *Lĩnh vực kinh tế*: tốt", "- Lĩnh vực kinh tế: tốt"),
            ("***Nơi nhận:***", "Nơi nhận:"),
            ("** Công tác tiếp dân*", "* Công tác tiếp dân"),
            ("* Giải quyết đơn thư", "* Giải quyết đơn thư"),
            ("XÃ PHÚ LÂM**", "XÃ PHÚ LÂM"),
            ("**CHỦ TỊCH", "CHỦ TỊCH"),
            ("*", "*"),
            ("***", "***"),
            ("Ghi chú (*) và 3 * 4, 5*6, a*", "Ghi chú (*) và 3 * 4, 5*6, a*"),
            ("Mật khẩu ******", "Mật khẩu ******"),
            (r"1\. Số 05\-KH\_UB \*", "1. Số 05-KH_UB *"),
            ("## II. NỘI DUNG ##", "II. NỘI DUNG"),
            ("#DanVanKheo", "#DanVanKheo"),
            ("2.350 m<sup>2</sup> &amp; <b>500</b> m", "2.350 m² & 500 m"),
            ("xem [Kế hoạch](https://x.vn/a) ![](a.png)", "xem Kế hoạch"),
            ("giá < 5 và > 3", "giá < 5 và > 3"),
        ],
    )
    def test_residue(self, text: str, shown: str) -> None:
        assert paragraphs(text) == [[shown]]

    def test_style_of_lines(self) -> None:
        styles = [
            (line.text, line.style.bold, line.style.italic)
            for block in blocks("# KẾ HOẠCH\n**Về dân\nvận** năm\n\n*Căn cứ Luật;*\n\n***Nơi nhận:***\n- Như trên;")
            if isinstance(block, Paragraph)
            for line in block.lines
        ]
        assert styles == [
            ("KẾ HOẠCH", True, False),
            ("Về dân", True, False),
            ("vận năm", False, False),
            ("Căn cứ Luật;", False, True),
            ("Nơi nhận:", True, True),
            ("- Như trên;", False, False),
        ]

    def test_bold_runs_that_meet_stood_side_by_side(self) -> None:
        text = "**ỦY BAN NHÂN DÂN\nXÃ PHÚ LÂM****CỘNG HÒA XÃ HỘI\nĐộc lập**"
        assert paragraphs(text) == [["ỦY BAN NHÂN DÂN", "XÃ PHÚ LÂM"], ["CỘNG HÒA XÃ HỘI", "Độc lập"]]

    def test_notes_stand_behind_their_paragraph(self) -> None:
        found = blocks("Đã hiến đất[^1] rộng.\n\nCuối.\n\n[^1]: Gồm 02 hộ.\n")
        assert [(block.role, block.lines[0].text) for block in found if isinstance(block, Paragraph)] == [
            (Role.BODY, "Đã hiến đất¹ rộng."),
            (Role.FOOTNOTE, "¹ Gồm 02 hộ."),
            (Role.BODY, "Cuối."),
        ]

    def test_fences_and_underlines_go(self) -> None:
        assert paragraphs("```markdown\nKẾ HOẠCH\n=====\nMục 1\n```") == [["KẾ HOẠCH"], ["Mục 1"]]


class TestTables:
    def test_cells_separators_and_split_header(self) -> None:
        block = table(
            "Danh sách\n| TT | Hình thức | |\n|---|:--:|--|\n| | Tập thể | Cá nhân |\n"
            "| A | Kinh tế | |\n| 1 | a \\| b |\n"
        )
        assert rows(block) == [
            ["TT", "Hình thức", ""],
            ["", "Tập thể", "Cá nhân"],
            ["A", "Kinh tế", ""],
            ["1", "a | b", ""],
        ]
        assert block.ruled
        assert len(block.cells) == 12

    def test_html_and_points_in_cells_are_paragraphs(self) -> None:
        block = table(
            '| 1 | <p>* Nội dung:</p> <ul style="list-style-type: none"> - Vận động nhân dân; '
            "- Tổ chức ra quân. <p>* Kết quả:</p> - 100% hộ | **Tổ 1<br>Tổ 2** |"
        )
        assert rows(block) == [
            ["1", "* Nội dung:|- Vận động nhân dân;|- Tổ chức ra quân.|* Kết quả:|- 100% hộ", "Tổ 1|Tổ 2"]
        ]
        assert all(line.style.bold for part in block.cells[2].paragraphs for line in part.lines)

    def test_a_blank_header_goes_on_with_the_table_before(self) -> None:
        text = (
            "| TT | Tên | Nội dung |\n|--|--|--|\n| 1 | Một | - Việc đầu; |\n\n"
            "| | | |\n|--|--|--|\n| | | - Việc sau. |\n| 2 | Hai | x |\n\nHết\n\n"
            "| a | b | c |\n|--|--|--|\n| d | e | f |"
        )
        assert rows(table(text)) == [
            ["TT", "Tên", "Nội dung"],
            ["1", "Một", "- Việc đầu;|- Việc sau."],
            ["2", "Hai", "x"],
        ]
        assert sum(isinstance(block, TableBlock) for block in blocks(text)) == 2

    def test_a_repeated_header_goes_on_too_another_does_not(self) -> None:
        first = "| TT | Tên |\n|--|--|\n| 1 | Một |\n"
        again = "| TT | Tên |\n|--|--|\n| 2 | Hai |\n"
        other = "| TT | Việc |\n|--|--|\n| 2 | Hai |\n"
        assert rows(table(first + "\n" + again)) == [["TT", "Tên"], ["1", "Một"], ["2", "Hai"]]
        assert sum(isinstance(block, TableBlock) for block in blocks(first + "\n" + other)) == 2

    def test_rows_over_several_lines(self) -> None:
        assert rows(table("| 1 | Một\ndòng hai |\n| 2 | Hai |")) == [["1", "Một|dòng hai"], ["2", "Hai"]]

    def test_grid_tables(self) -> None:
        rule = "+----+-------+\n"
        grid = f"{rule}| TT | Tên   |\n+====+=======+\n| 1  | Một   |\n|    | nữa   |\n{rule}| 2  | Hai   |\n{rule}"
        assert rows(table(grid)) == [["TT", "Tên"], ["1", "Một nữa"], ["2", "Hai"]]

    def test_without_outer_bars(self) -> None:
        assert rows(table("TT | Tên\n---|---\n1 | Một\n")) == [["TT", "Tên"], ["1", "Một"]]

    def test_texts_side_by_side_are_no_ruled_table(self) -> None:
        block = table("| UBND XÃ<br>PHÚ LÂM | CỘNG HÒA<br>Độc lập |\n|:-:|:-:|\n| Số: 1/KH | *Phú Lâm, ngày* |")
        assert not block.ruled
        assert rows(block)[0] == ["UBND XÃ|PHÚ LÂM", "CỘNG HÒA|Độc lập"]

    def test_bars_in_prose(self) -> None:
        assert paragraphs("14:05 | 12/03/2024\nvà |x| hết") == [["14:05 | 12/03/2024", "và |x| hết"]]


TITLE = "Xã Trà Sơn Hạ ra mắt mô hình “Nụ cười công sở” tại bộ phận một cửa"
BODY = (
    " Ngày 25/9/2023, Khối Dân vận Đảng ủy xã  Trà Sơn Hạ phối hợp UBND xã ra mắt mô hình tại bộ phận một cửa.\n\n"
    "1. Công tác tuyên truyền:\n\n"
    "- Tập trung quán triệt, vận động bà con trong thôn thực hiện tốt các chủ trương, chính sách của xã.\n"
    "                                        Đài truyền thanh xã\n"
)
COUNTERS = "Truy cập\n\nHôm nay:\n1\nTất cả:\n174989\n\n"
FOOTER = "THỦ TỤC HÀNH CHÍNH\n\nĐịa chỉ: thôn 1, xã Trà Sơn Hạ\n"


class TestSavedPages:
    def test_article_is_read_once_without_counters_and_footer(self) -> None:
        page = (
            f"{COUNTERS}{TITLE}\n\nNgày 07/05/2024 11:06:51\n\n{BODY}\n{TITLE}\n\n"
            f"Đăng lúc: 07/05/2024 11:06:51 (GMT+7)\n\n{BODY}\n{FOOTER}"
        )
        reading = read(page)
        shown = paragraphs(page)
        assert shown[:2] == [[TITLE], ["Ngày 07/05/2024 11:06:51"]]
        assert len(shown) == 5
        assert shown[-1][-1] == "Đài truyền thanh xã"
        assert reading.posting is not None
        assert (reading.posting.time, reading.posting.title) == ("2024-05-07T11:06:51", TITLE)

    def test_title_and_posting_line_in_one_block(self) -> None:
        page = f"Trang chủ\nTin tức\n{TITLE}\nThứ Ba, 7/5/2024 11:06\n{BODY}"
        assert paragraphs(page)[:2] == [[TITLE], ["Thứ Ba, 7/5/2024 11:06"]]

    def test_what_follows_an_article_that_stands_once_stays(self) -> None:
        page = f"{TITLE}\n\nNgày 07/05/2024 11:06:51\n\n{BODY}\n{FOOTER}"
        assert paragraphs(page)[-1] == ["Địa chỉ: thôn 1, xã Trà Sơn Hạ"]

    def test_other_news_go(self) -> None:
        page = (
            f"{TITLE}\n\nNgày 07/05/2024 11:06:51\n\n{BODY}\nCác tin khác\n\nThông báo lịch tiêm phòng (02/05/2024)\n"
        )
        assert paragraphs(page)[-1][-1] == "Đài truyền thanh xã"

    def test_menus_and_crumb_trails_stand_before_the_title(self) -> None:
        menu = "Giới thiệu | Tin tức - Sự kiện | Thủ tục hành chính | Văn bản chỉ đạo | Liên hệ"
        page = f"{menu}\n\nTrang chủ » Tin tức - Sự kiện\n\n{TITLE}\n\nThứ ba, 07/05/2024 - 11:06\n\n{BODY}"
        reading = read(page)
        assert paragraphs(page)[0] == [TITLE]
        assert reading.posting is not None
        assert (reading.posting.time, reading.posting.title) == ("2024-05-07T11:06:00", TITLE)

    def test_buttons_and_news_below_an_article_go(self) -> None:
        page = f"{TITLE}\n\n07/05/2024 11:06\n\n{BODY}\nShare: Facebook Zalo\n\nCác tin khác\n- Khai mạc hè năm 2024\n"
        assert paragraphs(page)[-1][-1] == "Đài truyền thanh xã"

    def test_a_button_above_the_text_ends_nothing(self) -> None:
        page = f"{TITLE}\n\n07/05/2024 11:06\n\nChia sẻ: Facebook\n\n{BODY}"
        assert paragraphs(page)[-1][-1] == "Đài truyền thanh xã"

    @pytest.mark.parametrize(
        ("line", "time"),
        [
            ("Thứ tư, 18/09/2024 - 08:15", "2024-09-18T08:15:00"),
            ("Thứ Tư, ngày 18 tháng 9 năm 2024, 08:15", "2024-09-18T08:15:00"),
            ("18/09/2024 | 08:15:22", "2024-09-18T08:15:22"),
            ("18/9/2024 8:15:00 PM", "2024-09-18T20:15:00"),
            ("Cập nhật: 08h15' | 18/09/2024", "2024-09-18T08:15:00"),
            ("Thứ Tư, 18/9/2024, 8:15 [GMT+7]", "2024-09-18T08:15:00"),
            ("Ngày đăng: 18/09/2024 lúc 08:15, 31 lượt xem", "2024-09-18T08:15:00"),
        ],
    )
    def test_posting_lines(self, line: str, time: str) -> None:
        reading = read(f"{TITLE}\n\n{line}\n\n{BODY}")
        assert reading.posting is not None
        assert reading.posting.time == time

    @pytest.mark.parametrize(
        "line",
        [
            "Phú Lâm, ngày 12/3/2024",
            "Phú Lâm, ngày 12 tháng 3 năm 2024",
            "Ngày 12 tháng 3 năm 2024",
            "Thời gian: 08:30 ngày 12/3/2024",
            "Ngày 12/3/2024",
            "Thời gian ký: 12/03/2024 08:30:11 +07:00",
            "Ngày 32/13/2024 08:30",
        ],
    )
    def test_a_document_is_no_page(self, line: str) -> None:
        page = f"GIẤY MỜI\nHọp giao ban công tác dân vận\n{line}\n\nKính mời các đồng chí.\n"
        reading = read(page)
        assert reading.posting is None
        assert paragraphs(page) == [["GIẤY MỜI", "Họp giao ban công tác dân vận", line], ["Kính mời các đồng chí."]]

    def test_two_like_forms_are_no_repeated_article(self) -> None:
        form = "ĐĂNG KÝ XÂY DỰNG MÔ HÌNH NĂM 2023\n\n1. Tên mô hình, điển hình đăng ký\n\n.....\n\n"
        assert len(paragraphs(form + form)) == 6
