"""Tasks in invented documents: who must do what by when, and what is no task."""

from __future__ import annotations

import pytest

from vanban.finders import dates, references, tasks
from vanban.finders.material import Material
from vanban.finders.tasks_units import is_unit_list, partners, read_subject, split_units
from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.readers import registry
from vanban.record import Task
from vanban.text.build import build_text
from vanban.text.model import Text, text_from_string

PATTERNS = builtin_patterns()

HEAD = """ỦY BAN NHÂN DÂN
XÃ LŨNG TẺN
Số: 19/{code}-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lũng Tẻn, ngày 06 tháng 02 năm 2024
{name}
{subject} năm 2024
"""


def find(text: Text) -> list[Task]:
    material = Material(text=text, layout=build_layout(text, PATTERNS), patterns=PATTERNS)
    for finder in (references, dates, tasks):
        finder.find(material)
    for task in material.tasks:
        assert text.string[task.at.start : task.at.end] == task.at.quote
    return material.tasks


def plan(body: str) -> list[Task]:
    return find(text_from_string(HEAD.format(code="KH", name="KẾ HOẠCH", subject="Công tác dân vận") + body))


def report(body: str) -> list[Task]:
    return find(text_from_string(HEAD.format(code="BC", name="BÁO CÁO", subject="Kết quả công tác dân vận") + body))


def only(found: list[Task]) -> Task:
    assert len(found) == 1, [task.text for task in found]
    return found[0]


def due(task: Task) -> tuple[str | None, str | None]:
    assert task.deadline is not None
    return task.deadline.start, task.deadline.end


# --- labels -----------------------------------------------------------------------------------------------


def test_labelled_lines_below_an_item() -> None:
    task = only(
        plan(
            "II. NỘI DUNG\n"
            "1. Phát quang 6 km đường nội bản: mỗi hộ cử một người.\n"
            "+ Phụ trách chỉ đạo: Đồng chí Phó Chủ tịch UBND xã.\n"
            "+ Bộ phận thực hiện: Đoàn Thanh niên xã; các bản.\n"
            "+ Cơ quan phối hợp: Ban Chỉ huy Quân sự xã.\n"
            "+ Thời gian hoàn thành: trước ngày 30/4/2024.\n"
        )
    )
    assert task.text == "Phát quang 6 km đường nội bản: mỗi hộ cử một người."
    assert task.lead == ["Phó Chủ tịch UBND xã"]
    assert task.units == ["Đoàn Thanh niên xã", "các bản", "Ban Chỉ huy Quân sự xã"]
    assert due(task) == (None, "2024-04-30")
    assert task.section == "II/1"


def test_labels_below_a_heading_with_a_paragraph_between() -> None:
    task = only(
        plan(
            "II. NHIỆM VỤ\n1. Dựng kho giống chung của bản\n"
            "Kho rộng 40 m2, bà con góp gỗ và ngày công, xã lo mái tôn.\n"
            "- Chủ trì: Công chức Địa chính - Nông nghiệp.\n- Thời gian: Quý III năm 2024.\n"
        )
    )
    assert task.text == "Dựng kho giống chung của bản"
    assert task.lead == ["Công chức Địa chính - Nông nghiệp"]
    assert due(task) == ("2024-07-01", "2024-09-30")


def test_labels_in_brackets_and_on_one_line() -> None:
    found = plan(
        "II. NỘI DUNG\n"
        "1. Lập sổ theo dõi hộ vay vốn (Chủ trì: Hội Nông dân xã; phối hợp: các bản; thời gian: tháng 5/2024).\n"
        "2. Kẻ vẽ 12 bức tường tuyên truyền.\n- Chủ trì: Đoàn Thanh niên xã; Phối hợp: Trường Tiểu học Lũng Tẻn.\n"
    )
    assert [(task.text, task.lead, task.units) for task in found] == [
        ("Lập sổ theo dõi hộ vay vốn", ["Hội Nông dân xã"], ["các bản"]),
        ("Kẻ vẽ 12 bức tường tuyên truyền.", ["Đoàn Thanh niên xã"], ["Trường Tiểu học Lũng Tẻn"]),
    ]
    assert due(found[0]) == ("2024-05-01", "2024-05-31")


def test_a_numbered_label_belongs_to_the_heading_above_it() -> None:
    task = only(
        plan(
            "1. Báo cáo số hộ đã ký cam kết\na) Cách ghi: từng bản một trang\n- Ghi rõ tên chủ hộ\n"
            "b) Thời hạn: gửi trước ngày 14/6/2024.\n"
        )
    )
    assert task.text == "Báo cáo số hộ đã ký cam kết"
    assert due(task) == (None, "2024-06-14")


@pytest.mark.parametrize(
    "block",
    [
        "1. Mô hình “Bếp không khói”\n- Đơn vị thực hiện: Hội Phụ nữ xã.\n- Thời gian: Quý II năm 2024.\n",
        "Mô hình 2: “Chợ phiên sạch”\n- Lĩnh vực: Văn hóa.\n- Đơn vị chủ trì: bản Nà Lốc.\n",
        "1. Địa điểm thực hiện: bản Nà Lốc.\n2. Thời gian thực hiện: Quý II năm 2024.\n",
    ],
)
def test_the_block_of_a_model_is_no_task(block: str) -> None:
    assert plan("II. MÔ HÌNH ĐĂNG KÝ\n" + block) == []


# --- prose ------------------------------------------------------------------------------------------------


def test_a_step_keeps_its_sentence_and_takes_the_time_below_it() -> None:
    found = plan(
        "III. CÁC BƯỚC\n"
        "Bước 1: Chi ủy bản họp bàn, chọn hộ làm trước.\nThực hiện xong trước ngày 20/3/2024.\n"
        "Bước 2 (tháng 5/2024): Làm thử ở 5 hộ.\n"
        "Bước 3: Nhân ra toàn xã, xong trong tháng 12/2024.\n"
        "Bước 4: Rút kinh nghiệm.\n"
    )
    assert [(task.text, due(task)) for task in found] == [
        ("Chi ủy bản họp bàn, chọn hộ làm trước.", (None, "2024-03-20")),
        ("Làm thử ở 5 hộ.", ("2024-05-01", "2024-05-31")),
        ("Nhân ra toàn xã, xong trong tháng 12/2024.", ("2024-12-01", "2024-12-31")),
    ]


def test_giao_with_lead_and_partners() -> None:
    task = only(
        plan(
            "III. NHIỆM VỤ\n1. Giao Phòng Kinh tế chủ trì, phối hợp với Văn phòng HĐND và UBND xã, Công an xã "
            "rà soát 24 điểm chợ tự phát, báo cáo UBND xã chậm nhất ngày 10/9/2024.\n"
        )
    )
    assert task.text.startswith("chủ trì, phối hợp với Văn phòng HĐND và UBND xã")
    assert task.lead == ["Phòng Kinh tế"]
    assert task.units == ["Văn phòng HĐND và UBND xã", "Công an xã"]
    assert due(task) == (None, "2024-09-10")


@pytest.mark.parametrize(
    ("sentence", "text", "units"),
    [
        ("Giao Công an xã niêm phong hai kho pháo.", "niêm phong hai kho pháo.", ["Công an xã"]),
        (
            "UBND các xã, phường: tổ chức đối thoại với bà con.",
            "tổ chức đối thoại với bà con.",
            ["UBND các xã, phường"],
        ),
        ("Đề nghị Hội Nông dân xã vận động hội viên.", "vận động hội viên.", ["Hội Nông dân xã"]),
        (
            "Các phòng, ban, đơn vị có trách nhiệm cử người dự họp.",
            "có trách nhiệm cử người dự họp.",
            ["Các phòng, ban, đơn vị"],
        ),
        (
            "Đồng chí Bí thư Chi bộ bản Nà Lốc phụ trách việc bàn giao.",
            "phụ trách việc bàn giao.",
            ["Bí thư Chi bộ bản Nà Lốc"],
        ),
        ("Tổ kiểm tra lập biên bản từng bản.", "lập biên bản từng bản.", ["Tổ kiểm tra"]),
        (
            "Mặt trận Tổ quốc và các đoàn thể xã ký cam kết với từng chi hội.",
            "ký cam kết với từng chi hội.",
            ["Mặt trận Tổ quốc", "các đoàn thể xã"],
        ),
    ],
)
def test_units_before_the_verb_are_split_off(sentence: str, text: str, units: list[str]) -> None:
    task = only(plan(f"IV. TỔ CHỨC THỰC HIỆN\n1. {sentence}\n2. Kinh phí do ngân sách xã bảo đảm.\n"))
    assert (task.text, task.units) == (text, units)


def test_duties_under_headings_that_are_units() -> None:
    found = plan(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng - Thống kê\n- Theo dõi, đôn đốc các bản.\n- Chủ trì chấm điểm, lập biên bản.\n"
        "2. Đối với Công an xã, Ban Chỉ huy Quân sự xã:\n- Phân công đồng chí Phó Trưởng Công an trực đường dây nóng.\n"
        "3. Trách nhiệm của các bản\n- Mỗi bản nộp danh sách về UBND xã trước ngày 05/5/2024.\n"
        "4. Cán bộ phụ trách văn hóa\n- Viết 4 tin, bài mỗi tháng.\n"
        "Trong quá trình thực hiện, nếu có vướng mắc, báo cáo UBND xã để xem xét./.\n"
    )
    assert [(task.text.split(",")[0], task.lead, task.units) for task in found] == [
        ("Theo dõi", [], ["Văn phòng - Thống kê"]),
        ("Chủ trì chấm điểm", ["Văn phòng - Thống kê"], []),
        (
            "Phân công đồng chí Phó Trưởng Công an trực đường dây nóng.",
            [],
            ["Công an xã", "Ban Chỉ huy Quân sự xã"],
        ),
        ("Mỗi bản nộp danh sách về UBND xã trước ngày 05/5/2024.", [], ["các bản"]),
        ("Viết 4 tin", [], ["Cán bộ phụ trách văn hóa"]),
    ]


def test_articles_of_a_decision() -> None:
    text = HEAD.format(code="QĐ", name="QUYẾT ĐỊNH", subject="Về việc công nhận mô hình") + (
        "Điều 1. Công nhận 05 mô hình.\n"
        "Điều 2. Giao Công chức Tài chính - Kế toán lập thủ tục chi thưởng, xong trước ngày 20/12/2024.\n"
        "Điều 3. Công chức Tài chính - Kế toán, Trưởng các bản chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    task = only(find(text_from_string(text)))
    assert task.text == "lập thủ tục chi thưởng, xong trước ngày 20/12/2024."
    assert task.units == ["Công chức Tài chính - Kế toán"]
    assert task.section == "Điều 2"


def test_months_of_a_programme() -> None:
    found = plan(
        "II. CHƯƠNG TRÌNH CỤ THỂ\n"
        "Tháng 3\n- Dự sinh hoạt với 2 chi bộ.\n- Họp Khối, xong trước ngày 20/3/2024.\n"
        "Quý IV/2024\n- Bình xét cuối năm.\nIII. KINH PHÍ\n- Do ngân sách xã bảo đảm.\n"
    )
    assert [(task.text, due(task)) for task in found] == [
        ("Dự sinh hoạt với 2 chi bộ.", ("2024-03-01", "2024-03-31")),
        ("Họp Khối, xong trước ngày 20/3/2024.", (None, "2024-03-20")),
        ("Bình xét cuối năm.", ("2024-10-01", "2024-12-31")),
    ]


def test_phases_and_times_before_a_colon() -> None:
    found = plan(
        "II. CÁC BƯỚC TIẾN HÀNH\n1. Giai đoạn 1 (từ tháng 3 đến tháng 5/2024)\n- Khảo sát 12 bản.\n"
        "III. TIẾN ĐỘ\n- Từ tháng 6 đến tháng 8/2024: Các bản tổ chức làm thử.\n- Tháng 11/2024: Tổng kết.\n"
    )
    assert [(task.text, task.units, due(task)) for task in found] == [
        ("Khảo sát 12 bản.", [], ("2024-03-01", "2024-05-31")),
        ("tổ chức làm thử.", ["Các bản"], ("2024-06-01", "2024-08-31")),
        ("Tổng kết.", [], ("2024-11-01", "2024-11-30")),
    ]


def test_a_notice_of_conclusions_assigns_without_a_section_of_duties() -> None:
    text = HEAD.format(code="TB", name="THÔNG BÁO", subject="Kết luận giao ban") + (
        "1. Thống nhất với báo cáo của Phòng Nội vụ.\n"
        "2. Về giải phóng mặt bằng: Giao Phòng Kinh tế chủ trì, phối hợp với UBND xã Na Lốc kiểm đếm, "
        "hoàn thành trước ngày 15/5/2024.\n"
        "3. Giao Công an huyện:\n- Tăng cường tuần tra ban đêm.\n"
    )
    first, second = find(text_from_string(text))
    assert (first.lead, first.units, due(first)) == (["Phòng Kinh tế"], ["UBND xã Na Lốc"], (None, "2024-05-15"))
    assert (second.text, second.units) == ("Tăng cường tuần tra ban đêm.", ["Công an huyện"])


def test_a_lead_in_gives_its_units_to_the_items_below() -> None:
    found = plan(
        "Để kịp tiến độ, UBND xã yêu cầu các bản thực hiện một số việc sau:\n"
        "1. Tổ chức họp dân, hoàn thành trước ngày 20/3/2024.\n2. Công an xã giữ trật tự buổi họp.\n"
        "Nhận được Kế hoạch này, đề nghị các bản khẩn trương triển khai.\n"
    )
    assert [(task.text, task.units) for task in found] == [
        ("Tổ chức họp dân, hoàn thành trước ngày 20/3/2024.", ["các bản"]),
        ("giữ trật tự buổi họp.", ["Công an xã"]),
    ]


def test_a_sentence_with_a_deadline() -> None:
    task = only(
        plan(
            "Đề nghị các cơ quan, đơn vị gửi danh sách về Văn phòng UBND xã trước ngày 15/3/2024 để tổng hợp. "
            "Danh sách ghi theo thứ tự.\n"
        )
    )
    assert task.text == "gửi danh sách về Văn phòng UBND xã trước ngày 15/3/2024 để tổng hợp."
    assert task.units == ["các cơ quan, đơn vị"]


def test_executor_at_the_end_of_an_item() -> None:
    found = plan(
        "II. NỘI DUNG\n1. Tham luận về nuôi cá lồng - Hội Nông dân xã thực hiện.\n"
        "2. Trang trí hội trường (Đoàn Thanh niên xã chủ trì thực hiện);\n"
    )
    assert [(task.lead, task.units) for task in found] == [([], ["Hội Nông dân xã"]), (["Đoàn Thanh niên xã"], [])]


# --- what assigns nothing -----------------------------------------------------------------------------------


def test_a_report_assigns_only_in_its_section_of_coming_tasks() -> None:
    found = report(
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ\n"
        "1. Công an xã chủ trì, phối hợp với các bản tuần tra 24 đêm.\n"
        "2. Hội Nông dân xã nộp báo cáo trước ngày 15/3/2024.\n"
        "II. NHIỆM VỤ 3 THÁNG CUỐI NĂM 2024\n"
        "1. Sửa 3 cầu treo. Giao Công chức Địa chính - Xây dựng tham mưu.\n"
        "2. Các bản bình xét hộ nghèo, xong trước ngày 20/11/2024.\n"
        "Trên đây là báo cáo của UBND xã./.\n"
    )
    assert [(task.units, due(task)) for task in found] == [
        (["Công chức Địa chính - Xây dựng"], ("2024-10-01", "2024-12-31")),
        (["Các bản"], (None, "2024-11-20")),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Các bản phải làm trước ngày 20/3/2024.\n",
        "IV. TỔ CHỨC THỰC HIỆN\nTrên đây là Kế hoạch của UBND xã Lũng Tẻn./.\nVăn phòng - Thống kê xã\n",
        "IV. TỔ CHỨC THỰC HIỆN\nYêu cầu các bộ phận, các bản nghiêm túc triển khai thực hiện./.\n",
        "II. NỘI DUNG\nGiao thông đi lại khó khăn, giao ban chưa đều.\n",
        "II. NỘI DUNG\nTrước ngày 15/4/2024, mọi việc còn chậm.\n",
    ],
)
def test_no_task(body: str) -> None:
    assert plan(body) == []


# --- tables -----------------------------------------------------------------------------------------------


def table(rows: str) -> list[Task]:
    head = "<p>KẾ HOẠCH</p><p>Công tác dân vận năm 2024</p><p>III. PHÂN CÔNG</p>"
    page = f"<html><body>{head}<table border=1>{rows}</table></body></html>"
    return find(build_text(registry.read(page.encode(), "plan.html")))


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def test_assignment_table_with_columns_in_another_order() -> None:
    found = table(
        row("TT", "Thời gian", "Cơ quan chủ trì", "Nhiệm vụ", "Cơ quan phối hợp")
        + row("1", "Quý II", "<td rowspan=2>Công an xã</td>", "Cắm 12 biển báo", "Các bản<br>ven suối; Đoàn xã")
        + row("2", "Trước 15/9/2024", "Tuần tra đêm", "Ban Chỉ huy Quân sự xã")
    )
    assert [(task.text, task.lead, task.units, due(task)) for task in found] == [
        ("Cắm 12 biển báo", ["Công an xã"], ["Các bản ven suối", "Đoàn xã"], ("2024-04-01", "2024-06-30")),
        ("Tuần tra đêm", ["Công an xã"], ["Ban Chỉ huy Quân sự xã"], (None, "2024-09-15")),
    ]


def test_group_rows_and_tables_of_models_assign_nothing() -> None:
    group = (
        row("TT", "Nội dung công việc", "Đơn vị thực hiện") + row("I", "Kinh tế", "") + row("1", "Họp dân", "Các bản")
    )
    assert [task.text for task in table(group)] == ["Họp dân"]
    models = row("TT", "Tên mô hình", "Nội dung", "Đơn vị thực hiện") + row(
        "1", "Bếp xanh", "Xây 5 bếp", "Hội Phụ nữ xã"
    )
    assert table(models) == []


# --- units ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Phòng Giáo dục và Đào tạo; Công an xã, các bản.", ["Phòng Giáo dục và Đào tạo", "Công an xã", "các bản"]),
        ("Các ban, ngành, đoàn thể; cán bộ, công chức xã", ["Các ban, ngành, đoàn thể", "cán bộ, công chức xã"]),
        ("Đồng chí Chủ tịch UBND xã", ["Chủ tịch UBND xã"]),
        ("đồng chí Vàng Thị Sếnh, Phó Chủ tịch UBND xã", ["Vàng Thị Sếnh, Phó Chủ tịch UBND xã"]),
        (
            "Phòng Tài chính và UBND các xã; Chi bộ các thôn, bản",
            ["Phòng Tài chính", "UBND các xã", "Chi bộ các thôn, bản"],
        ),
        ("Sở Nông nghiệp và Môi trường, Công an tỉnh", ["Sở Nông nghiệp và Môi trường", "Công an tỉnh"]),
        ("Đài truyền thanh xã; Đoàn Thanh\nniên xã", ["Đài truyền thanh xã", "Đoàn Thanh niên xã"]),
        ("Công an xã\nHội Nông dân xã", ["Công an xã", "Hội Nông dân xã"]),
        (" ", []),
    ],
)
def test_split_units(text: str, units: list[str]) -> None:
    assert split_units(text, PATTERNS) == units


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Văn phòng - Thống kê", True),
        ("Công an xã, Ban Chỉ huy Quân sự xã", True),
        ("Đề nghị UBMTTQ và các đoàn thể xã", True),
        ("Phòng Nội vụ có trách nhiệm:", True),
        ("Hội nghị lần thứ nhất", False),
        ("Công tác tuyên truyền", False),
        ("Phòng Nội vụ theo dõi, đôn đốc các bản", False),
    ],
)
def test_headings_that_are_units(title: str, expected: bool) -> None:
    assert is_unit_list(title, PATTERNS) is expected


def test_a_verb_is_no_subject() -> None:
    assert read_subject("Tổ chức họp dân tại các bản", PATTERNS) is None
    assert read_subject("Kinh phí do xã cấp", PATTERNS) is None


def test_partners_end_where_their_task_begins() -> None:
    action = "chủ trì, phối hợp với Trung tâm Phát triển quỹ đất công khai phương án"
    assert partners(action, PATTERNS) == ["Trung tâm Phát triển quỹ đất"]
    assert partners("chủ trì tổng hợp", PATTERNS) == []


# --- numbered works, announced steps, times of every year ----------------------------------------------------


def test_works_numbered_by_a_word() -> None:
    found = plan(
        "III. NHIỆM VỤ CỤ THỂ\nNhiệm vụ 1. Rà soát thủ tục hành chính.\nChủ trì: Công chức Tư pháp - Hộ tịch.\n"
        "Phối hợp: Công an xã; các thôn.\nThời gian: tháng 5/2024.\nNhiệm vụ 2: Tổ chức đối thoại với Nhân dân.\n"
        "Chủ trì: Hội Nông dân xã.\nThời gian: Quý II/2024.\n"
    )
    assert [(task.text, task.lead, due(task)) for task in found] == [
        ("Rà soát thủ tục hành chính.", ["Công chức Tư pháp - Hộ tịch"], ("2024-05-01", "2024-05-31")),
        ("Tổ chức đối thoại với Nhân dân.", ["Hội Nông dân xã"], ("2024-04-01", "2024-06-30")),
    ]


def test_announced_steps_with_months_and_quarters() -> None:
    found = find(
        text_from_string(
            "Chiều nay, xã Lũng Tẻn họp bàn mô hình. Theo lộ trình, các bước thực hiện như sau:\n"
            "- Ký cam kết đến từng hộ trong tháng 4/2024;\n- Sơ kết, nhân ra diện rộng: quý III/2024;\n"
            "Trong tháng 5/2024, bà con đã hiến 200 m2 đất.\n- Tổ chức thăm hỏi 12 hộ trong tháng 6/2024."
        )
    )
    assert [(task.text, due(task)) for task in found] == [
        ("Ký cam kết đến từng hộ trong tháng 4/2024;", ("2024-04-01", "2024-04-30")),
        ("Sơ kết, nhân ra diện rộng: quý III/2024;", ("2024-07-01", "2024-09-30")),
    ]


def test_steps_of_every_year() -> None:
    found = plan(
        "IV. QUY TRÌNH\n"
        "Bước 1: Các chi bộ gửi bản đăng ký trước ngày 15/3 hằng năm; riêng năm 2024 gửi trước ngày 25/3/2024.\n"
        "Bước 2: Khối Dân vận chấm điểm trong tháng 9 hằng năm.\n"
        "Bước 3: Đảng ủy công nhận vào dịp 15/10 hằng năm.\n"
    )
    assert due(found[0]) == (None, "2024-03-25")
    assert [task.deadline.recurrence for task in found[1:] if task.deadline] == ["R/P1Y", "R/P1Y"]


def test_who_is_only_the_contact_carries_out() -> None:
    found = plan(
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng UBND xã\n- Là đầu mối tổng hợp danh sách đăng ký.\n"
        "- Là đầu mối, phối hợp với Công an xã theo dõi kết quả.\n"
    )
    assert [(task.lead, task.units) for task in found] == [
        ([], ["Văn phòng UBND xã"]),
        (["Văn phòng UBND xã"], ["Công an xã"]),
    ]


def test_who_is_asked_to_act_by_a_coming_day_has_a_task_wherever_it_stands() -> None:
    found = report(
        "I. KẾT QUẢ\nUBND xã giao Phòng Kinh tế theo dõi tiến độ, báo cáo trước ngày 15/6/2024.\n"
        "UBND huyện giao UBND xã rà soát hộ nghèo trước ngày 15/01/2024.\nCác thôn đăng ký trước ngày 20/02/2024."
    )
    assert [(task.text, task.units, due(task)) for task in found] == [
        ("theo dõi tiến độ, báo cáo trước ngày 15/6/2024.", ["Phòng Kinh tế"], (None, "2024-06-15")),
    ]


def test_what_is_completed_within_a_month_is_due_in_it() -> None:
    task = only(
        plan("2. Thời hạn\n- Các chi bộ, đảng bộ trực thuộc khảo sát tại các bản, hoàn thành trong tháng 3/2024.\n")
    )
    assert (task.units, due(task)) == (["Các chi bộ, đảng bộ trực thuộc"], ("2024-03-01", "2024-03-31"))


def test_a_field_of_work_may_stand_for_its_official() -> None:
    task = only(plan("V. TỔ CHỨC THỰC HIỆN\n1. Tài chính - Kế toán tham mưu bố trí kinh phí từ nguồn của xã.\n"))
    assert (task.text, task.units) == (
        "tham mưu bố trí kinh phí từ nguồn của xã.",
        ["Tài chính - Kế toán"],
    )


def test_a_named_settlement_behind_a_comma_is_one_of_the_units() -> None:
    assert split_units("Công an xã, thôn Hải Đông", PATTERNS) == ["Công an xã", "thôn Hải Đông"]


# --- preambles, regulations, ends of units ----------------------------------------------------------------------


def test_a_preamble_gives_tasks_to_those_whom_it_names() -> None:
    found = plan(
        "Thực hiện Công văn số 12/SNV-TH ngày 09/01/2024 của Sở Nội vụ, UBND xã đề nghị các thôn thực hiện các việc "
        "sau:\n1. Rà soát\n- Công an xã rà soát 5 mô hình.\n- Riêng mô hình đã dừng thì nêu rõ lý do.\n"
    )
    assert [(task.text, task.units) for task in found] == [
        ("rà soát 5 mô hình.", ["Công an xã"]),
        ("Riêng mô hình đã dừng thì nêu rõ lý do.", ["các thôn"]),
    ]


def test_articles_of_an_attached_regulation_name_the_unit_whose_duties_stand_below() -> None:
    decision = HEAD.format(code="QĐ", name="QUYẾT ĐỊNH", subject="Ban hành Quy chế nhà văn hóa") + (
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế nhà văn hóa.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLò Văn Phúc\n"
        "QUY CHẾ\nQuản lý nhà văn hóa\n(Ban hành kèm theo Quyết định số 19/QĐ-UBND)\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này áp dụng cho 9 nhà văn hóa.\n"
        "Chương II\nTRÁCH NHIỆM\nĐiều 2. Công chức Văn hóa - Xã hội\n1. Lập lịch sử dụng.\n2. Kiểm tra mỗi quý.\n"
    )
    found = find(text_from_string(decision))
    assert [(task.text, task.units) for task in found] == [
        ("Lập lịch sử dụng.", ["Công chức Văn hóa - Xã hội"]),
        ("Kiểm tra mỗi quý.", ["Công chức Văn hóa - Xã hội"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "units", "begins"),
    [
        ("Các chi bộ được kiểm tra gửi báo cáo tự kiểm tra.", ["Các chi bộ được kiểm tra"], "gửi"),
        (
            "Chi đoàn thanh niên, Chi hội Phụ nữ nhận chăm sóc vườn hoa.",
            ["Chi đoàn thanh niên", "Chi hội Phụ nữ"],
            "nhận",
        ),
        ("Mỗi đảng viên đọc lại và làm theo Nghị quyết.", ["Mỗi đảng viên"], "đọc"),
        ("Trưởng các phòng thuộc Sở căn cứ Kế hoạch chỉ đạo thực hiện.", ["Trưởng các phòng thuộc Sở"], "căn cứ"),
        ("Các khoa, phòng nộp bản đăng ký.", ["Các khoa, phòng"], "nộp"),
    ],
)
def test_where_the_units_end(sentence: str, units: list[str], begins: str) -> None:
    subject = read_subject(sentence, PATTERNS)
    assert subject is not None
    assert subject.units == units
    assert sentence[subject.action :].startswith(begins)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("chủ trì, cùng Ban công tác Mặt trận thôn, Chi hội Nông dân đến từng nhà vận động.", 2),
        ("chủ trì, phối hợp với Cơ quan Ủy ban Kiểm tra Huyện ủy soạn đề cương, lịch kiểm tra.", 1),
        ("chủ trì, Ban Chỉ huy Quân sự xã phối hợp tuần tra.", 1),
    ],
)
def test_partners_end_before_their_verb(text: str, units: int) -> None:
    assert len(partners(text, PATTERNS)) == units


def test_a_topic_before_the_units_is_no_part_of_the_task() -> None:
    task = only(plan("II. CÁCH LÀM\n1. Nộp hồ sơ: Các thôn gửi danh sách về UBND xã trước ngày 20/3/2024.\n2. Khác\n"))
    assert (task.text, task.units) == ("gửi danh sách về UBND xã trước ngày 20/3/2024.", ["Các thôn"])


def test_proposals_of_a_report_with_a_coming_day_are_tasks() -> None:
    task = only(
        report("III. ĐỀ XUẤT\n1. Đề nghị UBND huyện công nhận 3 mô hình.\n2. Các thôn gửi ảnh trước ngày 20/3/2024.\n")
    )
    assert task.units == ["Các thôn"]


def test_a_comrade_is_called_by_name_and_office() -> None:
    assert split_units("Đ/c Lò Thị Pến - Trưởng khối", PATTERNS) == ["Lò Thị Pến - Trưởng khối"]
