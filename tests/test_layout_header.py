"""Header, type, subject and addressees: what the first lines of a document say, in every order they come in."""

from __future__ import annotations

import pytest

from vanban.layout.build import build_layout
from vanban.layout.issuer import issuer_of_lines
from vanban.layout.model import Layout, Zone
from vanban.layout.pieces import whole_line
from vanban.patterns import builtin_patterns
from vanban.readers.reading import Posting, Style
from vanban.record import Document
from vanban.text.model import Text, TextLine, text_from_string


def layout(*lines: str) -> Layout:
    return build_layout(text_from_string("\n".join(lines)), builtin_patterns())


def document(*lines: str) -> Document:
    return layout(*lines).document


STATE = (
    "ỦY BAN NHÂN DÂN",
    "XÃ ĐỒNG VỌNG",
    "Số: 05/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Đồng Vọng, ngày 08 tháng 3 năm 2024",
)
PLAN = ("KẾ HOẠCH", "Công tác dân vận năm 2024", "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2024 của UBND huyện.")


@pytest.mark.parametrize(
    "lines",
    [
        STATE,
        (*STATE[3:], *STATE[:3]),  # the right column first
        (STATE[0], STATE[3], STATE[1], STATE[4], STATE[2], STATE[5]),  # line by line
        tuple(f"{left}\t{right}" for left, right in zip(STATE[:3], STATE[3:], strict=True)),
        tuple(f"{left} {right}" for left, right in zip(STATE[:3], STATE[3:], strict=True)),
        (
            "ỦY BAN NHÂN DÂN",
            "XÃ ĐỒNG VỌNG****CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "ĐỘC LẬP – TỰ DO – HẠNH PHÚC",
            *STATE[2:3],
            STATE[5],
        ),
    ],
    ids=["columns", "right-first", "line-by-line", "tabs", "spaces", "fused"],
)
def test_a_header_reads_the_same_however_its_columns_come(lines: tuple[str, ...]) -> None:
    found = document(*lines, *PLAN)
    assert found.issuer is not None
    assert found.number is not None
    assert found.date is not None
    assert found.type is not None
    assert found.issuer.name == "Ủy ban nhân dân xã Đồng Vọng"
    assert found.issuer.parent is None
    assert (found.number.canonical, found.place, found.date.start) == ("05/KH-UBND", "Đồng Vọng", "2024-03-08")
    assert (found.type.code, found.subject) == ("KH", "Công tác dân vận năm 2024")


@pytest.mark.parametrize(
    ("lines", "issuer", "parent", "system"),
    [
        (("UBND XÃ ĐỒNG VỌNG", "THÔN RA MỐC"), "Thôn Ra Mốc", "Ủy ban nhân dân xã Đồng Vọng", "other"),
        (("CHI BỘ", "THÔN RA MỐC"), "Chi bộ thôn Ra Mốc", None, "party"),
        (("UBND HUYỆN SƠN BÌNH", "PHÒNG NỘI VỤ"), "Phòng Nội vụ", "Ủy ban nhân dân huyện Sơn Bình", "state"),
        (
            ("ỦY BAN NHÂN DÂN", "TỈNH SƠN BÌNH", "SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"),
            "Sở Giáo dục và Đào tạo",
            "Ủy ban nhân dân tỉnh Sơn Bình",
            "state",
        ),
        (("ĐẢNG BỘ HUYỆN NẬM TRA", "ĐẢNG ỦY XÃ MƯỜNG LẠN"), "Đảng ủy xã Mường Lạn", "Đảng bộ huyện Nậm Tra", "party"),
        (
            ("ỦY BAN MTTQ VIỆT NAM", "XÃ ĐỒNG VỌNG", "BAN THƯỜNG TRỰC"),
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồng Vọng",
            None,
            "front",
        ),
        (
            ("BAN THƯỜNG TRỰC", "ỦY BAN MTTQ VIỆT NAM XÃ ĐỒNG VỌNG"),
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồng Vọng",
            None,
            "front",
        ),
        (
            ("HỘI LHPN HUYỆN SƠN BÌNH", "HỘI LIÊN HIỆP PHỤ NỮ", "XÃ ĐỒNG VỌNG"),
            "Hội Liên hiệp Phụ nữ xã Đồng Vọng",
            "Hội LHPN huyện Sơn Bình",
            "union",
        ),
        (("HỢP TÁC XÃ NÔNG NGHIỆP NẬM TRA",), "Hợp tác xã Nông nghiệp Nậm Tra", None, "other"),
        (("UBND TỈNH SƠN BÌNH", "SỠ CÔNG THƯƠNG"), "Sở Công Thương", "Ủy ban nhân dân tỉnh Sơn Bình", "state"),
        (("CHỦ TỊCH", "ỦY BAN NHÂN DÂN XÃ ĐỒNG VỌNG"), "Chủ tịch Ủy ban nhân dân xã Đồng Vọng", None, "state"),
        (
            ("UBND TỈNH SƠN BÌNH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CHI CỤC KIỂM LÂM"),
            "Chi cục Kiểm lâm",
            "Sở Nông nghiệp và Môi trường, Ủy ban nhân dân tỉnh Sơn Bình",
            "state",
        ),
        (
            ("UBND XÃ ĐỒNG VỌNG", "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ", "DÂN CHỦ Ở CƠ SỞ"),
            "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở",
            "Ủy ban nhân dân xã Đồng Vọng",
            "state",
        ),
        (
            ("BỘ CHQS TỈNH SƠN BÌNH", "ĐỒN BIÊN PHÒNG NẬM TRA"),
            "Đồn Biên phòng Nậm Tra",
            "Bộ Chỉ huy Quân sự tỉnh Sơn Bình",
            "state",
        ),
        (
            ("UBND TỈNH SƠN BÌNH", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"),
            "Hội đồng Thi đua - Khen thưởng",
            "Ủy ban nhân dân tỉnh Sơn Bình",
            "state",
        ),
        (
            ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG", "TỈNH SƠN BÌNH", "CHI BỘ BAN TUYÊN GIÁO", "VÀ DÂN VẬN TỈNH ỦY"),
            "Chi bộ Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Đảng ủy các cơ quan Đảng tỉnh Sơn Bình",
            "party",
        ),
        (
            ("UBND XÃ ĐỒNG VỌNG", "TRƯỜNG TIỂU HỌC", "LÊ QUÝ LĂNG"),
            "Trường Tiểu học Lê Quý Lăng",
            "Ủy ban nhân dân xã Đồng Vọng",
            "state",
        ),
    ],
)
def test_issuer_and_parent(lines: tuple[str, ...], issuer: str, parent: str | None, system: str) -> None:
    found = document(*lines, "Số: 05/KH-X", *STATE[3:], *PLAN).issuer
    assert found is not None
    assert (found.name, found.parent, found.system) == (issuer, parent, system)


def test_a_party_header_has_a_star_and_a_number_without_colon() -> None:
    found = document(
        "ĐẢNG BỘ HUYỆN NẬM TRA",
        "BAN CHỈ ĐẠO CÔNG TÁC DÂN VẬN",
        "*",
        "Số 31-BC/BCĐ",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Nậm Tra, ngày 05 tháng 3 năm 2024",
        "BÁO CÁO",
        "kết quả công tác dân vận",
        "-----",
        "I- KẾT QUẢ",
    )
    assert found.issuer is not None
    assert found.number is not None
    assert (found.issuer.name, found.issuer.system) == ("Ban Chỉ đạo công tác dân vận", "party")
    assert found.number.canonical == "31-BC/BCĐ"
    assert found.subject == "kết quả công tác dân vận"


def test_blanks_keep_what_is_printed() -> None:
    found = document(
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG VỌNG",
        "Số:\t/BC-UBND",
        *STATE[3:5],
        "Đồng Vọng, ngày\ttháng 10 năm 2024",
        "BÁO CÁO",
        "Kết quả năm 2024",
    )
    assert found.number is not None
    assert found.date is not None
    assert (found.number.sequence, found.number.symbol, found.number.canonical) == (None, "BC-UBND", None)
    assert (found.date.start, found.date.end, found.date.precision) == ("2024-10-01", "2024-10-31", "month")


def test_a_blank_place_is_no_place() -> None:
    found = document(*STATE[:5], "……, ngày … tháng … năm 2024", *PLAN)
    assert found.place is None
    assert found.date is not None
    assert found.date.precision == "year"


def test_stamps() -> None:
    found = document(*STATE, "HỎA TỐC", "TỐI MẬT", "DỰ THẢO LẦN 2", *PLAN)
    assert (found.urgency, found.secrecy) == ("Hỏa tốc", "Tối mật")
    assert found.subject == "Công tác dân vận năm 2024"


def test_a_letter_says_what_it_is_about_under_its_number() -> None:
    found = layout(
        *STATE[:2],
        "Số: 45/UBND-VX",
        "V/v đăng ký mô hình",
        "“Dân vận khéo” năm 2024",
        *STATE[3:],
        "Kính gửi:",
        "- Phòng Nội vụ huyện Sơn Bình;",
        "- Khối Dân vận Đảng ủy xã",
        "Đồng Vọng.",
        "Đồng kính gửi: Các thôn.",
        "Thực hiện Công văn số 12/UBND-NV ngày 05/02/2024 của UBND huyện, UBND xã đăng ký như sau:",
    )
    assert found.document.type is not None
    assert found.document.type.code == "CV"
    assert found.document.subject == "đăng ký mô hình “Dân vận khéo” năm 2024"
    assert found.document.addressees == ["Phòng Nội vụ huyện Sơn Bình", "Khối Dân vận Đảng ủy xã Đồng Vọng", "Các thôn"]
    assert found.zones[3] is Zone.SUBJECT
    assert found.zones[8] is Zone.ADDRESSEES
    assert found.zones[-1] is Zone.BASES


def test_a_party_letter_has_no_sign_before_its_subject() -> None:
    found = document(
        "CHI BỘ THÔN RA MỐC",
        "*",
        "Số 04-CV/CB",
        "đăng ký mô hình năm 2026",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mường Lạn, ngày 16 tháng 4 năm 2026",
        "Kính gửi: Đảng ủy xã Mường Lạn",
        "Chi bộ đăng ký như sau.",
    )
    assert found.subject == "đăng ký mô hình năm 2026"
    assert (found.place, found.addressees) == ("Mường Lạn", ["Đảng ủy xã Mường Lạn"])


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (("BÁO CÁO Kết quả công tác tháng 5",), "Kết quả công tác tháng 5"),
        (("KẾ HOẠCH CÔNG TÁC THÁNG 5",), "CÔNG TÁC THÁNG 5"),
        (("TỜ TRÌNH", "V/v phê duyệt kinh phí"), "phê duyệt kinh phí"),
        (("KẾ HOẠCH PHỐI HỢP", "Về việc tổ chức đối thoại"), "tổ chức đối thoại"),
        (("QUYẾT ĐỊNH", "Về việc công nhận mô hình", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG VỌNG"), "công nhận mô hình"),
        (
            ("KẾ HOẠCH", "Thực hiện phong trào thi đua", "trên địa bàn xã năm 2024."),
            "Thực hiện phong trào thi đua trên địa bàn xã năm 2024",
        ),
    ],
)
def test_subjects(lines: tuple[str, ...], subject: str) -> None:
    assert document(*STATE, *lines, "Căn cứ Luật Tổ chức chính quyền địa phương;", "Nội dung.").subject == subject


def test_collections_print_everything_behind_the_type() -> None:
    found = document(
        "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH SƠN BÌNH SỐ 05/2010/QĐ-UBND "
        "NGÀY 12 THÁNG 3 NĂM 2010 VỀ VIỆC BAN HÀNH QUY CHẾ",
        "ỦY BAN NHÂN DÂN TỈNH SƠN BÌNH",
        "Căn cứ Luật Tổ chức;",
    )
    assert found.issuer is not None
    assert found.number is not None
    assert found.date is not None
    assert found.issuer.name == "Ủy ban nhân dân tỉnh Sơn Bình"
    assert (found.number.canonical, found.date.start, found.place) == ("05/2010/QĐ-UBND", "2010-03-12", None)
    assert found.subject == "BAN HÀNH QUY CHẾ"


def test_small_letters_of_an_old_font_still_make_a_header() -> None:
    found = document(
        "bộ công thương",
        "Số: 14/2002/TT-BCT",
        "cộng hoà xã hội chủ nghĩa việt nam",
        "Độc lập-Tự do-Hạnh phúc",
        "Hà nội, ngày 22 tháng 11 năm 2002",
        "Thông tư",
        "Hướng dẫn một số nội dung",
        "Căn cứ Nghị định số 44/NĐ-CP;",
    )
    assert found.type is not None
    assert found.issuer is not None
    assert (found.type.code, found.issuer.name, found.place) == ("TT", "Bộ Công Thương", "Hà nội")
    assert found.subject == "Hướng dẫn một số nội dung"


def test_without_a_header_the_text_says_who_issued_it() -> None:
    found = document(
        "KẾ HOẠCH",
        "Công tác dân vận năm 2024",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2024 của UBND huyện Sơn Bình, "
        "UBND xã Đồng Vọng xây dựng kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    )
    assert found.issuer is not None
    assert found.issuer.name == "Ủy ban nhân dân xã Đồng Vọng"
    assert (found.number, found.place, found.date) == (None, None, None)


def test_a_body_that_is_cited_did_not_issue_it() -> None:
    found = document(
        "KẾ HOẠCH",
        "Công tác dân vận năm 2024",
        "Thực hiện Công văn số 12/NV ngày 02/01/2024 của Phòng Nội vụ huyện Sơn Bình triển khai công tác dân vận, "
        "UBND xã Đồng Vọng xây dựng kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    ).issuer
    assert found is not None
    assert found.name == "Ủy ban nhân dân xã Đồng Vọng"


def test_the_signature_and_the_units_of_the_text_may_be_all_that_names_the_issuer() -> None:
    found = document(
        "BÁO CÁO",
        "Công tác tháng 3",
        "Trong tháng 3, Đảng ủy xã Đồng Vọng đã chỉ đạo tốt.",
        "1. Kết quả",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    )
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.unit.commune) == ("Ủy ban nhân dân xã Đồng Vọng", "Xã Đồng Vọng")


def test_the_body_that_acts_all_the_time_issued_it_and_its_unit_is_named_elsewhere() -> None:
    found = document(
        "BÁO CÁO",
        "Công tác dân vận của chính quyền phường Đông Vọng năm 2023",
        "Năm 2023, UBND thành phố chọn chủ đề trật tự đô thị.",
        "1. Kết quả",
        "UBND phường ban hành 3 kế hoạch.",
        "UBND thành phố hướng dẫn công tác khen thưởng.",
        "UBND phường tổng hợp ý kiến của các tổ dân phố.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    ).issuer
    assert found is not None
    assert (found.name, found.unit.commune) == ("Ủy ban nhân dân phường Đông Vọng", "Phường Đông Vọng")


def test_who_takes_leave_at_the_end_issued_it() -> None:
    found = document(
        "BÁO CÁO",
        "Công tác dân vận năm 2023",
        "Năm 2023, UBND huyện Sơn Bình ban hành Kế hoạch thi đua.",
        "1. Kết quả",
        "UBND xã ban hành 3 kế hoạch.",
        "Hội Nông dân xã Đồng Vọng trân trọng báo cáo./.",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    ).issuer
    assert found is not None
    assert found.name == "Hội Nông dân xã Đồng Vọng"


def test_buttons_below_the_title_of_a_page_are_outside() -> None:
    text = text_from_string("Ra mắt mô hình\n14/08/2024 09:30\nLượt xem: 312\nSáng nay, xã ra mắt mô hình.")
    text = Text(text.string, text.lines, posting=Posting("2024-08-14T09:30:00", None, "Ra mắt mô hình"))
    assert build_layout(text, builtin_patterns()).zones == (*[Zone.OUTSIDE] * 3, Zone.BODY)


def test_an_address_in_the_text_completes_the_unit() -> None:
    found = document(*STATE, *PLAN, "Thực hiện tại xã Đồng Vọng, huyện Sơn Bình, tỉnh Nam Lĩnh.").issuer
    assert found is not None
    assert (found.unit.commune, found.unit.district, found.unit.province) == (
        "Xã Đồng Vọng",
        "Huyện Sơn Bình",
        "Tỉnh Nam Lĩnh",
    )


def posted(*lines: str) -> Text:
    plain = text_from_string("\n".join(lines))
    return Text(plain.string, plain.lines, posting=Posting("2024-08-14T09:30:00", "dongvong.example", "Ra mắt mô hình"))


def test_an_article_has_a_title_and_no_type() -> None:
    found = build_layout(
        posted("Ngày 12 tháng 6 năm 2023 UBND xã Đồng Vọng đã ban hành Kế hoạch."), builtin_patterns()
    ).document
    assert (found.type, found.issuer, found.number, found.subject) == (None, None, None, "Ra mắt mô hình")
    assert found.posted is not None
    assert found.posted.time == "2024-08-14T09:30:00"


def test_title_and_posting_line_of_a_page_are_outside() -> None:
    found = build_layout(
        posted("Ra mắt mô hình", "Thứ ba, 14/8/2024 09:30", "UBND xã đã họp.", "1. Việc một"), builtin_patterns()
    )
    assert found.zones == (Zone.OUTSIDE, Zone.OUTSIDE, Zone.BODY, Zone.BODY)


def test_a_document_on_a_web_page_keeps_its_own_header() -> None:
    found = build_layout(posted("Trang chủ", "Văn bản mới", *STATE, *PLAN), builtin_patterns())
    assert found.document.number is not None
    assert found.document.number.canonical == "05/KH-UBND"
    assert found.zones[:3] == (Zone.OUTSIDE, Zone.OUTSIDE, Zone.HEADER)


def test_running_text_is_no_header() -> None:
    found = document("Sáng nay, các thôn đã họp.", "Mọi người nhất trí cao.")
    assert found == Document()


def test_where_bold_begins_the_issuer_begins() -> None:
    above, below = "BINH ĐOÀN SƠN BÌNH", "XÍ NGHIỆP CHÈ"
    end = len(above) + 1
    lines = (
        TextLine(0, len(above), above, (), Style(bold=False)),
        TextLine(end, end + len(below), below, (), Style(bold=True)),
    )
    text = Text(f"{above}\n{below}", lines)
    issuer = issuer_of_lines(text, builtin_patterns(), [whole_line(text, 0), whole_line(text, 1)], party=False)
    assert issuer is not None
    assert (issuer.name, issuer.parent) == ("Xí nghiệp chè", "Binh đoàn sơn bình")


def test_a_plan_of_several_bodies_is_about_what_stands_below_its_type() -> None:
    found = document("KẾ HOẠCH LIÊN TỊCH", "Công tác dân vận năm 2024", "Căn cứ Luật Đất đai;")
    assert found.type is not None
    assert (found.type.code, found.subject) == ("KH", "Công tác dân vận năm 2024")


def test_a_place_behind_an_issuer_on_one_line() -> None:
    found = document("ĐẢNG BỘ HUYỆN SƠN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ ĐỒNG VỌNG Đồng Vọng, ngày 05/3/2024")
    assert found.issuer is not None
    assert (found.issuer.name, found.place) == ("Đảng ủy xã Đồng Vọng", "Đồng Vọng")


def test_a_title_below_the_header_is_no_issuer() -> None:
    found = document("BAN NHÂN DÂN THÔN RA MỐC", *STATE[3:], "ĐƠN ĐỀ NGHỊ", "Kính gửi: UBND xã Đồng Vọng")
    assert found.issuer is not None
    assert found.issuer.name == "Ban Nhân dân thôn Ra Mốc"
