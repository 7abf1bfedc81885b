"""Annexes behind the signature, and what their captions tell about the cover."""

from __future__ import annotations

import pytest

from vanban.layout.build import build_layout
from vanban.layout.model import Layout, Zone
from vanban.patterns import builtin_patterns
from vanban.text.model import text_from_string

COVER = (
    "ỦY BAN NHÂN DÂN",
    "XÃ ĐỒNG VỌNG",
    "Số:      /UBND-VX",
    "V/v đăng ký mô hình",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Đồng Vọng, ngày    tháng 4 năm 2024",
    "Kính gửi: Phòng Nội vụ.",
    "UBND xã đăng ký 02 mô hình./.",
    "CHỦ TỊCH",
    "Đinh Văn Khoan",
)


def layout(*lines: str) -> Layout:
    return build_layout(text_from_string("\n".join((*COVER, *lines))), builtin_patterns())


def test_a_label_a_title_and_a_caption() -> None:
    found = layout(
        "Phụ lục I",
        "DANH SÁCH MÔ HÌNH",
        "ĐĂNG KÝ NĂM 2024",
        "(Kèm theo Công văn số 37/UBND-VX",
        "ngày 19/4/2024 của UBND xã)",
        "1. Một",
    )
    (annex,) = found.document.annexes
    assert (annex.label, annex.title) == ("Phụ lục I", "DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2024")
    assert (annex.number, annex.date) == ("37/UBND-VX", "2024-04-19")
    assert found.zones[-1] is Zone.ANNEX


def test_a_caption_may_say_enclosed() -> None:
    (annex,) = layout(
        "Phụ lục", "DANH SÁCH", "(Đính kèm Công văn số37 /UBND-VX ngày 19/4/2024 của xã)"
    ).document.annexes
    assert (annex.number, annex.date) == ("37/UBND-VX", "2024-04-19")


def test_a_caption_fills_what_the_cover_left_blank() -> None:
    document = layout("DANH SÁCH MÔ HÌNH", "(Kèm theo Công văn số:37 /UBND-VX ngày 19/4/2024 của UBND xã)").document
    assert document.number is not None
    assert document.date is not None
    assert document.number.sequence is None
    assert document.number.inferred is not None
    assert document.date.inferred is not None
    assert (document.number.inferred.canonical, document.number.inferred.from_) == ("37/UBND-VX", "annex")
    assert document.date.inferred.canonical == "2024-04-19"
    assert document.date.precision == "month"


def test_a_caption_of_another_document_fills_nothing() -> None:
    document = layout("DANH SÁCH MÔ HÌNH", "(Kèm theo Kế hoạch số 07/KH-UBND ngày 19/4/2024 của UBND xã)").document
    assert document.number is not None
    assert document.date is not None
    assert (document.number.inferred, document.date.inferred) == (None, None)


def test_a_blank_caption_has_no_number() -> None:
    (annex,) = layout(
        "Phụ lục", "DANH SÁCH", "(Kèm theo Công văn số      /UBND-VX ngày    tháng 4 năm 2024)"
    ).document.annexes
    assert (annex.label, annex.title, annex.number, annex.date) == ("Phụ lục", "DANH SÁCH", None, None)


def test_several_annexes() -> None:
    found = layout("Phụ lục I", "DANH SÁCH THÔN", "1. Một", "PHỤ LỤC II: DANH SÁCH TỔ", "1. Hai").document.annexes
    assert [(annex.label, annex.title) for annex in found] == [
        ("Phụ lục I", "DANH SÁCH THÔN"),
        ("PHỤ LỤC II", "DANH SÁCH TỔ"),
    ]


def test_an_attached_regulation_is_an_annex_with_its_own_title() -> None:
    found = layout(
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG VỌNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "QUY CHẾ",
        "Phối hợp công tác dân vận",
        "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/3/2024 của UBND xã)",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
    )
    (annex,) = found.document.annexes
    assert (annex.title, annex.number) == ("QUY CHẾ Phối hợp công tác dân vận", "15/QĐ-UBND")
    assert found.outline == ()
    assert set(found.zones[len(COVER) :]) == {Zone.ANNEX}


@pytest.mark.parametrize(
    "line", ["Phụ lục kèm theo Công văn này gồm 02 trang.", "Danh sách kèm theo", "theo Phụ lục I"]
)
def test_sentences_about_annexes_are_none(line: str) -> None:
    assert layout(line).document.annexes == []
