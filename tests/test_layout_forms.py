"""Forms, blank and filled, attached and alone."""

from __future__ import annotations

from vanban.layout.build import build_layout
from vanban.layout.model import Layout, Zone
from vanban.patterns import builtin_patterns
from vanban.record import Form
from vanban.text.model import text_from_string

COVER = (
    "KẾ HOẠCH",
    "Phong trào thi đua năm 2024",
    "UBND xã Đồng Vọng ban hành kế hoạch như sau:",
    "1. Mục đích: Thi đua.",
    "2. Nội dung: Lao động.",
    "CHỦ TỊCH",
    "Đinh Văn Khoan",
)
COLLECTIVE = (
    "ĐĂNG KÝ",
    "XÂY DỰNG MÔ HÌNH NĂM 2024",
    "(Tập thể)",
    "Đơn vị:",
    "Địa chỉ:",
    "Theo Kế hoạch số..... do UBND xã ban hành về phong trào thi đua",
    "Đơn vị đăng ký thực hiện mô hình như sau:",
    "1. Tên mô hình đăng ký",
    ".....",
    ".....",
    "2. Lĩnh vực của mô hình: (kinh tế, văn hóa - xã hội)",
    "………………",
    "3. Thời gian thực hiện:",
    "______",
    "....., ngày tháng năm 2024",
    "ĐẠI DIỆN ĐƠN VỊ",
    "(ký và ghi rõ họ, tên)",
)
INDIVIDUAL = (
    "ĐƠN VỊ",
    "*",
    "ĐĂNG KÝ",
    "XÂY DỰNG MÔ HÌNH NĂM 2024",
    "(Cá nhân)",
    "Họ và tên:.........",
    "Chức vụ: ........ Điện thoại: ........",
    "1. Tên mô hình đăng ký",
    ".....",
    "NGƯỜI ĐĂNG KÝ",
)


def layout(*lines: str) -> Layout:
    return build_layout(text_from_string("\n".join(lines)), builtin_patterns())


def values(form: Form) -> dict[str, str | None]:
    return {field.label: field.value for field in form.fields}


def test_two_blank_forms_one_behind_the_other() -> None:
    found = layout(*COVER, *COLLECTIVE, *INDIVIDUAL)
    first, second = found.forms
    assert first.title == "ĐĂNG KÝ XÂY DỰNG MÔ HÌNH NĂM 2024 (Tập thể)"
    assert (first.kind, first.blank, second.kind, second.blank) == ("collective", True, "individual", True)
    assert list(values(first)) == [
        "Đơn vị",
        "Địa chỉ",
        "Theo Kế hoạch số",
        "Tên mô hình đăng ký",
        "Lĩnh vực của mô hình",
        "Thời gian thực hiện",
    ]
    assert list(values(second)) == ["Họ và tên", "Chức vụ", "Điện thoại", "Tên mô hình đăng ký"]
    assert found.zones[len(COVER)] is Zone.FORM
    assert [section.label for section in found.outline] == ["1", "2"]


def test_a_filled_form() -> None:
    (form,) = layout(
        *COVER,
        "PHIẾU ĐĂNG KÝ",
        "Mô hình năm 2024",
        "Đơn vị: Chi hội Phụ nữ thôn Ra Mốc ..........",
        "1. Tên mô hình: “Hũ gạo nghĩa tình”.",
        "2. Hình thức: ☐ Xây dựng mới\t☒ Nhân rộng",
        "3. Cách làm:",
        "- Mỗi nhà góp một nắm gạo.",
        "- Chi hội: trao cho hộ nghèo hằng tháng.",
        "4. Kết quả dự kiến: giúp 12 hộ",
    ).forms
    assert not form.blank
    assert values(form) == {
        "Đơn vị": "Chi hội Phụ nữ thôn Ra Mốc",
        "Tên mô hình": "“Hũ gạo nghĩa tình”.",
        "Hình thức": "Nhân rộng",
        "Cách làm": "- Mỗi nhà góp một nắm gạo.\n- Chi hội: trao cho hộ nghèo hằng tháng.",
        "Kết quả dự kiến": "giúp 12 hộ",
    }


def test_numbered_forms_with_headers_of_their_own() -> None:
    found = layout(
        *COVER,
        "Mẫu số 01",
        "CHI BỘ ..........",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "......, ngày .... tháng .... năm ....",
        "BÁO CÁO KẾT QUẢ",
        "Tên mô hình: ..........",
        "Kết quả: ..........",
        "Mẫu số 02",
        "(1)…………",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BIÊN BẢN HỌP THÔN",
        "Hồi.... giờ ... ngày…. tháng….",
        "Chủ trì: ………",
        "Ghi chú:",
        "(1) Tên thôn.",
    )
    assert [form.title for form in found.forms] == ["BÁO CÁO KẾT QUẢ", "BIÊN BẢN HỌP THÔN"]
    assert [form.blank for form in found.forms] == [True, True]


def test_a_document_that_is_a_form() -> None:
    found = layout(
        "CHI HỘI PHỤ NỮ THÔN RA MỐC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đồng Vọng, ngày 21 tháng 3 năm 2024",
        "BẢN ĐĂNG KÝ",
        "MÔ HÌNH NĂM 2024",
        "Kính gửi: Khối Dân vận xã Đồng Vọng.",
        "1. Tên mô hình: Hũ gạo nghĩa tình",
        "2. Lĩnh vực: kinh tế",
        "3. Thời gian: năm 2024",
        "CHI HỘI TRƯỞNG",
        "Trần Thị Mấy",
    )
    (form,) = found.forms
    assert values(form)["Tên mô hình"] == "Hũ gạo nghĩa tình"
    assert found.document.type is None
    assert found.document.issuer is not None
    assert found.document.signer is not None
    assert (found.document.issuer.name, found.document.signer.name) == ("Chi hội Phụ nữ thôn Ra Mốc", "Trần Thị Mấy")
    assert found.zones[-1] is Zone.CLOSING


def test_the_sections_of_a_plan_are_no_form() -> None:
    assert layout(*COVER).forms == ()


def test_an_annex_of_sentences_is_no_form() -> None:
    assert (
        layout(
            *COVER,
            "Phụ lục I",
            "NHIỆM VỤ CỤ THỂ",
            "1. Văn phòng: Tham mưu.",
            "2. Công an xã: Bảo vệ.",
            "3. Các thôn: Thực hiện.",
        ).forms
        == ()
    )


def test_an_application_is_a_form_of_a_person_and_no_letter() -> None:
    found = layout(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đồng Vọng, ngày 05 tháng 3 năm 2024",
        "ĐƠN ĐỀ NGHỊ HỖ TRỢ CÂY GIỐNG",
        "Kính gửi: Ủy ban nhân dân xã Đồng Vọng",
        "Tôi tên là: Hà Thị Nhài",
        "Thường trú: thôn Ra Mốc, xã Đồng Vọng",
        "Số cây đề nghị: 40 cây quế",
        "NGƯỜI LÀM ĐƠN",
        "Hà Thị Nhài",
    )
    assert (found.document.type, found.document.issuer) == (None, None)
    assert found.document.addressees == ["Ủy ban nhân dân xã Đồng Vọng"]
    (form,) = found.forms
    assert form.title == "ĐƠN ĐỀ NGHỊ HỖ TRỢ CÂY GIỐNG"
    assert values(form)["Thường trú"] == "thôn Ra Mốc, xã Đồng Vọng"


def test_a_document_that_is_a_form_has_its_items_as_outline() -> None:
    filled = (
        "ĐẢNG BỘ XÃ ĐỒNG VỌNG",
        "CHI BỘ THÔN ĐÁ BẠC",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Đồng Vọng, ngày 09 tháng 02 năm 2024",
        "PHIẾU ĐĂNG KÝ",
        "Mô hình “Dân vận khéo” năm 2024",
        "1. Tên mô hình: “Giếng trong”.",
        "2. Mục tiêu: 3 giếng được thau sạch.",
        "3. Thời gian thực hiện: Quý II năm 2024.",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Đinh Văn Khoan",
    )
    found = build_layout(text_from_string("\n".join(filled)), builtin_patterns())
    assert [section.label for section in found.outline] == ["1", "2", "3"]
    assert len(found.forms) == 1
