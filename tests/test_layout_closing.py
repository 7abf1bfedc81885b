"""Recipients and signatures."""

from __future__ import annotations

import pytest

from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.record import Document
from vanban.text.model import text_from_string

BODY = (
    "KẾ HOẠCH",
    "Công tác năm 2024",
    "UBND xã Đồng Vọng ban hành kế hoạch như sau:",
    "1. Việc thứ nhất",
    "2. Việc thứ hai./.",
)
RECIPIENTS = ("Nơi nhận:", "- UBND huyện (b/c);", "- Các ban, ngành,", "đoàn thể xã;", "- Lưu: VT, VP.")


def document(*lines: str) -> Document:
    return build_layout(text_from_string("\n".join((*BODY, *lines))), builtin_patterns()).document


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        (
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Khoan"),
            ("TM.", "Ủy ban nhân dân", "Chủ tịch", "Đinh Văn Khoan"),
        ),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Hà Thị Nhài"),
            ("KT.", "Ủy ban nhân dân", "Phó Chủ tịch", "Hà Thị Nhài"),
        ),
        (("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Hà Thị Nhài"), ("KT.", "Chủ tịch", "Phó Chủ tịch", "Hà Thị Nhài")),
        (("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "Lò Văn Inh"), ("TM.", "Đảng ủy", "Phó Bí thư", "Lò Văn Inh")),
        (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lò Văn Inh"), ("KT.", "Trưởng Ban", "Phó Trưởng Ban", "Lò Văn Inh")),
        (
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "ThS. Lê Minh Bạch"),
            ("TL.", "Chủ tịch", "Chánh Văn phòng", "Lê Minh Bạch"),
        ),
        (("Q. CHỦ TỊCH", "Đinh Văn Khoan"), ("Q.", "Chủ tịch", "Chủ tịch", "Đinh Văn Khoan")),
        (("CHỦ TỊCH", "Đinh Văn Khoan"), (None, None, "Chủ tịch", "Đinh Văn Khoan")),
        (
            ("T/L TRƯỞNG BAN", "CÁN BỘ CHUYÊN TRÁCH", "Hà Thị Nhài"),
            ("TL.", "Trưởng Ban", "Cán bộ chuyên trách", "Hà Thị Nhài"),
        ),
        (("TM. CHI BỘ", "HÀ THỊ NHÀI"), ("TM.", "Chi bộ", None, "Hà Thị Nhài")),
        (("P. HIỆU TRƯỞNG", "Hà Thị Nhài"), (None, None, "Phó Hiệu trưởng", "Hà Thị Nhài")),
        (
            ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯTHƯỜNG TRỰC", "Lò Văn Inh"),
            ("TM.", "Ban Thường vụ", "Phó Bí thư Thường trực", "Lò Văn Inh"),
        ),
        (
            ("T/M BAN CHỈ ĐẠO", "PHÓ BÍ THƯ ĐẢNG ỦY", "kiêm", "TRƯỞNG BAN", "Lò Văn Inh"),
            ("TM.", "Ban Chỉ đạo", "Phó Bí thư Đảng ủy kiêm Trưởng Ban", "Lò Văn Inh"),
        ),
        (
            ("T/M BAN CHỈ ĐẠO", "PHÓ BÍ THƯ ĐẢNG ỦY", "KIÊM TRƯỞNG BAN", "Lò Văn Inh"),
            ("TM.", "Ban Chỉ đạo", "Phó Bí thư Đảng ủy kiêm Trưởng Ban", "Lò Văn Inh"),
        ),
        (
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "oàng Văn Khoan"),  # as a scan reads it
            ("KT.", "Giám đốc", "Phó Giám đốc", "oàng Văn Khoan"),
        ),
        (("NGƯỜI BÁO CÁO", "Giàng A Chứ"), (None, None, "Người báo cáo", "Giàng A Chứ")),
        (("TRƯỞNG CÔNG AN XÃ", "Thượng tá Đoàn Quang Khởi"), (None, None, "Trưởng Công an xã", "Đoàn Quang Khởi")),
    ],
)
def test_signatures(lines: tuple[str, ...], signer: tuple[str | None, ...]) -> None:
    found = document(*lines).signer
    assert found is not None
    assert (found.authority, found.on_behalf_of, found.position, found.name) == signer


@pytest.mark.parametrize(
    "lines",
    [
        (*RECIPIENTS, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Khoan"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Khoan", *RECIPIENTS),
        (
            "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
            "- UBND huyện (b/c);\tCHỦ TỊCH",
            *RECIPIENTS[2:4],
            "- Lưu: VT, VP.\tĐinh Văn Khoan",
        ),
        ("TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "CHỦ TỊCH", *RECIPIENTS[1:], "Đinh Văn Khoan"),
    ],
    ids=["recipients-first", "signature-first", "tabs", "interleaved"],
)
def test_both_columns_of_a_closing(lines: tuple[str, ...]) -> None:
    found = document(*lines)
    assert found.recipients == ["UBND huyện (b/c)", "Các ban, ngành, đoàn thể xã", "Lưu: VT, VP"]
    assert found.signer is not None
    assert (found.signer.position, found.signer.name) == ("Chủ tịch", "Đinh Văn Khoan")


def test_columns_fused_by_a_space() -> None:
    found = document("Nơi nhận:", "- Như trên; TM. ỦY BAN NHÂN DÂN", "- Lưu: VT. CHỦ TỊCH", "Đinh Văn Khoan")
    assert found.recipients == ["Như trên", "Lưu: VT"]
    assert found.signer is not None
    assert (found.signer.authority, found.signer.position) == ("TM.", "Chủ tịch")


def test_an_office_signs_by_order() -> None:
    found = document("TL. CHỦ TỊCH", "VĂN PHÒNG - THỐNG KÊ", "Hà Thị Nhài").signer
    assert found is not None
    assert (found.on_behalf_of, found.position) == ("Chủ tịch", "Văn phòng - Thống kê")


def test_recipients_on_one_line() -> None:
    assert document("Nơi nhận: Như trên; Lưu: VT.", "CHỦ TỊCH", "Đinh Văn Khoan").recipients == ["Như trên", "Lưu: VT"]


def test_joint_signatures_side_by_side() -> None:
    found = document(
        "TM. ỦY BAN NHÂN DÂN\tTM. BAN THƯỜNG TRỰC",
        "KT. CHỦ TỊCH\tCHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Hà Thị Nhài\tTrần Văn Mấy",
    )
    assert found.signer is not None
    assert (found.signer.position, found.signer.name) == ("Phó Chủ tịch", "Hà Thị Nhài")
    assert [(other.on_behalf_of, other.position, other.name) for other in found.co_signers] == [
        ("Ban Thường trực", "Chủ tịch", "Trần Văn Mấy")
    ]


def test_joint_signatures_one_below_the_other() -> None:
    found = document(
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Thị Nhài", "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Trần Văn Mấy"
    )
    assert [other.name for other in found.co_signers] == ["Trần Văn Mấy"]


def test_a_body_without_authority_signs_beside_the_others_above_the_recipients() -> None:
    found = document(
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hà Thị Nhài",
        "HỘI NÔNG DÂN XÃ",
        "CHỦ TỊCH",
        "Trần Văn Mấy",
        *RECIPIENTS,
    )
    assert [(other.on_behalf_of, other.name) for other in found.co_signers] == [("Hội Nông dân xã", "Trần Văn Mấy")]
    assert len(found.recipients) == 3


def test_the_first_body_of_the_symbol_leads_a_joint_document() -> None:
    blocks = (
        "TM. BAN THƯỜNG TRỰC",
        "ỦY BAN MTTQ XÃ",
        "CHỦ TỊCH",
        "Trần Văn Mấy",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hà Thị Nhài",
    )

    def signers(number: str) -> list[str | None]:
        lines = ("ỦY BAN NHÂN DÂN XÃ ĐỒNG VỌNG", f"Số: {number}", "Đồng Vọng, ngày 05 tháng 3 năm 2024", *BODY, *blocks)
        found = build_layout(text_from_string("\n".join(lines)), builtin_patterns()).document
        assert found.signer is not None
        return [found.signer.name, *(other.name for other in found.co_signers)]

    assert signers("03/CTrPH-UBND-MTTQ") == ["Hà Thị Nhài", "Trần Văn Mấy"]
    assert signers("03/CTrPH-MTTQ-UBND") == ["Trần Văn Mấy", "Hà Thị Nhài"]
    assert signers("03/KH-UBND") == ["Trần Văn Mấy", "Hà Thị Nhài"]


def test_who_confirms_signs_second() -> None:
    found = document(
        "XÁC NHẬN CỦA CHI BỘ", "BÍ THƯ", "Hà Thị Nhài", "ĐẠI DIỆN TẬP THỂ", "CHI HỘI TRƯỞNG", "Trần Thị Mấy"
    )
    assert found.signer is not None
    assert (found.signer.position, found.signer.name) == ("Chi hội trưởng", "Trần Thị Mấy")
    assert [other.name for other in found.co_signers] == ["Hà Thị Nhài"]


def test_the_articles_of_a_decision_are_no_signature() -> None:
    found = document("QUYẾT ĐỊNH:", "Điều 1. Chủ tịch UBND xã chịu trách nhiệm.", "CHỦ TỊCH", "Đinh Văn Khoan")
    assert found.signer is not None
    assert (found.signer.authority, found.signer.on_behalf_of) == (None, None)


def test_a_text_without_closing_has_no_signer() -> None:
    found = document("Các thôn báo cáo Chủ tịch UBND xã.")
    assert (found.signer, found.recipients) == (None, [])


def test_place_and_date_may_stand_above_the_signature() -> None:
    found = document("Đồng Vọng, ngày 03 tháng 3 năm 2024", "NGƯỜI BÁO CÁO", "(Đã ký)", "Đinh Văn Khoan")
    assert found.date is not None
    assert (found.place, found.date.start) == ("Đồng Vọng", "2024-03-03")


def test_the_date_of_the_header_comes_before_that_of_a_signature() -> None:
    lines = ("Số: 05/KH-UBND", "Đồng Vọng, ngày 01 tháng 3 năm 2024", *BODY)
    closing = ("Đồng Vọng, ngày 09 tháng 3 năm 2024", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Khoan")
    found = build_layout(text_from_string("\n".join((*lines, *closing))), builtin_patterns()).document
    assert found.date is not None
    assert found.date.start == "2024-03-01"


def test_a_blank_place_above_a_signature_says_nothing() -> None:
    found = document("............., ngày .... tháng .... năm 2024", "NGƯỜI BÁO CÁO", "(Đã ký)", "Đinh Văn Khoan")
    assert (found.place, found.date) == (None, None)


def test_who_decides_is_no_signature_above_the_legal_bases() -> None:
    found = document(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG VỌNG",
        "Căn cứ Luật Đất đai;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Công nhận mô hình.",
        "Nơi nhận:",
        "- Như Điều 1;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Đinh Văn Khoan",
    )
    assert found.signer is not None
    assert (found.signer.position, found.signer.name) == ("Chủ tịch", "Đinh Văn Khoan")
    assert found.recipients == ["Như Điều 1", "Lưu: VT"]


def test_a_position_behind_the_label_of_the_recipients() -> None:
    found = document("Nơi nhận: TRƯỞNG PHÒNG", "- UBND xã;", "- Lưu: VT. Hà Thị Nhài")
    assert found.signer is not None
    assert (found.signer.position, found.signer.name) == ("Trưởng phòng", "Hà Thị Nhài")
    assert found.recipients == ["UBND xã", "Lưu: VT"]


def test_who_drew_up_the_figures_signs_behind_who_answers_for_them() -> None:
    found = document("NGƯỜI LẬP BIỂU\tTM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Inh\tHà Thị Nhài")
    assert found.signer is not None
    assert (found.signer.authority, found.signer.position, found.signer.name) == ("TM.", "Chủ tịch", "Hà Thị Nhài")
    assert [(signer.position, signer.name) for signer in found.co_signers] == [("Người lập biểu", "Lò Văn Inh")]


def test_a_position_over_two_lines_is_no_name() -> None:
    found = document("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG XÂY DỰNG CHÍNH QUYỀN", "VÀ CÔNG TÁC THANH NIÊN", "Lò Văn Inh")
    assert found.signer is not None
    assert found.signer.name == "Lò Văn Inh"
    assert found.signer.position == "Trưởng phòng Xây dựng chính quyền và công tác thanh niên"
