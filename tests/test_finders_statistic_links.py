"""Which quantities belong together: parts and totals, shares and bases, changes, lists, tables."""

from __future__ import annotations

import pytest

from test_finders_statistics import found, in_text, table_text
from vanban.record import Statistic


def links(items: list[Statistic], field: str) -> list[str | None]:
    """For every item the text of the item that it is linked to."""
    by_place = {(item.at.start, item.at.end): item.text for item in items}
    spans = [getattr(item, field) for item in items]
    return [None if span is None else by_place[span.start, span.end] for span in spans]


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("Toàn xã có 90 hộ nghèo, trong đó 30 hộ Mông, 60 hộ Dao.", [None, "90 hộ", "90 hộ"]),
        ("tổng số 50 hộ/210 khẩu (trong đó hộ nghèo 12 hộ)", [None, None, "50 hộ"]),
        ("nhận 19 đơn (kiến nghị 12 đơn, tố cáo 07 đơn), đã trả lời 16 đơn", [None, "19 đơn", "19 đơn", None]),
        ("cấp 9 giấy phép, trong đó, mới: 03 giấy phép; đổi: 06 giấy phép", [None, "9 giấy phép", "9 giấy phép"]),
        ("giải quyết 387/402 đơn", ["402 đơn", None]),
        # what follows a semicolon is a part only while it fits
        ("nhận 50 hồ sơ, trong đó qua mạng 40 hồ sơ; giải quyết 48 hồ sơ", [None, "50 hồ sơ", None]),
        # the parts are complete: what comes next is something else
        ("có 9 tổ, trong đó 5 tổ mới, 4 tổ cũ, kiểm tra 2 tổ", [None, "9 tổ", "9 tổ", None]),
        # other units, another sentence, a change, a rate, another time: no parts
        ("có 9 tổ, trong đó 45 thành viên", [None, None]),
        ("Có 9 tổ, trong đó nhiều tổ mới. Năm sau thêm 4 tổ", [None, None]),
        ("tăng 9 vụ, trong đó 4 vụ trộm", [None, None]),
        ("hòa giải 12 vụ (cùng kỳ 15 vụ, năm 2022 9 vụ)", [None, None, None]),
        ("chi 90 triệu đồng, gồm 2 triệu đồng/hộ", [None, None]),
    ],
)
def test_a_part_is_linked_to_its_total(string: str, wanted: list[str | None]) -> None:
    assert links(found(string), "part_of_at") == wanted


def test_only_words_that_promise_all_parts_make_them_exhaustive() -> None:
    assert [item.exhaustive for item in found("có 9 tổ, gồm 5 tổ mới và 4 tổ cũ")] == [False, True, True]
    assert [item.exhaustive for item in found("có 9 tổ, trong đó 5 tổ mới và 4 tổ cũ")] == [False, False, False]


def test_parts_in_a_list_below_their_total() -> None:
    items = found(
        "Tổng kinh phí 300 triệu đồng, trong đó:\n- Ngân sách xã: 120 triệu đồng;\n"
        "- Nhân dân đóng góp: 180 triệu đồng (mỗi hộ 2 triệu đồng).\n- Ngoài ra có 5 triệu đồng tiền quà.\n"
        "Chi 10 triệu đồng."
    )
    total = "300 triệu đồng"
    assert links(items, "part_of_at") == [None, total, total, None, None, None]


def test_a_list_below_other_words_is_no_list_of_parts() -> None:
    items = found("Trồng 12 ha quế, cụ thể:\n- Thôn Hạ: 7 ha;\n- Thôn Thượng: 5 ha.")
    assert links(items, "part_of_at") == [None, None, None]


@pytest.mark.parametrize(
    ("string", "about", "share_of"),
    [
        ("giải quyết 387/402 đơn, đạt 96,3%", "387/402 đơn", "402 đơn"),
        ("Có 80 hộ, trong đó 20 hộ nghèo, chiếm 25%", "20 hộ", "80 hộ"),
        ("47 hộ nghèo (1,83%) trên tổng số 2.569 hộ", "47 hộ", "2.569 hộ"),
        ("đã chi 12 triệu đồng trên 40 triệu đồng được giao, bằng 30%", "12 triệu đồng", "40 triệu đồng"),
        ("hiện có 1.386 hội viên, chiếm 82,6% số hộ nông nghiệp", "1.386 hội viên", None),
        ("thu 12 tỷ đồng, tăng 8,1% so với cùng kỳ", "12 tỷ đồng", None),
        ("hộ cận nghèo 157 hộ; tỷ lệ hài lòng 97%", None, None),
        ("Thái 61,4%, Mông 27,3%", None, None),
    ],
)
def test_a_share_or_change_is_linked_to_what_it_restates(string: str, about: str | None, share_of: str | None) -> None:
    items = found(string)
    index = max(number for number, item in enumerate(items) if item.unit == "%")
    assert (links(items, "about_at")[index], links(items, "share_of_at")[index]) == (about, share_of)


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("thu 12 tỷ đồng, tăng 8,1% so với cùng kỳ", [None, "tăng, so với cùng kỳ"]),
        ("So với năm 2022, xảy ra 4 vụ, giảm 3 vụ", [None, "giảm, So với năm 2022"]),
        ("hộ nghèo từ 9,6% giảm xuống còn 2,1%", [None, "giảm xuống còn"]),
        ("trộm cắp từ 21 vụ xuống 8 vụ", [None, "từ 21 vụ xuống"]),
        ("xây dựng từ 01 đến 02 mô hình", [None, None]),
        ("chiếm 22% so với số hộ toàn xã", [None]),
        ("đạt 95% so với kế hoạch", ["so với kế hoạch"]),
    ],
)
def test_a_comparison_is_told_as_written(string: str, wanted: list[str | None]) -> None:
    assert [item.comparison for item in found(string)] == wanted


@pytest.mark.parametrize(
    ("string", "bounds", "per"),
    [
        ("hỗ trợ từ 2 đến 5 triệu đồng/hộ", ["min", "max"], ["hộ", "hộ"]),
        ("thu hút khoảng 300 lượt người/ngày", ["about"], ["ngày"]),
        ("ít nhất 20 hộ, không quá 3 tổ", ["min", "max"], [None, None]),
        ("từ 20 hộ trở lên", ["min"], [None]),
        ("trên 95% hồ sơ, phục vụ trên 900 lượt người, họp trên 3 thôn", ["min", "min", None], [None, None, None]),
        ("trả 46 triệu đồng/người/năm, 300.000 đồng/ngày công", [None, None], ["người/năm", "ngày công"]),
        ("giảm ít hơn 3 vụ", [None], [None]),
    ],
)
def test_limits_and_rates(string: str, bounds: list[str | None], per: list[str | None]) -> None:
    items = found(string)
    assert ([item.bound for item in items], [item.per for item in items]) == (bounds, per)


@pytest.mark.parametrize(
    ("string", "periods"),
    [
        ("Năm 2023, trồng 4 ha; năm 2024 trồng 6 ha", ["Năm 2023", "năm 2024"]),
        ("hộ nghèo từ 9,6% (năm 2021) xuống còn 2,1% (cuối năm 2024)", ["năm 2021", "năm 2024"]),
        ("6 tháng đầu năm 2024, xã thu 2 tỷ đồng. Đã chi 1 tỷ đồng", ["6 tháng đầu năm 2024"] * 2),
        ("Dự án nhỏ được duyệt năm 2019. Đã chi 3 tỷ đồng", [None]),
        ("có 4 vụ, giảm 2 vụ so với năm 2022", [None, None]),
    ],
)
def test_the_period_of_a_figure(string: str, periods: list[str | None]) -> None:
    assert [item.period for item in found(string)] == periods


def test_a_row_of_totals_and_the_shares_of_a_column() -> None:
    items = in_text(
        table_text(
            [
                ["TT", "Thôn", "Số hộ", "Tỷ lệ (%)"],
                ["1", "Nà Cáy", "40", "40"],
                ["2", "Bản Ỏ", "60", "60"],
                ["", "Tổng cộng", "100", "100"],
            ]
        )
    )
    assert links(items, "part_of_at") == ["100", None, "100", None, None, None]
    assert [item.exhaustive for item in items] == [True, False, True, False, False, False]
    assert links(items, "about_at") == [None, "40", None, "60", None, "100"]
    assert links(items, "share_of_at") == [None, "100", None, "100", None, None]
    assert items[0].part_of == "Tổng cộng, Số hộ: 100"


def test_rows_on_several_levels_have_no_row_of_totals() -> None:
    items = in_text(
        table_text(
            [
                ["TT", "Nội dung", "Số hộ"],
                ["I", "Vùng cao", "60"],
                ["1", "Nà Cáy", "40"],
                ["2", "Bản Ỏ", "20"],
                ["", "Tổng số", "60"],
            ]
        )
    )
    assert links(items, "part_of_at") == [None] * 4


def test_columns_and_rows_that_divide_another() -> None:
    columns = in_text(
        table_text([["Thôn", "Số người", "Trong đó: nữ (người)"], ["Nà Cáy", "310", "160"], ["Bản Ỏ", "220", "101"]])
    )
    assert links(columns, "part_of_at") == [None, "310", None, "220"]
    rows = in_text(
        table_text(
            [
                ["Nội dung", "Số lượt"],
                ["Khám bệnh", "119"],
                ["Trong đó: - Trẻ em", "48"],
                ["- Người già", "30"],
                ["Chuyển tuyến", "2"],
            ]
        )
    )
    assert links(rows, "part_of_at") == [None, "119", "119", None]


def test_plan_and_result_are_base_and_figure_of_the_share() -> None:
    items = in_text(
        table_text([["Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"], ["Trồng rừng", "ha", "40", "30", "75"]])
    )
    assert (links(items, "about_at")[-1], links(items, "share_of_at")[-1]) == ("30", "40")
    assert items[-1].share_of == "Trồng rừng, Kế hoạch: 40"


def test_a_figure_among_words_in_a_cell_is_about_its_row_and_column() -> None:
    items = in_text(table_text([["TT", "Mô hình", "Kết quả"], ["1", "Bể nước bản", "3,8 km, 21 bể chứa"]]))
    assert items[0].indicator == "Bể nước bản, Kết quả"


def test_the_time_over_a_column_or_in_the_caption() -> None:
    table = [["Chỉ tiêu", "6 tháng đầu năm 2024 (hộ)", "Năm 2025 (hộ)"], ["Thoát nghèo", "12", "30"]]
    assert [item.period for item in in_text(table_text(table))] == ["6 tháng đầu năm 2024", "Năm 2025"]


def test_columns_that_compare_with_a_plan_and_a_year() -> None:
    items = in_text(
        table_text(
            [
                ["Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024", "Ước thực hiện năm 2024",
                 "So với kế hoạch (%)", "So với năm 2023 (%)"],
                ["Thu nhập", "triệu đồng/người", "40", "50", "44", "88", "110"],
            ]
        )
    )  # fmt: skip
    assert links(items, "about_at") == [None, None, None, "44", "44"]
    assert links(items, "share_of_at") == [None, None, None, "50", "40"]
    assert [item.comparison for item in items[3:]] == ["So với kế hoạch (%)", "So với năm 2023 (%)"]
    assert [(item.unit, item.per) for item in items[:2]] == [("đồng", "người")] * 2
    assert [item.period for item in items] == ["năm 2023", "năm 2024", "năm 2024", None, None]


def test_a_column_of_bodies_is_no_column_of_units() -> None:
    items = in_text(
        table_text([["STT", "Đơn vị", "Tổng số đảng viên", "Tỷ lệ nữ (%)"], ["1", "Chi bộ thôn Hạ", "24", "37,5"]])
    )
    assert [(item.indicator, item.unit) for item in items] == [
        ("Chi bộ thôn Hạ, Tổng số đảng viên", "đảng viên"),
        ("Chi bộ thôn Hạ, Tỷ lệ nữ (%)", "%"),
    ]
    assert links(items, "about_at") == [None, None]
