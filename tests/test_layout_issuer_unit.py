"""Where an issuer is: what its document says of its unit in several places, and official codes."""

from __future__ import annotations

from collections.abc import Callable

from vanban.finders.material import Material
from vanban.record import Unit

Find = Callable[[str], Material]


def plan(commune: str, date: str = "ngày 08 tháng 3 năm 2024", recipient: str = "Như trên", body: str = "") -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ {commune.upper()}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 17/KH-UBND\n{commune}, {date}\nKẾ HOẠCH\nTrồng cây phân tán năm 2024\n"
        f"Ủy ban nhân dân xã xây dựng kế hoạch như sau:\n1. Trồng 1.200 cây lát hoa. {body}\n"
        f"Nơi nhận:\n- {recipient};\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Phúc\n"
    )


def unit(find: Find, text: str) -> Unit:
    issuer = find(text).layout.document.issuer
    assert issuer is not None
    return issuer.unit


def test_a_recipient_names_the_district(find: Find) -> None:
    found = unit(find, plan("Đồng Vọng", recipient="UBND huyện Sơn Bình (b/c)"))
    assert (found.commune, found.district, found.province) == ("Xã Đồng Vọng", "Huyện Sơn Bình", None)
    assert (found.code, found.filled) == (None, [])


def test_two_districts_among_the_recipients_say_nothing(find: Find) -> None:
    found = unit(find, plan("Đồng Vọng", recipient="UBND huyện Sơn Bình; UBND huyện Sơn Lạc"))
    assert found == Unit(commune="Xã Đồng Vọng")


def test_an_address_in_the_text_names_the_units_above(find: Find) -> None:
    found = unit(find, plan("Đồng Vọng", body="Tại xã Đồng Vọng, huyện Sơn Bình, tỉnh Hòa Bình có 4 thôn."))
    assert (found.district, found.province) == ("Huyện Sơn Bình", "Tỉnh Hòa Bình")
    assert (found.code, found.province_code) == (None, "17")


def test_a_real_commune_has_its_code_by_the_list_of_the_day(find: Find) -> None:
    before = unit(find, plan("Pà Cò", recipient="UBND huyện Mai Châu"))
    assert (before.code, before.district, before.province) == ("05209", "Huyện Mai Châu", "Tỉnh Hòa Bình")
    since = unit(find, plan("Pà Cò", date="ngày 08 tháng 8 năm 2025"))
    assert (since.code, since.district, since.province, since.filled) == ("05212", None, "Tỉnh Phú Thọ", ["province"])


def test_a_blank_date_in_the_year_of_the_reform_leaves_the_list_open(find: Find) -> None:
    found = unit(find, plan("Pà Cò", date="ngày    tháng    năm 2025"))
    assert (found.code, found.candidates) == (None, ["05209", "05212"])


def test_an_office_of_a_province_is_dated_from_it(find: Find) -> None:
    text = plan("Pà Cò").replace("ỦY BAN NHÂN DÂN\nXÃ PÀ CÒ", "SỞ NỘI VỤ", 1).replace("\nPà Cò,", "\nHòa Bình,")
    assert (unit(find, text).province, unit(find, text).code) == ("Tỉnh Hòa Bình", "17")
