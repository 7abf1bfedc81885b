"""Documents set on pages for tests: one text as .docx and as PDF, every look and measure of which can be changed."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from pdf_files import HEIGHT, WIDTH, Sheet, pdf_file

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
LONG = (
    "Các thôn rà soát những việc khó trong vận động Nhân dân hiến đất làm đường, giữ gìn vệ sinh môi trường, xây dựng "
    "nếp sống văn minh, chọn một việc thiết thực để đăng ký thành mô hình và phân công đảng viên theo dõi đến khi xong."
)


@dataclass(frozen=True)
class Look:
    """Size in points, and ``b``, ``i`` or both in ``face``."""

    size: float
    face: str = ""
    align: str = "center"


@dataclass(frozen=True)
class Paper:
    """The text: (kind, line) of the two columns of the header, of the title, and of the two columns of the closing."""

    left: list[tuple[str, str]]
    right: list[tuple[str, str]]
    title: list[tuple[str, str]]
    body: list[tuple[str, str]]
    recipients: list[tuple[str, str]]
    signing: list[tuple[str, str]]
    looks: dict[str, Look]


@dataclass(frozen=True)
class Number:
    """A page number."""

    edge: str = "top"
    align: str = "center"
    look: Look = field(default_factory=lambda: Look(14))
    instruction: str = "PAGE"
    on_first: bool = False


@dataclass(frozen=True)
class Setup:
    """How pages and paragraphs are set: millimetres for paper and margins (top, right, bottom, left), else points."""

    paper: tuple[float, float] = (210, 297)
    margins: tuple[float, float, float, float] = (20, 15, 20, 30)
    number: Number | None = field(default_factory=Number)
    font: str = "Times New Roman"
    colour: str = "000000"
    align: str = "justify"
    indent: float = 36
    before: float = 6
    line: float = 1.15
    swapped: bool = False


STATE = Paper(
    left=[("issuer", "ỦY BAN NHÂN DÂN"), ("issuer", "XÃ ĐỒNG VỌNG"), ("number", "Số: 17/KH-UBND")],
    right=[
        ("state_title", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("place_date", "Đồng Vọng, ngày 08 tháng 3 năm 2024"),
    ],
    title=[("type", "KẾ HOẠCH"), ("subject", "Thực hiện phong trào thi đua “Dân vận khéo” năm 2024")],
    body=[
        ("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
        (
            "body",
            "Thực hiện Kế hoạch số 41/KH-UBND ngày 02 tháng 02 năm 2024 của UBND huyện Sơn Bình về việc thực hiện "
            "phong trào thi đua “Dân vận khéo” năm 2024, Ủy ban nhân dân xã Đồng Vọng xây dựng kế hoạch với các nội "
            "dung sau:",
        ),
        ("heading", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("body", LONG),
        ("body", "Nâng cao nhận thức của cán bộ, công chức và Nhân dân về công tác dân vận."),
        ("heading", "II. NỘI DUNG"),
        ("body", "Năm 2024, toàn xã xây dựng 02 mô hình, gồm 01 mô hình mới và 01 mô hình duy trì."),
        ("body", LONG.replace("Các thôn rà soát", "Công chức Văn hóa - Xã hội ghi lại")),
        ("body", "Phổ biến Kế hoạch số 41/KH-UBND đến từng hộ gia đình trong quý II năm 2024./."),
    ],
    recipients=[
        ("recipients_label", "Nơi nhận:"),
        ("recipient", "- UBND huyện Sơn Bình;"),
        ("recipient", "- Các thôn;"),
        ("recipient", "- Lưu: VT, VHXH."),
    ],
    signing=[("position", "TM. ỦY BAN NHÂN DÂN"), ("position", "CHỦ TỊCH"), ("", ""), ("signer", "Lò Văn Phúc")],
    looks={
        "parent": Look(13),
        "issuer": Look(13, "b"),
        "number": Look(13),
        "state_title": Look(13, "b"),
        "motto": Look(14, "b"),
        "place_date": Look(14, "i"),
        "type": Look(14, "b"),
        "subject": Look(14, "b"),
        "basis": Look(14, "i"),
        "body": Look(14),
        "heading": Look(14, "b"),
        "recipients_label": Look(12, "bi", "left"),
        "recipient": Look(11, "", "left"),
        "position": Look(14, "b"),
        "signer": Look(14, "b"),
    },
)
PARTY = Paper(
    left=[
        ("parent", "ĐẢNG BỘ HUYỆN SƠN BÌNH"),
        ("issuer", "ĐẢNG ỦY XÃ ĐỒNG VỌNG"),
        ("star", "*"),
        ("number", "Số 24-KH/ĐU"),
    ],
    right=[("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("place_date", "Đồng Vọng, ngày 06 tháng 3 năm 2024")],
    title=[("type", "KẾ HOẠCH"), ("subject", "thực hiện phong trào thi đua “Dân vận khéo” năm 2024")],
    body=[
        (
            "body",
            "Đảng ủy xã Đồng Vọng xây dựng Kế hoạch thực hiện phong trào thi đua “Dân vận khéo” năm 2024 như sau:",
        ),
        ("heading", "I. MỤC ĐÍCH"),
        ("body", LONG.replace("Các thôn", "Các chi bộ")),
        ("heading", "II. NỘI DUNG"),
        ("body", "Mỗi chi bộ đăng ký ít nhất 01 mô hình trước ngày 29 tháng 3 năm 2024."),
        ("body", "Kế hoạch này được phổ biến đến các chi bộ."),
    ],
    recipients=[
        ("recipients_label", "Nơi nhận:"),
        ("recipient", "- Các chi bộ trực thuộc,"),
        ("recipient", "- Lưu Văn phòng Đảng ủy."),
    ],
    signing=[("position", "T/M ĐẢNG ỦY"), ("position", "PHÓ BÍ THƯ"), ("", ""), ("signer", "Vàng A Lềnh")],
    looks={
        "parent": Look(14),
        "issuer": Look(14, "b"),
        "star": Look(14),
        "number": Look(14),
        "party_title": Look(15, "b"),
        "place_date": Look(14, "i"),
        "type": Look(16, "b"),
        "subject": Look(15, "b"),
        "body": Look(14),
        "heading": Look(14, "b"),
        "recipients_label": Look(14, "", "left"),
        "recipient": Look(12, "", "left"),
        "position": Look(14, "b"),
        "signer": Look(14, "b"),
    },
)


def word_file(paper: Paper, setup: Setup | None = None, **looks: Look) -> bytes:
    """``paper`` as a .docx; ``looks`` are set in place of the paper's own."""
    setup = setup or Setup()
    document, chosen = docx.Document(), paper.looks | looks
    section = document.sections[0]
    section.page_width, section.page_height = Mm(setup.paper[0]), Mm(setup.paper[1])
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, setup.margins)
    if setup.number is not None:
        _number(document, setup.number)

    def fill(paragraph: Paragraph, kind: str, text: str) -> Paragraph:
        if kind:
            _run(paragraph, text, chosen[kind], setup)
        return paragraph

    def side_by_side(*columns: list[tuple[str, str]]) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        for cell, lines in zip(cells, columns, strict=True):
            for index, (kind, text) in enumerate(lines):
                paragraph = fill(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), kind, text)
                paragraph.alignment = ALIGN[chosen[kind].align] if kind else None

    side_by_side(paper.left, paper.right)
    for kind, text in paper.title:
        fill(document.add_paragraph(), kind, text).alignment = ALIGN[chosen[kind].align]
    for kind, text in paper.body:
        paragraph = fill(document.add_paragraph(), kind, text)
        paragraph.alignment, shape = ALIGN[setup.align], paragraph.paragraph_format
        shape.first_line_indent, shape.space_before, shape.space_after = Pt(setup.indent), Pt(setup.before), Pt(0)
        shape.line_spacing = setup.line
    side_by_side(paper.recipients, paper.signing)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _run(paragraph: Paragraph, text: str, look: Look, setup: Setup) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.color.rgb = setup.font, Pt(look.size), RGBColor.from_string(setup.colour)
    run.bold, run.italic = "b" in look.face, "i" in look.face


def _number(document: Document, number: Number) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = not number.on_first
    paragraph = (section.header if number.edge == "top" else section.footer).paragraphs[0]
    paragraph.alignment = ALIGN[number.align]
    for kind, text in (("begin", None), (None, number.instruction), ("end", None)):
        run = paragraph.add_run()
        run.font.size, run.italic = Pt(number.look.size), "i" in number.look.face
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


FACES = {"": "F1", "b": "F2", "i": "F3", "bi": "F4"}
TOP, PITCH, BOTTOM = 70.0, 20.0, 740.0


def pdf_of(paper: Paper, setup: Setup | None = None, **looks: Look) -> bytes:
    """``paper`` as a PDF of two pages, A4 unless the paper is Letter. Letters are half as wide as the font is high."""
    setup, chosen = setup or Setup(), paper.looks | looks
    millimetre = 72 / 25.4
    left, right = setup.margins[3] * millimetre, WIDTH - setup.margins[1] * millimetre
    sheets = [Sheet(), Sheet()]

    def centred(sheet: Sheet, middle: float, y: float, kind: str, text: str) -> None:
        size, face = chosen[kind].size, FACES[chosen[kind].face]
        width = size / 2 * len(text)
        sheet.text(middle - width / 2, y, text, size, face)

    columns = (165.0, 415.0)[:: -1 if setup.swapped else 1]
    for middle, lines in zip(columns, (paper.left, paper.right), strict=True):
        for index, (kind, text) in enumerate(lines):
            centred(sheets[0], middle, TOP + index * PITCH, kind, text)
    for index, (kind, text) in enumerate(paper.title):
        centred(sheets[0], (left + right) / 2, 170 + index * PITCH, kind, text)
    y, sheet = 230.0, sheets[0]
    for kind, text in paper.body:
        if kind == "heading" and text.startswith("II"):
            y, sheet = TOP + PITCH, sheets[1]
        look = chosen[kind]
        face = FACES[look.face] if kind != "body" or setup.font == "Times New Roman" else "F5"
        y = _paragraph(sheet, text, (left, right, y), look.size, face, setup) + 6
    for middle, lines in ((None, paper.recipients), (430.0, paper.signing)):
        for index, (kind, text) in enumerate(lines):
            if kind and middle is not None:
                centred(sheets[1], middle, y + PITCH * (index + 1), kind, text)
            elif kind:
                sheets[1].text(left, y + PITCH * (index + 1), text, chosen[kind].size, FACES[chosen[kind].face])
    if setup.number is not None:
        place = {"left": left, "center": WIDTH / 2, "right": right - 7}[setup.number.align]
        for number, sheet in enumerate(sheets, 1):
            if number > 1 or setup.number.on_first:
                height = 40 if setup.number.edge == "top" else HEIGHT - 30
                sheet.text(place, height, str(number), setup.number.look.size, FACES[setup.number.look.face])
    data = pdf_file(*sheets)
    return data if setup.paper == (210, 297) else data.replace(b"[0 0 595 842]", b"[0 0 612 792]")


def _paragraph(
    sheet: Sheet, text: str, place: tuple[float, float, float], size: float, font: str, setup: Setup
) -> float:
    """Set ``text`` from ``place`` (left, right, baseline) on, justified or not; the baseline below it."""
    left, right, y = place
    room = int((right - left) / (size / 2))
    indent = int(setup.indent / (size / 2))
    lines = textwrap.wrap(" " * indent + text, room - 1, drop_whitespace=True, initial_indent="")
    for index, line in enumerate(lines):
        words = line.split()
        x = left + (setup.indent if index == 0 else 0)
        last = index == len(lines) - 1
        free = right - x - size / 2 * sum(map(len, words))
        ragged = last or setup.align == "left" or len(words) == 1
        space = size / 2 if ragged else free / (len(words) - 1)
        for word in words:
            sheet.text(x, y, word, size, font)
            x += size / 2 * len(word) + space
        y += PITCH
    return y
