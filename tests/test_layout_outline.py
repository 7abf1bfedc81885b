"""The outline as a tree over every style of numbering."""

from __future__ import annotations

import pytest

from vanban.layout.build import build_layout
from vanban.layout.model import Layout
from vanban.patterns import builtin_patterns
from vanban.record import Section
from vanban.text.model import text_from_string


def layout(*lines: str) -> Layout:
    return build_layout(text_from_string("\n".join(lines)), builtin_patterns())


def tree(sections: list[Section] | tuple[Section, ...]) -> list[object]:
    return [[section.label, *tree(section.children)] if section.children else section.label for section in sections]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("I. MỤC ĐÍCH", "1. Một", "a) Ý", "b) Ý", "2. Hai", "II. NỘI DUNG", "1. Một"),
            [["I", ["1", "a)", "b)"], "2"], ["II", "1"]],
        ),
        (("I- MỤC ĐÍCH", "1- Một", "2- Hai", "II- NỘI DUNG"), [["I", "1", "2"], "II"]),
        (
            (
                "A. KẾT QUẢ",
                "I. Chung",
                "1. Một",
                "1.1. Sâu",
                "1.1.1. Sâu nữa",
                "1.2. Hai",
                "B. PHƯƠNG HƯỚNG",
                "C. KIẾN NGHỊ",
                "D. KẾT LUẬN",
            ),
            [["A", ["I", ["1", ["1.1", "1.1.1"], "1.2"]]], "B", "C", "D"],
        ),
        (("Phần I", "KẾT QUẢ", "I. Chung", "Phần II", "NHIỆM VỤ", "I. Riêng"), [["Phần I", "I"], ["Phần II", "I"]]),
        (
            (
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi",
                "1. Khoản",
                "a) Điểm",
                "đ) Điểm",
                "Chương II",
                "Mục 1",
                "Điều 2. Đối tượng",
            ),
            [["Chương I", ["Điều 1", ["1", "a)", "đ)"]]], ["Chương II", ["Mục 1", "Điều 2"]]],
        ),
        (("1. Một", "5. Năm", "7. Bảy"), ["1", "5", "7"]),
        (("1) Một", "2) Hai"), ["1)", "2)"]),
        (("Về quy trình thực hiện", "Bước 1: Họp", "+ Bước 2: Làm"), [["", "Bước 1", "Bước 2"]]),
        (("Nội dung thực hiện", "1. Một", "2. Hai", "Tổ chức thực hiện", "1. Ba"), [["", "1", "2"], ["", "1"]]),
    ],
)
def test_numbering_styles(lines: tuple[str, ...], expected: list[object]) -> None:
    assert tree(layout("Mở đầu của văn bản này.", *lines, "Kết thúc.").outline) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- Dân vận khéo",
        "+ Một việc",
        "1.200 hộ dân tham gia",
        "12.5 ha lúa",
        "06/CTr-UBND ngày 15/01/2024 của xã",
        "Điều 5 và Điều 6 của Nghị định",
        "20 hộ",
        "Chương trình công tác",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert layout("Mở đầu của văn bản này.", line, "Kết thúc.").outline == ()


def test_the_small_letter_l_follows_k_and_is_else_a_figure_read_wrongly() -> None:
    letters = [f"{letter}) Việc" for letter in "abcdđeghiklm"]
    assert [section.label for section in layout(*letters).outline] == [f"{letter})" for letter in "abcdđeghiklm"]
    assert tree(layout("l) Một việc", "2) Hai việc").outline) == ["2)"]


def test_titles_end_where_content_begins() -> None:
    long = "2. " + "Tăng cường công tác tuyên truyền. " + "Phối hợp với các thôn tổ chức thực hiện. " * 8
    (first, second) = layout("1. Đảng ủy: Ban hành nghị quyết để lãnh đạo.", long.strip()).outline
    assert first.title == "Đảng ủy"
    assert first.at.quote == "1. Đảng ủy:"
    assert second.title == "Tăng cường công tác tuyên truyền"


def test_ranges_hold_their_content_and_know_their_path() -> None:
    found = layout("I. MỤC ĐÍCH", "1. Một", "Nội dung của một.", "II. YÊU CẦU", "Nội dung của hai.")
    text = "I. MỤC ĐÍCH\n1. Một\nNội dung của một.\nII. YÊU CẦU\nNội dung của hai."
    inside = found.section_at(text.index("của một"))
    assert inside is not None
    assert inside.path == ("I", "1")
    assert [part.label for part in found.sections_at(text.index("của một"))] == ["I", "1"]
    last = found.section_at(text.index("của hai"))
    assert last is not None
    assert (last.label, last.end) == ("II", len(text))


def test_numbers_behind_the_signature_are_not_of_the_outline() -> None:
    found = layout(
        "KẾ HOẠCH",
        "Công tác năm 2024",
        "I. MỤC ĐÍCH",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
        "Phụ lục I",
        "DANH SÁCH",
        "1. Thôn Một",
        "2. Thôn Hai",
    )
    assert tree(found.outline) == ["I"]


def test_letters_that_are_also_numerals_follow_their_series() -> None:
    lines = [f"{letter}. Mục {letter} của báo cáo" for letter in "ABCDEGHI"]
    assert [section.label for section in layout(*lines).outline] == list("ABCDEGHI")
