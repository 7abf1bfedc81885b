"""Letters of old fonts become Unicode; what is Unicode already stays as it is."""

from __future__ import annotations

import pytest

from old_fonts import tcvn3, vni
from vanban.readers import docx, html, plain
from vanban.readers.reading import Cell, FontRun, Line, Page, Paragraph, Reading, Style, TableBlock, Word, font_runs
from vanban.text.build import build_text
from vanban.text.legacy import in_unicode
from word_files import package

LETTER = "Được sự chỉ đạo của Đảng uỷ, nhân dân trong xã đã góp ngày công sửa đường; nề nếp giữ vững."
OTHER = "Phương hướng: giữ gìn an ninh trật tự, không để xảy ra điểm nóng, ẩn khuất, kỹ lưỡng."


def reading(*lines: Line, encoding: str = "unicode") -> Reading:
    """A reading of one page with these lines, each a paragraph."""
    return Reading("text/plain", (Page(None, tuple(Paragraph((line,)) for line in lines)),), encoding)  # type: ignore[arg-type]


def texts(read: Reading) -> list[str]:
    """The lines of a reading after conversion."""
    (page,) = in_unicode(read).pages
    return [line.text for block in page.blocks if isinstance(block, Paragraph) for line in block.lines]


def in_font(text: str, font: str | None) -> Line:
    return Line(text, style=Style(font=font))


@pytest.mark.parametrize(
    ("font", "code", "encoding"),
    [
        (".VnTime", tcvn3, "tcvn3"), (".vnArial Narrow", tcvn3, "tcvn3"), ("VnTimeBold", tcvn3, "tcvn3"),
        ("VNI-Times", vni, "vni"), ("VNI Helve", vni, "vni"), ("Times New Roman", tcvn3, "tcvn3"),
        ("Times New Roman", vni, "vni"), (None, tcvn3, "tcvn3"), (None, vni, "vni"),
    ],
)  # fmt: skip
def test_letters_of_an_encoding(font, code, encoding):
    read = reading(in_font(code(LETTER), font), in_font(code(OTHER), font))
    assert texts(read) == [LETTER, OTHER]
    assert in_unicode(read).encoding == encoding


@pytest.mark.parametrize("font", [".VnTimeH", "VnTimeHBold", ".VnArialH", ".VnTimeH Tur"])
def test_a_capital_font_gives_capitals(font):
    assert texts(reading(in_font(tcvn3("Hội đồng nhân dân xã"), font))) == ["HỘI ĐỒNG NHÂN DÂN XÃ"]


def test_no_other_font_does():
    assert texts(reading(in_font(vni("Hội đồng nhân dân"), "VNI-Brush"))) == ["Hội đồng nhân dân"]


def test_a_word_in_capitals_is_one_in_a_font_without_capital_marks():
    assert texts(reading(in_font("Céng HOµ X· HéI, §iÒu 3", ".VnTime"))) == ["Cộng HOÀ Xã HỘI, Điều 3"]


@pytest.mark.parametrize("code", ["aú", "AÚ", "î", "aÙ", "Aù"])
def test_rare_letters_of_vni(code):
    shown = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "aÙ": "á", "Aù": "Á"}[code]
    assert texts(reading(in_font(f"keát luaän {code}", "VNI-Times"))) == [f"kết luận {shown}"]


def test_fonts_mixed_in_one_line():
    fragments = [
        (tcvn3("Bà "), ".VnTime"),
        ("Lường Thị Hà", "Arial"),
        (vni(" ở thôn Đồi"), "VNI-Times"),
        (tcvn3("đã ký"), ".VnTimeH"),
    ]
    line = Line("".join(text for text, _ in fragments), fonts=font_runs(fragments))
    assert texts(reading(line)) == ["Bà Lường Thị Hà ở thôn ĐồiĐÃ KÝ"]
    assert in_unicode(reading(line)).encoding == "mixed"


def test_a_letter_cut_in_two_by_a_change_of_style():
    fragments = [("Coä", "VNI-Times"), ("ng ho", "VNI-Helve"), ("øa", "VNI-Times")]
    assert texts(reading(Line("Coäng hoøa", fonts=font_runs(fragments)))) == ["Cộng hòa"]


def test_words_keep_their_places():
    line = Line(
        "Hoäi ñoàng xaõ",
        style=Style("VNI-Times"),
        words=(Word(0, 4, (0, 0, 1, 1)), Word(5, 10, (2, 0, 3, 1)), Word(11, 14, (4, 0, 5, 1))),
    )
    (page,) = in_unicode(reading(line)).pages
    (block,) = page.blocks
    assert isinstance(block, Paragraph)
    (shown,) = block.lines
    assert [shown.text[word.start : word.end] for word in shown.words] == ["Hội", "đồng", "xã"]


def test_cells_of_tables():
    cell = Cell(0, 0, (Paragraph((in_font(tcvn3("Số hộ nghèo"), ".VnTime"),)),))
    read = Reading("text/plain", (Page(None, (TableBlock(1, 1, (cell,)),)),))
    assert build_text(in_unicode(read)).string == "Số hộ nghèo"


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "Hội Nông dân xã",  # only letters that some old font has too
        "Có 3 tổ hoà giải ở cơ sở; bà con đã ký cam kết",
        "El niño comió una piña en el jardín de la señora; mañana será otro día, ¿verdad? Él está allí también.",
        "L’été dernier, les élèves français ont étudié à Đà Nẵng; ça a été très agréable où qu’ils aient été.",
        "Die Straße führt über die Brücke; schöne Grüße aus München, natürlich für größere Übungen.",
        "Phần mềm Windows®, bản quyền © 2024, mục 1ª, nhiệt độ 30°, diện tích 5m², «trích»",
        "Camera® © ª µ",
        "Tiêu­đề có gạch nối mềm",
        "a − b = c; 3 − 2",
    ],
)
@pytest.mark.parametrize("font", [None, "Times New Roman"])
def test_what_is_unicode_stays(text, font):
    assert texts(reading(in_font(text, font))) == [text]
    assert in_unicode(reading(in_font(text, font))).encoding == "unicode"


def test_unicode_typed_in_an_old_font_stays():
    lines = [in_font(text, ".VnTime") for text in (LETTER, OTHER, "Có nhà, có lúa", "Lê Thái Hoàn")]
    assert texts(reading(*lines)) == [line.text for line in lines]


def test_one_line_of_another_encoding_in_a_unicode_document():
    read = reading(in_font(OTHER, None), in_font(tcvn3(LETTER), None), in_font(OTHER, None))
    assert texts(read) == [OTHER, LETTER, OTHER]
    assert in_unicode(read).encoding == "mixed"


def test_a_short_line_follows_the_document():
    read = reading(in_font(tcvn3(LETTER), None), in_font(tcvn3("Kính gửi"), None))
    assert texts(read)[1] == "Kính gửi"


def test_names_that_pdf_programs_give_to_letters():
    assert texts(reading(in_font("Thñ t−íng xem xÐt; l∙nh ®¹o", "VnTime"))) == ["Thủ tướng xem xét; lãnh đạo"]


def test_what_the_file_declares_decides_where_words_are_few():
    assert texts(reading(in_font("®ñ", None), encoding="tcvn3")) == ["đủ"]
    assert texts(reading(in_font("®ñ", None))) == ["®ñ"]


def test_text_files():
    read = plain.read(f"{tcvn3(LETTER)}\n\n{tcvn3(OTHER)}\n".encode("latin-1"), "thu.txt")
    assert build_text(in_unicode(read)).string == f"{LETTER}\n{OTHER}"


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="font-family:.VnTime">{}<i>{}</i></p>',
        '<p><font face=".VnTime">{}</font><font face=".VnTime">{}</font></p>',
    ],
)
def test_pages(markup):
    page = (
        "<html><body>" + markup.format(tcvn3("Uỷ ban"), tcvn3(" xã Đồi Chè")) + "<p>Ông Lò Văn Thưởng</p></body></html>"
    )
    read = in_unicode(html.read(page.encode(), "thu.html"))
    assert build_text(read).string == "Uỷ ban xã Đồi Chè\nÔng Lò Văn Thưởng"
    assert read.encoding == "mixed"


def test_word_documents():
    old = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    runs = f"<w:r>{old}<w:t>Th</w:t><w:softHyphen/><w:t>{tcvn3('ờng trực ')}</w:t></w:r><w:r><w:t>ông Sử</w:t></w:r>"
    body = f"<w:p>{runs}</w:p>"
    assert build_text(in_unicode(docx.read(package(body), "thu.docx"))).string == "Thường trực ông Sử"


def test_a_label_keeps_the_fonts_behind_it_in_place():
    line = Line(" §iÓm Sử", fonts=(FontRun(0, 6, ".VnTime"), FontRun(6, 8, "Arial"))).behind("1. ")
    assert texts(reading(line)) == ["1. Điểm Sử"]
