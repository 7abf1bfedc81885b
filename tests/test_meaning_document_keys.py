"""Identity of cited documents: the same key for the same document, none for a guess."""

from __future__ import annotations

import pytest

from vanban.meaning.document_keys import document_key, own_key
from vanban.meaning.document_numbers import parse_document_number
from vanban.meaning.document_types import type_by_name
from vanban.patterns import builtin_patterns
from vanban.record import Document, Inferred, IssueDate, Issuer, Number, TypeName, Unit

PATTERNS = builtin_patterns()
COMMUNE = Issuer(
    name="Ủy ban nhân dân xã Đồng Vọng",
    parent=None,
    system="state",
    unit=Unit(commune="Xã Đồng Vọng", district="Huyện Sơn Bình", province="Tỉnh Lâm Hà"),
)


def key(
    type_: str,
    number: str | None,
    date: str | None,
    issuer: str | None,
    own: Issuer | None = None,
    name: str | None = None,
) -> str | None:
    parsed = None if number is None else parse_document_number(number)
    return document_key(
        type_by_name(type_, PATTERNS),
        parsed,
        None if parsed is None else parsed.year,
        date,
        issuer,
        name=name,
        own=own,
        patterns=PATTERNS,
    )


def test_central_bodies_need_no_issuer() -> None:
    assert key("Nghị định", "12/2021/NĐ-CP", None, None) == "state:chinh-phu:nd:2021:12"
    assert key("Chỉ thị", "33/CT-TTg", "2021-11-26", None) == "state:thu-tuong-chinh-phu:ct:2021:33"
    assert key("Kết luận", "114-KL/TW", "2015-07-14", "Ban Bí thư") == "party:trung-uong:kl:2015:114"
    assert key("Luật", "45/2019/QH14", None, None) == "state:quoc-hoi:l:2019:45"


def test_local_bodies_of_one_number_have_different_keys() -> None:
    district = key("Kế hoạch", "49/KH-UBND", "2024-03-08", "UBND huyện Sơn Bình")
    city = key("Kế hoạch", "49/KH-UBND", "2024-03-08", "UBND thành phố Lâm Trà")
    assert district == "state:huyen-son-binh-ubnd:kh:2024:49"
    assert city is not None
    assert city != district


def test_one_body_has_one_key_however_much_of_its_address_is_printed() -> None:
    keys = {
        key("Kế hoạch", "49/KH-UBND", "2024-03-08", issuer)
        for issuer in ("UBND huyện Mai Châu", "UBND huyện Mai Châu, tỉnh Hòa Bình", "Ủy ban nhân dân huyện Mai Châu")
    }
    assert keys == {"state:17.156-ubnd:kh:2024:49"}


def test_bodies_of_one_name_before_and_since_july_2025_are_two() -> None:
    before = key("Quyết định", "8/QĐ-UBND", "2025-01-05", "UBND tỉnh Phú Thọ")
    since = key("Quyết định", "8/QĐ-UBND", "2025-09-05", "UBND tỉnh Phú Thọ")
    assert (before, since) == ("state:25-ubnd:qd:2025:8", "state:2025.25-ubnd:qd:2025:8")


def test_unnamed_units_of_the_other_list_stay_unknown() -> None:
    unit = Unit(commune="Xã Mai Châu", province="Tỉnh Phú Thọ", code="05200", province_code="25", edition="2025")
    own = Issuer(name="Ủy ban nhân dân xã Mai Châu", parent=None, system="state", unit=unit)
    assert key("Quyết định", "8/QĐ-UBND", "2025-09-05", "UBND tỉnh", own) == "state:2025.25-ubnd:qd:2025:8"
    assert key("Quyết định", "8/QĐ-UBND", "2025-01-05", "UBND tỉnh", own) is None  # that was tỉnh Hòa Bình


def test_year_of_the_number_and_of_the_date_are_the_same_year() -> None:
    assert key("Nghị định", "12/2021/NĐ-CP", "2021-03-08", "Chính phủ") == key("Nghị định", "12/2021/NĐ-CP", None, None)


@pytest.mark.parametrize(
    ("number", "date", "issuer"),
    [
        ("49/KH-UBND", "2024-03-08", None),  # whose?
        ("49/KH-UBND", None, "UBND huyện Sơn Bình"),  # of which year?
        ("49/KH-UBND", "2024-03-08", "UBND huyện"),  # which district?
        ("49/KH-UBND", "2024-03-08", "UBND xã Đồng Vọng"),  # in which district?
        ("49/KH-UBND", "2024-03-08", "UBND huyện Châu Thành"),  # there are ten
        ("13-KH/HU", "2024-03-08", "Đảng ủy xã Đồng Vọng"),  # symbol and issuer contradict each other
    ],
)
def test_no_key_where_it_would_be_a_guess(number: str, date: str | None, issuer: str | None) -> None:
    assert key("Kế hoạch", number, date, issuer) is None


def test_unnamed_units_are_those_of_the_citing_document() -> None:
    assert key("Quyết định", "8/QĐ-UBND", "2024-01-05", "UBND tỉnh", COMMUNE) == "state:tinh-lam-ha-ubnd:qd:2024:8"
    assert (
        key("Quyết định", "8/QĐ-UBND", "2024-01-05", "UBND huyện", COMMUNE)
        == "state:huyen-son-binh.tinh-lam-ha-ubnd:qd:2024:8"
    )
    named = key("Quyết định", "8/QĐ-UBND", "2024-01-05", "UBND xã Đồng Vọng", COMMUNE)
    assert named == key("Quyết định", "8/QĐ-UBND", "2024-01-05", "UBND xã", COMMUNE)


def test_laws_by_name_and_year() -> None:
    assert key("Luật", None, "2025-06-16", None, name="Tổ chức chính quyền địa phương") == (
        "state:quoc-hoi:l:2025:to-chuc-chinh-quyen-dia-phuong"
    )
    assert key("Luật", None, None, None, name="Đất đai") is None
    assert key("Nghị quyết", None, "2025-06-16", None, name="Đại hội Đảng bộ xã") is None


def document(**fields: object) -> Document:
    """The plan of a commune, of which ``fields`` are otherwise."""
    date = IssueDate(text="ngày 08 tháng 3 năm 2024", start="2024-03-08", end="2024-03-08", precision="day")
    known = {"type": TypeName(code="KH", name="Kế hoạch"), "issuer": COMMUNE, "date": date}
    printed = Number(text="Số", sequence=None, year=None, symbol="KH-UBND", canonical="17/KH-UBND")
    return Document.model_validate(known | {"number": printed} | fields)


def test_a_document_has_the_key_of_its_citations() -> None:
    own = own_key(document(), PATTERNS)
    assert own == "state:xa-dong-vong.huyen-son-binh.tinh-lam-ha-ubnd:kh:2024:17"
    assert own == key("Kế hoạch", "17/KH-UBND", "2024-03-08", "UBND xã", COMMUNE)


def test_what_another_place_in_the_file_gives_counts() -> None:
    inferred = Inferred.model_validate({"canonical": "17/KH-UBND", "from": "annex", "at": None})
    number = Number(text="Số:    /KH-UBND", sequence=None, year=None, symbol="KH-UBND", canonical=None)
    assert own_key(document(number=number), PATTERNS) is None
    given = number.model_copy(update={"inferred": inferred})
    assert own_key(document(number=given), PATTERNS) == own_key(document(), PATTERNS)


def test_a_year_alone_tells_no_list_of_units() -> None:
    unit = Unit(province="Tỉnh Phú Thọ")  # of both lists, and not the same
    issuer = Issuer(name="Ủy ban nhân dân tỉnh Phú Thọ", parent=None, system="state", unit=unit)
    year = IssueDate(text="năm 2025", start="2025-01-01", end="2025-12-31", precision="year")
    day = IssueDate(text="ngày 5/9/2025", start="2025-09-05", end="2025-09-05", precision="day")
    assert own_key(document(issuer=issuer, date=day), PATTERNS) == "state:2025.25-ubnd:kh:2025:17"
    assert own_key(document(issuer=issuer, date=year), PATTERNS) is None


def test_a_document_without_number_type_or_year_has_no_key() -> None:
    for missing in ("number", "type", "date"):
        assert own_key(document(**{missing: None}), PATTERNS) is None
    assert own_key(document(issuer=None), PATTERNS) is None
