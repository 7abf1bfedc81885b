"""The Word reader on packages made here: each test writes the XML that Word writes for the case."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.readers import docx
from vanban.readers.docx_package import PART_LIMIT
from vanban.readers.reading import Paragraph, Role, TableBlock
from word_files import (
    MAIN_TYPE,
    NAMESPACES,
    OFFICE,
    blocks,
    cell_texts,
    p,
    package,
    paragraphs,
    r,
    style,
    texts,
    zipped,
)

CORPUS = Path(__file__).parent.parent / "corpus"

# Paragraphs and runs

TCVN3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
MATH = "<m:r><m:t>{}</m:t></m:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<w:r><w:t>Số:</w:t><w:tab/><w:t>/KH-UBND</w:t></w:r>", "Số:\t/KH-UBND"),
        (r("Kế hoạch") + "<w:r><w:br/></w:r>" + r("năm 2025"), "Kế hoạch|năm 2025"),
        (r("một") + "<w:r><w:cr/></w:r>" + r("hai"), "một|hai"),
        ("<w:r><w:t>36</w:t><w:noBreakHyphen/><w:t>HD/VP</w:t></w:r>", "36-HD/VP"),
        ("<w:r><w:t>thực</w:t><w:softHyphen/><w:t>hiện</w:t></w:r>", "thực\u00adhiện"),
        (r("t") + f"<w:r><w:rPr>{TCVN3}</w:rPr><w:softHyphen/></w:r>", "t\u00ad"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" Tập thể"), "☑ Tập thể"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 15 tuổi"), "≥ 15 tuổi"),
        (r("\uf0b7 Thôn Đông"), "• Thôn Đông"),
        (r("1.250 m") + r("2", '<w:vertAlign w:val="superscript"/>'), "1.250 m²"),
        (r("CO") + r("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        (r("theo quy định 12", '<w:vertAlign w:val="superscript"/>'), "theo quy định 12"),
        (r("ủy ban nhân dân", "<w:caps/>"), "ỦY BAN NHÂN DÂN"),
        (r("chủ tịch", "<w:smallCaps/>"), "CHỦ TỊCH"),
        (r("chủ tịch", '<w:caps w:val="0"/>'), "chủ tịch"),
        (r("µy ban", "<w:caps/>" + TCVN3), "µy ban"),
        (r("nhìn thấy") + r(" ẩn", "<w:vanish/>"), "nhìn thấy"),
        ("<w:r><w:t>\n   xuống dòng\n   trong XML </w:t></w:r>", "xuống dòng trong XML"),
        (f"<m:oMath><m:f><m:num>{MATH.format(18)}</m:num><m:den>{MATH.format(20)}</m:den></m:f></m:oMath>", "18/20"),
        (f"<m:sSup><m:e>{MATH.format('m')}</m:e><m:sup>{MATH.format(3)}</m:sup></m:sSup>", "m³"),
        ("<w:hyperlink>" + r("Cổng thông tin") + "</w:hyperlink>", "Cổng thông tin"),
        ("<w:smartTag><w:smartTag>" + r("xã Bình Khê") + "</w:smartTag></w:smartTag>", "xã Bình Khê"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("trong ô") + "</w:sdtContent></w:sdt>", "trong ô"),
        ("<w:ins>" + r("thêm") + "</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom>" + r("cũ") + "</w:moveFrom><w:moveTo>" + r("mới") + "</w:moveTo>", "mới"),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>còn</w:t></w:r>", "còn"),
    ],
)  # fmt: skip
def test_content_of_a_paragraph(content: str, shown: str) -> None:
    assert texts(p(content)) == [shown]


def field(instruction: str, result: str, begin: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result() -> None:
    nested = field("IF " + field("MERGEFIELD Xa", r("Bình Khê")), r("xã Bình Khê"))
    assert texts(p(r("UBND ") + nested + r(" báo cáo"))) == ["UBND xã Bình Khê báo cáo"]
    assert texts(p('<w:fldSimple w:instr="DATE">' + r("08/3/2024") + "</w:fldSimple>")) == ["08/3/2024"]


def test_form_fields_show_their_choice() -> None:
    ticked = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    open_box = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    entries = "<w:listEntry w:val='Mới'/><w:listEntry w:val='Nhân rộng'/>"
    chosen = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    content = field("FORMCHECKBOX", "", ticked) + r(" ") + field("FORMCHECKBOX", "", open_box) + r(" ")
    assert texts(p(content + field("FORMDROPDOWN", "", chosen))) == ["☒ ☐ Nhân rộng"]


def test_field_left_open_hides_nothing_after_its_paragraph() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert texts(p(broken) + p(r("I. MỤC ĐÍCH"))) == ["I. MỤC ĐÍCH"]


def test_paragraphs_whose_mark_was_deleted_run_on() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p(r("Thực hiện "), deleted) + p(r("kế hoạch")) + p("<w:del>" + r("bỏ") + "</w:del>", deleted) + p(r("hết"))
    assert texts(body) == ["Thực hiện kế hoạch", "hết"]


def test_blocks_keep_their_order_through_wrappers() -> None:
    grid = "<w:tbl><w:tr><w:tc>" + p(r("ô")) + "</w:tc></w:tr></w:tbl>"
    body = p(r("một")) + "<w:sdt><w:sdtContent>" + grid + p(r("hai")) + "</w:sdtContent></w:sdt>" + p("") + p(r("ba"))
    kinds = [block.lines[0].text if isinstance(block, Paragraph) else "bảng" for block in blocks(body)]
    assert kinds == ["một", "bảng", "hai", "ba"]


def test_text_box_once_behind_its_paragraph() -> None:
    inside = "<w:txbxContent>" + p(r("MẬT")) + "</w:txbxContent>"
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    )
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
    anchored = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    found = paragraphs(p(r("Kính gửi: ") + anchored + r("Phòng Nội vụ")) + p(r("sau")))
    assert [(each.lines[0].text, each.role) for each in found] == [
        ("Kính gửi: Phòng Nội vụ", Role.BODY), ("MẬT", Role.TEXT_BOX), ("sau", Role.BODY),
    ]  # fmt: skip
    drawn = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'
    assert texts(p(drawn)) == ["DỰ THẢO"]


def test_alternate_blocks_are_read_once() -> None:
    choice, fallback = (f"<mc:{name}>{p(r('Phụ lục'))}</mc:{name}>" for name in ("Choice", "Fallback"))
    assert texts(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>") == ["Phụ lục"]


def test_fallback_is_read_where_the_choice_shows_nothing() -> None:
    choice, fallback = '<mc:Choice Requires="x"><w:drawing/></mc:Choice>', "<mc:Fallback><w:t>☺</w:t></mc:Fallback>"
    assert texts(p(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")) == ["☺"]


# Notes, headers, footers

NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'


def reference(note_id: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"{more}/></w:r>'


def test_notes_stand_behind_the_paragraph_that_holds_their_mark() -> None:
    separator = '<w:footnote w:type="separator" w:id="0"><w:p>' + r("---") + "</w:p></w:footnote>"
    notes = separator + NOTE.format(7, r(" Nghị quyết số 12-NQ/ĐU")) + NOTE.format(8, r("Giảm 02 hộ"))
    body = p(r("Hộ nghèo") + reference(8) + r(", đất") + reference(7) + r(".")) + p(r("Tiếp theo"))
    found = paragraphs(body, footnotes=notes)
    assert [(each.role, each.lines[0].text) for each in found] == [
        (Role.BODY, "Hộ nghèo¹, đất²."),
        (Role.FOOTNOTE, "¹ Giảm 02 hộ"),
        (Role.FOOTNOTE, "² Nghị quyết số 12-NQ/ĐU"),
        (Role.BODY, "Tiếp theo"),
    ]


def test_note_of_a_cell_stands_behind_the_table() -> None:
    body = "<w:tbl><w:tr><w:tc>" + p(r("Tổng") + reference(1)) + "</w:tc></w:tr></w:tbl>" + p(r("sau"))
    found = blocks(body, footnotes=NOTE.format(1, r("Đã làm tròn")))
    assert isinstance(found[0], TableBlock)
    assert isinstance(found[1], Paragraph)
    assert (found[1].role, found[1].lines[0].text) == (Role.FOOTNOTE, "¹ Đã làm tròn")


def test_note_with_a_mark_of_its_own_and_endnote() -> None:
    footnotes = '<w:footnote w:id="1">' + p(r("(*) Tạm tính")) + "</w:footnote>"
    endnotes = '<w:endnote w:id="1">' + p(r("Cuối bài")) + "</w:endnote>"
    body = p(r("Số liệu") + reference(1, more=' w:customMarkFollows="1"') + r("(*)") + reference(1, "endnote"))
    assert texts(body, footnotes=footnotes, endnotes=endnotes) == ["Số liệu(*)¹", "(*) Tạm tính", "¹ Cuối bài"]


def section(*references: str, more: str = "") -> str:
    links = "".join(
        f'<w:{name.rstrip("12345")}Reference w:type="{kind}" r:id="{name}"/>'
        for name, kind in (each.split() for each in references)
    )
    return f"<w:sectPr>{links}{more}</w:sectPr>"


def test_headers_and_footers_once_and_without_page_numbers() -> None:
    page = field("PAGE", r("2"))
    body = p(r("Thân")) + p("", section("header1 default", "footer1 default")) + section("header2 default")
    found = paragraphs(
        body,
        header1=p(r("- ") + page + r(" -")) + p(r("Công báo")),
        header2=p(r("Công báo")) + p(r("3")),
        footer1=p(r("Lưu hành nội bộ")),
    )
    assert [(each.role, each.lines[0].text) for each in found] == [
        (Role.HEADER, "Công báo"), (Role.BODY, "Thân"), (Role.FOOTER, "Lưu hành nội bộ"),
    ]  # fmt: skip


def test_header_of_the_first_page_is_a_letterhead() -> None:
    letterhead = "<w:tbl><w:tr><w:tc>" + p(r("UBND XÃ BÌNH KHÊ")) + "</w:tc></w:tr></w:tbl>"
    shown = section("header1 first", more="<w:titlePg/>")
    found = blocks(p(r("Thân")) + shown, header1=letterhead)
    assert isinstance(found[0], TableBlock)
    assert texts(p(r("Thân")) + section("header1 first"), header1=p(r("không hiện"))) == ["Thân"]
    even = section("header1 even")
    assert texts(p(r("Thân")) + even, header1=p(r("trang chẵn"))) == ["Thân"]
    assert texts(p(r("Thân")) + even, header1=p(r("trang chẵn")), settings="<w:evenAndOddHeaders/>")[0] == "trang chẵn"


# Style


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Cambria'/></w:rPr></w:rPrDefault></w:docDefaults>"
    + style("paragraph", "Normal", "<w:rPr><w:sz w:val='28'/></w:rPr>", default=True)
    + style("paragraph", "Title", "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr>", "Normal")
    + style("paragraph", "Sub", "<w:rPr><w:sz w:val='26'/></w:rPr>", "Title")
    + style("character", "Strong", "<w:rPr><w:b/></w:rPr>")
)


def test_style_is_resolved_from_run_to_defaults() -> None:
    body = (
        p(r("thường", "<w:i/>"), "<w:jc w:val='both'/>")
        + p(r("tiêu đề"), "<w:pStyle w:val='Sub'/>")
        + p(r("đậm", "<w:rStyle w:val='Strong'/>"), "<w:pStyle w:val='Sub'/>")
        + p(r("đậm", "<w:rStyle w:val='Strong'/><w:rFonts w:ascii='VNI-Times'/><w:sz w:val='23.0'/>"))
    )
    looks = [(each.lines[0].text, each.lines[0].style) for each in paragraphs(body, styles=STYLES)]
    assert [(t, s.font, s.size, s.bold, s.italic, s.align) for t, s in looks] == [
        ("thường", "Cambria", 14.0, False, True, "justify"),
        ("TIÊU ĐỀ", "Cambria", 13.0, True, False, "center"),
        ("ĐẬM", "Cambria", 13.0, False, False, "center"),  # bold twice is not bold
        ("đậm", "VNI-Times", 11.5, True, False, "left"),
    ]


def test_most_of_a_line_decides_its_style() -> None:
    (paragraph,) = paragraphs(
        p(r("Điều 1. ", "<w:b/>") + r("Ban hành kèm theo") + "<w:r><w:br/></w:r>" + r("x", "<w:b/>"))
    )
    assert [line.style.bold for line in paragraph.lines] == [False, True]


# Whole files


def test_document_written_by_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("KẾ HOẠCH", level=1)
    for text in ("Mục đích", "Yêu cầu"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Như trên;", style="List Bullet")
    document.add_table(1, 2, style="Table Grid").cell(0, 1).text = "15 hộ"
    target = io.BytesIO()
    document.save(target)
    *shown, grid = docx.read(target.getvalue(), "thu.docx").pages[0].blocks
    assert [each.lines[0].text for each in shown if isinstance(each, Paragraph)] == [
        "KẾ HOẠCH", "1. Mục đích", "2. Yêu cầu", "- Như trên;",
    ]  # fmt: skip
    assert isinstance(grid, TableBlock)
    assert grid.ruled
    assert cell_texts(grid) == {(0, 0, 1, 1): "", (0, 1, 1, 1): "15 hộ"}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.docx")), ids=lambda path: path.stem)
def test_corpus_is_read(path: Path) -> None:
    data = path.read_bytes()
    assert docx.sniff(data)
    reading = docx.read(data, path.name)
    body = [each for each in reading.pages[0].blocks if not isinstance(each, Paragraph) or each.role is Role.BODY]
    assert reading.page_count is None
    assert len(body) > 5


def test_strict_documents_are_read() -> None:
    strict = package(p(r("Nghiêm ngặt")))
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, content in files.items():
        content = content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006", "http://purl.oclc.org/ooxml/wordprocessingml"
        )
        files[name] = content.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    assert "purl.oclc.org" in files["word/document.xml"]
    (paragraph,) = docx.read(zipped(files), "thu.docx").pages[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].text == "Nghiêm ngặt"


def test_embedded_documents_are_told_of() -> None:
    assert docx.read(package('<w:altChunk r:id="x"/>' + p(r("x"))), "thu.docx").notes != ()


# What it is, and what can go wrong

MACRO_TEMPLATE_TYPE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"


@pytest.mark.parametrize(
    ("data", "is_word"),
    [
        (package(""), True),
        (package("")[:-200], True),  # cut off
        (zipped({"[Content_Types].xml": MAIN_TYPE, "word/document2.xml": ""}), True),
        (zipped({"[Content_Types].xml": MACRO_TEMPLATE_TYPE, "word/document2.xml": ""}), True),
        (zipped({"[Content_Types].xml": "spreadsheetml.sheet.main+xml", "xl/workbook.xml": ""}), False),
        (zipped({"a.txt": "word"}), False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
)  # fmt: skip
def test_sniff(data: bytes, is_word: bool) -> None:
    assert docx.sniff(data) is is_word


def test_encrypted_office_file_is_told_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    locked = compound + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(20)
    assert docx.is_encrypted(locked)
    assert not docx.sniff(locked)
    assert not docx.is_encrypted(compound + bytes(500))
    assert not docx.is_encrypted(package(""))


def flag_encrypted(data: bytes) -> bytes:
    """The same zip with the encryption bit set in every directory entry."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


WHOLE = package(p(r("Nội dung")))
ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (WHOLE[: len(WHOLE) // 2], DamagedFile),
        (b"PK\x03\x04 word/document.xml", DamagedFile),
        (zipped({"word/document.xml": "<w:document"}), DamagedFile),
        (zipped({"word/document.xml": f"<w:document {NAMESPACES}/>"}), DamagedFile),
        (zipped({"[Content_Types].xml": MAIN_TYPE}), DamagedFile),
        (zipped({"word/document.xml": f"{ENTITY}<w:document {NAMESPACES}><w:body/></w:document>"}), DamagedFile),
        (package(p("<w:sdt><w:sdtContent>" * 2000 + r("x") + "</w:sdtContent></w:sdt>" * 2000)), DamagedFile),
        (zipped({"word/document.xml": " " * (PART_LIMIT + 1)}), LimitExceeded),
        (flag_encrypted(WHOLE), EncryptedFile),
    ],
    ids=["cut", "head only", "broken XML", "no body", "no part", "entities", "deep", "bomb", "password"],
)
def test_unreadable_files(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"thu\.docx"):
        docx.read(data, "thu.docx")


def test_part_larger_than_it_declares_is_damaged() -> None:
    data = bytearray(zipped({"word/document.xml": " " * (PART_LIMIT + 2**20)}))
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(DamagedFile, match=r"thu\.docx"):
        docx.read(bytes(data), "thu.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < PART_LIMIT / 4  # found out without unpacking it


def test_nesting_as_deep_as_the_parser_allows_is_read_or_refused() -> None:
    deep = (
        "<w:sdt><w:sdtContent>" * 100 + p("<w:sdt>" * 40 + r("đáy") + "</w:sdt>" * 40) + "</w:sdtContent></w:sdt>" * 100
    )
    assert texts(deep) == ["đáy"]
