"""The rules about form: what must stay silent, which guide binds, and what a draft, a lost header or a scan weighs."""

from __future__ import annotations

import pytest

from checking import correct_documents, findings_in
from vanban.checks.case import Case
from vanban.checks.engine import findings_of
from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.pipeline import read_document
from vanban.readers import registry
from vanban.readers.options import ReadOptions
from vanban.record import Finding, Ocr
from vanban.text.build import build_text

PLAN = correct_documents()["ke-hoach.txt"]
LETTER = correct_documents()["cong-van-nop-bao-cao.txt"]
REGISTRATION = correct_documents()["cong-van-dang-ky.txt"]
PARTY_PLAN = correct_documents()["ke-hoach-dang-uy.txt"]
PARTY_LETTER = correct_documents()["cong-van-dang-uy.txt"]
MINE = {f"VB{number:03d}" for number in (*range(1, 8), *range(9, 24), 27, 28, *range(50, 60))} - {"VB017"}


def found(text: str, rule: str, name: str = "van-ban.txt") -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in findings_in(text, name) if finding.rule == rule]


def changed(text: str, *swaps: tuple[str, str]) -> str:
    """``text`` with every left side replaced by its right side; each must stand in it."""
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text


def issued(text: str, rule: str) -> list[Finding]:
    """The findings of one rule when the user says that the file is the issued document, whole."""
    record = read_document("van-ban.txt", text.encode(), options=ReadOptions(state="issued"))
    return [finding for finding in record.findings if finding.rule == rule]


def as_page(text: str) -> str:
    """``text`` as a web page."""
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
ISSUER = "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG\n-------\n"
HEADER = f"{ISSUER}{NATION}Số: 17/KH-UBND\nĐồng Vọng, ngày 08 tháng 3 năm 2024\n"


# ---- what is not there ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "lost"),
    [
        ("VB001", NATION),
        ("VB003", ISSUER),
        ("VB005", "Số: 17/KH-UBND\n"),
        ("VB012", "Đồng Vọng, ngày 08 tháng 3 năm 2024\n"),
    ],
)
def test_what_a_text_has_lost_is_told_and_what_an_issued_document_lacks_is_an_error(rule: str, lost: str):
    text = changed(PLAN, (lost, ""))
    assert [finding.severity for finding in found(text, rule)] == ["info"]
    assert [finding.severity for finding in issued(text, rule)] == ["error"]


def test_a_lost_header_is_told_once():
    findings = findings_in(changed(PLAN, (HEADER, "")))
    assert [(finding.rule, finding.severity) for finding in findings if finding.rule in MINE] == [("VB005", "info")]


def test_a_paper_of_one_employee_needs_no_number():
    text = changed(
        PLAN,
        ("Số: 17/KH-UBND\n", ""),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "NGƯỜI LẬP"),
    )
    assert issued(text, "VB005") == []


def test_a_regulation_in_a_file_of_its_own_needs_no_number():
    regulation = f"""{ISSUER}{NATION}
QUY CHẾ
Phối hợp thực hiện công tác dân vận
(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 08/3/2024 của UBND xã Đồng Vọng)

Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phối hợp thực hiện công tác dân vận trên địa bàn xã.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lò Văn Phúc
"""
    assert {finding.rule for finding in findings_in(regulation)} & MINE == set()


# ---- blanks ------------------------------------------------------------------------------------------


def test_a_draft_may_leave_number_and_day_blank():
    draft = changed(PLAN, ("Số: 17/", "Số:      /"), ("ngày 08 tháng 3", "ngày      tháng 3"))
    assert [finding.severity for rule in ("VB006", "VB012") for finding in found(draft, rule)] == ["info", "info"]
    assert [finding.severity for rule in ("VB006", "VB012") for finding in issued(draft, rule)] == ["error", "error"]


def test_one_blank_alone_is_an_error():
    assert [finding.severity for finding in found(changed(PLAN, ("Số: 17/", "Số:      /")), "VB006")] == ["error"]


def test_a_web_page_may_leave_the_number_out():
    page = as_page(changed(PLAN, ("Số: 17/", "Số:      /")))
    assert [finding.severity for finding in found(page, "VB006", "van-ban.html")] == ["info"]


def test_a_blank_number_names_the_annex_that_gives_it():
    text = changed(REGISTRATION, ("\nSố: 22/UBND", "\nSố:      /UBND"))
    (finding,) = found(text, "VB006")
    assert "nơi khác ghi 22/UBND-VHXH" in finding.message_vi
    assert [span.quote.startswith("(Kèm theo") for span in finding.related] == [True]


# ---- words of the header -----------------------------------------------------------------------------


@pytest.mark.parametrize("swap", [("HÒA", "HOÀ"), ("ỦY BAN NHÂN DÂN\n", "UỶ BAN NHÂN DÂN\n")])
def test_either_tone_placement_is_right(swap: tuple[str, str]):
    assert {finding.rule for finding in findings_in(changed(PLAN, swap))} & MINE == set()


@pytest.mark.parametrize(
    "motto", ["Độc lập–Tự do–Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "Độc lập -Tự do - Hạnh phúc"]
)
def test_the_motto_has_one_form(motto: str):
    (finding,) = found(changed(PLAN, ("Độc lập - Tự do - Hạnh phúc", motto)), "VB002")
    assert finding.at[0].quote == motto
    assert finding.suggestion == "Độc lập - Tự do - Hạnh phúc"
    assert finding.basis == "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 1, điểm b"


@pytest.mark.parametrize("written", ["2012", "2019"])
def test_an_older_document_is_not_held_to_the_new_decree(written: str):
    text = changed(PLAN, ("Độc lập - Tự do", "Độc lập – Tự do"), ("2024", written))
    assert found(text, "VB002") == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ngày 8 tháng 3", "ngày 08 tháng 3"),
        ("ngày 08 tháng 03", "ngày 08 tháng 3"),
        ("ngày 15 tháng 2", "ngày 15 tháng 02"),
        ("ngày 15 tháng 1", "ngày 15 tháng 01"),
    ],
)
def test_zeros_of_the_date(written: str, right: str):
    (finding,) = found(changed(PLAN, ("ngày 08 tháng 3 năm 2024", f"{written} năm 2024")), "VB013")
    assert (finding.at[0].quote, finding.suggestion) == (written, right)


@pytest.mark.parametrize("written", ["ngày 15 tháng 02", "ngày 08 tháng 10", "ngày 30 tháng 12", "ngày 09 tháng 3"])
def test_dates_with_the_right_zeros(written: str):
    assert found(changed(PLAN, ("ngày 08 tháng 3 năm 2024", f"{written} năm 2024")), "VB013") == []


def test_the_circular_of_2011_asks_for_the_zeros_too():
    text = changed(PLAN, ("ngày 08 tháng 3 năm 2024", "ngày 8 tháng 3 năm 2016"))
    (finding,) = found(text, "VB013")
    assert finding.basis == "Thông tư 01/2011/TT-BNV, Điều 9, khoản 1, điểm b"


@pytest.mark.parametrize(("between", "count"), [("****", 1), (" ", 1), ("\t", 0), ("        ", 0)])
def test_columns_on_one_line(between: str, count: int):
    text = changed(PLAN, ("XÃ ĐỒNG VỌNG\n-------\nCỘNG HÒA", f"XÃ ĐỒNG VỌNG{between}CỘNG HÒA"))
    assert len(found(text, "VB004")) == count


@pytest.mark.parametrize("number", ["Số: 07/KH-UBND", "Số: 117/KH-UBND", "Số: 10/KH-UBND"])
def test_numbers_that_need_no_zero(number: str):
    assert found(changed(PLAN, ("Số: 17/KH-UBND", number)), "VB007") == []


def test_the_place_of_a_department_is_not_compared():
    text = changed(PLAN, ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG", "UBND TỈNH NAM LĨNH\nSỞ NỘI VỤ"))
    assert found(text, "VB014") == []


@pytest.mark.parametrize(
    ("unit", "place"), [("PHƯỜNG 3", "Phường 3"), ("THÀNH PHỐ NAM LĨNH", "TP. Nam Lĩnh"), ("XÃ HÒA AN", "Hoà An")]
)
def test_the_place_may_name_the_kind_of_unit(unit: str, place: str):
    text = changed(PLAN, ("XÃ ĐỒNG VỌNG", unit), ("Đồng Vọng, ngày", f"{place}, ngày"))
    assert found(text, "VB014") == []


# ---- number and symbol -------------------------------------------------------------------------------


@pytest.mark.parametrize("symbol", ["UBND-VHXH", "UBND-KT", "THCSLTC", "SNV"])
def test_symbols_of_letters_that_say_enough(symbol: str):
    assert found(changed(LETTER, ("64/UBND-VHXH", f"64/{symbol}")), "VB009") == []


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        ("Nghị định số 12/2015/NQ-CP ngày 09 tháng 01 năm 2015 của Chính phủ", 1),
        ("Công văn số 12/KH-UBND ngày 09 tháng 01 năm 2024 của UBND huyện", 1),
        ("Nghị định số 14/NĐ-CP ngày 23 tháng 12 năm 2008 của Chính phủ", 0),
        ("Đề án số 16/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ", 0),
        ("Quy định số 22-QĐ/TW ngày 28 tháng 7 năm 2021 của Ban Chấp hành Trung ương", 0),
        ("Công văn số 12-CV/ĐU ngày 09 tháng 01 năm 2024 của Đảng ủy xã", 0),
        ("Nghị quyết liên tịch số 40/2019/NQLT-UBTVQH14 ngày 19 tháng 6 năm 2019", 0),
    ],
)
def test_type_and_code(cited: str, count: int):
    text = changed(PLAN, ("Thực hiện Kế hoạch số 41", f"Căn cứ {cited};\nThực hiện Kế hoạch số 41"))
    assert len(found(text, "VB010")) == count


def test_capitals_of_a_code():
    (finding,) = found(changed(PARTY_LETTER, ("Số 31-CV/ĐU", "Số 31-Cv/ĐU")), "VB010")
    assert (finding.severity, finding.at[0].quote, finding.suggestion) == ("warning", "Cv", "CV")


def test_codes_of_joint_plans_are_no_slips():
    text = changed(PLAN, ("Thực hiện Kế hoạch số 41/KH-UBND", "Thực hiện Kế hoạch số 41/KHPH-UBND"))
    assert found(text, "VB010") == []


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        ("Nghị định số 14/NĐ-CP ngày 23 tháng 12 năm 2008 của Chính phủ", 0),
        ("Nghị định số 14/NĐ-CP ngày 23 tháng 12 năm 2018 của Chính phủ", 1),
        ("Kế hoạch số 14/2022/KH-UBND ngày 23 tháng 12 năm 2022 của UBND tỉnh", 1),
        ("Quyết định số 14/2022/QĐ-UBND ngày 23 tháng 12 năm 2022 của UBND tỉnh", 0),
        ("Thông tri số 14-TT/TU ngày 23 tháng 12 năm 2022 của Tỉnh ủy", 0),
    ],
)
def test_years_in_numbers(cited: str, count: int):
    text = changed(PLAN, ("Thực hiện Kế hoạch số 41", f"Căn cứ {cited};\nThực hiện Kế hoạch số 41"))
    assert len(found(text, "VB011")) == count


@pytest.mark.parametrize(
    ("cited", "right"),
    [("Quyết định số 218/QĐ-TW", "218-QĐ/TW"), ("Quyết định số 218-QĐ/TW", None), ("Quyết định số 218/QĐ-TTg", None)],
)
def test_party_numbers_in_the_order_of_the_state(cited: str, right: str | None):
    text = changed(PLAN, ("Thực hiện Kế hoạch số 41", f"Căn cứ {cited} ngày 12/12/2013;\nThực hiện Kế hoạch số 41"))
    assert [right in finding.message_vi for finding in found(text, "VB057") if right] == ([True] if right else [])
    assert bool(found(text, "VB057")) == (right is not None)


# ---- subject and addressees ---------------------------------------------------------------------------


def test_other_types_write_about_in_full():
    text = changed(PLAN, ("KẾ HOẠCH\nThực hiện phong trào", "KẾ HOẠCH\nV/v thực hiện phong trào"))
    (finding,) = found(text, "VB016")
    assert (finding.at[0].quote, finding.suggestion) == ("V/v", "Về việc")


def test_a_letter_prints_no_type_name():
    text = changed(LETTER, ("Kính gửi: Trưởng", "CÔNG VĂN\nVề việc nộp báo cáo\n\nKính gửi: Trưởng"))
    assert "công văn không ghi tên loại" in [finding.message_vi for finding in found(text, "VB016")]


def test_what_is_no_letter_needs_no_addressee():
    text = changed(
        LETTER,
        ("V/v nộp báo cáo công tác dân vận quý I năm 2024\n", ""),
        ("Kính gửi: Trưởng các thôn trên địa bàn xã.", "LỊCH TIẾP CÔNG DÂN QUÝ I NĂM 2024"),
    )
    assert found(text, "VB018") == []


def test_an_invitation_names_its_guests_in_the_text():
    text = changed(
        PLAN,
        ("Số: 17/KH-UBND", "Số: 17/GM-UBND"),
        ("KẾ HOẠCH\n", "GIẤY MỜI\n"),
        ("- UBND huyện Sơn Bình;\n", "- Như trên;\n"),
    )
    assert found(text, "VB019") == []


def test_a_report_upwards_should_say_to_whom():
    report = changed(PLAN, ("/KH-UBND\nĐồng", "/BC-UBND\nĐồng"), ("KẾ HOẠCH\n", "BÁO CÁO\n"))
    assert found(report, "VB018") == []
    upwards = changed(report, ("Trên đây là kế hoạch", "Kính báo cáo cấp trên biết, chỉ đạo kế hoạch"))
    assert [finding.severity for finding in found(upwards, "VB018")] == ["info"]


def test_recipients_that_point_to_an_article():
    decision = changed(
        PLAN,
        ("/KH-UBND\nĐồng", "/QĐ-UBND\nĐồng"),
        ("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "Điều 1. Mục đích"),
        ("II. NỘI DUNG", "Điều 2. Nội dung"),
    )
    assert found(changed(decision, ("- UBND huyện Sơn Bình;\n", "- Như Điều 2;\n")), "VB019") == []
    (finding,) = found(changed(decision, ("- UBND huyện Sơn Bình;\n", "- Như Điều 5;\n")), "VB019")
    assert finding.message_vi == "văn bản không có Điều 5"


# ---- recipients ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("- Lưu: VT, VHXH (3b).", None),
        ("- Lưu: VT, KT(Lan, Minh).", None),
        ("- Lưu: VT.", "info"),
        ("- Lưu: VP.", "info"),
        ("- Lưu VT, VHXH.", "warning"),
        ("- Công an xã.", "warning"),
    ],
)
def test_the_store_line(line: str, severity: str | None):
    findings = found(changed(PLAN, ("- Lưu: VT, VHXH.", line)), "VB020")
    assert [finding.severity for finding in findings] == ([] if severity is None else [severity])


def test_a_recipient_may_take_two_lines():
    text = changed(PLAN, ("- Các thôn;", "- Các cơ quan, đơn vị, đoàn thể,\ncác thôn;"))
    assert found(text, "VB059") == []


def test_one_finding_for_all_end_marks():
    text = changed(PLAN, ("Sơn Bình;\n- Các thôn;", "Sơn Bình,\n- Các thôn"), ("- Lưu: VT, VHXH.", "- Lưu: VT, VHXH;"))
    (finding,) = found(text, "VB059")
    assert finding.suggestion == "UBND huyện Sơn Bình;"
    assert [span.quote for span in finding.related] == ["Các thôn", "Lưu: VT, VHXH;"]


# ---- signature ----------------------------------------------------------------------------------------


def test_a_chairman_may_sign_a_decision_alone():
    decision = changed(
        PLAN, ("/KH-UBND\nĐồng", "/QĐ-UBND\nĐồng"), ("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n"), ("TM. ỦY BAN NHÂN DÂN\n", "")
    )
    assert found(decision, "VB022") == []
    assert [finding.severity for finding in found(changed(PLAN, ("TM. ỦY BAN NHÂN DÂN\n", "")), "VB022")] == ["info"]


def test_nobody_signs_on_behalf_of_an_office():
    text = changed(LETTER, ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "TM. CHỦ TỊCH"))
    assert [finding.at[0].quote for finding in found(text, "VB022")] == ["TM. CHỦ TỊCH"]


def test_orders_of_a_chairman_are_signed_by_his_office():
    text = changed(
        LETTER,
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG"),
    )
    assert {finding.rule for finding in findings_in(text)} & {"VB003", "VB022", "VB056", "VB058"} == set()


@pytest.mark.parametrize(
    ("name", "rest"),
    [("TS. Lò Văn Phúc", "Lò Văn Phúc"), ("Đồng chí Lò Văn Phúc", "Lò Văn Phúc"), ("LÒ VĂN PHÚC", "Lò Văn Phúc")],
)
def test_names_as_they_should_not_be(name: str, rest: str):
    (finding,) = found(changed(PLAN, ("Lò Văn Phúc", name)), "VB023")
    assert finding.suggestion == rest


def test_a_rank_is_no_degree():
    assert found(changed(PLAN, ("Lò Văn Phúc", "Trung tá Lò Văn Phúc")), "VB023") == []


def test_a_deputy_of_the_council_is_left_alone():
    text = changed(
        LETTER,
        ("ỦY BAN NHÂN DÂN\nXÃ", "HỘI ĐỒNG NHÂN DÂN\nXÃ"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\n"),
    )
    assert found(text, "VB058") == []


def test_joint_papers_are_signed_for_each_body():
    text = changed(
        PLAN,
        ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG", "HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. HỘI ĐỒNG NHÂN DÂN\tTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\tCHỦ TỊCH"),
        ("Lò Văn Phúc", "Giàng A Páo\tLò Văn Phúc"),
    )
    assert found(text, "VB003") == []


# ---- annexes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["(có danh sách gửi kèm)", "theo phụ lục đính kèm", "(theo biểu mẫu)"])
def test_a_text_may_point_to_its_annex_in_many_words(words: str):
    text = changed(REGISTRATION, ("(danh sách tại phụ lục kèm theo)", words))
    assert found(text, "VB027") == []


def test_an_annex_says_what_it_belongs_to():
    caption = "(Kèm theo Công văn số 22/UBND-VHXH ngày 23 tháng 02 năm 2024 của UBND xã Đồng Vọng)\n"
    (finding,) = found(changed(REGISTRATION, (caption, "")), "VB028")
    assert finding.severity == "warning"
    assert found(changed(REGISTRATION, ("(Kèm theo Công", "(Đính kèm Công")), "VB028") == []


@pytest.mark.parametrize(("labels", "count"), [(("Phụ lục I", "Phụ lục II"), 0), (("Phụ lục 01", "Phụ lục 02"), 2)])
def test_several_annexes_have_roman_numbers(labels: tuple[str, str], count: int):
    first, second = labels
    annex = REGISTRATION[REGISTRATION.index("Phụ lục\nDANH") :].removeprefix("Phụ lục")
    text = changed(REGISTRATION, ("\nPhụ lục\nDANH", f"\n{first}\nDANH")) + f"\n\n{second}{annex}"
    assert len(found(text, "VB028")) == count


# ---- scans ---------------------------------------------------------------------------------------------


def test_a_scan_is_not_held_to_what_reading_may_have_spoilt():
    text = changed(
        PLAN,
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập -Tự do – Hạnh phúc"),
        ("ngày 08 tháng 3", "ngày 8 tháng 03"),
        ("Số: 17/KH-UBND", "Số: 7/KH-UBND"),
        ("TM. ỦY BAN", "T/M ỦY BAN"),
        ("- Các thôn;", "- Các thôn:"),
    )
    reading = registry.read(text.encode(), "van-ban.txt")
    record = read_document("van-ban.txt", text.encode())
    assert {finding.rule for finding in record.findings} & MINE == {"VB002", "VB007", "VB013", "VB056", "VB059"}
    record.source.ocr = Ocr(engine="tesseract", pages=[1], confidence=0.9)
    read = build_text(reading)
    case = Case(record, read, build_layout(read, builtin_patterns()), reading, builtin_patterns())
    assert {finding.rule for finding in findings_of(case)} & MINE == set()


# ---- papers of others ----------------------------------------------------------------------------------


def test_party_papers_are_not_held_to_the_decree():
    text = changed(PARTY_PLAN, ("ngày 06 tháng 3", "ngày 6 tháng 03"), ("Số 24-KH/ĐU", "Số 4-KH/ĐU"))
    assert {finding.rule for finding in findings_in(text)} & MINE == set()


def test_the_new_guide_of_the_party_asks_for_zeros():
    (finding,) = found(changed(PARTY_LETTER, ("ngày 05 tháng 10", "ngày 5 tháng 10")), "VB013")
    assert finding.basis == "Hướng dẫn 05-HD/VPTW, mục 4.2.2"


def test_the_habits_of_the_state_in_a_party_paper_are_only_told():
    text = changed(
        PARTY_PLAN,
        ("Số 24-KH/ĐU", "Số: 24-KH/ĐU"),
        ("các chi bộ.\n\nNơi nhận", "các chi bộ./.\n\nNơi nhận"),
        ("- Lưu Văn phòng Đảng ủy.", "- Lưu: VT."),
        ("T/M ĐẢNG ỦY", "TM. ĐẢNG ỦY"),
    )
    findings = [finding for finding in findings_in(text) if finding.rule in MINE]
    assert {finding.rule for finding in findings} == {"VB051", "VB052", "VB053", "VB056"}
    assert {finding.severity for finding in findings} == {"info"}


def test_before_may_2026_a_party_letter_may_write_it_short():
    older = changed(PARTY_LETTER, ("2026", "2025"), ("2027", "2026"), ("về việc đăng ký", "V/v đăng ký"))
    assert found(older, "VB055") == []


def test_unions_are_not_held_to_the_decree():
    text = changed(
        PLAN,
        ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG\n", "HỘI LIÊN HIỆP PHỤ NỮ\nXÃ ĐỒNG VỌNG\n"),
        ("Số: 17/KH-UBND", "Số: 7/KH-BTV"),
        ("- Lưu: VT, VHXH.", "- Lưu VP"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH"),
    )
    assert {finding.rule for finding in findings_in(text)} & MINE == set()


def test_a_web_article_has_no_header_to_lose():
    article = "Sáng 08/3/2024, xã Đồng Vọng tổ chức hội nghị triển khai công tác dân vận.\nBài, ảnh: Thu Lan"
    assert {finding.rule for finding in findings_in(article)} & MINE == set()
