"""Persons and bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.finders.material import Material
from vanban.meaning.document_types import unaccented
from vanban.meaning.folding import fold, similar
from vanban.meaning.people import clean_name, looks_like_name

Find = Callable[[str], Material]


class TestPeople:
    def test_honorific_and_role(self, find: Find) -> None:
        people = find("Ông Trịnh Văn Kha, Trưởng thôn Gò Mít chủ trì; sau đó ông Trịnh Văn Kha kết luận.\n").people
        assert [(person.name, person.role) for person in people] == [("Trịnh Văn Kha", "Trưởng thôn Gò Mít")]
        assert len(people[0].at) == 2

    def test_signer(self, find: Find) -> None:
        text = (
            "KẾ HOẠCH\nPhát động thi đua\n\nUBND xã Gia Vọng xây dựng kế hoạch như sau:\n\n"
            "I. MỤC ĐÍCH\n\nNâng cao nhận thức./.\n\n"
            "Nơi nhận:\n\n- Như trên;\n- Lưu: VT.\n\n**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\n\nHồ Thị Chín\n"
        )
        person = next(person for person in find(text).people if person.name == "Hồ Thị Chín")
        assert (person.role, person.organisation) == ("Chủ tịch", "Ủy ban nhân dân xã Gia Vọng")

    def test_recognised_without_honorific(self, find: Find) -> None:
        people = find("Lớp học do Nguyễn Thị Thu Hương đứng ra mở, dạy chữ cho 12 người.\n").people
        assert [person.name for person in people] == ["Nguyễn Thị Thu Hương"]

    def test_names_behind_a_name(self, find: Find) -> None:
        people = find("Hộ ông Lê Văn Tám, Hồ Thị Chín và Võ Đình Sang cùng góp vốn.\n").people
        assert [person.name for person in people] == ["Lê Văn Tám", "Hồ Thị Chín", "Võ Đình Sang"]

    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("bà Lò Thị Pến, Chi hội trưởng Phụ nữ thôn Gò Mít,", "Chi hội trưởng Phụ nữ thôn Gò Mít"),
            ("đồng chí Lò Thị Pến – Phó Trưởng Ban Dân vận Quận ủy;", "Phó Trưởng Ban Dân vận Quận ủy"),
            ("Phó Chủ tịch UBND tỉnh Lò Thị Pến kết luận.", "Phó Chủ tịch UBND tỉnh"),
        ],
    )
    def test_whole_role(self, find: Find, text: str, role: str) -> None:
        assert [(person.name, person.role) for person in find(text).people] == [("Lò Thị Pến", role)]

    @pytest.mark.parametrize(
        "text", ["học tập tư tưởng Hồ Chí Minh.", "Học sinh Trường Tiểu học Lê Văn Vọng tham gia."]
    )
    def test_who_only_gave_a_name_is_nobody(self, find: Find, text: str) -> None:
        assert find(f"{text}\n").people == []

    def test_place_of_the_document_is_nobody(self, find: Find) -> None:
        assert find("Sơn Vọng là xã miền núi. Xã Sơn Vọng có 4 thôn.\n").people == []

    @pytest.mark.parametrize(
        "text",
        [
            "Chủ tịch UBND xã Gia Vọng chỉ đạo.",
            "các hộ gia đình Thôn Gò Mít",
            "Căn cứ Luật Tổ chức chính quyền địa phương",
        ],
    )
    def test_nobody(self, find: Find, text: str) -> None:
        assert find(text).people == []


class TestOrganisations:
    def test_forms_of_one_body_fold(self, find: Find) -> None:
        bodies = find("UBND xã Gia Vọng phối hợp. Sau đó Uỷ ban nhân dân xã Gia Vọng tổng hợp.\n").organisations
        assert [(body.name, body.system, len(body.at)) for body in bodies] == [
            ("Ủy ban nhân dân xã Gia Vọng", "state", 2)
        ]

    def test_systems(self, find: Find) -> None:
        found = find("Giao Hội Nông dân xã, Đảng ủy xã Gia Vọng và Ủy ban MTTQ Việt Nam xã.\n").organisations
        assert {body.system for body in found} == {"union", "party", "front"}

    PLAN = "KẾ HOẠCH\nPhát động thi đua\n\nUBND xã Gia Vọng xây dựng kế hoạch như sau:\n\nI. NỘI DUNG\n\n"

    def bodies(self, find: Find, text: str) -> list[str]:
        return [body.name for body in find(self.PLAN + text).organisations]

    def test_bodies_of_the_own_commune(self, find: Find) -> None:
        text = "Giao Hội LHPN xã phối hợp TT Đảng ủy, HĐND xã; UBND xã báo cáo UBND huyện.\n"
        assert self.bodies(find, text) == [
            "Ủy ban nhân dân xã Gia Vọng",
            "Hội Liên hiệp Phụ nữ xã Gia Vọng",
            "Thường trực Đảng ủy xã Gia Vọng",
            "Hội đồng nhân dân xã Gia Vọng",
            "Ủy ban nhân dân huyện",
        ]

    @pytest.mark.parametrize(
        "text", ["Các chi bộ họp bàn.", "UBND các xã báo cáo.", "Mỗi ban công tác Mặt trận họp dân."]
    )
    def test_common_nouns(self, find: Find, text: str) -> None:
        assert self.bodies(find, f"{text}\n") == ["Ủy ban nhân dân xã Gia Vọng"]

    def test_two_bodies_are_two(self, find: Find) -> None:
        text = "Mời Sở Văn hóa, Thể thao và Du lịch và UBND xã; Văn phòng HĐND và UBND xã chuẩn bị.\n"
        assert self.bodies(find, text)[1:] == [
            "Sở Văn hóa, Thể thao và Du lịch",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Gia Vọng",
        ]

    @pytest.mark.parametrize(
        ("text", "body"),
        [
            ("UBMT xã, Mặt trận Tổ quốc xã và Ủy ban MTTQ VN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Gia Vọng"),
            ("khối Dân vận xã, Ban Dân vận Đảng ủy", "Khối Dân vận Đảng ủy xã Gia Vọng"),
            ("Văn phòng UBND xã và Văn phòng xã", "Văn phòng Ủy ban nhân dân xã Gia Vọng"),
            (
                "Bộ phận một cửa và Bộ phận TN&TKQ xã",
                "Bộ phận Tiếp nhận và Trả kết quả xã Gia Vọng",
            ),
            ("Hội Nông dân xã; sau đó Hội Nông dân", "Hội Nông dân xã Gia Vọng"),
            ("UBND huyện Sơn Bình; sau đó UBND huyện", "Ủy ban nhân dân huyện Sơn Bình"),
            ("Ban Dân vận Huyện ủy Sơn Bình; Ban Dân vận Huyện ủy", "Ban Dân vận Huyện ủy Sơn Bình"),
        ],
    )
    def test_forms_of_one_body_are_one(self, find: Find, text: str, body: str) -> None:
        assert self.bodies(find, f"Giao {text} tổ chức.\n")[1:] == [body]

    @pytest.mark.parametrize(
        ("text", "body"),
        [
            (
                "Hợp tác xã Dịch vụ nông nghiệp và du lịch Suối Mơ thu mua.",
                "Hợp tác xã Dịch vụ nông nghiệp và du lịch Suối Mơ",
            ),
            ("Công ty TNHH Chế biến nông sản Bình Vọng hỗ trợ.", "Công ty TNHH Chế biến nông sản Bình Vọng"),
            ("Trường Mầm non Hoa Ban tham gia.", "Trường Mầm non Hoa Ban"),
        ],
    )
    def test_whole_names(self, find: Find, text: str, body: str) -> None:
        assert self.bodies(find, f"{text}\n")[1:] == [body]

    def test_a_board_is_not_cut_in_its_topic(self, find: Find) -> None:
        assert self.bodies(find, "Ban Chỉ đạo Phong trào họp.\n")[1:] == []

    def test_two_bodies_joined_by_a_comma(self, find: Find) -> None:
        text = "Mời Sở Nông nghiệp và Môi trường, Công an tỉnh dự.\n"
        assert self.bodies(find, text)[1:] == ["Sở Nông nghiệp và Môi trường", "Công an tỉnh"]

    def test_bodies_of_many_units_are_none(self, find: Find) -> None:
        text = (
            "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: 5/QĐ-UBND\nHòa Bình, ngày 05 tháng 5 năm 2024\nQUYẾT ĐỊNH\n"
            "Về thi đua\n\nĐiều 1. UBND xã, Công an xã báo cáo. Ban Công tác Mặt trận thôn họp.\n"
        )
        assert [body.name for body in find(text).organisations] == ["Ủy ban nhân dân tỉnh Hòa Bình"]

    def test_codes_of_units(self, find: Find) -> None:
        text = "UBND xã Pà Cò, huyện Mai Châu và UBND xã Gia Vọng. UBND huyện Mai Châu tổng hợp.\n"
        codes = {body.name: body.unit_code for body in find(text).organisations}
        assert codes["Ủy ban nhân dân huyện Mai Châu"] == "156"
        assert codes["Ủy ban nhân dân xã Gia Vọng"] is None

    def test_a_person_behind_an_office_is_no_unit(self, find: Find) -> None:
        material = find(self.PLAN + "PCT UBND tỉnh Nguyễn Thành Vọng chủ trì; Chủ tịch UBND tỉnh Võ Lành kết luận.\n")
        assert [(person.name, person.role) for person in material.people] == [
            ("Nguyễn Thành Vọng", "PCT UBND tỉnh"),
            ("Võ Lành", "Chủ tịch UBND tỉnh"),
        ]
        assert [body.name for body in material.organisations][1:] == ["Ủy ban nhân dân tỉnh"]

    def test_a_person_has_the_body_of_the_role(self, find: Find) -> None:
        people = find(self.PLAN + "Bà Lò Thị Pến, Chủ tịch Hội Nông dân xã chủ trì.\n").people
        assert [(person.name, person.organisation) for person in people] == [("Lò Thị Pến", "Hội Nông dân xã Gia Vọng")]

    def test_who_is_standing_deputy_is_of_the_whole_body(self, find: Find) -> None:
        people = find(self.PLAN + "Bà Lò Thị Pến, Phó Bí thư Thường trực Đảng ủy xã chủ trì.\n").people
        assert [person.organisation for person in people] == ["Đảng ủy xã Gia Vọng"]

    def test_an_issuer_named_by_its_field_gets_its_unit(self, find: Find) -> None:
        text = (
            "UBND HUYỆN SƠN BÌNH\nPHÒNG NỘI VỤ\nSố: 5/BC-PNV\nSơn Bình, ngày 05 tháng 5 năm 2024\nBÁO CÁO\n"
            "Kết quả thi đua\n\nPhòng Nội vụ báo cáo như sau:\n1. Phòng Nội vụ huyện đã tổ chức.\n"
        )
        bodies = {body.name: len(body.at) for body in find(text).organisations}
        assert bodies["Phòng Nội vụ huyện Sơn Bình"] == 3

    def test_without_an_issuer_the_commune_of_the_text_is_meant(self, find: Find) -> None:
        text = "Xã Gia Vọng ra mắt mô hình. UBND xã chủ trì, Đảng ủy xã chỉ đạo.\n"
        assert [body.name for body in find(text).organisations] == [
            "Ủy ban nhân dân xã Gia Vọng",
            "Đảng ủy xã Gia Vọng",
        ]

    def test_a_count_is_no_name_of_a_unit(self, find: Find) -> None:
        assert self.bodies(find, "Đài Truyền thanh xã 42 buổi phát thanh.\n")[1:] == ["Đài Truyền thanh xã Gia Vọng"]
        assert find("UBND Phường 3 tổng hợp.\n").organisations[0].name == "Ủy ban nhân dân Phường 3"


class TestNames:
    @pytest.mark.parametrize("name", ["Hồ Thị Chín", "Y Krăk", "H’Hen Niê", "Giàng A Sử"])
    def test_shapes_of_names(self, name: str) -> None:
        assert looks_like_name(name)

    @pytest.mark.parametrize("text", ["Hội nông dân xã", "UBND", "thôn Gò Mít", "Một"])
    def test_shapes_of_other_things(self, text: str) -> None:
        assert not looks_like_name(text)

    def test_clean_name(self) -> None:
        assert clean_name("hộ ông  Lê  Văn Tám ") == ("hộ ông", "Lê Văn Tám")
        assert clean_name("Lê Văn Tám") == (None, "Lê Văn Tám")


class TestFolding:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Hòa An", "HOÀ AN"),
            ("Ủy ban", "uỷ ban"),
            ("“Rào hoa”,", "rào hoa"),
            ("thủy lợi", "thuỷ lợi"),
            ("khỏe", "khoẻ"),
        ],
    )
    def test_same(self, first: str, second: str) -> None:
        assert fold(first) == fold(second)
        assert similar(first, second) == 1

    def test_different(self) -> None:
        assert fold("quý") != fold("qúy là sai")
        assert fold("ma") != fold("má")

    def test_unaccent(self) -> None:
        assert unaccented("Đường Hoà Bình") == "duong hoa binh"
