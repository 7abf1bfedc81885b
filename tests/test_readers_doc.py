"""Binary Word documents: what LibreOffice wrote in that format is read as it was in .docx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from vanban.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from vanban.readers import doc, registry
from vanban.readers.reading import Paragraph, Role, TableBlock
from vanban.text.build import build_text
from vanban.text.legacy import in_unicode
from word_files import cell_texts

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def plan() -> bytes:
    """A plan with header table, footnote, numbered list, merged cells, text box, page header, deleted text."""
    return (DATA / "ke-hoach-trong-cay.doc").read_bytes()


def paragraphs(data: bytes) -> Iterator[Paragraph]:
    (page,) = doc.read(data, "kh.doc").pages
    return (block for block in page.blocks if isinstance(block, Paragraph))


def patched(data: bytes, offset: int, value: bytes) -> bytes:
    """``data`` with other bytes at ``offset`` into the stream WordDocument."""
    start = data.index(b"\xec\xa5") + offset
    return data[:start] + value + data[start + len(value) :]


def test_the_format_is_told_by_the_bytes(plan: bytes):
    assert registry.detect(plan, "kh.txt").name == "Word 97-2003 document"
    assert registry.read(plan, "kh").media_type == "application/msword"


def test_paragraphs_in_order_with_their_roles(plan: bytes):
    shown = [(block.role, "|".join(line.text for line in block.lines)) for block in paragraphs(plan)]
    assert shown == [
        (Role.HEADER, "Tài liệu lưu hành nội bộ"),
        (Role.BODY, "KẾ HOẠCH"),
        (Role.BODY, "Trồng cây đầu xuân năm 2021"),
        (Role.TEXT_BOX, "DỰ THẢO"),
        (Role.BODY, "Toàn xã trồng 1.200 cây¹ ở ba thôn."),
        (Role.FOOTNOTE, "¹ Theo đăng ký của các thôn."),
        (Role.BODY, "1. Chuẩn bị cây giống;"),
        (Role.BODY, "2. Giao đất cho từng thôn."),
        (Role.BODY, "Nơi nhận: như trên."),
    ]


def test_looks(plan: bytes):
    title = next(block for block in paragraphs(plan) if block.lines[0].text == "KẾ HOẠCH").lines[0].style
    assert (title.font, title.size, title.bold, title.italic, title.align) == (
        "Times New Roman",
        14.0,
        True,
        False,
        "center",
    )


def test_tables_with_merged_cells(plan: bytes):
    (page,) = doc.read(plan, "kh.doc").pages
    head, cells = (block for block in page.blocks if isinstance(block, TableBlock))
    assert cell_texts(head) == {
        (0, 0, 1, 1): "UBND XÃ SUỐI NGHỆ/Số: 17/KH-UBND",
        (0, 1, 1, 1): "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Suối Nghệ, ngày 05 tháng 3 năm 2021",
    }
    assert (head.ruled, cells.ruled) == (False, True)
    assert cell_texts(cells) == {
        (0, 0, 1, 1): "TT", (0, 1, 1, 1): "Thôn", (0, 2, 1, 1): "Số cây",
        (1, 0, 1, 1): "1", (1, 1, 1, 1): "Bàu Sen", (1, 2, 2, 1): "500",
        (2, 0, 1, 1): "2", (2, 1, 1, 1): "Gò Đá",
        (3, 0, 1, 2): "Tổng số", (3, 2, 1, 1): "1.200",
    }  # fmt: skip


def test_old_fonts_run_by_run():
    read = in_unicode(doc.read((DATA / "bao-cao-phong-cu.doc").read_bytes(), "bc.doc"))
    assert read.encoding == "mixed"
    assert build_text(read).string.split("\n") == [
        "UBND XÃ SUỐI NGHỆ",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 17/BC-UB",
        "BÁO CÁO",
        "Được sự chỉ đạo của Đảng uỷ, nhân dân trong xã đã góp 1.200 ngày công sửa đường; ông Lê Văn Thưởng phụ trách.",
        "Phương hướng: giữ gìn an ninh trật tự, không để xảy ra điểm nóng.",
    ]


@pytest.mark.parametrize(
    ("offset", "value", "error", "message"),
    [
        (10, b"\xf1\x13", EncryptedFile, r"kh\.doc: the document wants a password .save it without"),
        (2, b"\x68\x00", UnsupportedFormat, r"kh\.doc: a document of Word 95 or older .*save it as \.docx"),
        (0x1A2, bytes(8), DamagedFile, r"kh\.doc: the table of its text is missing"),
    ],
)
def test_what_cannot_be_read(plan: bytes, offset: int, value: bytes, error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        doc.read(patched(plan, offset, value), "kh.doc")


@pytest.mark.parametrize("kept", [600, 4096, 9000])
def test_a_file_that_is_cut_off(plan: bytes, kept: int):
    with pytest.raises(DamagedFile, match=r"kh\.doc is not a whole Word document.*save it as \.docx"):
        doc.read(plan[:kept], "kh.doc")


@pytest.mark.parametrize("start", range(0, 14848, 371))
def test_spoiled_bytes_give_a_reading_or_a_typed_error(plan: bytes, start: int):
    spoiled = plan[:start] + bytes(255 - byte for byte in plan[start : start + 40]) + plan[start + 40 :]
    with suppress(DamagedFile, EncryptedFile, UnsupportedFormat):
        assert doc.read(spoiled, "kh.doc").media_type == doc.MEDIA_TYPE
