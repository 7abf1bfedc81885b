"""References: which documents a text cites. All communes, numbers and dates are invented."""

from __future__ import annotations

import pytest

from vanban.finders import references
from vanban.finders.material import Material
from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.record import Reference
from vanban.text.model import text_from_string

PATTERNS = builtin_patterns()
HEADER = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VỌNG\nSố: 15/KH-UBND\nĐồng Vọng, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTrồng cây năm 2024\n"
)


def find(string: str) -> list[Reference]:
    text = text_from_string(string)
    material = Material(text=text, layout=build_layout(text, PATTERNS), patterns=PATTERNS)
    references.find(material)
    for reference in material.references:
        for span in reference.at:
            assert string[span.start : span.end] == span.quote
    return material.references


def only(string: str) -> Reference:
    (found,) = find(string)
    return found


def numbers(string: str) -> list[str | None]:
    return [reference.number for reference in find(string)]


# ---- forms of one citation ---------------------------------------------------------------------------


def test_full_citation() -> None:
    reference = only(
        "Thực hiện Kế hoạch số 41/KH- UBND ngày 08/3/2023 của UBND thành phố Lâm Trà về việc trồng rừng năm 2023, "
        "UBND phường Gò Sim xây dựng kế hoạch như sau:"
    )
    assert reference.number == "41/KH-UBND"
    assert (reference.sequence, reference.year, reference.symbol) == (41, None, "KH-UBND")
    assert reference.type is not None
    assert reference.type.code == "KH"
    assert reference.date == "2023-03-08"
    assert reference.issuer == "UBND thành phố Lâm Trà"
    assert reference.subject == "trồng rừng năm 2023"
    assert reference.text.startswith("Kế hoạch số 41/KH- UBND ngày")
    assert reference.text.endswith("trồng rừng năm 2023")


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("theo Công văn số:31 /UBND ngày 02/5/2023", "31/UBND", "CV"),
        ("theo Văn bản số 640/SNV-TĐKT&NCC ngày 24/6/2022", "640/SNV-TĐKT&NCC", None),
        ("theo Văn bản số 64/KH-UBND", "64/KH-UBND", "KH"),
        ("theo Pháp lệnh 21/2005/PL-UBTVQH11", "21/2005/PL-UBTVQH11", "PL"),
        ("theo Luật số 45/2019/QH14", "45/2019/QH14", "L"),
        ("theo Luật Phòng cháy rừng và cứu nạn số 17/2009/QH12", "17/2009/QH12", "L"),
        ("theo Nghị quyết số 24/2019/QH14", "24/2019/QH14", "NQ"),
        ("theo Thông tư liên tịch số 03/2010/TTLT-BNV-BTC", "03/2010/TTLT-BNV-BTC", "TTLT"),
        ("theo Nghị định số 04/NQ-CP", "04/NQ-CP", "NĐ"),  # the head decides, the clerk's code is wrong
        ("theo Nghị quyêt số 05-NQ/TU", "05-NQ/TU", "NQ"),
        ("theo Kê hoạch số 6/KH-UBND", "06/KH-UBND", "KH"),
        ("theo Chỉ thị số số 17 - CT/HU", "17-CT/HU", "CT"),
        ("theo nghị quyết Nghị quyết số 19-NQ/HU", "19-NQ/HU", "NQ"),
        ("theo CV 812/UBND-KT", "812/UBND-KT", "CV"),
        ("theo VB 765/UBND-KT", "765/UBND-KT", None),
        ("theo Kế hoạch kiểm tra số 84/KH-ĐKT", "84/KH-ĐKT", "KH"),
        ("theo Thông báo kết luận số 25-TB/HU", "25-TB/HU", "TB"),
        ("theo Nghị định của Chính phủ số 12/2021/NĐ-CP", "12/2021/NĐ-CP", "NĐ"),
        ("theo Hướng dẫn số 09/HD-MTTQ-BTT", "09/HD-MTTQ-BTT", "HD"),
        ("theo Kế hoạch số 99-KH/ĐTN", "99-KH/ĐTN", "KH"),
        ("theo Quyết định số 93/QĐ-TLĐ", "93/QĐ-TLĐ", "QĐ"),
        ("(kèm số 45/BC-UBND)", "45/BC-UBND", "BC"),
        ("theo Quyết\nđịnh số 14/QĐ-UBND", "14/QĐ-UBND", "QĐ"),
        ("theo Công văn số 184/BNV-\nCCVC", "184/BNV-CCVC", "CV"),
        ("theo Công văn 18/UBND-VP", "18/UBND-VP", "CV"),
    ],
)
def test_number_and_type(text: str, number: str, code: str | None) -> None:
    reference = only(text)
    assert reference.number == number
    assert (reference.type.code if reference.type else None) == code


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12-5/2023",
        "tỷ lệ 3-4/10",
        "ngày 01/01/2024",
        "18 hộ/6,5 hecta",
        "mốc Km0/H3",
        "Mẫu 01/HNMT",
        "Mẫu số 02 và 03/HNMT",
        "điện thoại 0255/384.123",
        "gói thầu số 13/GT-ABC",
        "thửa đất số 12/TBĐ-34",
        "7/7 chi đoàn",
        "Quý I/2024",
        "QCVN 01:2021/BTNMT",
        "số nhà 15/3B đường Lê Lợi",
        "trực 24/24h, lớp 5/A",
        "ban hành 02 kết luận",
        "Kế hoạch 5 năm 2021-2025",
        "tuyên truyền pháp luật, Luật sư, Hội Luật gia",
        "quy định của Luật này",
        "các Nghị định, Thông tư hướng dẫn thi hành",
    ],
)
def test_not_a_citation(text: str) -> None:
    assert find(f"Kết quả: {text}.") == []


@pytest.mark.parametrize(
    ("tail", "date"),
    [
        ("ngày 05/4/2022", "2022-04-05"),
        (", ngày 5/4/2022", "2022-04-05"),
        ("ngày 05 tháng 4 năm 2022", "2022-04-05"),
        ("ngày 5.4.2022", "2022-04-05"),
        ("ngày 05-04-2022", "2022-04-05"),
        ("của UBND huyện Sơn Bình (UBND huyện) ngày 05 tháng 4 năm 2022", "2022-04-05"),
        ("(khóa XI) ngày 05/4/2022", "2022-04-05"),
        ("ngày    tháng 4 năm 2022", None),
        ("ngày …/…/2022", None),
        ("ngày 31/02/2022", None),
        ("", None),
    ],
)
def test_date(tail: str, date: str | None) -> None:
    reference = only(f"theo Quyết định số 12/QĐ-UBND {tail} về cây xanh;")
    assert reference.date == date
    assert reference.subject == "cây xanh"


@pytest.mark.parametrize(
    ("tail", "issuer"),
    [
        ("của Ban Thường vụ Huyện ủy Sơn Bình về cây xanh", "Ban Thường vụ Huyện ủy Sơn Bình"),
        ("của Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Hà quy định", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Hà"),
        ("của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("của Bộ Giáo dục và Đào tạo hướng dẫn", "Bộ Giáo dục và Đào tạo"),
        ("của Hội đồng Thi đua - Khen thưởng huyện;", "Hội đồng Thi đua - Khen thưởng huyện"),
        ("của UBND xã Đồng Vọng đã được triển khai", "UBND xã Đồng Vọng"),
        ("của UBND xã, các thôn đăng ký", "UBND xã"),
        ("của Bộ Chính trị khóa XI", "Bộ Chính trị"),
        ("của UBND thành phố Lâm Trà", "UBND thành phố Lâm Trà"),
        ("của UBND TP. Lâm Trà về cây", "UBND TP. Lâm Trà"),
        ("của Ban Chỉ đạo phong trào “Xanh” huyện Sơn Bình;", "Ban Chỉ đạo phong trào “Xanh” huyện Sơn Bình"),
        ("của huyện ủy", "huyện ủy"),
        ("của Chi bộ nay không áp dụng nữa", "Chi bộ"),
        (
            "của Đoàn Chủ tịch\nTổng Liên đoàn Lao động Việt Nam về cây xanh",
            "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam",
        ),
        ("đã được các thôn thực hiện", None),
    ],
)
def test_issuer(tail: str, issuer: str | None) -> None:
    assert only(f"theo Quyết định số 12/QĐ-XYZ ngày 05/4/2022 {tail}").issuer == issuer


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("theo ý kiến của Chủ tịch UBND tỉnh tại Công văn số 51/UBND-VP", "Chủ tịch UBND tỉnh", None),
        ("đã được Thủ tướng Chính phủ phê duyệt tại Quyết định số 51/QĐ-TTg", "Thủ tướng Chính phủ", None),
        ("UBND xã Đồng Vọng đã xây dựng Kế hoạch số 51/KH-UBND", "UBND xã Đồng Vọng", None),
        ("Ngày 05/3/2022, Đảng ủy xã đã ban hành Nghị quyết số 51-NQ/ĐU", "Đảng ủy xã", "2022-03-05"),
        ("UBND xã triển khai thực hiện Kế hoạch số 51/KH-UBND", None, None),
        ("UBND xã ban hành và thực hiện Kế hoạch số 51/KH-UBND của UBND huyện", "UBND huyện", None),
    ],
)
def test_issuer_before_the_citation(text: str, issuer: str | None, date: str | None) -> None:
    reference = only(text)
    assert (reference.issuer, reference.date) == (issuer, date)


@pytest.mark.parametrize(
    ("tail", "subject"),
    [
        (
            "kiện toàn Ban Chỉ đạo gồm 17 thành viên, do đồng chí Chủ tịch làm Trưởng ban",
            "kiện toàn Ban Chỉ đạo",
        ),
        ("thành lập Tổ công tác, do ông Lò Văn Pún làm Tổ trưởng", "thành lập Tổ công tác"),
        ("về việc trồng cây; các thôn", "trồng cây"),
        ("về trồng cây, chăm sóc rừng. Các thôn", "trồng cây, chăm sóc rừng"),
        ("quy định về cây xanh.", "quy định về cây xanh"),
        ("ban hành Quy chế làm việc;", "ban hành Quy chế làm việc"),
        ("về “Sạch từ nhà ra ngõ”, các thôn", "Sạch từ nhà ra ngõ"),
        ("về trồng cây, UBND xã đề nghị", "trồng cây"),
        ("về trồng cây trước ngày 20/11/2024", "trồng cây"),
        ("về trồng cây (được sửa đổi tại cuộc họp)", "trồng cây"),
        ("về UBND huyện trước ngày 20/11/2024", None),
    ],
)
def test_subject(tail: str, subject: str | None) -> None:
    assert only(f"theo Công văn số 12/UBND-VP ngày 05/4/2022 {tail}").subject == subject


def test_subject_holds_the_citation_inside_it() -> None:
    plan, scheme = find(
        "Kế hoạch số 48-KH/TU ngày 06/12/2022 của Tỉnh ủy về thực hiện Đề án số 27-ĐA/TU ngày 14/9/2022 của Tỉnh ủy."
    )
    assert plan.subject == "thực hiện Đề án số 27-ĐA/TU ngày 14/9/2022 của Tỉnh ủy"
    assert (scheme.number, scheme.relation) == ("27-ĐA/TU", "cites")


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("theo điểm a khoản 1 Điều 3 Thông tư số 05/2019/TT-BNV", "điểm a khoản 1 Điều 3"),
        ("theo Điều 5, khoản 2 của Nghị định số 12/2020/NĐ-CP", "Điều 5, khoản 2"),
        ("tại Mục II Kế hoạch số 16/KH-UBND", "Mục II"),
        ("theo Thông tư số 05/2019/TT-BNV", None),
    ],
)
def test_provision(text: str, provision: str | None) -> None:
    assert only(text).provision == provision


# ---- without a full number ---------------------------------------------------------------------------


def test_sequence_without_symbol_is_no_canonical_number() -> None:
    reference = only("thực hiện Nghị quyết 14 của Bộ Chính trị về rừng")
    assert (reference.number, reference.sequence, reference.issuer) == (None, 14, "Bộ Chính trị")


def test_blank_number() -> None:
    reference = only("Thực hiện Kế hoạch số..... của UBND xã về trồng rừng")
    assert (reference.number, reference.sequence, reference.issuer) == (None, None, "UBND xã")
    assert reference.subject == "trồng rừng"


@pytest.mark.parametrize(
    ("text", "code", "cited"),
    [
        (
            "theo Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "L",
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
        ("thực hiện tốt Luật Đất đai, nâng cao ý thức", "L", "Luật Đất đai"),
        ("thực hiện Luật cán bộ, công chức và các quy định", "L", "Luật cán bộ, công chức"),
        ("theo Bộ luật Lao động năm 2019", "BL", "Bộ luật Lao động năm 2019"),
        ("theo Pháp lệnh dân chủ cơ sở", "PL", "Pháp lệnh dân chủ cơ sở"),
        (
            "theo Nghị quyết Đại hội Đảng bộ xã lần thứ XII, nhiệm kỳ 2020 - 2025 và",
            "NQ",
            "Nghị quyết Đại hội Đảng bộ xã lần thứ XII, nhiệm kỳ 2020 - 2025",
        ),
        ("theo Nghị quyết Trung ương 4 khóa XII", "NQ", "Nghị quyết Trung ương 4 khóa XII"),
        ("theo Hiến pháp năm 2013", "HP", "Hiến pháp năm 2013"),
        ("xây dựng Kế hoạch “Sạch từ nhà ra ngõ” của xã", "KH", "Kế hoạch “Sạch từ nhà ra ngõ”"),
    ],
)
def test_citation_by_name(text: str, code: str, cited: str) -> None:
    reference = find(text)[0]
    assert reference.number is None
    assert reference.type is not None
    assert reference.type.code == code
    assert reference.text.startswith(cited)


# ---- lists -------------------------------------------------------------------------------------------


def test_plural_head_gives_type_and_the_end_gives_date_and_issuer() -> None:
    first, second = find("các Quyết định số 21/QĐ-UBND và 25/QĐ-UBND ngày 09/5/2022 của UBND xã Đồng Vọng về rừng;")
    for reference, number in ((first, "21/QĐ-UBND"), (second, "25/QĐ-UBND")):
        assert reference.number == number
        assert reference.type is not None
        assert reference.type.code == "QĐ"
        assert (reference.date, reference.issuer) == ("2022-05-09", "UBND xã Đồng Vọng")


def test_issuer_stands_once_at_the_end() -> None:
    first, second = find(
        "các Nghị định 04/2015/NĐ-CP ngày 09/01/2015, Nghị định 45/2020/NĐ-CP, ngày 14/12/2020 của Chính phủ, nhằm"
    )
    assert (first.date, first.issuer) == ("2015-01-09", "Chính phủ")
    assert (second.date, second.issuer) == ("2020-12-14", "Chính phủ")


def test_type_goes_on_over_numbers_without_head() -> None:
    first, second = find(
        "tại Công văn số 26/UBND-VP ngày 30/12/2014 (đối với thôn A); số 13/UBND-VP ngày 10/8/2015 của UBND huyện"
    )
    assert first.type == second.type
    assert second.type is not None
    assert second.type.code == "CV"


def test_fraction_behind_a_citation_is_no_member_of_its_list() -> None:
    assert numbers("theo Kế hoạch số 12/KH-UBND ngày 05/3/2024, đạt 12/15 hộ, 03/TH, và 05/KH-UBND.") == [
        "12/KH-UBND",
        "05/KH-UBND",
    ]


def test_issuer_named_before_a_list() -> None:
    first, second = find(
        "các Quyết định của UBND tỉnh: Số 63/QĐ-UBND ngày 17/3/2021 về rừng; số 65/QĐ-UBND ngày 13/7/2023 về đất;"
    )
    assert (first.issuer, second.issuer) == ("UBND tỉnh", "UBND tỉnh")


def test_author_counts_for_the_rest_of_the_sentence() -> None:
    plan, decision, other = find(
        "UBND xã đã ban hành Kế hoạch số 08/KH-UBND ngày 31/01/2023 về cây; Quyết định số 47/QĐ-UBND ngày 24/02/2023. "
        "Kế hoạch số 09/KH-UBND được gia hạn."
    )
    assert (plan.issuer, decision.issuer, other.issuer) == ("UBND xã", "UBND xã", None)


def test_other_types_of_other_bodies_keep_their_issuers() -> None:
    first, second = find("Nghị quyết số 25-NQ/TW, ngày 03/6/2013; Kết luận số 114-KL/TW, ngày 14/7/2015 của Ban Bí thư")
    assert (first.issuer, second.issuer) == (None, "Ban Bí thư")


def test_two_documents_joined_by_and_share_the_body_behind_them() -> None:
    first, second = find("Nghị quyết số 06-NQ/HU, ngày 03/6/2021 và Kết luận số 14-KL/HU, ngày 14/7/2022 của Huyện ủy")
    assert (first.issuer, second.issuer) == ("Huyện ủy", "Huyện ủy")
    assert (first.date, second.date) == ("2021-06-03", "2022-07-14")


def test_two_numbers_of_one_date() -> None:
    first, second = find("theo Quyết định số 17-QĐ/TW và Quyết định số 18-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị")
    assert (first.date, second.date) == ("2013-12-12", "2013-12-12")


def test_the_same_day() -> None:
    first, second = find("Tờ trình số 12/TTr-UBND ngày 05/4/2024, Báo cáo số 30/BC-UBND cùng ngày của UBND xã")
    assert (first.date, second.date) == ("2024-04-05", "2024-04-05")


# ---- relation ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị định số 12/2021/NĐ-CP;", "legal_basis"),
        ("Căn cư Nghị định số 12/2021/NĐ-CP;", "legal_basis"),
        ("Xét Tờ trình số 12/TTr-UBND;", "legal_basis"),
        ("Quyết định này thay thế Quyết định số 12/QĐ-UBND.", "replaces"),
        ("Bãi bỏ Quyết định số 12/QĐ-UBND.", "repeals"),
        ("Các quy định tại Thông tư số 05/2003/TT-BNV hết hiệu lực.", "repeals"),
        ("Sửa đổi, bổ sung một số điều của Quyết định số 12/QĐ-UBND", "amends"),
        ("(Ban hành kèm theo Quyết định số 12/QĐ-UBND)", "attached_to"),
        ("Các thôn báo cáo theo Quyết định số 12/QĐ-UBND", "cites"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert only(text).relation == relation


def test_amending_document() -> None:
    amended, amending = find("Căn cứ Nghị định số 12/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 30/2023/NĐ-CP;")
    assert (amended.relation, amending.relation) == ("legal_basis", "amends")


def test_opening_of_a_plan_implements() -> None:
    first, own, later = find(
        HEADER + "Thực hiện Kế hoạch số 41/KH-UBND ngày 08/01/2024 của UBND huyện Sơn Bình về trồng cây, "
        "UBND xã ban hành Kế hoạch số 16/KH-UBND như sau:\nI. MỤC ĐÍCH\nCác thôn làm theo Hướng dẫn số 5/HD-UBND."
    )
    assert (first.relation, own.relation, later.relation) == ("implements", "cites", "cites")


# ---- the same document -------------------------------------------------------------------------------


def test_mentions_of_one_document_are_one_reference() -> None:
    reference = only(
        "Căn cứ Kế hoạch số 41/KH-UBND ngày 08/3/2023 của UBND huyện Sơn Bình.\n"
        "Kế hoạch số 41/KH-UBND giao các thôn.\nTheo Kế hoạch 41, các thôn báo cáo."
    )
    assert len(reference.at) == 3
    assert (reference.date, reference.relation) == ("2023-03-08", "legal_basis")


def test_one_number_with_two_dates_is_two_documents() -> None:
    first, second = find(
        "Kế hoạch số 52/KH-UBND ngày 11/3/2024 của UBND huyện và Kế hoạch số 52/KH-UBND ngày 10/4/2024 của UBND xã.\n"
        "Thực hiện Kế hoạch số 52/KH-UBND ngày 10/4/2024."
    )
    assert (first.date, len(first.at)) == ("2024-03-11", 1)
    assert (second.date, len(second.at)) == ("2024-04-10", 2)


def test_short_form_that_fits_two_documents_joins_neither() -> None:
    dated = "Kế hoạch số 52/KH-UBND ngày 11/3/2024; Kế hoạch số 52/KH-UBND ngày 10/4/2024."
    assert len(find(f"{dated} Theo Kế hoạch số 52/KH-UBND đó.")) == 3


def test_name_that_the_document_gives() -> None:
    reference = only(
        "Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND xã (sau đây gọi tắt là Quyết định khen thưởng). "
        "Theo Quyết định khen thưởng, các thôn bình xét."
    )
    assert [span.quote for span in reference.at][1:] == ["Quyết định khen thưởng"]


def test_laws_by_name_are_joined_and_kept_apart_by_date() -> None:
    land = find("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024; Luật Nhà ở. Theo Luật Đất đai, các hộ kê khai.")
    assert [len(reference.at) for reference in land] == [2, 1]


# ---- the document's own number -----------------------------------------------------------------------


def test_header_is_no_citation() -> None:
    assert find(HEADER + "Nội dung.") == []


def test_own_number_in_a_caption_is_attached() -> None:
    found = find(HEADER + "Nội dung.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/3/2024 của UBND xã Đồng Vọng)")
    assert [(reference.number, reference.relation) for reference in found] == [("15/KH-UBND", "attached_to")]


def test_order_and_repeatability() -> None:
    text = "Căn cứ Nghị định số 30/2023/NĐ-CP; Nghị định số 12/2021/NĐ-CP; Nghị định số 30/2023/NĐ-CP."
    assert numbers(text) == ["30/2023/NĐ-CP", "12/2021/NĐ-CP"]
    assert find(text) == find(text)


def test_empty_text() -> None:
    assert find("") == []


# ---- relations over lists, laws by name and by number, issuers that end ------------------------------


def test_what_is_repealed_is_the_whole_list() -> None:
    found = find(
        HEADER + "Bãi bỏ Quyết định số 12/QĐ-UBND ngày 02/3/2019 và Quyết định số 22/QĐ-UBND ngày 05/4/2020 "
        "của UBND tỉnh Lâm Trà."
    )
    assert [reference.relation for reference in found] == ["repeals", "repeals"]


def test_what_came_with_a_decision_changes_with_it() -> None:
    reference = only(
        HEADER + "Sửa đổi một số điều của Quy chế trồng rừng ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2019"
    )
    assert reference.relation == "amends"


def test_a_law_is_one_with_its_number_and_by_its_name() -> None:
    reference = only(
        HEADER + "1. Luật Phòng cháy rừng số 17/2009/QH12.\n2. Điều 4 Luật Phòng cháy rừng, các thôn thực hiện."
    )
    assert reference.number == "17/2009/QH12"
    assert reference.provision == "Điều 4"
    assert len(reference.at) == 2


def test_two_laws_of_one_name_stay_apart() -> None:
    found = find(
        HEADER + "Luật Phòng cháy rừng số 17/2009/QH12 và Luật Phòng cháy rừng số 31/2019/QH14; Luật Phòng cháy rừng"
    )
    assert [reference.number for reference in found] == ["17/2009/QH12", "31/2019/QH14", None]


def test_a_law_that_changes_two_laws_is_one() -> None:
    reference = only(
        HEADER + "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Viên chức và Luật Thanh niên ngày 12/3/2018;"
    )
    assert reference.date == "2018-03-12"
    assert reference.key is not None
    assert reference.key.endswith("luat-vien-chuc-va-luat-thanh-nien")


def test_the_name_of_a_law_goes_on_as_elsewhere_in_the_text() -> None:
    reference = only(
        HEADER + "Luật Giữ rừng, phòng lũ và cứu nạn ngày 29/6/2014; theo Luật Giữ rừng, phòng lũ và cứu nạn."
    )
    assert reference.text == "Luật Giữ rừng, phòng lũ và cứu nạn ngày 29/6/2014"
    assert len(reference.at) == 2


def test_what_a_law_provides_is_not_its_subject() -> None:
    assert only(HEADER + "Luật Thanh niên quy định sáu nội dung.").subject is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Chỉ thị số 17-CT/TW của Bộ Chính trị gắn với phong trào trồng rừng", "Bộ Chính trị"),
        ("Kế hoạch số 41/KH-UBND của UBND tỉnh lồng ghép các nguồn vốn", "UBND tỉnh"),
        ("Kế hoạch số 41/KH-UBND của Chủ tịch UBND huyện soạn năm ngoái", "Chủ tịch UBND huyện"),
        ("Kế hoạch số 52-KH/HU của Ban Thường vụ Huyện ủy soạn năm ngoái", "Ban Thường vụ Huyện ủy"),
        ("Kế hoạch số 41/KH-UBND của UBND thị xã Gò Sim về trồng rừng", "UBND thị xã Gò Sim"),
        ("Công văn số 201-CV/BDVHU của Ban Dân vận Huyện ủy", "Ban Dân vận Huyện ủy"),
        ("Công văn số 04-CV/CB ngày 16/4/2022 của Chi bộ Tổ dân phố số 7", "Chi bộ Tổ dân phố số 7"),
        (
            "Chương trình phối hợp số 01/CTrPH-BDVTU-UBND giữa Ban Dân vận Tỉnh ủy và UBND tỉnh Lâm Trà",
            "Ban Dân vận Tỉnh ủy và UBND tỉnh Lâm Trà",
        ),
        ("Công điện số 05/CĐ-UBND hồi 10 giờ 00 ngày 12/9/2022 của UBND tỉnh Lâm Trà", "UBND tỉnh Lâm Trà"),
    ],
)
def test_where_the_name_of_an_issuer_ends(text: str, issuer: str) -> None:
    assert only(HEADER + text).issuer == issuer


def test_a_telegram_has_the_hour_before_its_date() -> None:
    assert only(HEADER + "Công điện số 05/CĐ-UBND hồi 10 giờ 00 ngày 12/9/2022").date == "2022-09-12"


def test_a_quoted_subject_is_without_v_v() -> None:
    assert only(HEADER + 'Công văn số 55/UBND-VX ngày 3/4/2023 "V/v trồng rừng"').subject == "trồng rừng"


def test_a_symbol_that_stands_once_for_a_list() -> None:
    found = find(HEADER + "Nghị quyết số 05, 06 và 07/NQ-HĐND ngày 20/12/2022 của HĐND huyện Sơn Bình")
    assert [(reference.number, reference.date) for reference in found] == [
        ("05/NQ-HĐND", "2022-12-20"),
        ("06/NQ-HĐND", "2022-12-20"),
        ("07/NQ-HĐND", "2022-12-20"),
    ]
    assert {reference.issuer for reference in found} == {"HĐND huyện Sơn Bình"}


def test_a_number_in_brackets_behind_issuer_and_subject() -> None:
    reference = only(HEADER + "Công văn của Ban Dân vận Tỉnh ủy về việc trồng rừng (số 201-CV/BDVTU ngày 12/3/2022)")
    assert (reference.issuer, reference.subject) == ("Ban Dân vận Tỉnh ủy", "trồng rừng")
    assert reference.date == "2022-03-12"


def test_a_day_without_year_is_no_date_and_hides_no_issuer() -> None:
    reference = only(HEADER + "Quyết định số 45/QĐ-UBND ngày 03/4 của UBND huyện Sơn Bình")
    assert (reference.date, reference.issuer) == (None, "UBND huyện Sơn Bình")


def test_a_proposal_is_a_legal_basis() -> None:
    assert only(HEADER + "Theo đề nghị của Phòng Nội vụ tại Tờ trình số 21/TTr-PNV;").relation == "legal_basis"


def test_a_plan_in_one_cell_and_a_figure_in_the_next_are_no_citation() -> None:
    assert find(HEADER + "Xây dựng Kế hoạch\n2\nTổ chức trồng cây") == []


def test_a_subject_ends_where_a_unit_acts() -> None:
    reference = only(HEADER + "Theo Kế hoạch số 77-KH/HU về trồng rừng, huyện yêu cầu mỗi xã trồng 2 ha.")
    assert reference.subject == "trồng rừng"
