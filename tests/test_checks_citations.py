"""Rules about dates, citations and folders: what must stay silent, and what is wrong between documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checking import correct_documents, findings_in, rules_in
from vanban.checks.case import Folder
from vanban.checks.citations import weight
from vanban.checks.days import day_off, holiday, in_figures, issue_of
from vanban.checks.engine import findings_between
from vanban.checks.registry import rule_named
from vanban.checks.settings import Selection, Settings
from vanban.patterns import builtin_patterns
from vanban.pipeline import read_document
from vanban.record import Finding, Ocr
from vanban.runs.check import check_files
from vanban.runs.discovery import InputFile, Inputs

FAMILY = tuple(f"VB2{number:02}" for number in (*range(1, 17), 32, 33, 46, 47, 49, 60, 61, 62, 63))
PLAN = "ke-hoach-dan-chu-co-so.txt"
LETTER = "cong-van-dang-ky.txt"
LATE = "cong-van-cuoi-2025.txt"


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A correct document with stretches replaced; each stands in it."""
    text = correct_documents()[name]
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong)
    return text


def of_family(text: str) -> list[Finding]:
    return [finding for finding in findings_in(text) if finding.rule in FAMILY]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        # genuine: boundary decrees of 2008 bear no year
        (PLAN, "b) Phổ biến Nghị định số 145/2020/NĐ-CP ngày 14 tháng 12 năm 2020 của Chính phủ",
         "b) Phổ biến Nghị định số 10/NĐ-CP ngày 23 tháng 12 năm 2008 của Chính phủ"),
        # a Sunday is no holiday
        (PLAN, "b) Phổ biến Nghị định số 145/2020/NĐ-CP ngày 14 tháng 12 năm 2020 của Chính phủ",
         "b) Phổ biến Chỉ thị số 05-CT/TW ngày 15 tháng 5 năm 2016 của Bộ Chính trị"),
        # the year of the term, not of the document
        (PLAN, "ngày 14 tháng 12 năm 2020 của Chính phủ", "(khóa XI) của Chính phủ"),
        # a plan of last year as a basis
        (PLAN, "Kế hoạch số 12-KH/ĐU ngày 30 tháng 01 năm 2024", "Kế hoạch số 12-KH/ĐU ngày 30 tháng 11 năm 2023"),
        # periods over several years, and one that begins last year
        (PLAN, "b) Thời gian thực hiện: quý II năm 2024.", "b) Thời gian thực hiện: giai đoạn 2021 - 2025."),
        (PLAN, "b) Thời gian thực hiện: quý II năm 2024.",
         "b) Thời gian thực hiện: từ tháng 12 năm 2023 đến tháng 6 năm 2024."),
        (PLAN, "b) Thời gian thực hiện: quý II năm 2024.", "b) Thời gian thực hiện: quý I năm 2024."),
        (PLAN, "b) Thời gian thực hiện: quý II năm 2024.", "b) Thời gian thực hiện: hằng tháng."),
        # what time is looked at, not when something is done
        (PLAN, "b) Thời gian thực hiện: quý II năm 2024.", "b) Thời gian lấy số liệu: năm 2023."),
        # without a year: around the turn of the year the next one is meant
        (PLAN, "trước ngày 29 tháng 3 năm 2024", "trước ngày 15/01"),
        # somebody else's deadline, told
        (PLAN, "2. Yêu cầu\n", "2. Yêu cầu\nCác thôn đã gửi danh sách trước ngày 20 tháng 02 năm 2024.\n"),
        # the last day of a month on a Sunday
        (PLAN, "trước ngày 26 tháng 4 năm 2024", "trước ngày 30 tháng 6 năm 2024"),
        # a report on something else has a deadline of its own
        (PLAN, "2. Công chức Tư pháp - Hộ tịch: Gửi",
         "2. Công chức Tư pháp - Hộ tịch: Gửi báo cáo phòng cháy rừng năm trước ngày 18 tháng 10 năm 2024. Gửi"),
        # the second stage ends later
        (PLAN, "sau khi tổng kết giai đoạn 1 vào tháng 6", "sau khi tổng kết giai đoạn 2 vào tháng 9"),
        # another body's document of the same number
        (PLAN, "theo Kế hoạch số 35/KH-UBND của UBND huyện.",
         "theo Kế hoạch số 35/KH-UBND ngày 06 tháng 02 năm 2024 của UBND xã Khe Ngần."),
        # the same body, another year, another subject
        (PLAN, "theo Kế hoạch số 35/KH-UBND của UBND huyện.",
         "theo Kế hoạch số 35/KH-UBND ngày 06 tháng 02 năm 2023 của UBND huyện Sơn Bình về việc trồng rừng."),
        # an office and a joint paper have codes of their own
        (PLAN, "của Phòng Nội vụ huyện Sơn Bình.\n4", "của Văn phòng UBND huyện Sơn Bình.\n4"),
        (PLAN, "Phổ biến Nghị định số 145/2020/NĐ-CP ngày 14 tháng 12 năm 2020 của Chính phủ",
         "Thực hiện Chương trình số 02-CTr/KDV-UBND ngày 05 tháng 02 năm 2024 của Khối Dân vận Đảng ủy xã"),
        # a form taken over from another document
        (LETTER, "(Kèm theo Công văn số 22/UBND-VHXH ngày 23 tháng 02 năm 2024 của UBND xã Đồng Vọng)",
         "(Kèm theo Công văn số 36/UBND-NV ngày 30 tháng 01 năm 2024 của UBND huyện Sơn Bình)"),
        # hospitals kept the names of districts
        (LATE, "- UBND các xã lân cận.", "- Trung tâm Y tế huyện Sơn Bình."),
        # districts that were may be told of
        (LATE, "thuộc lưu vực suối Ngần", "thuộc huyện Sơn Bình trước đây"),
        (LATE, "thuộc lưu vực suối Ngần", "do Sở Tài nguyên và Môi trường bàn giao trước đây"),
    ],
)  # fmt: skip
def test_what_is_right_stays_without_objection(name: str, right: str, wrong: str):
    assert [(found.rule, found.message_vi) for found in of_family(changed(name, (right, wrong)))] == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            [("Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
              "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 24 tháng 7 năm 2007"),
             ("theo Kế hoạch số 35/KH-UBND của UBND huyện", "theo Pháp lệnh số 34/2007/PLUBTVQH ngày 20/4/2007")],
            {("VB210", "34/2007/PLUBTVQH ở đây ghi ngày 20/4/2007, ở trên ghi ngày 24/7/2007"),
             ("VB210", "cùng một văn bản, ở đây ghi 34/2007/PLUBTVQH, ở trên ghi 34/2007/PL-UBTVQH11"),
             ("VB213", "34/2007/PL-UBTVQH11 ban hành ngày 20/4/2007, không phải 24/7/2007")},
        ),
        (
            [("Kế hoạch số 12-KH/ĐU ngày 30 tháng 01 năm 2024 của Đảng ủy xã Đồng Vọng",
              "Kế hoạch số 12-KH/ĐU ngày 30 tháng 01 năm 2024 của Ban Thường vụ Huyện ủy Sơn Bình")],
            {("VB211", "12-KH/ĐU mang ký hiệu ĐU nhưng ghi là của Ban Thường vụ Huyện ủy Sơn Bình (HU)")},
        ),
        (
            [("Kế hoạch số 12-KH/ĐU ngày 30 tháng 01 năm 2024 của Đảng ủy xã Đồng Vọng",
              "Kế hoạch số 12-KH/HU ngày 30 tháng 01 năm 2024 của Ban Chấp hành Đảng bộ xã")],
            {("VB211", "12-KH/HU mang ký hiệu HU nhưng ghi là của Ban Chấp hành Đảng bộ xã (ĐU)")},
        ),
        (
            [("Phổ biến Nghị định số 145/2020/NĐ-CP ngày 14 tháng 12 năm 2020 của Chính phủ",
              "Phổ biến Nghị quyết 08 của Bộ Chính trị")],
            {("VB214", "viện dẫn Nghị quyết 08 lần đầu nhưng không ghi ngày, tháng, năm ban hành")},
        ),
        (
            [("Phổ biến Nghị định số 145/2020/NĐ-CP ngày 14 tháng 12 năm 2020 của Chính phủ",
              "Xây dựng Kế hoạch “Phối hợp tuyên truyền dân chủ ở cơ sở” năm 2024")],
            {("VB214", "viện dẫn Kế hoạch “Phối hợp tuyên truyền dân chủ ở cơ sở” lần đầu nhưng không ghi số, "
              "ngày, tháng, năm ban hành")},
        ),
        (
            [("báo cáo năm trước ngày 15 tháng 11 năm 2024 để tổng hợp",
              "báo cáo năm trước ngày 20 tháng 11 năm 2024 để tổng hợp")],
            {("VB205", "báo cáo năm ở đây hạn 20/11/2024, ở trên hạn 15/11/2024")},
        ),
        (
            [("Đồng Vọng, ngày 12 tháng 3 năm 2024\n", ""),
             ("gửi danh sách trước ngày 29 tháng 3 năm 2024", "gửi danh sách trước ngày 26 tháng 01 năm 2024")],
            {("VB204", "hạn 26/01/2024 trước ngày của văn bản làm căn cứ 02/02/2024")},
        ),
    ],
)  # fmt: skip
def test_objections_carry_the_facts(changes: list[tuple[str, str]], said: set[tuple[str, str]]):
    found = {(finding.rule, finding.message_vi) for finding in of_family(changed(PLAN, *changes))}
    assert said <= found
    assert {rule for rule, _ in found} <= {rule for rule, _ in said} | {"VB215", "VB212"}


def test_a_blank_cover_is_told_with_what_the_annex_says():
    blank = [
        ("Số: 22/UBND-VHXH", "Số:     /UBND-VHXH"),
        ("ngày 23 tháng 02 năm 2024\n\nKính", "ngày    tháng 02 năm 2024\n\nKính"),
    ]
    draft = [finding for finding in of_family(changed(LETTER, *blank)) if finding.rule == "VB201"]
    assert [(finding.severity, finding.message_vi) for finding in draft] == [
        ("warning", "bìa để trống số, phụ lục ghi 22/UBND-VHXH")
    ]
    issued = [finding for finding in of_family(changed(LETTER, blank[0])) if finding.rule == "VB201"]
    assert [finding.severity for finding in issued] == ["error"]


def test_an_annex_of_another_day():
    found = of_family(
        changed(LETTER, ("(Kèm theo Công văn số 22/UBND-VHXH ngày 23", "(Kèm theo Công văn số 22/UBND-VHXH ngày 21"))
    )
    assert [(finding.rule, finding.message_vi) for finding in found] == [
        ("VB201", "phụ lục ghi ngày 21/02/2024, văn bản ghi “ngày 23 tháng 02 năm 2024”")
    ]


def test_a_report_may_tell_of_days_gone_by():
    report = [
        ("KẾ HOẠCH\nThực hiện", "BÁO CÁO\nKết quả thực hiện"),
        ("25/KH-UBND", "25/BC-UBND"),
        ("Thời gian thực hiện: quý II năm 2024", "Thời gian thực hiện: quý II năm 2023"),
        ("gửi danh sách trước ngày 29 tháng 3 năm 2024", "gửi danh sách trước ngày 01 tháng 3 năm 2024"),
    ]
    assert not {"VB202", "VB203", "VB204"} & rules_in(changed(PLAN, *report))


def test_a_blank_day_leaves_the_month_open():
    blank = ("Đồng Vọng, ngày 12 tháng 3 năm 2024", "Đồng Vọng, ngày    tháng 3 năm 2024")
    late = ("Công văn số 57/PNV-CCHC ngày 20 tháng 02 năm 2024", "Công văn số 57/PNV-CCHC ngày 20 tháng 3 năm 2024")
    assert not of_family(changed(PLAN, blank, late))
    assert [finding.rule for finding in of_family(changed(PLAN, late))] == ["VB209"]


def test_an_annex_added_later_may_cite_what_came_later():
    annex = "\nPhụ lục\nDANH MỤC\n\n1. Kế hoạch số 99/KH-UBND ngày 20 tháng 5 năm 2024 của UBND huyện Sơn Bình.\n"
    found = of_family(correct_documents()[PLAN] + annex)
    assert [(finding.rule, finding.severity) for finding in found] == [("VB209", "warning")]


def test_a_law_ends_on_a_day():
    old = ("theo Luật Thực hiện dân chủ ở cơ sở,", "theo Pháp lệnh dân chủ cơ sở,")
    before = [(year, year.replace("2024", "2022")) for year in ("tháng 3 năm 2024\n\nKẾ HOẠCH",)]
    assert "VB212" in rules_in(changed(PLAN, old))
    assert "VB212" not in rules_in(changed(PLAN, old, *before))


@pytest.mark.parametrize("rule", ["VB232", "VB233"])
def test_bodies_that_ended_are_right_in_older_documents(rule: str):
    example = rule_named(rule).example
    assert example is not None
    then = ("ngày 14 tháng 10 năm 2025", "ngày 14 tháng 10 năm 2024")
    assert rule not in rules_in(changed(LATE, (example.right, example.wrong), then))


def test_a_law_with_its_number_is_no_fault_of_older_documents():
    numbered = ("phổ biến Luật Tiếp công dân đến", "phổ biến Luật Tiếp công dân số 42/2013/QH13 đến")
    assert "VB215" in rules_in(changed(PLAN, numbered))
    assert "VB215" not in rules_in(changed(PLAN, numbered, ("ngày 12 tháng 3 năm 2024", "ngày 12 tháng 3 năm 2019")))


# ---- folders -----------------------------------------------------------------------------------------

ANSWER = correct_documents()[LATE].replace("Số: 214/UBND-KT", "Số: 230/UBND-KT").replace(
    "Thực hiện Kế hoạch số 81/KH-UBND ngày 03 tháng 9 năm 2025 của UBND tỉnh Lũng Sơn về việc trồng rừng đầu nguồn",
    "Tiếp theo Công văn số 214/UBND-KT ngày 14 tháng 10 năm 2025 của UBND xã Khe Ngần về việc phối hợp trồng rừng "
    "đầu nguồn; Kế hoạch số 81/KH-UBND ngày 03 tháng 9 năm 2025 của UBND tỉnh Lũng Sơn về việc trồng rừng "
    "đầu nguồn; Chỉ thị số 45/CT-TTg ngày 05 tháng 8 năm 2025 của Thủ tướng Chính phủ về việc bảo vệ rừng đầu nguồn "
    "trong mùa mưa lũ",
).replace("ngày 14 tháng 10 năm 2025\n", "ngày 28 tháng 10 năm 2025\n")  # fmt: skip
REPORT = ANSWER.replace("Số: 230/UBND-KT", "Số: 241/UBND-KT").replace(
    "ngày 28 tháng 10 năm 2025\n", "ngày 11 tháng 11 năm 2025\n"
)


def between(*texts: str) -> list[tuple[str, str, str]]:
    """Path, rule and message of what is wrong between text files."""
    records = [read_document(f"{place}.txt", text.encode()) for place, text in enumerate(texts, start=1)]
    return [
        (path, finding.rule, finding.message_vi) for path, finding in findings_between(Folder(records))
    ]  # fmt: skip


def test_nothing_is_said_of_a_correct_folder():
    assert between(correct_documents()[LATE], ANSWER, REPORT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("Số: 241/UBND-KT", "Số: 230/UBND-KT",
         [("VB260", "số 230/UBND-KT đã cấp cho 2.txt của cùng cơ quan, cùng năm")]),
        ("45/CT-TTg ngày 05 tháng 8 năm 2025", "45/CT-TTg ngày 06 tháng 8 năm 2025",
         [("VB261", "45/CT-TTg ở đây ghi ngày 06/8/2025, trong 2.txt ghi ngày 05/8/2025")]),
        ("45/CT-TTg ngày", "45-CT/TTg ngày",
         [("VB261", "cùng một văn bản, ở đây ghi 45-CT/TTg, trong 2.txt ghi 45/CT-TTg")]),
        ("việc bảo vệ rừng đầu nguồn trong mùa mưa lũ", "việc bảo vệ rừng phòng hộ trong mùa mưa lũ",
         [("VB247", "trích yếu của 45/CT-TTg ở đây là “bảo vệ rừng phòng hộ trong mùa mưa lũ”, trong 2.txt là "
           "“bảo vệ rừng đầu nguồn trong mùa mưa lũ”")]),
        ("81/KH-UBND ngày 03 tháng 9 năm 2025 của UBND tỉnh Lũng Sơn",
         "81/KH-UBND ngày 03 tháng 9 năm 2025 của UBND tỉnh Cao Thạch",
         [("VB246", "81/KH-UBND cùng ngày, tháng: ở đây là của UBND tỉnh Cao Thạch, trong 1.txt là của UBND tỉnh Lũng "
           "Sơn")]),
    ],
)  # fmt: skip
def test_a_fault_between_documents_is_met_by_its_rule(right: str, wrong: str, said: list[tuple[str, str]]):
    assert right in REPORT
    found = between(correct_documents()[LATE], ANSWER, REPORT.replace(right, wrong))
    assert found == [("3.txt", rule, message) for rule, message in said]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("Công văn số 214/UBND-KT ngày 14 tháng 10", "Công văn số 214/UBND-KT ngày 15 tháng 10",
         "1.txt: viện dẫn ghi ngày 15/10/2025, văn bản ghi ngày 14/10/2025"),
        ("Công văn số 214/UBND-KT ngày", "Công văn số 214/UBND-VX ngày",
         "1.txt: viện dẫn ghi số 214/UBND-VX, văn bản mang số 214/UBND-KT"),
        ("phối hợp trồng rừng đầu nguồn; Kế", "kiểm kê hộ nghèo; Kế",
         "1.txt: viện dẫn ghi “kiểm kê hộ nghèo”, trích yếu văn bản là “phối hợp trồng rừng đầu nguồn”"),
    ],
)  # fmt: skip
def test_a_citation_against_a_document_of_the_folder(right: str, wrong: str, said: str):
    assert right in ANSWER
    assert between(correct_documents()[LATE], ANSWER.replace(right, wrong)) == [("2.txt", "VB262", said)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # a copy of a document in another format has its number and day
        (REPORT, ANSWER),
        # numbers begin anew every year
        ("81/KH-UBND ngày 03 tháng 9 năm 2025 của UBND tỉnh Lũng Sơn về việc trồng rừng đầu nguồn",
         "81/KH-UBND ngày 17 tháng 9 năm 2024 của UBND tỉnh Lũng Sơn về việc chăn nuôi an toàn"),
        # everybody's own body of that name
        ("Công văn số 214/UBND-KT ngày 14 tháng 10 năm 2025 của UBND xã Khe Ngần",
         "Công văn số 214/UBND-KT ngày 09 tháng 10 năm 2025 của UBND xã Khe Đá"),
        # a title that is only cut short
        ("việc bảo vệ rừng đầu nguồn trong mùa mưa lũ", "việc bảo vệ rừng đầu nguồn"),
    ],
)  # fmt: skip
def test_what_is_right_between_documents(right: str, wrong: str):
    assert right in REPORT
    assert between(correct_documents()[LATE], ANSWER, REPORT.replace(right, wrong)) == []


def test_a_set_of_ones_own_counts_between_documents(tmp_path: Path):
    own, wrong = "ngày 14 tháng 10 năm 2025 của UBND xã", "ngày 15 tháng 10 năm 2025 của UBDN xã"
    assert own in ANSWER
    texts = [correct_documents()[LATE], ANSWER.replace(own, wrong)]
    assert between(*texts) == []  # whose number it is, only our abbreviation says

    files = []
    for place, text in enumerate(texts, start=1):
        file = tmp_path / f"{place}.txt"
        file.write_text(text, "utf-8")
        files.append(InputFile(file.name, file))
    (tmp_path / "office.toml").write_text(
        "[vocabulary.organisation_abbreviation]\nabout = 'ours'\nvalues = { UBDN = 'Ủy ban nhân dân' }", "utf-8"
    )
    report = check_files(Inputs(tuple(files), ()), Selection(Settings()), 1, [tmp_path])
    assert [(path, finding.rule) for path, finding in report.findings()] == [("2.txt", "VB262")]


# ---- days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-02-09", "Tết Nguyên đán"),  # 30 tháng Chạp
        ("2024-02-12", "Tết Nguyên đán"),
        ("2024-02-13", None),
        ("2024-02-08", None),
        ("2025-09-02", "Quốc khánh"),
        ("2023-03-25", "thứ Bảy"),
        ("2016-05-15", "Chủ nhật"),
        ("2024-03-11", None),
    ],
)
def test_days_off(day: str, name: str | None):
    patterns = builtin_patterns()
    assert day_off(date.fromisoformat(day), patterns) == name
    if name in ("thứ Bảy", "Chủ nhật"):
        assert holiday(date.fromisoformat(day), patterns) is None


def test_the_lunar_year_begins_between_january_and_february():
    terms = builtin_patterns().terms("lunar_new_year")
    assert [int(term[:4]) for term in terms] == list(range(2000, 2036))
    assert all("01-20" < term[5:] < "02-21" for term in terms)


def test_what_is_known_of_documents_agrees():
    patterns = builtin_patterns()
    ended, known = patterns.mapping("ended"), patterns.mapping("known_date")
    assert set(ended) == set(patterns.mapping("successor"))
    assert set(patterns.mapping("known_by_name").values()) <= set(ended)
    assert all(ended[number] > known[number] for number in set(ended) & set(known))
    assert all(str(date.fromisoformat(day)) == day for day in (*ended.values(), *known.values()))


def test_days_are_written_as_clerks_do():
    assert [in_figures(day) for day in ("2024-02-05", "2024-03-25")] == ["05/02/2024", "25/3/2024"]


def test_an_error_weighs_less_in_a_scan():
    record = read_document("a.txt", correct_documents()[PLAN].encode())
    assert weight(record) is None
    record.source.ocr = Ocr(engine="tesseract", pages=[1], confidence=0.9)
    assert weight(record) == "warning"


def test_a_web_page_is_issued_before_it_is_posted():
    page = (
        "Xã Khe Ngần ra mắt mô hình\n\nĐăng lúc: 07/05/2024 11:06:51 (GMT+7)\n\nThực hiện xong trước ngày 15/11/2023.\n"
    )
    record = read_document("tin.txt", page.encode())
    issue = issue_of(record)
    assert issue is not None
    assert (issue.posted, issue.latest) == (True, date(2024, 5, 7))
    assert [finding.severity for finding in record.findings if finding.rule == "VB204"] == ["info"]
