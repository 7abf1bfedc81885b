"""Saved web pages and documents that Word saved as HTML."""

from __future__ import annotations

import pytest

from vanban.errors import DamagedFile, EmptyFile
from vanban.readers import html
from vanban.readers.reading import Block, Paragraph, Reading, Role, TableBlock

WORD_HEAD = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
    "<meta http-equiv=Content-Type content='text/html; charset={charset}'>"
    "<meta name=Generator content='Microsoft Word 15'>{style}</head><body>"
)
TITLE = "Xã Trà Sơn Hạ ra mắt mô hình “Nụ cười công sở” tại bộ phận một cửa"
PROSE = [
    "Sáng 25/9/2023, Khối Dân vận Đảng ủy xã Trà Sơn Hạ phối hợp UBND xã tổ chức hội nghị ra mắt mô hình “Nụ cười "
    "công sở” tại bộ phận một cửa, với sự tham dự của 45 cán bộ, công chức và trưởng các thôn trên địa bàn xã.",
    "Theo Kế hoạch số 27-KH/ĐU ngày 12/9/2023 của Đảng ủy xã, mô hình gồm 5 tiêu chí về thái độ phục vụ, thời gian "
    "giải quyết hồ sơ, công khai thủ tục, ứng dụng công nghệ thông tin và tiếp nhận phản ánh của người dân.",
    "Trong 9 tháng đầu năm, xã đã tiếp nhận 1.254 hồ sơ, vận động nhân dân hiến 2.350 m<sup>2</sup> đất làm đường "
    "giao thông nông thôn và đóng góp 320 ngày công lao động để sửa nhà văn hóa các thôn vùng cao của xã.",
]
MENU = "".join(f'<li><a href="/m{i}">{name}</a></li>' for i, name in enumerate(["Trang chủ", "Tin tức", "Liên hệ"]))


def read(page: str, encoding: str = "utf-8") -> Reading:
    return html.read(page.encode(encoding), "trang.html")


def word(body: str, style: str = "", charset: str = "utf-8") -> str:
    return WORD_HEAD.format(charset=charset, style=style) + f"<div class=WordSection1>{body}</div></body></html>"


def blocks(reading: Reading) -> tuple[Block, ...]:
    return reading.pages[0].blocks


def lines(reading: Reading) -> list[str]:
    """All text lines in order, those of table cells too."""
    found: list[str] = []
    for block in blocks(reading):
        parts = [block] if isinstance(block, Paragraph) else [part for cell in block.cells for part in cell.paragraphs]
        found.extend(line.text for part in parts for line in part.lines)
    return found


def table(reading: Reading) -> TableBlock:
    return next(block for block in blocks(reading) if isinstance(block, TableBlock))


def cells(block: TableBlock) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, "|".join(line.text for p in c.paragraphs for line in p.lines))
        for c in block.cells
    ]


class TestSniff:
    @pytest.mark.parametrize(
        "data",
        [
            b"<!DOCTYPE html>\n<html>",
            b"\xef\xbb\xbf<HTML xmlns:o='x'>",
            b"<!-- saved from url=(0014)about:internet -->\r\n<html>",
            '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>'.encode("utf-16"),
            b"<p>a</p><p>b</p><table><tr><td>c</td></tr></table>",
        ],
    )
    def test_pages(self, data: bytes) -> None:
        assert html.sniff(data)

    @pytest.mark.parametrize(
        "data", [b"", b"%PDF-1.4 <html>", b"K\xc3\xa9 <html>", b"<p>* N\xe1\xbb\x99i dung", b"PK\3\4"]
    )
    def test_others(self, data: bytes) -> None:
        assert not html.sniff(data)


class TestCharsets:
    TEXT = "Kế hoạch của Ủy ban nhân dân xã Phú Lâm Thượng về dân vận"

    def test_declared_1258_has_combining_marks(self) -> None:
        # "Đường mới" in windows-1258: ơ is one byte, its tone a combining byte
        page = word("<p>\x00</p>", charset="windows-1258").encode().replace(b"\x00", b"\xd0\xfd\xf5\xccng m\xf5\xeci")
        assert lines(html.read(page, "x.htm")) == ["Đươ\u0300ng mơ\u0301i"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
    def test_unicode_whatever_is_declared(self, encoding: str) -> None:
        assert lines(read(word(f"<p>{self.TEXT}</p>", charset="windows-1252"), encoding)) == [self.TEXT]

    def test_latin_with_entities_and_c1(self) -> None:
        page = word("<p>K&#7871; ho\xe1ch &#150; \x93d\xe2n v\xe2n\x94</p>", charset="windows-1252").encode("latin-1")
        assert lines(html.read(page, "x.htm")) == ["Kế hoách – “dân vân”"]

    @pytest.mark.parametrize("charset", ["punycode", "idna", "rot13", "no-such-charset"])
    def test_what_is_no_charset_of_texts_counts_for_nothing(self, charset: str) -> None:
        page = word("<p>\xe0\xe9</p>", charset=charset).encode("latin-1")
        assert lines(html.read(page, "x.htm")) == ["àé"]

    def test_tcvn_stays_as_the_old_fonts_hold_it(self) -> None:
        page = word("<p><font face='.VnTime'>K\xd5 ho\xb9ch</font></p>", charset="x-viet-tcvn").encode("latin-1")
        reading = html.read(page, "x.htm")
        assert reading.encoding == "tcvn3"
        paragraph = blocks(reading)[0]
        assert isinstance(paragraph, Paragraph)
        assert (paragraph.lines[0].text, paragraph.lines[0].style.font) == ("KÕ ho¹ch", ".VnTime")


class TestWordText:
    def test_white_space_breaks_and_lists(self) -> None:
        reading = read(
            word(
                "<p>  Kế\n hoạch   số&nbsp;&nbsp;&nbsp;/KH <b> năm </b> 2024<br>dòng hai<br><br>đoạn sau<br></p>"
                "<ol start=3><li>ba<li>bốn<ul><li>con<li>- có gạch</ul></ol><ol type=a><li>x</ol>"
                "<ul style='list-style-type:none'><li>không dấu</ul>"
                "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Mục</p>"
                "<p><span style='font-family:Symbol;mso-list:Ignore'>·</span>gạch</p>"
                "<p>Trái<span style='mso-tab-count:2'>&nbsp; &nbsp;</span>phải</p>"
            )
        )
        found = [tuple(line.text for line in block.lines) for block in blocks(reading) if isinstance(block, Paragraph)]
        assert found[:2] == [("Kế hoạch số\xa0\xa0\xa0/KH năm 2024", "dòng hai"), ("đoạn sau",)]
        assert [text for part in found[2:] for text in part] == [
            *("3. ba", "4. bốn", "- con", "- có gạch", "a. x", "không dấu", "1. Mục", "- gạch", "Trái\tphải")
        ]
        assert all(block.complete for block in blocks(reading) if isinstance(block, Paragraph))

    def test_hidden_and_foreign_parts_are_dropped(self) -> None:
        reading = read(
            word(
                "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><script>x()</script><p>Một"
                "<span style='display:none;mso-hide:all'>ẩn</span><![if !supportEmptyParas]> hai<![endif]><o:p></o:p>"
                "<del>bỏ</del><!-- ghi chú --> 2.350 m<sup>2</sup></p><p class=h>Ẩn</p><noscript>Bật</noscript>"
                "<div style='mso-element:header'><p>- 2 -</p></div><div style='mso-element:footer'><p>Mật</p></div>",
                style="<style><!-- .h {display:none} @media print { p {display:none} } --></style>",
            )
        )
        assert lines(reading) == ["Một hai 2.350 m²", "Mật"]
        last = blocks(reading)[-1]
        assert isinstance(last, Paragraph)
        assert last.role is Role.FOOTER

    def test_style_of_lines(self) -> None:
        reading = read(
            word(
                "<p class=T align=center><b>KẾ HOẠCH</b></p><p style='font-size:13.0pt;font-family:\"Arial\",serif'>"
                "<i>Căn cứ <b>Luật</b> số 1</i></p>",
                style="<style>p.T{font-size:14pt;font-family:'Times New Roman'}</style>",
            )
        )
        styles = [block.lines[0].style for block in blocks(reading) if isinstance(block, Paragraph)]
        assert (styles[0].bold, styles[0].align, styles[0].size, styles[0].font) == (
            True,
            "center",
            14,
            "Times New Roman",
        )
        assert (styles[1].bold, styles[1].italic, styles[1].size, styles[1].font) == (False, True, 13, "Arial")

    def test_notes_stand_behind_the_paragraph_with_the_mark(self) -> None:
        reading = read(
            word(
                "<p>Đã hiến đất<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>.</p>"
                "<table border=1><tr><td>A</td><td>B<a href='#_ftn2' name='_ftnref2'>[2]</a></td></tr></table>"
                "<p>Cuối</p>"
                "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p>"
                "<a href='#_ftnref1' name='_ftn1'>[1]</a> Gồm 02 hộ.</p></div><div id=ftn2><p>"
                "<a href='#_ftnref2' name='_ftn2'>[2]</a> Năm 2023.</p></div></div>"
            )
        )
        assert lines(reading) == ["Đã hiến đất¹.", "¹ Gồm 02 hộ.", "A", "B²", "² Năm 2023.", "Cuối"]
        note = blocks(reading)[1]
        assert isinstance(note, Paragraph)
        assert note.role is Role.FOOTNOTE

    def test_an_anchor_that_is_no_note_stays(self) -> None:
        reading = read(word("<p><a href='#m1'>1</a> Mục lục</p><p><a name=m1>Mục một</a></p>"))
        assert lines(reading) == ["1 Mục lục", "Mục một"]

    def test_a_cut_off_page_is_noted(self) -> None:
        whole = word("<p>Kế hoạch</p><p>Nơi nhận</p>")
        assert read(whole).notes == ()
        assert "cut off" in read(whole[: whole.index("Nơi")]).notes[0]


class TestTables:
    def test_spans_and_sizing_rows(self) -> None:
        reading = read(
            word(
                "<table border=1><tr><td rowspan=2>TT</td><td colspan=2>Hình thức</td></tr><tr><td>Tập thể</td>"
                "<td>Cá nhân</td></tr><tr><td>1</td><td></td><td>x</td></tr><tr height=0><td width=9></td></tr></table>"
            )
        )
        assert cells(table(reading)) == [
            (0, 0, 2, 1, "TT"),
            (0, 1, 1, 2, "Hình thức"),
            (1, 1, 1, 1, "Tập thể"),
            (1, 2, 1, 1, "Cá nhân"),
            (2, 0, 1, 1, "1"),
            (2, 1, 1, 1, ""),
            (2, 2, 1, 1, "x"),
        ]
        assert (table(reading).rows, table(reading).columns) == (3, 3)

    def test_short_rows_are_filled_and_wild_spans_bounded(self) -> None:
        reading = read(word("<table border=1><tr><td colspan=999999 rowspan=0>a</td><td>b<tr><td>c</table>"))
        assert cells(table(reading)) == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]

    @pytest.mark.parametrize(
        ("attributes", "cell", "ruled"),
        [
            ("border=0", "", False),
            ("border=1", "", True),
            ("border=1", "style='border:none'", False),
            ("", "style='border:1px solid rgb(0, 0, 0)'", True),
            ("", "style='border-top:none;border-bottom:solid windowtext 1.0pt'", True),
            ("", "style='border:0px solid black'", False),
            ("class=MsoTableGrid", "", True),
            ("class=MsoNormalTable", "", False),
        ],
    )
    def test_lines(self, attributes: str, cell: str, ruled: bool) -> None:
        row = f"<tr><td {cell}>a</td><td {cell}>b</td></tr>"
        sheet = "<style>table.MsoTableGrid {border:solid windowtext 1.0pt}</style>"
        assert table(read(word(f"<table {attributes}>{row}{row}</table>", style=sheet))).ruled is ruled

    def test_layout_tables_are_taken_apart(self) -> None:
        inner = "<table border=1><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
        reading = read(word(f"<table><tr><td><p>Trước</p>{inner}</td><td>Bên</td></tr></table><table><tr><td></table>"))
        assert [type(block).__name__ for block in blocks(reading)] == ["Paragraph", "TableBlock", "Paragraph"]
        assert lines(reading) == ["Trước", "A", "B", "1", "2", "Bên"]

    def test_a_table_in_a_ruled_cell_gives_its_rows(self) -> None:
        inner = "<table border=1><tr><td>1</td><td>2</td></tr></table>"
        reading = read(word(f"<table border=1><tr><td>a</td><td>b{inner}</td></tr></table>"))
        assert cells(table(reading)) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b|1\t2")]

    def test_a_blank_form_stays_and_a_drawn_line_goes(self) -> None:
        row = "<tr><td></td><td></td><td></td></tr>"
        reading = read(word(f"<p>Mẫu</p><table border=1>{row}{row}</table><table border=1><tr><td></table>"))
        assert (table(reading).rows, table(reading).columns) == (2, 3)
        assert len(blocks(reading)) == 2


def site_page(head: str, posted: str, article: str = "", behind: str = "") -> str:
    paragraphs = article or "".join(f"<p>{part}</p>" for part in PROSE)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><header><div class=logo>Trang thông tin xã</div></header>"
        f"<nav><ul>{MENU}</ul></nav><div class=row><div class=col><div class=breadcrumb>Trang chủ » Tin tức</div>"
        f"<h1>{TITLE}</h1>{posted}<div class=body>{paragraphs}</div>{behind}</div>"
        f"<aside>Hôm nay: 12</aside></div><div class=footer>Địa chỉ: thôn 3</div></body></html>"
    )


HEAD = f"<title>{TITLE} - Xã Trà Sơn Hạ</title><meta property='og:title' content='{TITLE}'>"


class TestWebPages:
    @pytest.mark.parametrize(
        ("line", "time"),
        [
            ("Ngày 26/09/2023 08:30:12", "2023-09-26T08:30:12"),
            ("Đăng lúc: 26/09/2023 08:30:12 (GMT+7)", "2023-09-26T08:30:12"),
            ("Thứ Ba, 26/9/2023 08:30", "2023-09-26T08:30:00"),
            ("14:05 | 26/09/2023", "2023-09-26T14:05:00"),
            ("Cập nhật lúc 2:05 CH - 26/09/2023 | Người đăng: Ban Biên tập", "2023-09-26T14:05:00"),
            ("Tác giả: Hoàng Yến - 26/09/2023 08:30 - Lượt xem: 15", "2023-09-26T08:30:00"),
            ("Ngày đăng: 26/09/2023", "2023-09-26"),
        ],
    )
    def test_posting_line_behind_the_title(self, line: str, time: str) -> None:
        reading = read(site_page(HEAD, f"<div class=date>{line}</div>"))
        assert lines(reading)[:2] == [TITLE, line]
        assert reading.posting is not None
        assert (reading.posting.time, reading.posting.site) == (time, "Xã Trà Sơn Hạ")
        assert reading.posting.title == TITLE
        assert lines(reading)[2:] == [part.replace("<sup>2</sup>", "²") for part in PROSE]

    def test_time_of_the_metadata_is_local(self) -> None:
        head = HEAD + "<meta property='article:published_time' content='2023-09-26T01:30:00Z'>"
        reading = read(site_page(head, "<span>26/09/2023</span>"))
        assert reading.posting is not None
        assert reading.posting.time == "2023-09-26T08:30:00"

    def test_dates_of_the_text_are_no_posting(self) -> None:
        reading = read(site_page(HEAD, "<p>Ngày 25/9/2023, xã tổ chức hội nghị.</p>"))
        assert reading.posting is not None
        assert reading.posting.time is None

    def test_a_posting_line_above_the_title_moves_behind_it(self) -> None:
        page = site_page(HEAD, "").replace("<h1>", "<p>Thứ Ba, 26/9/2023 08:30</p><h1>")
        assert lines(read(page))[:2] == [TITLE, "Thứ Ba, 26/9/2023 08:30"]

    def test_an_article_that_stands_twice_is_read_once(self) -> None:
        body = "".join(f"<p>{part}</p>" for part in PROSE)
        again = f"<div id=divprint><b>{TITLE}</b><div>Đăng lúc: 26/09/2023 08:30:12 (GMT+7)</div>{body}</div>"
        reading = read(site_page(HEAD, "<div>Ngày 26/09/2023 08:30:12</div>", behind=again))
        assert len(lines(reading)) == 2 + len(PROSE)

    def test_old_portals_are_layout_tables(self) -> None:
        body = "".join(f"<p class=MsoNormal>{part}</p>" for part in PROSE)
        data = "<table border=1><tr><td>TT</td><td>Kết quả</td></tr><tr><td>1</td><td>98%</td></tr></table>"
        page = (
            f"<html><head><title>Cổng thông tin xã</title></head><body><form><table><tr><td colspan=3><ul>{MENU}</ul>"
            f"<tr><td><ul>{MENU}</ul><table><tr><td>Hôm nay:</td><td>1</td></tr></table></td><td>"
            f"<div class=tieude>{TITLE}</div><div>Ngày 26/09/2023 08:30:12</div><div>{body}{data}</div>"
            "<div class=tinkhac><a href=/1>Tin một</a>"
            "</div></td><td>Liên kết</td></tr><tr><td colspan=3>Địa chỉ: thôn 3</td></tr></table></form></body></html>"
        )
        reading = read(page.replace("<title>", "<meta name=viewport content=x><title>"))
        assert lines(reading)[:2] == [TITLE, "Ngày 26/09/2023 08:30:12"]
        assert lines(reading)[-4:] == ["TT", "Kết quả", "1", "98%"]
        assert table(reading).ruled

    def test_the_site_name_in_the_head_is_not_the_title(self) -> None:
        page = site_page(HEAD, "").replace("<div class=logo>Trang thông tin xã</div>", "<h1>Xã Trà Sơn Hạ</h1>")
        assert lines(read(page))[0] == TITLE

    def test_other_news_below_are_dropped(self) -> None:
        behind = "<p><b>Các tin khác</b></p><ul><li><a href=/1>Xã họp giao ban</a> (1/5/2023)</li></ul>"
        assert len(lines(read(site_page(HEAD, "", behind=behind)))) == 1 + len(PROSE)

    def test_short_documents_with_tables_stay_whole(self) -> None:
        article = (
            "<table border=0><tr><td>UBND XÃ HÒA PHÚ ĐÔNG<br>Số: 15/UBND</td><td>CỘNG HÒA XÃ HỘI"
            "</td></tr></table>Kính gửi: Các thôn.<br>Thực hiện Kế hoạch số 3/KH-UBND.<table><tr><td>Nơi nhận:"
            "<br>- Như trên.</td><td>CHỦ TỊCH<br><br>Trần Văn Phước</td></tr></table>"
        )
        found = lines(read(site_page(HEAD, "<p>14:05 | 12/03/2024</p>", article=article)))
        assert found[2:6] == [
            "UBND XÃ HÒA PHÚ ĐÔNG",
            "Số: 15/UBND",
            "CỘNG HÒA XÃ HỘI",
            "Kính gửi: Các thôn.",
        ]
        assert found[-1] == "Trần Văn Phước"

    def test_a_plain_page_is_of_a_site_when_it_says_that_it_was_posted(self) -> None:
        page = (
            f"<html><head><title>{TITLE} - Trạm Y tế Trà Sơn Hạ</title></head><body>"
            f"<div class=menu><ul>{MENU}</ul></div><div><h1>{TITLE}</h1>"
            f"<div>Ngày đăng: <span>26/09/2023 08:30</span> | Lượt xem: 15</div>"
            f"{''.join(f'<p>{part}</p>' for part in PROSE)}</div></body></html>"
        )
        reading = read(page)
        assert reading.posting is not None
        assert (reading.posting.time, reading.posting.site) == ("2023-09-26T08:30:00", "Trạm Y tế Trà Sơn Hạ")
        assert lines(reading)[0] == TITLE

    def test_a_page_of_no_site_is_a_document(self) -> None:
        reading = read("<html><body><h1>Kế hoạch công tác</h1><p>Ngày 26/09/2023 08:30:12</p><p>Hết</p></body></html>")
        assert reading.posting is None
        assert lines(reading) == ["Kế hoạch công tác", "Ngày 26/09/2023 08:30:12", "Hết"]


class TestBadPages:
    @pytest.mark.parametrize(
        "page", ["<html></html>", "<html><body><script>1</script></body></html>", "<html><frameset>"]
    )
    def test_no_text(self, page: str) -> None:
        with pytest.raises(EmptyFile, match=r"trang\.html"):
            read(page)

    @pytest.mark.parametrize("tag", ["<table><tr><td>", "<div>"])
    def test_nested_beyond_reason(self, tag: str) -> None:
        with pytest.raises(DamagedFile, match="nested too deeply"):
            read("<html><body>" + tag * 3000 + "Kế hoạch")

    def test_deep_but_honest(self) -> None:
        assert lines(read("<html><body>" + "<div><b>" * 500 + "Kế hoạch")) == ["Kế hoạch"]
