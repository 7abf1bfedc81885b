"""Pages whose text layer is not what a person reads on them: told apart, and read from their pictures."""

from __future__ import annotations

import io
import textwrap
import zlib

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from pdf_files import HEIGHT, WIDTH, Sheet, pdf_file
from vanban.readers import pdf
from vanban.readers.pdf_layer import Layer, judge
from vanban.readers.reading import Page, Paragraph, Reading

BODY = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân huyện về phong trào thi đua dân vận khéo năm 2024, Ủy ban nhân dân "
    "xã Đồng Mơ xây dựng kế hoạch triển khai thực hiện trên địa bàn xã với những nội dung như sau: tổ chức "
    "tuyên truyền, vận động các tầng lớp nhân dân tham gia xây dựng nông thôn mới, giữ gìn vệ sinh môi trường, "
    "bảo đảm an ninh trật tự ở các thôn."
)
BARE = (
    "CQNG HOA XA HQI CHU NGHIA VIET NAM Dgc lap Tu do Hanh phuc KE HOACH Thuc hien phong trao thi dua dan van "
    "kheo nam 2024 Uy ban nhan dan xa xay dung ke hoach trien khai thuc hien tren dia ban xa voi nhung noi "
    "dung nhu sau to chuc tuyen truyen van dong cac tang lop nhan dan tham gia"
)
ENGLISH = (
    "The Contractor shall submit the monthly progress report to the Employer within ten days after the end of "
    "each month, stating the quantities of work completed, the number of workers employed and the obstacles "
    "met on the site, together with photographs and a programme of the works for the following month as "
    "required by the conditions of the contract."
)
STAMP = "Ký bởi: Ủy ban nhân dân xã Đồng Mơ Thời gian ký: 08/03/2024 10:09:57"


def picture(text: str = "") -> bytes:
    """Content that draws a scan of the whole page with ``text`` on it."""
    image = Image.new("L", (2 * WIDTH, 2 * HEIGHT), 255)
    ImageDraw.Draw(image).text((200, 400), text, 0, ImageFont.load_default(48))
    pixels = zlib.compress(image.tobytes())
    head = f"\nq {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W {image.width} /H {image.height} /CS /G /BPC 8 /F /Fl ID "
    return head.encode() + pixels + b"\nEI Q"


def invisible(sheet: Sheet, text: str) -> Sheet:
    """``sheet`` with ``text`` that is there but not drawn."""
    shown = "\n".join(
        f"BT 3 Tr /F1 12 Tf 1 0 0 1 60 {700 - 20 * at} Tm <{line.encode('utf-16-be').hex()}> Tj ET"
        for at, line in enumerate(textwrap.wrap(text, 60))
    )
    sheet.drawn = b"\n" + shown.encode() + sheet.drawn
    return sheet


def text_of(page: Page) -> str:
    return "\n".join(line.text for block in page.blocks if isinstance(block, Paragraph) for line in block.lines)


def verdicts(reading: Reading) -> list[tuple[int, str, str]]:
    return [(page.page, page.how, page.reason) for page in reading.pages_read]


@pytest.mark.parametrize(
    ("layer", "verdict"),
    [
        (Layer(BODY), None),
        (Layer(ENGLISH), None),
        (Layer(BODY, pictures=1), None),  # a letterhead behind the text
        (Layer(BODY, pictures=1, hidden=1), (False, "recognised-before")),
        (Layer("", drawn=False), None),
        (Layer("3", pictures=0.1), None),  # an empty page with its number
        (Layer("", pictures=1), (True, "no-text")),
        (Layer("", pictures=1, stamped=True), (True, "stamp-only")),
        (Layer("Trang 3", pictures=1), (True, "little-text")),
        (Layer(STAMP, pictures=1, stamped=True), (True, "stamp-only")),
        (Layer(BARE, pictures=1, hidden=1), (True, "no-diacritics")),
        (Layer(BARE, pictures=1), (True, "no-diacritics")),
        (Layer(BARE), None),  # typed so
        (Layer(BODY.replace("n", "rn").replace("i", "í"), pictures=1, hidden=1), (True, "poor-recognition")),
        (Layer(BODY, hidden=1), (True, "hidden-text")),
        (Layer(3 * BODY.replace("ư", "ƣ").replace("ờ", "ӡ")), (True, "broken-fonts")),
        (Layer("".join(chr(ord(char) - 29 if char > " " else 32) for char in BARE) * 2), (True, "broken-fonts")),
        (Layer(BODY.replace("n", "\ufffd")), (True, "broken-fonts")),
        (Layer("Thùc hiÖn KÕ ho¹ch cña Uû ban nh©n d©n huyÖn vÒ phong trμo thi ®ua d©n vËn khÐo n¨m 2024 " * 3), None),
        (Layer("Thöïc hieän Keá hoaïch cuûa UÛy ban nhaân daân huyeän veà phong traøo thi ñua daân vaän " * 3), None),
        (Layer("Hàm lượng α-amylase và Σ điểm của các thôn là 12 Ω, ﬁle đính kèm. " + BODY), None),
    ],
)
def test_a_page_is_judged_by_what_its_layer_covers(layer: Layer, verdict: tuple[bool, str] | None):
    assert judge(layer) == verdict


def test_a_mixed_file_keeps_its_typed_pages_and_has_the_scanned_ones_recognised():
    typed = Sheet().rows(60, 100, textwrap.wrap(BODY, 70), 12)
    reading = pdf.read(pdf_file(typed, Sheet(drawn=picture("TRANG 2024")), Sheet()), "a.pdf")
    assert verdicts(reading) == [(2, "ocr", "no-text")]
    assert reading.page_count == 3
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert text_of(reading.pages[0]).split() == BODY.split()
    assert "2024" in text_of(reading.pages[1])
    assert text_of(reading.pages[2]) == ""
    assert reading.ocr is not None
    assert reading.ocr.pages == (2,)


def test_the_stamp_of_a_signature_is_no_text_of_a_scan():
    sheet = Sheet(drawn=picture("TRANG 2024"), fields=[(60, 60, STAMP, "Sig"), (300, 120, "17", "Sig")])
    reading = pdf.read(pdf_file(sheet), "a.pdf")
    assert verdicts(reading) == [(1, "ocr", "stamp-only")]
    assert reading.stamps == (STAMP,)
    assert "2024 10:09:57" not in text_of(reading.pages[0])
    assert "17" in text_of(reading.pages[0]).split(), "a number stamped into the blank belongs to the page"


def test_a_stamp_drawn_into_the_page_is_no_text_of_a_scan_either():
    reading = pdf.read(pdf_file(Sheet(drawn=picture("TRANG 2024")).text(60, 60, STAMP, 8)), "a.pdf")
    assert verdicts(reading) == [(1, "ocr", "stamp-only")]
    assert "08/03" not in text_of(reading.pages[0])
    assert "2024" in text_of(reading.pages[0])


def test_a_picture_beside_typed_text_is_noted_and_one_behind_it_is_not():
    beside = picture("TRANG 2024").replace(b"q 595 0 0 842 0 0 cm", b"q 400 0 0 300 90 50 cm")
    rows = textwrap.wrap(BODY, 70)
    noted = pdf.read(pdf_file(Sheet(drawn=beside).rows(60, 100, rows, 12)), "a.pdf")
    assert noted.pages_read == ()
    assert noted.notes == ("page 1 has a picture on which no text was looked for",)
    behind = pdf.read(pdf_file(Sheet(drawn=picture()).rows(60, 100, rows, 12)), "a.pdf")
    assert behind.notes == ()


def flattened(data: bytes) -> bytes:
    """A PDF file with what is laid over its pages made part of them, as printing it does."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    for page in document:
        page.flatten()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_stamp_that_was_flattened_into_a_page_is_left_out():
    stamp = [(60, 60, STAMP, "Sig")]
    typed, scanned = (
        Sheet(fields=stamp).rows(60, 100, textwrap.wrap(BODY, 70), 12),
        Sheet(drawn=picture(), fields=stamp),
    )
    reading = pdf.read(flattened(pdf_file(typed, scanned)), "a.pdf")
    assert verdicts(reading) == [(2, "ocr", "stamp-only")]
    assert reading.stamps == (STAMP, STAMP)
    assert text_of(reading.pages[0]).split() == BODY.split()
    assert text_of(reading.pages[1]) == ""


def test_text_that_nobody_sees_is_not_read():
    reading = pdf.read(pdf_file(invisible(Sheet(), BODY)), "a.pdf")
    assert verdicts(reading) == [(1, "ocr", "hidden-text")]
    assert text_of(reading.pages[0]) == ""


def test_hidden_words_on_a_typed_page_are_left_out_and_white_ones_on_a_dark_ground_stay():
    drawn = [
        b"0 g 60 500 200 30 re f",
        b"1 g BT /F1 12 Tf 1 0 0 1 70 510 Tm <%s> Tj ET" % "Tổng cộng".encode("utf-16-be").hex().encode(),
        b"1 g BT /F1 12 Tf 1 0 0 1 60 400 Tm <%s> Tj ET" % "#sovanban#".encode("utf-16-be").hex().encode(),
        b"0 g BT 3 Tr /F1 12 Tf 1 0 0 1 60 300 Tm <%s> Tj ET" % "#ngayky#".encode("utf-16-be").hex().encode(),
    ]
    sheet = Sheet(drawn=b"\n" + b"\n".join(drawn)).rows(60, 100, textwrap.wrap(BODY, 70), 12)
    reading = pdf.read(pdf_file(sheet), "a.pdf")
    assert reading.pages_read == ()
    assert text_of(reading.pages[0]).split() == [*BODY.split(), "Tổng", "cộng"]


def test_white_text_is_hidden():
    sheet = Sheet(drawn=b"\n1 g BT /F1 12 Tf 1 0 0 1 60 700 Tm <00410042> Tj ET")
    assert verdicts(pdf.read(pdf_file(sheet), "a.pdf")) == [(1, "ocr", "hidden-text")]


def test_a_layer_recognised_without_vietnamese_gives_way_and_a_sound_one_stays():
    bad, good = (invisible(Sheet(drawn=picture("TRANG 2024")), text) for text in (BARE, BODY))
    reading = pdf.read(pdf_file(bad, good), "a.pdf")
    assert verdicts(reading) == [(1, "ocr", "no-diacritics"), (2, "text-layer", "recognised-before")]
    assert "CQNG" not in text_of(reading.pages[0])
    assert text_of(reading.pages[1]).split() == BODY.split()
