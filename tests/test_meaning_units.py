"""Official codes of units: only what names determine, by the list of the day; what units became in July 2025.

The units of these tests are real ones, as the official lists are what is tested.
"""

from __future__ import annotations

import pytest

from vanban.errors import InternalError
from vanban.meaning import gazetteer
from vanban.meaning.units import code_path, edition_at, resolve
from vanban.record import Successor, Unit


@pytest.mark.parametrize(
    ("first", "last", "edition"),
    [
        ("2025-06-30", "2025-06-30", "2004"),
        ("2025-07-01", "2025-07-01", "2025"),
        ("2025-01-01", "2025-12-31", None),
        (None, "2023-12-31", "2004"),
        (None, None, None),
    ],
)
def test_the_list_of_the_day(first: str | None, last: str | None, edition: str | None) -> None:
    assert edition_at(first, last) == edition


def test_a_commune_of_three_levels_with_what_it_became() -> None:
    unit = resolve(Unit(commune="Xã Hang Kia", district="Huyện Mai Châu"), "2004")
    assert (unit.code, unit.district_code, unit.province_code, unit.edition) == ("05212", "156", "17", "2004")
    assert (unit.province, unit.filled) == ("Tỉnh Hòa Bình", ["province"])
    assert unit.successor == Successor(commune="Xã Pà Cò", province="Tỉnh Phú Thọ", code="05212")
    assert code_path(unit) == "17.156.05212"


def test_a_commune_of_two_levels_is_what_is_there_now() -> None:
    unit = resolve(Unit(commune="Xã Pà Cò", province="Tỉnh Phú Thọ"), "2025")
    assert (unit.code, unit.district, unit.filled, unit.successor) == ("05212", None, [], None)
    assert code_path(unit) == "2025.25.05212"


def test_a_commune_that_was_divided_has_no_successor() -> None:
    unit = resolve(Unit(commune="Xã Bát Tràng", district="Huyện Gia Lâm"), "2004")
    assert (unit.code, unit.successor) == ("00583", None)


@pytest.mark.parametrize(
    ("printed", "code", "became"),
    [
        (Unit(province="Tỉnh Hòa Bình"), "17", Successor(commune=None, province="Tỉnh Phú Thọ", code="25")),
        (Unit(district="Huyện Mai Châu"), "156", None),
        (
            Unit(district="Huyện Cồn Cỏ"),
            "471",
            Successor(commune="Đặc khu Cồn Cỏ", province="Tỉnh Quảng Trị", code="19742"),
        ),
    ],
)
def test_provinces_and_districts(printed: Unit, code: str, became: Successor | None) -> None:
    unit = resolve(printed, "2004")
    assert (unit.code, unit.successor) == (code, became)


def test_ambiguous_names_stay_ambiguous() -> None:
    unit = resolve(Unit(commune="Xã Mường Lạn"), "2004")
    assert (unit.code, unit.district, unit.candidates) == (None, None, ["03313", "04246"])
    assert code_path(unit) is None


def test_what_the_text_names_tells_units_of_one_name_apart() -> None:
    unit = resolve(Unit(commune="Xã Mường Lạn"), "2004", named={"district": ["Huyện Sốp Cộp", "Huyện Mộc Châu"]})
    assert (unit.code, unit.district, unit.filled) == ("04246", "Huyện Sốp Cộp", ["district", "province"])


def test_a_name_that_is_known_elsewhere_only_is_none() -> None:
    assert resolve(Unit(commune="Xã Hang Kia"), "2004").code == "05212"
    assert resolve(Unit(commune="Xã Hang Kia"), "2004", named={"province": ["Tỉnh Cà Mau"]}).code is None
    assert resolve(Unit(commune="Xã Hang Kia", province="Tỉnh Cà Mau"), "2004").code is None


def test_an_unknown_commune_in_a_known_unit() -> None:
    unit = resolve(Unit(commune="Xã Đồng Vọng", district="Huyện Mai Châu"), "2004")
    assert (unit.code, unit.district_code, unit.province_code) == (None, "156", "17")
    assert (unit.province, unit.filled, unit.successor) == ("Tỉnh Hòa Bình", ["province"], None)
    assert resolve(Unit(commune="Xã Đồng Vọng"), "2004") == Unit(commune="Xã Đồng Vọng")


@pytest.mark.parametrize(
    ("printed", "district", "code"),
    [
        ("Xã Đắk Hà", "Huyện Tu Mơ Rông", "23425"),  # the list: Đăk Hà
        ("Xã ĐĂK HÀ", "Huyện Tu Mơ Rông", "23425"),
        ("Xã Dak Ha", "huyện Tu-Mơ-Rông", "23425"),
        ("Xã Mai Châu", "Huyện Mai Châu", "05200"),  # a thị trấn
        ("Xã Nậm Cắn", "Huyện Kỳ Sơn", "16837"),
        ("Xã Nậm Càn", "Huyện Kỳ Sơn", "16873"),  # its neighbour
        ("Phường 05", "Thành phố Cà Mau", "32008"),
    ],
)
def test_spellings(printed: str, district: str, code: str) -> None:
    unit = resolve(Unit(commune=printed, district=district), "2004")
    assert unit.code == code
    assert (unit.commune, unit.district) == (printed, district)  # as printed


def test_without_a_date_kinds_of_units_tell_the_list() -> None:
    assert resolve(Unit(commune="Thị trấn Mai Châu"), None).edition == "2004"
    assert resolve(Unit(commune="Đặc khu Cồn Cỏ"), None).edition == "2025"
    assert resolve(Unit(commune="Xã Hang Kia"), None).edition == "2004"  # in one list only
    both = resolve(Unit(province="Tỉnh Phú Thọ"), None)
    assert (both.code, both.edition, both.successor) == ("25", None, None)


def test_hue_was_a_city_of_a_province_until_2025() -> None:
    assert resolve(Unit(province="Thành phố Huế"), "2004", "2023-05-04").code is None
    assert resolve(Unit(province="Thành phố Huế"), "2004", "2025-05-04").code == "46"


def test_a_province_that_became_a_city_keeps_its_code() -> None:
    assert resolve(Unit(province="Thành phố Đồng Nai"), "2025").code == "75"


def test_reading_again_gives_the_same() -> None:
    once = resolve(Unit(commune="Xã Hang Kia"), "2004")
    assert resolve(once, "2004") == once


def test_every_unit_has_a_code_of_its_level() -> None:
    figures = {"province": 2, "district": 3, "commune": 5}
    for edition, units in gazetteer.gazetteers().items():
        counted = dict.fromkeys(figures, 0)
        for place in units:
            counted[place.level] += 1
            assert place.code.isdigit()
            assert len(place.code) == figures[place.level]
            assert place in units.find(place.level, place.name)
        assert (
            counted
            == {
                "2004": {"province": 63, "district": 696, "commune": 10035},
                "2025": {"province": 34, "district": 0, "commune": 3321},
            }[edition]
        )


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "find_spec", lambda _: None)
    gazetteer.gazetteers.cache_clear()
    with pytest.raises(InternalError, match="pip install vietnamadminunits"):
        gazetteer.gazetteers()
