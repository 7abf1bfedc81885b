"""Rules about structure and language: what must stay silent, regimes, states, and what has no example in a text."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from checking import correct_documents, findings_in, rules_in
from vanban.checks.dictionary import is_known, is_pair, old_style
from vanban.checks.prose import read_prose
from vanban.layout.model import Zone
from vanban.pipeline import read_document
from vanban.readers.reading import Role
from vanban.record import Finding
from vanban.source import PageRead, Source
from vanban.text.model import Piece, Text, TextLine

FAMILY = {
    "VB024", "VB025", "VB026", "VB031", "VB032", "VB228", "VB229", "VB230", "VB231", "VB234", "VB235", "VB236", "VB237",
    "VB238", "VB239", "VB240", "VB242", "VB243", "VB244", "VB245", "VB251", "VB252", "VB253",
}  # fmt: skip
WARD = "bao-cao-dan-van-phuong.txt"
PLAN = "ke-hoach.txt"
GOOD = "1. Ưu điểm\n"
LONG = (
    "Phong trào được người dân hưởng ứng; từ đầu năm các tổ dân phố đã tổ chức nhiều buổi dọn vệ sinh, trồng cây xanh "
    "dọc các tuyến đường, vận động hộ kinh doanh không lấn chiếm vỉa hè, nhắc nhau giữ gìn trật tự, giúp đỡ những gia "
    "đình gặp khó khăn và gây quỹ khuyến học cho con em trong tổ, được mọi người ghi nhận và cùng nhau làm theo trong "
    "suốt thời gian vừa qua; tổ nào cũng có người già, thanh niên và học sinh cùng tham gia."
)


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A correct document with stretches replaced; each stands in it."""
    text = correct_documents()[name]
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong)
    return text


def of_family(text: str) -> list[Finding]:
    return [finding for finding in findings_in(text) if finding.rule in FAMILY]


def only(text: str, rule: str) -> list[Finding]:
    """The findings of ``rule``, which alone of its family fires."""
    found = of_family(text)
    assert {finding.rule for finding in found} == {rule}
    return found


SILENT = [
    # two words that meet, words doubled on purpose, a term that comes back, the name behind a common noun
    "Các tổ chức chức năng xử lý hành vi vi phạm, công tác tác chiến, đại hội hội viên.",
    "Người người thi đua, luôn luôn cố gắng, dần dần tiến bộ.",
    "Chuyên môn môn Toán, chuyên môn môn Ngữ văn, chuyên môn môn Lịch sử được nâng cao.",
    "Đại hội Hội Nông dân phường thành công.",
    # names, foreign words, symbols and measures are no misspellings
    "Các hộ ở buôn Ea Kpal, làng Plei Đăk dùng camera, wifi, vắc-xin, 02 ô-tô.",
    "Gửi về vanthu@namcat.gov.vn, trang tin namcat.gov.vn/dvk trong 24/7.",
    # a unit that is no more, and the name of a law
    "Hồ sơ của UBND xã trước khi sáp nhập và Pháp lệnh Công an xã được lưu trữ.",
    # one name with a hyphen, another without
    "Tổ chức chính trị - xã hội và tổ chức chính trị xã hội - nghề nghiệp tham gia.",
    # đảng as part of a common noun
    "Phường quan tâm xây dựng đảng bộ, phát triển đảng viên.",
    # medical staff are no ministry, a public body's work is written small
    "Cán bộ y tế, cơ sở y tế, cơ quan nhà nước phục vụ tốt, quân đội nhân dân giúp dân.",
    # other units are named by their names, lists of kinds are no slips
    "Phường học tập UBND xã Đồng Vọng và đại hội của UBND xã, phường trong thành phố.",
    "Toàn xã hội chung tay.",
    # quotations in quotations, over two lines, inches and a mark for "as above"
    "Cuộc thi “Tổ dân phố “Ngõ nhỏ sạch đẹp” của tôi” có 12 bài.",
    "Khẩu hiệu “Ngõ nhỏ sạch đẹp,\nphố phường văn minh” treo ở các ngõ.",
    "Phường mua 02 màn hình 43\" đặt tại Bộ phận Một cửa.",
    # marks that may stand side by side, addresses, figures
    "Trồng hoa, dọn rác... được 1.250,5 m đường lúc 7:30; xem namcat.gov.vn.",
    # one honorific each, or a name that tells no sex
    "Tiêu biểu là ông Lò Văn Tài, ông Tráng A Dình và bà Hà Thị Sung.",
    # a bodies' own steering committee beside that of the city
    "Phường phối hợp với Ban Dân vận Thành ủy và Khối Dân vận Đảng ủy phường.",
    # a list of two
    "- Trồng cây;\n- Dọn cỏ.",
    # a preamble with its subject in the same sentence, a subject that only continues
    "Thực hiện Kế hoạch số 12/KH-UBND của phường, các tổ dân phố đã trồng hoa. Phong trào lan rộng.",
]  # fmt: skip


@pytest.mark.parametrize("line", SILENT)
def test_what_is_right_stays_unsaid(line: str):
    text = changed(WARD, (GOOD, f"{GOOD}{line}\n"))
    assert [(finding.rule, finding.message) for finding in of_family(text)] == []


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "quote"),
    [
        ("VB024", "3. Nhiệm vụ năm 2025", "2. Nhiệm vụ năm 2025", "2. Nhiệm vụ năm 2025"),
        ("VB024", "III. ĐÁNH GIÁ CHUNG", "IV. ĐÁNH GIÁ CHUNG", "IV. ĐÁNH GIÁ CHUNG"),
        ("VB024", "3. Về phối hợp", "4. Về phối hợp", "4. Về phối hợp với đoàn thể"),
        ("VB031", "đ) Hội Cựu chiến binh phường", "f) Hội Cựu chiến binh phường", "f)"),
        ("VB032", "thứ Bảy hằng tuần", "thứ bảy hằng tuần", "thứ bảy"),
        ("VB032", "Nhân dân hưởng ứng", "Qua đó nhân dân hưởng ứng", "nhân dân"),
        ("VB032", "quy định của pháp luật.", "quy định của Luật tiếp công dân.", "Luật tiếp công dân"),
        ("VB231", GOOD, f"{GOOD}Theo {{{{so_ke_hoach}}}} của thành phố.\n", "{{so_ke_hoach}}"),
        ("VB231", "theo quy định của pháp luật", "theo Kế hoạch số …… của thành phố", "Kế hoạch số ……"),
        ("VB231", "nhiệm vụ phát triển kinh tế - xã hội của phường.", "nhiệm vụ của phường .", "của phường"),
        ("VB236", "“Ngõ nhỏ sạch đẹp” đến", "“Ngõ nhỏ sạch đẹp\" đến", "“Ngõ nhỏ sạch đẹp\" đến nay"),
        ("VB236", "“Ngõ nhỏ sạch đẹp” đến", "Ngõ nhỏ sạch đẹp” đến", "phong trào Ngõ nhỏ sạch đẹp”"),
        ("VB237", "làm theo tư tưởng", "làm theo làm theo tư tưởng", "làm theo làm theo"),
        ("VB240", "Phong trào do", "Phong tràodo", "tràodo"),
        ("VB240", "Tình hình kinh tế", "Tinhf hìng kinh tế", "hìng"),
        ("VB240", "Người dân phản ánh", "Người dân wphan ánh", "wphan"),
        ("VB252", "tuyến đường hoa, dọn cỏ", "tuyến đường hoa,dọn cỏ", "hoa,dọn"),
        ("VB032", "Phong trào do", "Công tác xây dựng đảng, phong trào do", "xây dựng đảng"),
        ("VB239", "Tình hình", "Các tổ chức chính trị - xã hội, tổ chức chính trị xã hội. Tình hình",
         "tổ chức chính trị xã hội"),
        ("VB253", "Hội Nông dân phường giúp", "Đội ngũ trưởng, thôn giúp", "trưởng, thôn giúp"),
        ("VB253", "tham gia, không để rác tồn đọng.", "tham gia. không để rác tồn đọng.", "gia. không để rác tồn"),
    ],
)  # fmt: skip
def test_other_faults_of_the_same_kind(rule: str, right: str, wrong: str, quote: str):
    found = [finding for finding in of_family(changed(WARD, (right, wrong))) if finding.rule == rule]
    assert [finding.at[0].quote for finding in found][:1] == [quote]


def test_words_run_together_are_told_apart_where_there_is_one_way():
    assert only(changed(WARD, ("người phụ trách", "ngườiphụ trách")), "VB240")[0].suggestion == "người phụ"
    # two ways to part them: nothing is proposed
    assert only(changed(WARD, ("được hai năm", "đượchain năm")), "VB240")[0].suggestion is None


def test_a_number_left_out_is_an_error_and_names_both():
    found = only(changed(WARD, ("3. Các tổ dân phố\n", "4. Các tổ dân phố\n")), "VB024")[0]
    assert found.severity == "error"
    assert found.message_vi == "sau 2 là 4: nhảy số thứ tự"
    assert found.related[0].quote == "2. Tổ chức bộ máy"


def test_numbers_of_another_document_are_not_counted():
    gap = ("3. Các tổ dân phố\n", "4. Các tổ dân phố\n")
    subject = "công tác dân vận chính quyền năm 2024"
    assert "VB024" in rules_in(changed(WARD, gap))
    assert "VB024" not in rules_in(changed(WARD, gap, (f"Kết quả {subject}", f"Kết quả sửa đổi, bổ sung {subject}")))
    # the number stands in the line before
    assert "VB024" not in rules_in(changed(WARD, gap, ("kết quả tại cơ sở.", "kết quả tại cơ sở; 3. Thi đua.")))
    assert "VB024" not in rules_in(changed(WARD, ("3. Các tổ dân phố\n", "3. Các tổ dân phố\n“5. Trích quy chế.”\n")))


def test_the_dash_lists_of_a_document_are_told_in_one_note():
    text = changed(
        WARD,
        ("- Thu gom rác thải nhựa;", "- Thu gom rác thải nhựa"),
        (GOOD, f"{GOOD}- Trồng cây;\n- Dọn cỏ.\n- Quét đường.\n"),
    )
    found = only(text, "VB026")
    assert len(found) == 1
    assert "(có 2 danh sách như vậy)" in found[0].message_vi


def test_capitals_are_asked_of_papers_under_the_decree_alone():
    wrong = ("của Bộ Chính trị về đẩy mạnh", "của Bộ chính trị về đẩy mạnh")
    assert "VB032" in rules_in(changed(WARD, wrong))
    older = (("20 tháng 11 năm 2024", "20 tháng 11 năm 2019"), ("05 tháng 11 năm 2024", "05 tháng 11 năm 2019"))
    assert "VB032" not in rules_in(changed(WARD, wrong, *older))


def test_khu_pho_in_a_commune_with_villages():
    here = (
        "Phổ biến Kế hoạch số 41/KH-UBND đến từng hộ gia đình",
        "Phổ biến Kế hoạch số 41/KH-UBND trên địa bàn khu phố",
    )
    assert [finding.severity for finding in only(changed(PLAN, here), "VB230")] == ["warning"]
    later = (here, ("tháng 3 năm 2024", "tháng 3 năm 2026"))  # towns and communes became one kind in July 2025
    assert "VB230" not in rules_in(changed(PLAN, *later))


def test_a_blank_number_is_a_note_in_a_draft():
    blank = ("theo quy định của pháp luật", "theo Kế hoạch số …… của thành phố")
    draft = (("Số: 86/BC-UBND", "Số:      /BC-UBND"), ("ngày 20 tháng 11 năm 2024", "ngày     tháng 11 năm 2024"))
    issued = [finding.severity for finding in findings_in(changed(WARD, blank)) if finding.rule == "VB231"]
    drafted = [finding.severity for finding in findings_in(changed(WARD, blank, *draft)) if finding.rule == "VB231"]
    assert (issued, drafted) == (["warning"], ["info"])


def test_a_passage_pasted_twice():
    once = changed(WARD, (GOOD, f"{GOOD}{LONG}\n"))
    twice = changed(WARD, (GOOD, f"{GOOD}{LONG}\n"), ("2. Hạn chế\n", f"2. Hạn chế\n{LONG}\n"))
    assert rules_in(once) == set()
    found = only(twice, "VB228")
    assert len(found) == 1
    assert found[0].at[0].quote == LONG
    assert [span.quote for span in found[0].related] == [LONG]


def test_lines_of_a_web_page():
    text = changed(
        WARD, ("ỦY BAN NHÂN DÂN\nPHƯỜNG NẬM CÁT\n", "Trang chủ\nLượt xem: 152\nỦY BAN NHÂN DÂN\nPHƯỜNG NẬM CÁT\n")
    )
    assert "“Trang chủ”, “Lượt xem: 152”" in next(f for f in findings_in(text) if f.rule == "VB243").message_vi
    assert "VB243" not in rules_in(changed(WARD, (GOOD, f"{GOOD}Hôm nay, Lượt xem hoa đã đến.\n")))


def test_a_sentence_cut_by_a_blank_line():
    cut = changed(
        WARD, ("các hành vi vi phạm pháp luật; luôn luôn giữ", "các hành vi vi phạm\n\npháp luật; luôn luôn giữ")
    )
    assert [finding.message_vi for finding in only(cut, "VB244")] == [
        "ngắt đoạn giữa câu: “… vi vi phạm / pháp luật; luôn …”"
    ]
    note = "các hành vi vi phạm¹\n\n¹ Đã lập biên bản 02 vụ.\n\npháp luật; luôn luôn giữ"
    with_footnote = changed(WARD, ("các hành vi vi phạm pháp luật; luôn luôn giữ", note))
    found = only(with_footnote, "VB245")[0]
    assert "¹ Đã lập biên bản 02 vụ." in found.message_vi
    assert with_footnote.split("\n")[found.line - 1].startswith("pháp luật; luôn luôn giữ")


def test_pages_read_by_ocr_are_not_judged():
    lines = [
        TextLine(0, 4, "Một.", (Piece(0, 4, 1, None),)),
        TextLine(5, 9, "Hal.", (Piece(5, 9, 2, None),)),
        TextLine(10, 13, "Ba.", (Piece(10, 13, 3, None),), role=Role.FOOTER),
    ]
    source = Source(
        path="quet.pdf", sha256="", bytes=1, media_type="application/pdf", pages=3, encoding="unicode",
        pages_read=[PageRead(page=2, how="ocr", reason="no-text")],
    )  # fmt: skip
    prose = read_prose(Text("Một.\nHal.\nBa.", tuple(lines)), [Zone.BODY] * 3, source)
    assert [line.text for line, _ in prose.lines] == ["Một."]
    assert prose.small == ["một"]


def test_word_files_are_read_alike():
    document = docx.Document()
    for line in changed(WARD, ("3. Các tổ dân phố\n", "4. Các tổ dân phố\n")).split("\n"):
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    found = read_document("bao-cao.docx", file.getvalue()).findings
    assert [finding.at[0].quote for finding in found if finding.rule == "VB024"] == ["4. Các tổ dân phố"]


@pytest.mark.parametrize(
    ("new", "old"), [("hoà", "hòa"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("quý", "quý"), ("hoàn", "hoàn")]
)
def test_tone_marks_are_put_where_the_old_rule_wants_them(new: str, old: str):
    assert old_style(new) == old


def test_the_dictionary_knows_both_places_of_the_tone_mark():
    assert all(map(is_known, ("hòa", "hoà", "ủy", "uỷ", "nghiêng")))
    assert not any(map(is_known, ("quyêt", "thươi", "dâncủa")))
    assert is_pair("hành", "vi")
    assert not is_pair("hiện", "xây")
