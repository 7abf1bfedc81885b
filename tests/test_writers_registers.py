"""The registers that offices keep: every number in them is what a query on the registry says."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import duckdb
import pdfplumber
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from registries import model, record, reference, statistic, task, write_run
from vanban.aggregation.inputs import find_runs
from vanban.aggregation.registry import build_registry
from vanban.record import IssueDate
from vanban.writers.registers import write_registers

HERE = {"commune": "Xã Nà Phặc Thượng"}
NAMES = ("so-van-ban", "mo-hinh-dang-ky", "nhiem-vu", "chi-tieu", "van-ban-vien-dan", "chua-bao-cao")
LONG = "Họp từng xóm, bàn cách giữ nguồn nước. " * 60
RECORDS = (
    record(
        "cv.docx", type="CV", number="12/UBND-VP", date="2024-03-01", subject="đăng ký mô hình năm 2024", **HERE,
        models=[
            model("Hàng cau xanh", field="economy", form="collective", status="new",
                  activities=["Trồng cau.", "Tưới cau."], holders=["Chi hội Nông dân"]),
            model("Bể nước chung", field="economy", form="collective", status="replicated", based_on="Giếng làng"),
            model("Bà Lò Thị Ún", field="culture_society", form="individual", status="maintained", activities=[LONG]),
            model("=HYPERLINK(1)"),
        ],
        references=[
            reference("Luật Trồng trọt"),
            reference("Kế hoạch", number="41/KH-UBND", date="2024-01-05", subject="trồng cây"),
        ],
    ),
    record(
        "kh.docx", type="KH", number="13/KH-UBND", date="2024-03-02", subject="trồng cây", **HERE,
        tasks=[
            task("Khơi mương", units=["Công an xã", "Các thôn"], end="2024-06-30", before=True),
            task("Trồng cau dọc đường liên thôn", lead=["Chủ tịch UBND xã"], end="2024-09-30"),
            task("Việc không hạn"),
        ],
        references=[reference("Luật Trồng trọt")],
    ),
    record("bc.docx", type="BC", number="14/BC-UBND", date="2024-12-02", **HERE,
           text="Đã trồng cau dọc đường liên thôn",
           statistics=[statistic("hộ nghèo", "25.5", "%"), statistic("cây trồng", "1200", "cây")]),
    record("bc-2023.docx", type="BC", number="15/BC-UBND", date="2023-12-02", **HERE,
           statistics=[statistic("hộ nghèo", "31", "%")]),
    record("không đầu.txt"),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registers in both languages, and the registry beside them."""
    folder = tmp_path_factory.mktemp("desk")
    build_registry(find_runs([write_run(folder / "out", RECORDS)]), folder / "registry.duckdb")
    for language in ("vi", "en"):
        write_registers(folder / "registry.duckdb", folder / language, language)
    return folder


@pytest.fixture(scope="module")
def database(desk):
    with duckdb.connect(desk / "registry.duckdb", read_only=True) as connection:
        yield connection


def cells(file: Path, sheet: str | None = None) -> list[tuple[object, ...]]:
    """The rows of a workbook from the headings on."""
    book = load_workbook(file)
    return list((book[sheet] if sheet else book.worksheets[0]).iter_rows(min_row=3, values_only=True))


def one(database, query):
    return database.execute(query).fetchone()[0]


def test_both_languages_have_every_register_as_workbook_and_csv(desk):
    assert {file.name for file in (desk / "vi").iterdir()} == {
        *(f"{name}.{suffix}" for name in NAMES for suffix in ("xlsx", "csv")), "thoi-han.ics",
    }  # fmt: skip
    assert {file.name for file in (desk / "en").glob("*.xlsx")} == {
        f"{name}.xlsx" for name in ("documents", "models", "tasks", "indicators", "cited-documents", "unreported")
    }
    assert (desk / "en/deadlines.ics").is_file()
    assert load_workbook(desk / "en/models.xlsx").active["A1"].value == "MODELS REGISTERED OF 2024"


def test_registered_models_have_the_layout_of_a_registration_annex(desk):
    book = load_workbook(desk / "vi/mo-hinh-dang-ky.xlsx")
    sheet = book["2024"]
    assert sheet["A1"].value == "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH ĐĂNG KÝ NĂM 2024"
    upper, lower, *rows = cells(desk / "vi/mo-hinh-dang-ky.xlsx", "2024")
    assert upper == (
        "STT", "Lĩnh vực/Tên mô hình, điển hình", "Hình thức", None, "Địa chỉ", "Nội dung cụ thể", "Trong đó", None,
        "Ghi chú",
    )  # fmt: skip
    assert lower == (
        None, None, "Mô hình tập thể", "Mô hình cá nhân", None, None, "Xây dựng mới", "Nhân rộng", None,
    )  # fmt: skip
    assert {"C3:D3", "G3:H3", "A3:A4", "B3:B4"} <= {str(cells) for cells in sheet.merged_cells.ranges}
    address = "xã Nà Phặc Thượng"
    assert rows[:4] == [
        rows[0],
        (1, "Bể nước chung", "x", None, address, None, None, "Từ Giếng làng", "12/UBND-VP"),
        (
            2,
            "Hàng cau xanh",
            "x",
            None,
            f"Chi hội Nông dân, {address}",
            "Trồng cau. Tưới cau.",
            "x",
            None,
            "12/UBND-VP",
        ),
        rows[3],
    ]
    assert rows[0][:4] + rows[0][6:8] == ("A", "Lĩnh vực kinh tế (2)", 2, 0, 1, 1)
    assert rows[3][:4] == ("B", "Lĩnh vực văn hóa - xã hội (1)", 0, 1)
    assert rows[4][-1] == "12/UBND-VP; duy trì"
    assert rows[5][:2] == ("C", "Chưa rõ lĩnh vực (1)")
    assert rows[-1][1:4] + rows[-1][6:8] == ("Tổng cộng (4)", 2, 1, 1, 1)


def test_what_a_spreadsheet_would_take_for_a_formula_is_text(desk):
    sheet = load_workbook(desk / "vi/mo-hinh-dang-ky.xlsx")["2024"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert cell.data_type == "s"
    assert "'=HYPERLINK(1)" in (desk / "vi/mo-hinh-dang-ky.csv").read_text("utf-8-sig")


def test_numbers_are_those_of_the_registry(desk, database):
    totals = {
        "mo-hinh-dang-ky": "SELECT count(*) FROM registered_models WHERE year = 2024",
        "so-van-ban": "SELECT count(*) FROM originals WHERE year = 2024",
        "nhiem-vu": "SELECT count(*) FROM tasks_by_unit WHERE year = 2024",
        "chi-tieu": "SELECT count(*) FROM (SELECT DISTINCT unit_name, indicator, measure FROM indicators)",
        "van-ban-vien-dan": "SELECT count(*) FROM cited_documents",
        "chua-bao-cao": "SELECT (SELECT count(*) FROM unreported_models WHERE year = 2024) "
        "+ (SELECT count(*) FROM task_list WHERE state <> 'reported' AND year = 2024)",
    }
    for name, query in totals.items():
        last = cells(desk / f"vi/{name}.xlsx")[-1]
        assert last[1] == f"Tổng cộng ({one(database, query)})", name
        assert one(database, query) > 0, name
    marked = "SELECT count(*) FROM registered_models WHERE year = 2024 AND form = 'collective'"
    assert cells(desk / "vi/mo-hinh-dang-ky.xlsx")[-1][2] == one(database, marked)
    cited = {row[4]: row[5:8] for row in cells(desk / "vi/van-ban-vien-dan.xlsx")[1:-1]}
    assert cited == {"Luật Trồng trọt": (2, 2, 1), "trồng cây": (1, 1, 1)}


def test_indicators_have_a_column_for_each_year(desk):
    heading, group, *rows, _ = cells(desk / "vi/chi-tieu.xlsx")
    assert heading == ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Năm 2024")
    assert group[:2] == ("A", "Xã Nà Phặc Thượng (2)")
    assert rows == [(1, "cây trồng", "cây", None, 1200), (2, "hộ nghèo", "%", 31, 25.5)]


def test_tasks_stand_under_everyone_who_must_act(desk):
    rows = cells(desk / "vi/nhiem-vu.xlsx")[1:-1]
    groups = [row[1] for row in rows if isinstance(row[0], str)]
    unit = "Xã Nà Phặc Thượng – "
    assert groups == [f"{unit}{name} (1)" for name in ("Các thôn", "Chủ tịch UBND xã", "Công an xã", "Chưa rõ đơn vị")]
    (digging, *_) = [row for row in rows if row[1] == "Khơi mương"]
    assert digging[5].date() == date(2024, 6, 29)
    assert [row[7] for row in rows if row[1] == "Trồng cau dọc đường liên thôn"] == ["Đã báo cáo: 14/BC-UBND"]
    assert digging[7] == "Chưa thấy trong báo cáo"


def test_csv_has_the_whole_text_and_the_same_rows(desk, database):
    with (desk / "vi/mo-hinh-dang-ky.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == one(database, "SELECT count(*) FROM registered_models")
    assert rows[2]["Nội dung cụ thể"] == LONG
    assert (rows[0]["Trang"], rows[0]["Nhóm"], rows[0]["Hình thức: Mô hình tập thể"]) == (
        "2024",
        "Lĩnh vực kinh tế",
        "x",
    )
    (printed,) = [row[5] for row in cells(desk / "vi/mo-hinh-dang-ky.xlsx", "2024") if row[1] == "Bà Lò Thị Ún"]
    assert printed.endswith(" …")
    assert len(printed) < len(LONG)


def test_workbooks_are_set_up_for_printing(desk):
    for name in NAMES:
        sheet = load_workbook(desk / f"vi/{name}.xlsx").worksheets[0]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), name
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert re.fullmatch(r"\$3:\$[34]", sheet.print_title_rows)
        assert sheet.freeze_panes in ("A4", "A5")


def test_the_same_records_give_the_same_files(desk, tmp_path):
    write_registers(desk / "registry.duckdb", tmp_path, "vi")
    assert [f.name for f in sorted(tmp_path.iterdir()) if f.read_bytes() != (desk / "vi" / f.name).read_bytes()] == []


def test_deadlines_are_a_calendar(desk, database):
    calendar = Calendar.from_ical((desk / "vi/thoi-han.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) == one(database, "SELECT count(*) FROM deadlines") == 2
    first = events[0]
    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2024, 6, 29), date(2024, 6, 30))
    assert first["summary"] == "Khơi mương"
    assert "13/KH-UBND" in first["description"]
    assert "Công an xã; Các thôn" in first["description"]
    assert len({event["uid"] for event in events}) == 2
    assert all(len(line) <= 75 for line in (desk / "vi/thoi-han.ics").read_bytes().split(b"\r\n"))


def test_a_registry_without_records_of_a_kind_gives_empty_registers(tmp_path):
    build_registry(find_runs([write_run(tmp_path / "out", [record("a.txt")])]), tmp_path / "registry.duckdb")
    write_registers(tmp_path / "registry.duckdb", tmp_path / "vi", "vi")
    assert cells(tmp_path / "vi/chi-tieu.xlsx")[-1][1] == "Tổng cộng"
    assert (tmp_path / "vi/mo-hinh-dang-ky.csv").read_text("utf-8-sig").count("\n") == 1


def test_libreoffice_prints_the_register(desk, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    command = [
        office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", tmp_path, desk / "vi/mo-hinh-dang-ky.xlsx",
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=240)
    if not (tmp_path / "mo-hinh-dang-ky.pdf").is_file() and "could not be loaded" in result.stdout + result.stderr:
        pytest.skip("LibreOffice is here without Calc")
    with pdfplumber.open(tmp_path / "mo-hinh-dang-ky.pdf") as pdf:
        assert pdf.pages[0].width > pdf.pages[0].height, "across"
        text = "\n".join(page.extract_text() for page in pdf.pages)
        (table, *_) = pdf.pages[0].extract_tables()
    assert "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH ĐĂNG KÝ NĂM 2024" in text
    assert ["A", "Lĩnh vực kinh tế (2)", "2", "0"] in [row[:4] for row in table]
    assert any(row[1] == "Hàng cau xanh" and row[2] == "x" for row in table)
    assert "Tổng cộng (4)" in text


def test_a_date_with_a_blank_is_not_made_up(tmp_path):
    blank = IssueDate(text="ngày    tháng 5 năm 2024", start="2024-05-01", end="2024-05-31", precision="month")
    draft = record("nháp.docx")
    draft = draft.model_copy(update={"document": draft.document.model_copy(update={"date": blank})})
    build_registry(find_runs([write_run(tmp_path / "out", [draft])]), tmp_path / "registry.duckdb")
    write_registers(tmp_path / "registry.duckdb", tmp_path / "vi", "vi")
    (row,) = [row for row in cells(tmp_path / "vi/so-van-ban.xlsx", "2024") if row[0] == 1]
    assert (row[2], row[8]) == (None, "nháp.docx; ngày    tháng 5 năm 2024")
