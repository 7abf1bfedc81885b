"""Dates and periods in running text: values, roles and what is no date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from vanban.finders import dates
from vanban.finders.material import Material
from vanban.layout.build import build_layout
from vanban.layout.model import Zone
from vanban.patterns import builtin_patterns
from vanban.readers.reading import Posting
from vanban.record import Period, Reference
from vanban.text.model import Text, text_from_string

HEADER = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA LŨNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-UBND\nHòa Lũng, ngày 05 tháng 02 năm 2024\nKẾ HOẠCH\nThực hiện công tác dân vận năm 2024\n"
)


def material_of(string: str) -> Material:
    text = text_from_string(string)
    return Material(text=text, layout=build_layout(text, builtin_patterns()), patterns=builtin_patterns())


def found(string: str) -> list[Period]:
    material = material_of(string)
    dates.find(material)
    assert all(string[period.at.start : period.at.end] == period.text == period.at.quote for period in material.dates)
    return material.dates


def values(string: str) -> list[tuple[str | None, str | None]]:
    return [(period.start, period.end) for period in found(string)]


@pytest.mark.parametrize(
    ("string", "start", "end", "precision"),
    [
        ("thứ Bảy, ngày 18/4/2026 tại hội trường", "2026-04-18", "2026-04-18", "day"),
        ("lúc 7 giờ 30 phút ngày 18/4/2026", "2026-04-18", "2026-04-18", "day"),
        ("Thực hiện xong trong tháng 12/2023", "2023-12-01", "2023-12-31", "month"),
        ("Quý II, năm 2024", "2024-04-01", "2024-06-30", "quarter"),
        ("Quý I, II, III, IV năm 2023", "2023-01-01", "2023-12-31", "range"),
        ("Quý II và Quý III năm 2025", "2025-04-01", "2025-09-30", "range"),
        ("từ quý II đến hết quý IV năm 2024", "2024-04-01", "2024-12-31", "range"),
        ("6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "half_year"),
        ("6 tháng cuối năm 2024", "2024-07-01", "2024-12-31", "half_year"),
        ("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31", "range"),
        ("năm học 2025-2026", "2025-01-01", "2026-12-31", "range"),
        ("giai đoạn 2022- 2026", "2022-01-01", "2026-12-31", "range"),
        ("từ ngày 01/01/2024 đến nay", "2024-01-01", None, "range"),
        ("từ tháng 3/2024 đến nay", "2024-03-01", None, "range"),
        ("từ ngày 01 đến ngày 15/7/2024", "2024-07-01", "2024-07-15", "range"),
        ("01-15/7/2024", "2024-07-01", "2024-07-15", "range"),
        ("từ 7 giờ ngày 28/12/2025 đến 17 giờ ngày 03/01/2026", "2025-12-28", "2026-01-03", "range"),
        ("Từ tháng 02 đến tháng 12 năm 2023", "2023-02-01", "2023-12-31", "range"),
        ("04/2024 - 12/2024", "2024-04-01", "2024-12-31", "range"),
        ("……, ngày    tháng 02 năm 2024", "2024-02-01", "2024-02-29", "month"),
        ("ngày …… tháng …… năm 2024", "2024-01-01", "2024-12-31", "year"),
        ("“Năm Dân vận khéo” 2023, đồng thời", "2023-01-01", "2023-12-31", "year"),
        ("ngày 31/02/2024", None, None, "day"),
        ("ngày 10/3/2024 (âm lịch)", None, None, "day"),
    ],
)
def test_a_period_has_its_value(string: str, start: str | None, end: str | None, precision: str) -> None:
    (period,) = found(string)
    assert (period.start, period.end, period.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "string",
    [
        "Chỉ thị 05, Đề án 06 và Pháp lệnh 34/2007/PL-UBTVQH11 khóa XI, lần thứ IX",
        "trả lời trong 05 ngày làm việc kể từ ngày ký; trẻ em dưới 5 tuổi",
        "ngày … tháng … năm 20…",
        "điện thoại 0912.345.678, điểm 3/10, tỷ lệ 22,94%, TCVN ISO 9001:2015",
        "chào mừng Ngày Dân vận 15/10 và ngày 18/11",
        "báo cáo 6 tháng đầu năm, quý I; trong năm; cả năm; hiện nay",
        "rằm tháng Giêng, mùng 3 tháng 3 âm lịch",
        "giai đoạn 20212025",
    ],
)
def test_what_only_looks_like_a_date_is_left_out(string: str) -> None:
    assert found(string) == []


def test_several_years_and_days_are_several_periods() -> None:
    assert values("đến năm 2020, định hướng đến năm 2025") == [
        ("2020-01-01", "2020-12-31"),
        ("2025-01-01", "2025-12-31"),
    ]
    assert [period.text for period in found("các năm 2021, 2022 và 2023")] == ["năm 2021", "2022", "2023"]
    assert values("ngày 15 và 16 tháng 11 năm 2024") == [("2024-11-15", "2024-11-15"), ("2024-11-16", "2024-11-16")]
    assert values("quý I, III năm 2024") == [("2024-01-01", "2024-03-31"), ("2024-07-01", "2024-09-30")]


@pytest.mark.parametrize(
    ("string", "end", "before"),
    [
        ("gửi về Đảng ủy trước ngày 25/3/2023", "2023-03-25", True),
        ("Thực hiện xong trước 16 giờ 30 phút, thứ Sáu, ngày 15/11/2023", "2023-11-15", True),
        ("gửi **trước ngày 30/5/2023**", "2023-05-30", True),
        ("chậm nhất là ngày 20.6.2025", "2025-06-20", False),
        ("nhận hồ sơ đến hết ngày 01/12/2024", "2024-12-01", False),
        ("thời gian nộp không quá ngày 30/11/2024", "2024-11-30", False),
        ("Hạn cuối: 17h00 ngày 20/10/2026", "2026-10-20", False),
        ("chậm nhất trong tháng 11/2024", "2024-11-30", False),
    ],
)
def test_deadlines(string: str, end: str, before: bool) -> None:
    (period,) = found(string)
    assert (period.start, period.end, period.before, period.role) == (None, end, before, "deadline")


@pytest.mark.parametrize(
    ("string", "start", "end"),
    [
        ("lắp xong hàng rào, hoàn thành trong tháng 4/2025", "2025-04-01", "2025-04-30"),
        ("- Thời gian hoàn thành: Quý III, năm 2024", "2024-07-01", "2024-09-30"),
        ("kiểm kê xong trong quý I năm 2026", "2026-01-01", "2026-03-31"),
    ],
)
def test_a_month_or_quarter_of_completion_is_a_deadline_inside_it(string: str, start: str, end: str) -> None:
    (period,) = found(string)
    assert (period.start, period.end, period.before, period.role) == (start, end, False, "deadline")


def test_what_only_happens_in_a_month_is_no_deadline() -> None:
    assert [period.role for period in found("tổ chức hội nghị trong tháng 4/2025")] == ["mentioned"]
    assert [period.role for period in found("3. Thời gian thực hiện: Quý II, năm 2024")] == ["period"]


def test_a_column_of_completion_holds_deadlines(find: Callable[[str], Material]) -> None:
    def roles(heading: str) -> list[str]:
        rows = "| 1 | Sửa cầu | Tháng 5/2024 |\n| 2 | Trồng cây | Quý III/2024 |"
        table = f"| TT | Nội dung | {heading} |\n|---|---|---|\n{rows}"
        return [period.role for period in find(f"KẾ HOẠCH\nSửa cầu, trồng cây\n\n{table}\n").dates]

    assert roles("Thời gian hoàn thành") == ["deadline", "deadline"]
    assert roles("Thời gian thực hiện") == ["mentioned", "period"]


def test_a_day_before_the_issue_ends_a_count_and_sets_no_term() -> None:
    before, after = "Đến hết ngày 01/02/2024 có 9 thôn họp xong.", "Nhận hồ sơ đến hết ngày 28/3/2024."
    assert [(period.role, period.start, period.end) for period in found(HEADER + before)][-1] == (
        "mentioned",
        None,
        "2024-02-01",
    )
    assert [period.role for period in found(HEADER + after)][-1] == "deadline"


def test_a_count_up_to_a_day_is_a_bound_and_no_deadline() -> None:
    (period,) = found("tính đến hết ngày 31/3/2024, xã có 9 mô hình")
    assert (period.start, period.end, period.role) == (None, "2024-03-31", "mentioned")
    (month,) = found("đến hết tháng 10 năm 2023")
    assert month.role == "mentioned"


@pytest.mark.parametrize(
    ("string", "recurrences"),
    [
        ("tiếp dân vào ngày thứ Tư hàng tuần", ["R/P1W"]),
        ("Định kỳ 3 tháng sơ kết", ["R/P3M"]),
        ("báo cáo 06 tháng, hàng năm", ["R/P6M", "R/P1Y"]),
        ("định kỳ 06 tháng, 01 năm với Mặt trận", ["R/P6M", "R/P1Y"]),
        ("giao ban 01 tháng 1 lần; 2 lần/năm; 02 năm/lần", ["R/P1M", "R/P6M", "R/P2Y"]),
        ("số liệu gửi ngày 20 hàng tháng", ["R/P1M"]),
        ("trước ngày 10/12 hằng năm", ["R/P1Y"]),
        ("kiểm tra hằng quý", ["R/P3M"]),
        ("đánh giá 5 lần/năm", [None]),
    ],
)
def test_recurring_periods_have_an_interval_and_no_dates(string: str, recurrences: list[str | None]) -> None:
    periods = found(string)
    assert [period.recurrence for period in periods] == recurrences
    assert {(p.start, p.end, p.precision) for p in periods if p.recurrence} <= {(None, None, "recurring")}


def test_the_date_line_is_issued_and_completes_a_deadline_without_a_year() -> None:
    periods = found(
        HEADER
        + "Các thôn nộp bản đăng ký trước ngày 30/5 và chậm nhất ngày 15/01.\nRa quân từ ngày 01/6 đến ngày 30/6."
    )
    assert [period.start for period in periods if period.role == "issued"] == ["2024-02-05"]
    deadlines = {period.text: (period.start, period.end) for period in periods if period.role == "deadline"}
    # the second would lie before the issue of the document: its year is not ours to guess
    assert deadlines == {"ngày 30/5": (None, "2024-05-30"), "ngày 15/01": (None, None)}
    assert ("2024-06-01", "2024-06-30") in [(period.start, period.end) for period in periods]


def test_dates_of_cited_documents_are_cited() -> None:
    string = "Ngày 18/3/2024, xã đã có Công văn số 34/UBND hướng dẫn; nay họp ngày 02/4/2024."
    material = material_of(string)
    start = string.index("Công văn")
    material.references.append(
        Reference(
            text="Công văn số 34/UBND", type=None, number="34/UBND", sequence=34, year=None, symbol="UBND",
            date="2024-03-18", issuer=None, subject=None, relation="cites", at=[material.span(start, start + 19)],
            confidence=1, pattern="references/test",
        )
    )  # fmt: skip
    dates.find(material)
    assert [period.role for period in material.dates] == ["cited", "mentioned"]
    (behind,) = found("(Kèm theo Công văn số:31 /UBND ngày 23/02/2024)")
    assert behind.role == "cited"


def test_a_schedule_line_gives_a_period() -> None:
    assert [period.role for period in found("3. Thời gian thực hiện: năm 2025.")] == ["period"]
    assert [period.role for period in found("Phấn đấu năm 2025 hoàn thành.")] == ["mentioned"]


def test_the_posting_line_of_a_web_page_is_posted() -> None:
    string = "Ra mắt mô hình mới\nNgày 07/05/2024 11:06:51\nNgày 25/4/2024, xã Hòa Lũng tổ chức lễ ra mắt."
    plain = text_from_string(string)
    text = Text(plain.string, plain.lines, posting=Posting("2024-05-07T11:06:51", None))
    layout = replace(build_layout(text, builtin_patterns()), zones=(Zone.OUTSIDE, Zone.OUTSIDE, Zone.BODY))
    material = Material(text=text, layout=layout, patterns=builtin_patterns())
    dates.find(material)
    assert [(period.start, period.role) for period in material.dates] == [
        ("2024-05-07", "posted"),
        ("2024-04-25", "mentioned"),
    ]
