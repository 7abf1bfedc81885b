"""Names of bodies: capitals, abbreviations, systems, units, and the fragment that finds them in text."""

from __future__ import annotations

import re

import pytest

from vanban.meaning.organisations import full_name, is_capitals, sentence_case, system_of, unit_of, units_named
from vanban.patterns import builtin_patterns
from vanban.record import Unit

PATTERNS = builtin_patterns()


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("UBND XÃ ĐỒNG VỌNG", "Ủy ban nhân dân xã Đồng Vọng"),
        ("UBND xã Đồng Vọng", "Ủy ban nhân dân xã Đồng Vọng"),
        ("VĂN PHÒNG HĐND VÀ UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
        ("PHÒNG GD&ĐT HUYỆN SƠN BÌNH", "Phòng GD&ĐT huyện Sơn Bình"),
        ("TRƯỜNG TIỂU HỌC VÀ THCS LÊ QUÝ LĂNG", "Trường Tiểu học và THCS Lê Quý Lăng"),
        ("BAN CHỈ ĐẠO CÔNG TÁC DÂN VẬN XÃ MƯỜNG LẠN", "Ban Chỉ đạo công tác dân vận xã Mường Lạn"),
        ("HUYỆN ỦY CHƯ PRÔNG", "Huyện ủy Chư Prông"),
        ("CHI BỘ THÔN RA MỐC", "Chi bộ thôn Ra Mốc"),
        ("UBND TP. SƠN BÌNH", "Ủy ban nhân dân thành phố Sơn Bình"),
        ("bộ công thương", "Bộ Công Thương"),
        ("Khối Dân vận Đảng ủy xã", "Khối Dân vận Đảng ủy xã"),
    ],
)
def test_full_names(printed: str, full: str) -> None:
    assert full_name(printed, PATTERNS) == full


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
        ("TRƯỞNG BAN DÂN VẬN", "Trưởng Ban Dân vận"),
        ("NGƯỜI BÁO CÁO", "Người báo cáo"),
    ],
)
def test_positions_in_the_capitals_of_a_sentence(printed: str, written: str) -> None:
    assert sentence_case(printed, PATTERNS) == written


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("Ủy ban nhân dân xã Đồng Vọng", "state"),
        ("Đảng ủy xã Mường Lạn", "party"),
        ("Ban Dân vận Huyện ủy", "party"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "front"),
        ("Hội Liên hiệp Phụ nữ xã", "union"),
        ("Tòa án nhân dân huyện Sơn Bình", "court"),
        ("Thôn Ra Mốc", "other"),
        ("Văn phòng Đảng ủy xã Mường Lạn", "party"),
        ("Văn phòng Ủy ban Mặt trận Tổ quốc xã Mường Lạn", "front"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "state"),
        ("Ủy ban Kiểm tra Trung ương", "party"),
        ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "front"),
        ("Hội Nông dân xã Trường Vọng", "union"),
        ("Tỉnh Đoàn Nam Lĩnh", "union"),
        ("Đài Truyền thanh Trường Vọng", "state"),
        ("Công ty Xây dựng Trường Vọng", "other"),
        ("Hợp tác xã Dịch vụ nông nghiệp Trường Vọng", "other"),
    ],
)
def test_systems(name: str, system: str) -> None:
    assert system_of(name, PATTERNS) == system


def test_units_of_all_levels() -> None:
    unit = unit_of(["UBND xã Đồng Vọng", "huyện Sơn Bình, tỉnh Nam Lĩnh"], PATTERNS)
    assert (unit.commune, unit.district, unit.province) == ("Xã Đồng Vọng", "Huyện Sơn Bình", "Tỉnh Nam Lĩnh")


@pytest.mark.parametrize(
    ("name", "level", "unit"),
    [
        ("Huyện ủy Sơn Bình", "district", "Huyện Sơn Bình"),
        ("UBND thành phố Sơn Bình", "district", "Thành phố Sơn Bình"),
        ("UBND thành phố Hồ Chí Minh", "province", "Thành phố Hồ Chí Minh"),
        ("UBND Phường 3", "commune", "Phường 3"),
        ("UBND TP. Sơn Bình", "district", "Thành phố Sơn Bình"),
    ],
)
def test_levels(name: str, level: str, unit: str) -> None:
    assert getattr(unit_of([name], PATTERNS), level) == unit


def test_a_body_without_unit_has_none() -> None:
    assert unit_of(["UBND xã", "Phòng Nội vụ"], PATTERNS) == Unit()


def test_a_union_is_no_unit_and_a_break_of_a_line_is_a_space() -> None:
    assert unit_of(["Tỉnh Đoàn", "Phòng Nội vụ"], PATTERNS) == Unit()
    assert unit_of(["Ban Chấp hành Xã\nđoàn Gia Vọng"], PATTERNS) == Unit(commune="Xã Gia Vọng")


def test_units_named_are_counted_by_level() -> None:
    named = units_named("Huyện ủy Sơn Bình, UBND huyện Sơn Bình và UBND tỉnh Nam Lĩnh.", PATTERNS)
    assert named == {"commune": {}, "district": {"Huyện Sơn Bình": 2}, "province": {"Tỉnh Nam Lĩnh": 1}}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("theo chỉ đạo của UBND xã Đồng Vọng về công tác", "UBND xã Đồng Vọng"),
        ("của Ban Thường vụ Huyện ủy Sơn Bình ban hành", "Ban Thường vụ Huyện ủy Sơn Bình"),
        ("gửi Phòng Nội vụ huyện Sơn Bình tổng hợp", "Phòng Nội vụ huyện Sơn Bình"),
        ("do Hội Liên hiệp Phụ nữ xã thực hiện", "Hội Liên hiệp Phụ nữ xã"),
        ("tại Trường Mầm non Hoa Ban trong", "Trường Mầm non Hoa Ban"),
        ("giao Văn phòng UBND phường tham mưu", "Văn phòng UBND phường"),
        ("đề nghị Công an xã phối hợp", "Công an xã"),
        ("ở thôn Ra Mốc có", "thôn Ra Mốc"),
        ("của Ban Chấp hành Trung ương Đảng về", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_bodies_in_running_text(text: str, body: str) -> None:
    match = PATTERNS.compile("{organisation}").search(text)
    assert match is not None
    assert match.group() == body


@pytest.mark.parametrize("text", ["các hộ dân trong vùng", "thôn, bản đều có", "phòng họp lớn", "hội nghị sơ kết"])
def test_common_words_are_no_bodies(text: str) -> None:
    assert re.search(PATTERNS.alternation("organisation"), text) is None


def test_capitals_may_hold_a_slip() -> None:
    assert is_capitals("ỦY BAN NHÂN DâN XÃ")
    assert not is_capitals("Ủy ban nhân dân XÃ")
    assert not is_capitals("05/3")
