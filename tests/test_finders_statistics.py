"""Quantities in running text and in tables: value, unit, what they are about, and what is none."""

from __future__ import annotations

import pytest

from vanban.finders import dates, statistics
from vanban.finders.material import Material
from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.readers.reading import Cell, Line, Page, Paragraph, Reading, TableBlock
from vanban.record import Statistic
from vanban.text.build import build_text
from vanban.text.model import Text, text_from_string


def in_text(text: Text) -> list[Statistic]:
    material = Material(text=text, layout=build_layout(text, builtin_patterns()), patterns=builtin_patterns())
    dates.find(material)
    statistics.find(material)
    assert all(text.string[item.at.start : item.at.end] == item.text for item in material.statistics)
    return material.statistics


def found(string: str) -> list[Statistic]:
    return in_text(text_from_string(string))


def values(string: str) -> list[tuple[str | None, str | None]]:
    return [(item.value, item.unit) for item in found(string)]


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("Tổng diện tích 4.215,67 ha, rừng 1376,77 hecta", [("4215.67", "ha"), ("1376.77", "ha")]),
        ("xã có 512 hộ/2.041 khẩu", [("512", "hộ"), ("2041", "khẩu")]),
        ("02 dự án trồng quế 18 hộ/6,5 hecta", [("2", "dự án"), ("18", "hộ"), ("6.5", "ha")]),
        (
            "hiến 3.200 m² đất, đóng góp 850 triệu đồng và 1.250 ngày công",
            [("3200", "m2"), ("850000000", "đồng"), ("1250", "ngày công")],
        ),
        ("tổng 18 tỷ 750 triệu đồng, đã chi 1,2 tỷ", [("18750000000", "đồng"), ("1200000000", "đồng")]),
        ("giải quyết 387/402 đơn", [("387", "đơn"), ("402", "đơn")]),
        ("giảm từ 3 đến 5 vụ việc", [("3", "vụ việc"), ("5", "vụ việc")]),
        ("đạt 85 - 90% trở lên; tăng 1,4 điểm %", [("85", "%"), ("90", "%"), ("1.4", "điểm %")]),
        ("hỗ trợ từ 2 đến 5 triệu đồng/hộ", [("2000000", "đồng"), ("5000000", "đồng")]),
        (
            "tiếp 1.200 lượt người, 02 Quyết định, 14 TTHC",
            [("1200", "lượt người"), ("2", "quyết định"), ("14", "TTHC")],
        ),
        ("đã tiếp công dân: 43 ngày vào thứ Tư hàng tuần", [("43", "ngày")]),
        ("hộ nghèo có 315 hộ, chiếm 49,22; còn lại là hộ khác", [("315", "hộ"), ("49.22", "%")]),
        ("Tổng số PAKN tiếp nhận: 49; trong đó nhiều việc khó", [("49", "PAKN")]),
        ("1,2 triệu lượt người", [("1200000", "lượt người")]),
        ("trồng 02 liếp chuối lấy lá", [("2", "liếp chuối")]),
        ("- Dân số 98.720 người", [("98720", "người")]),
        ("lắp gương cầu lồi tại 3 ngã tư; 05 tổ chức đảng dự", [("3", "ngã tư"), ("5", "tổ chức đảng")]),
        (
            "có mặt 7/9 chi ủy viên; 14 hộ lý của 6 khoa",
            [("7", "chi ủy viên"), ("9", "chi ủy viên"), ("14", "hộ lý"), ("6", "khoa")],
        ),
        ("1. 7/7 chi đoàn; 1.1. mỗi lớp 15 học viên", [("7", "chi đoàn"), ("7", "chi đoàn"), ("15", "học viên")]),
    ],
)
def test_a_quantity_has_value_and_unit(string: str, wanted: list[tuple[str, str]]) -> None:
    assert values(string) == wanted


def test_a_broken_number_is_kept_without_a_value() -> None:
    (item,) = found("số đã thu 5.378.7000.000 đồng")
    assert (item.value, item.unit, item.text) == (None, "đồng", "5.378.7000.000 đồng")
    assert item.number is None


@pytest.mark.parametrize(
    "string",
    [
        "ngày 05/3/2024, Quý II năm 2024, 6 tháng đầu năm, giai đoạn 2021 - 2025",
        "trong 05 ngày làm việc, sau 3 tháng, 15 phút, trẻ em dưới 5 tuổi",
        "Đề án 06, Ban Chỉ đạo 138, Điều 5, khoản 2, số nhà 12, học sinh lớp 9, cấp độ 4",
        "họp tại thôn 4 với Tổ 5 và khu phố 3, Phường 3; gói thầu số 13, Km0+300",
        "thực hiện 5 biết, 3 không, 4 thể hiện",
        "phong trào “gia đình 5 không, 3 sạch”, mô hình “Báo tin 5 phút”",
        "1. Công tác tuyên truyền\n2.1. Kết quả\n3- Tổ chức thực hiện",
        "Số: 12/KH-UBND; Điện thoại: 0912345678",
        "ba mô hình, hai việc; một số hộ",
        "kỷ niệm 96 năm Ngày truyền thống",
    ],
)
def test_what_only_looks_like_a_quantity_is_left_out(string: str) -> None:
    assert values(string) == []


@pytest.mark.parametrize(
    ("string", "indicators"),
    [
        ("Tổng diện tích đất tự nhiên là 4.215,67 ha", ["Tổng diện tích đất tự nhiên"]),
        ("100% đơn thư được hòa giải tại cơ sở.", ["đơn thư được hòa giải tại cơ sở"]),
        ("có 134 hộ cận nghèo: 21,5%", ["hộ cận nghèo", "hộ cận nghèo"]),
        ("- Kinh phí: 45 triệu đồng", ["Kinh phí"]),
        (
            "cấp 9 giấy phép, trong đó, thăm dò: 03 giấy phép; khai thác: 06 giấy phép",
            ["cấp giấy phép", "thăm dò: giấy phép", "khai thác: giấy phép"],
        ),
        ("thu nhập bình quân 46 triệu đồng/năm, tăng 8,1%", ["thu nhập bình quân", "thu nhập bình quân"]),
        ("Toàn xã có 12 thôn, 640 hộ", ["Toàn xã: thôn", "Toàn xã: hộ"]),
        ("Tặng giấy khen cho 04 tập thể, 09 cá nhân", ["Tặng giấy khen cho tập thể", "Tặng giấy khen cho cá nhân"]),
        ("Nhân dân đóng góp 75 triệu đồng và 410 ngày công", ["Nhân dân đóng góp", "Nhân dân đóng góp ngày công"]),
        ("đã có 21 hộ hiến 1.340 m2 đất vườn", ["hộ hiến", "hộ hiến đất vườn"]),
        ("Mở 06 lớp tập huấn cho 187 hội viên", ["Mở lớp tập huấn", "Mở lớp tập huấn cho hội viên"]),
        ("trao 52 suất quà, trị giá 26 triệu đồng", ["trao suất quà", "trao suất quà, trị giá"]),
        ("Tất cả 9 xã, thị trấn đã họp dân", ["xã, thị trấn đã họp dân"]),
        ("100% cán bộ, công chức ký cam kết.", ["cán bộ, công chức ký cam kết"]),
        ("Giao quân đạt 100% chỉ tiêu", ["Giao quân"]),
        ("giảm ít nhất 50% số vụ trộm cắp", ["số vụ trộm cắp"]),
        ("mỗi tổ từ 7 đến 9 thành viên", ["mỗi tổ: thành viên"] * 2),
        (
            "Xã đăng ký 14 mô hình (09 tập thể, 05 cá nhân)",
            ["Xã đăng ký mô hình", "Xã đăng ký mô hình: tập thể", "Xã đăng ký mô hình: cá nhân"],
        ),
        ("Ngoài ra, xã là vùng cao, nhiều khó khăn, tỷ lệ hộ nghèo còn 7,2%", ["tỷ lệ hộ nghèo"]),
        ("Phiếu (mẫu một) có lệ phí tối thiểu 20.000 đồng (hai mươi nghìn đồng)", ["Phiếu có lệ phí"]),
    ],
)
def test_an_indicator_says_what_the_figure_is_about(string: str, indicators: list[str]) -> None:
    assert [item.indicator for item in found(string)] == indicators


def test_parts_shares_comparisons_and_periods_are_said() -> None:
    total, part, other = found("Tổng diện tích 900 ha, trong đó đất rừng 600 ha, đất khác 300 ha.")
    assert (total.part_of, part.part_of, other.part_of) == (None, "Tổng diện tích: 900 ha", "Tổng diện tích: 900 ha")
    assert part.part_of_at == other.part_of_at == total.at
    handled, whole = found("giải quyết 387/402 đơn")
    assert (handled.part_of, handled.part_of_at, whole.part_of) == ("402 đơn", whole.at, None)
    (share,) = found("chiếm 22,9% so với số hộ toàn xã")
    assert (share.share_of, share.comparison) == ("số hộ toàn xã", None)
    (grown,) = found("Năm 2024, thu ngân sách tăng 8,1% so với cùng kỳ.")
    assert (grown.comparison, grown.period) == ("tăng, so với cùng kỳ", "Năm 2024")


def table_text(rows: list[list[str]], caption: str = "") -> Text:
    cells = tuple(
        Cell(row, column, (Paragraph((Line(words),)),))
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    blocks = (
        Paragraph((Line("BÁO CÁO"),)),
        Paragraph((Line(caption or "Kết quả như sau:"),)),
        TableBlock(len(rows), len(rows[0]), cells),
    )
    return build_text(Reading("text/plain", (Page(None, blocks),)))


def test_figures_of_a_table_take_unit_and_words_from_row_and_heading() -> None:
    text = table_text(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
            ["1", "Hộ thoát nghèo", "hộ", "45", "52", "115,6"],
            ["2", "Đường bê tông", "km", "6", "6,9", "115"],
            ["3", "Đường cấp phối", '"', "4", "", "0"],
        ]
    )
    items = {(item.value, item.unit): item.indicator for item in in_text(text)}
    assert items == {
        ("45", "hộ"): "Hộ thoát nghèo, Kế hoạch",
        ("52", "hộ"): "Hộ thoát nghèo, Thực hiện",
        ("115.6", "%"): "Hộ thoát nghèo, Tỷ lệ (%)",
        ("6", "km"): "Đường bê tông, Kế hoạch",
        ("6.9", "km"): "Đường bê tông, Thực hiện",
        ("115", "%"): "Đường bê tông, Tỷ lệ (%)",
        ("4", "km"): "Đường cấp phối, Kế hoạch",
        ("0", "%"): "Đường cấp phối, Tỷ lệ (%)",
    }


def test_units_in_the_lower_of_two_headings() -> None:
    text = table_text(
        [
            ["TT", "Thôn", "Hiến đất", "Hiến đất", "Đóng góp (1.000 đồng)", "Ngày công"],
            ["", "", "Số hộ", "Diện tích (m2)", "Tiền", "Ngày công"],
            ["1", "Ra Mốc", "12", "640", "58.200", "210"],
        ]
    )
    assert [(item.value, item.unit) for item in in_text(text)] == [
        ("12", "hộ"),
        ("640", "m2"),
        ("58200000", "đồng"),
        ("210", "ngày công"),
    ]


def test_a_unit_said_for_a_whole_table_scales_its_figures() -> None:
    text = table_text(
        [["Nguồn vốn", "Năm 2024", "Năm 2025"], ["Ngân sách xã", "1.500", "2,5"], ["Huy động", "300", "-"]],
        "(Đơn vị tính: triệu đồng)",
    )
    assert [(item.value, item.unit, item.indicator, item.period) for item in in_text(text)] == [
        ("1500000000", "đồng", "Ngân sách xã", "Năm 2024"),
        ("2500000", "đồng", "Ngân sách xã", "Năm 2025"),
        ("300000000", "đồng", "Huy động", "Năm 2024"),
    ]


def test_a_row_of_parts_is_named_without_its_marks() -> None:
    text = table_text([["Nội dung", "Số lượt"], ["Khám bệnh", "119"], ["Trong đó: - Có thẻ BHYT", "48"]])
    assert [item.indicator for item in in_text(text)] == ["Khám bệnh, Số lượt", "Có thẻ BHYT, Số lượt"]


def test_a_unit_said_is_no_quantity() -> None:
    assert values("Đơn vị tính: 1.000 đồng") == []
    assert values("thu 1.000 đồng mỗi hộ") == [("1000", "đồng")]


def test_the_numbers_of_bodies_that_receive_a_document_are_no_quantities() -> None:
    body = "KẾ HOẠCH\nCông tác năm 2024\nUBND xã ban hành kế hoạch như sau:\n1. Trồng 40 cây xanh./."
    closing = "Nơi nhận:\n- Trưởng 12 thôn;\n- Lưu: VT.\nCHỦ TỊCH\nĐinh Văn Khoan"
    assert values(f"{body}\n{closing}") == [("40", "cây")]
