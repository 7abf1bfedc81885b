"""Models: registrations, lists, prose; what is no model; how mentions become one entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.finders.material import Material
from vanban.pipeline import read_document
from vanban.record import Model

Find = Callable[[str], Material]

ANNEX = """CÔNG VĂN

1. Mô hình “Bến nước sạch” (tập thể)

Phụ lục

| TT | Lĩnh vực/Tên mô hình | Hình thức | | Địa chỉ | Nội dung | Trong đó | |
|--|--|--|--|--|--|--|--|
| | | Tập thể | Cá nhân | | | Xây dựng mới | Nhân rộng |
| A | Lĩnh vực văn hóa - xã hội | | | | | | |
| 1 | “Bến nước sạch” | x | | Buôn Đrai | * Nội dung: - Dọn bến. * Kết quả: - 80 hộ. | | Từ mô hình “Suối trong” |
| B | Kinh tế | | | | | | |
| 1 | Nuôi dê quay vòng (bà Y Nghin) | | x | Buôn Kla | Mỗi hộ nuôi 3 con. | x | |
"""


def only(models: list[Model]) -> Model:
    assert len(models) == 1, [model.name for model in models]
    return models[0]


class TestRegistrations:
    def test_labelled_block(self, find: Find) -> None:
        model = only(
            find(
                "A. Lĩnh vực kinh tế\n\n1. Tên mô hình: “Vườn ươm chung”.\n\n2. Địa điểm: tại thôn Gò Mít.\n\n"
                "3. Thời gian thực hiện: Quý I, II năm 2024.\n\n4. Mục tiêu:\n\nCó cây giống tại chỗ.\n\n"
                "5. Giải pháp thực hiện\n\n- Góp đất làm vườn.\n\n- Chia công chăm sóc.\n\n6. Kết quả cuối cùng\n\n"
                "- 20 nghìn cây giống.\n\nUBND xã phấn đấu thực hiện tốt mô hình.\n"
            ).models
        )
        assert model.name == "Vườn ươm chung"
        assert (model.field, model.mention) == ("economy", "registration")
        assert model.place == "thôn Gò Mít"
        assert model.period is not None
        assert (model.period.start, model.period.end) == ("2024-01-01", "2024-06-30")
        assert model.objectives == ["Có cây giống tại chỗ."]
        assert model.activities == ["Góp đất làm vườn.", "Chia công chăm sóc."]
        assert model.results == ["20 nghìn cây giống."]

    def test_cover_and_annex_are_one_model(self, find: Find) -> None:
        models = find(ANNEX).models
        assert [model.name for model in models] == ["Bến nước sạch", "Nuôi dê quay vòng"]
        first, second = models
        assert len(first.at) == 2
        assert (first.field, first.form, first.status) == ("culture_society", "collective", "replicated")
        assert first.based_on == "Suối trong"
        assert first.place == "Buôn Đrai"
        assert (second.field, second.form, second.status) == ("economy", "individual", "new")
        assert [(holder.name, holder.kind) for holder in second.holders] == [("Y Nghin", "person")]

    def test_columns_in_another_order(self, find: Find) -> None:
        model = only(
            find(
                "| STT | Đơn vị, cá nhân thực hiện | Lĩnh vực | Mới/nhân rộng | Tên mô hình | Thời gian |\n"
                "|--|--|--|--|--|--|\n"
                "| 1 | Hội Nông dân xã Gia Vọng | KT | Nhân rộng (từ mô hình “Ruộng liền” của xã Tân Vọng) "
                "| Dồn ô đổi thửa | Năm 2024 |\n"
            ).models
        )
        assert (model.name, model.field, model.status, model.based_on) == (
            "Dồn ô đổi thửa", "economy", "replicated", "Ruộng liền",
        )  # fmt: skip
        assert model.holders[0].name == "Hội Nông dân xã Gia Vọng"
        assert model.period is not None
        assert model.period.start == "2024-01-01"

    def test_blank_form_registers_nothing(self, find: Find) -> None:
        material = find(
            "ĐĂNG KÝ\nMÔ HÌNH “DÂN VẬN KHÉO”\n\nĐơn vị:\n\n1. Tên mô hình:\n\n.....\n.....\n\n2. Lĩnh vực:\n\n.....\n"
        )
        assert material.models == []

    def test_explained_label_is_no_model(self, find: Find) -> None:
        assert find("Tên mô hình: ngắn gọn, dễ hiểu, nêu rõ việc làm.\n").models == []


class TestProse:
    def test_field_holder_and_place_from_the_sentence(self, find: Find) -> None:
        models = find(
            "- Lĩnh vực quốc phòng, an ninh: nhiều mô hình tiêu biểu như: “Cổng không khóa” của thôn Gò Mít, "
            "xã Gia Vọng, "
            "“Đèn cửa ngõ” của ông Lê Văn Tám, bà Hồ Thị Chín... Qua đó góp phần giữ vững an ninh.\n"
        ).models
        assert [model.name for model in models] == ["Cổng không khóa", "Đèn cửa ngõ"]
        assert {model.field for model in models} == {"defence_security"}
        assert (models[0].holders[0].name, models[0].place) == ("thôn Gò Mít", "xã Gia Vọng")
        assert [holder.name for holder in models[1].holders] == ["Lê Văn Tám", "Hồ Thị Chín"]

    def test_list_lines_below_an_announcement(self, find: Find) -> None:
        models = find(
            "Trong năm có 03 mô hình được đánh giá cao như sau:\n\n- “Chợ không túi bóng” của Hội Phụ nữ xã;\n\n"
            "- Mô hình nuôi cá chình của hộ anh Võ Đình Sang (thôn Gò Mít);\n\n- Tổ xe tự quản của Đoàn xã.\n"
        ).models
        assert [model.name for model in models] == ["Chợ không túi bóng", "nuôi cá chình", "Tổ xe tự quản"]

    def test_holder_before_the_name(self, find: Find) -> None:
        model = only(find("Hội Nông dân xã duy trì mô hình “Kho giống chung” với 40 hộ tham gia.\n").models)
        assert (model.status, model.holders[0].name) == ("maintained", "Hội Nông dân xã")

    def test_who_replicates_a_model_holds_it(self, find: Find) -> None:
        model = only(find("Công an xã nhân rộng mô hình “Mắt xích bình yên” ra 4 thôn.\n").models)
        assert (model.status, model.holders[0].name) == ("replicated", "Công an xã")

    def test_place_and_holder_end_where_another_clause_begins(self, find: Find) -> None:
        text = (
            "Hội Nông dân xã duy trì mô hình “Bờ thửa chung” tại thôn Gò Mít, vận động 96 hộ góp công.\n"
            "Mô hình “Giờ không hẹn” của Văn phòng HĐND và UBND xã – sáng thứ Ba giải quyết ngay 22 thủ tục.\n"
        )
        first, second = find(text).models
        assert first.place == "thôn Gò Mít"
        assert [holder.name for holder in second.holders] == ["Văn phòng HĐND và UBND xã"]

    def test_models_that_are_not_registered_anew_go_on(self, find: Find) -> None:
        text = "Mô hình tiếp tục duy trì, không đăng ký mới, gồm: “Bếp lửa chung”; “Bờ rào xanh”.\n"
        assert [model.status for model in find(text).models] == ["maintained", "maintained"]

    def test_source_of_a_replication_is_no_model_of_its_own(self, find: Find) -> None:
        model = only(find("Thôn 2 có mô hình “Rào hoa” (nhân rộng từ mô hình “Ngõ hoa” của xã bạn).\n").models)
        assert (model.name, model.status, model.based_on) == ("Rào hoa", "replicated", "Ngõ hoa")

    def test_mentions_merge(self, find: Find) -> None:
        model = only(find("Xã có mô hình “Giếng làng”. Sau một năm, mô hình “Giếng làng” được dân khen.\n").models)
        assert [span.quote for span in model.at] == ["Giếng làng", "Giếng làng"]

    @pytest.mark.parametrize(
        "text",
        [
            "Đẩy mạnh phong trào thi đua “Dân vận khéo”, xây dựng các mô hình “Dân vận khéo” năm 2024.",
            "Xây dựng mô hình gắn với cuộc vận động “Toàn dân xây dựng đời sống mới”.",
            "Các mô hình thực hiện theo phương châm “Gần dân, sát dân”.",
            "Thực hiện gửi “Thư cảm ơn”, “Thư chúc mừng” đến người dân.",
            "Không để xảy ra “điểm nóng”; giải quyết theo cơ chế “một cửa”.",
            "Mô hình phải được đăng ký với cấp trên và có tính bền vững.",
            "mở rộng mô hình sản xuất theo hợp đồng, từng bước hạn chế chăn nuôi nhỏ lẻ.",
            "Mô hình được đánh giá theo 3 tiêu chí sau:\n\n- “Rõ người”\n\n- “Rõ việc”\n",
            "Lý do xây dựng mô hình: tổ dân phố đông dân, nhiều nhà trọ.",
        ],
    )
    def test_no_model(self, find: Find, text: str) -> None:
        assert [model.name for model in find(text).models] == []


class TestFindings:
    def test_new_and_replicated(self) -> None:
        table = (
            "| TT | Tên mô hình | Xây dựng mới | Nhân rộng |\n|--|--|--|--|\n"
            "| 1 | “Sân chơi xanh, an toàn cho trẻ em trong thôn” | x | Từ mô hình “Góc xanh” |\n"
        )
        record = read_document(
            "bieu.txt", f"1. Tên mô hình: “Sân chơi xanh, an toàn cho trẻ em trong xóm”.\n\n{table}".encode()
        )
        assert {finding.rule for finding in record.findings} == {"VB101", "VB102"}
        for finding in record.findings:
            assert all(record.text[span.start : span.end] == span.quote for span in finding.at)

    def test_agreement_is_silent(self) -> None:
        record = read_document("cv.txt", "Thôn có mô hình “Sân chơi xanh”.\n".encode())
        assert record.findings == []


class TestWhoAndWhat:
    @pytest.mark.parametrize(
        ("text", "holder", "form"),
        [
            ("Mô hình trồng gừng dưới tán rừng của hộ ông Trịnh Văn Kha, thôn 3.", "Trịnh Văn Kha", "individual"),
            ("Mô hình đổi rác lấy quà của Hội Phụ nữ xã thu 2 tấn.", "Hội Phụ nữ xã", "collective"),
            ("Mô hình sân nhà không pháo của dòng họ Trịnh ở thôn Đá Bạc.", "dòng họ Trịnh", "collective"),
            ("Mô hình “Cổng mở” của Công an xã Đồng Vọng ra 3 thôn khác.", "Công an xã Đồng Vọng", "collective"),
            ("Mô hình “Tay sạch” của Khoa Nhi tổng hợp, bắt đầu từ năm 2023.", "Khoa Nhi tổng hợp", "collective"),
        ],
    )
    def test_the_holder_says_the_form(self, find: Find, text: str, holder: str, form: str) -> None:
        model = only(find(text).models)
        assert [each.name for each in model.holders] == [holder]
        assert model.form == form

    def test_those_who_are_pointed_at_are_no_holders(self, find: Find) -> None:
        model = only(find("Hai chi hội duy trì mô hình “Giếng trong” của hai chi hội này.").models)
        assert (model.holders, model.form) == ([], None)

    def test_status_in_brackets_and_holders_behind_a_colon(self, find: Find) -> None:
        model = only(
            find(
                "- Mô hình loa báo cháy nối về nhà trưởng thôn (nhân rộng) do các đơn vị sau thực hiện: Tổ an ninh, "
                "trật tự thôn Đá Bạc; Tổ an ninh, trật tự thôn Gò Mít. Người dân góp 20 triệu đồng."
            ).models
        )
        assert (model.name, model.status) == ("loa báo cháy nối về nhà trưởng thôn", "replicated")
        assert [holder.name for holder in model.holders] == [
            "Tổ an ninh, trật tự thôn Đá Bạc",
            "Tổ an ninh, trật tự thôn Gò Mít",
        ]

    def test_the_bracket_behind_a_labelled_field(self, find: Find) -> None:
        model = only(
            find(
                "1. Tên mô hình: “Ghe thuốc”.\n2. Lĩnh vực: Văn hóa - xã hội (nhân rộng từ mô hình “Xe thuốc” của thôn "
                "Gò Mít; hình thức tập thể, do Trạm Y tế xã thực hiện).\n3. Mục tiêu: khám cho 50 cụ già."
            ).models
        )
        assert (model.field, model.status, model.based_on) == ("culture_society", "replicated", "Xe thuốc")
        assert (model.form, [holder.name for holder in model.holders]) == ("collective", ["Trạm Y tế xã"])

    def test_a_heading_gives_the_status(self, find: Find) -> None:
        models = find(
            "KẾ HOẠCH\nXây dựng mô hình năm 2024\nI. NỘI DUNG\n1. Mô hình đăng ký mới\nMô hình “Ao sen” của thôn Rớ.\n"
            "2. Mô hình duy trì\nMô hình “Bến trong” của thôn Gò Mít.\n"
        ).models
        assert [(model.name, model.status) for model in models] == [("Ao sen", "new"), ("Bến trong", "maintained")]

    def test_what_a_colon_behind_a_name_tells_is_no_list(self, find: Find) -> None:
        model = only(
            find("b) Bà Lò Thị Pến, thôn Đá Bạc, với mô hình “Hẻm rộng”: vận động 12 hộ lùi tường rào.").models
        )
        assert model.holders[0].name == "Lò Thị Pến"

    def test_where_a_name_without_quotes_ends(self, find: Find) -> None:
        models = find("1. Nhân rộng mô hình nuôi ong trong vườn ra thôn Đá Bạc và thôn Gò Mít; thêm 20 hộ nuôi.").models
        assert only(models).name == "nuôi ong trong vườn"
