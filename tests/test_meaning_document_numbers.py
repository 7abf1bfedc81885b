"""Document numbers: text → sequence, year, symbol, canonical form."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.errors import PatternError
from vanban.meaning.document_numbers import DocumentNumber, parse_document_number, symbol_body
from vanban.patterns import builtin_patterns, load_patterns


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Số: 05/KH-UBND", "05/KH-UBND"),
        ("Số: 5/KH-UBND", "05/KH-UBND"),
        ("số:37 /UBND", "37/UBND"),
        ("Số: 12 / TB - UBND", "12/TB-UBND"),
        ("131 - KH/HU", "131-KH/HU"),
        ("27- KH/TU", "27-KH/TU"),
        ("27–KH/TU", "27-KH/TU"),
        ("Số 02-NQ/ĐU", "02-NQ/ĐU"),
        ("Luật số: 45/2019/QH14", "45/2019/QH14"),
        ("21/2005/PL-UBTVQH11", "21/2005/PL-UBTVQH11"),
        ("18 /2001/QĐ/BTC", "18/2001/QĐ/BTC"),
        ("16/2009/QĐ_BTNMT", "16/2009/QĐ_BTNMT"),
        ("06/2020QĐ-UBND", "06/2020/QĐ-UBND"),
        ("36/2019 QH14", "36/2019/QH14"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("12a/QĐ-UBND", "12a/QĐ-UBND"),
        ("214/CP", "214/CP"),
        ("29-CP", "29-CP"),
        ("431/QĐTTg", "431/QĐTTg"),
        ("640/SNV-TĐKT&NCC", "640/SNV-TĐKT&NCC"),
        ("04/QĐ-BCĐ389", "04/QĐ-BCĐ389"),
        ("17/KH-THCSNT2 Sơn Bình, ngày 5 tháng 3 năm 2024", "17/KH-THCSNT2"),
        ("09/KH-THPTNLngày 02/02/2024", "09/KH-THPTNL"),
        ("88/QĐ-UBND.VX", "88/QĐ-UBND.VX"),
        ("417/BGDĐT-\nGDTrH", "417/BGDĐT-GDTrH"),
    ],
)
def test_canonical_form(written: str, canonical: str) -> None:
    number = parse_document_number(written)
    assert number is not None
    assert number.canonical == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("12/TTR-UBND", "12/TTr-UBND"),
        ("15/Ctr-UBND", "15/CTr-UBND"),
        ("8/QĐ-TTG", "08/QĐ-TTg"),
        ("32/kl TW", "32/KL-TW"),
        ("14/kh-ubnd", "14/KH-UBND"),
        ("866/QĐ-Tg", "866/QĐ-Tg"),  # a slip that is no other spelling of TTg stays as printed
        ("2/2019/Q\u00d0-UBND", "02/2019/QĐ-UBND"),
        ("1O/KH-UBND", "10/KH-UBND"),
        ("l2/KH-ƯBND", "12/KH-UBND"),
    ],
)
def test_capitals_and_damage_become_official(written: str, canonical: str) -> None:
    number = parse_document_number(written)
    assert number is not None
    assert number.canonical == canonical


def test_parts_of_a_number() -> None:
    number = parse_document_number("Số: 12a/2024/QĐ-UBND")
    assert number == DocumentNumber(sequence=12, suffix="a", year=2024, separator="/", symbol="QĐ-UBND")
    assert number.parts == ("QĐ", "UBND")
    assert not number.party_form


@pytest.mark.parametrize(
    ("written", "symbol", "year"),
    [
        ("Số:      /BC-UBND", "BC-UBND", None),
        ("Số: …../KH-UBND", "KH-UBND", None),
        ("Số:.... /2024/QĐ-UBND", "QĐ-UBND", 2024),
        ("Số      -KH/ĐU", "KH/ĐU", None),
        ("Số: /KH-SGDĐT Lâm Hà, ngày tháng 4", "KH-SGDĐT", None),
    ],
)
def test_blank_number_keeps_its_symbol(written: str, symbol: str, year: int | None) -> None:
    number = parse_document_number(written)
    assert number is not None
    assert (number.sequence, number.canonical, number.symbol, number.year) == (None, None, symbol, year)


@pytest.mark.parametrize(
    "written", ["", "Số:", "12-5/2023", "3-4/10", "01/01/2024", "18 hộ/6,5 hecta", "Số 5", "7/7 chi đoàn"]
)
def test_no_number(written: str) -> None:
    assert parse_document_number(written) is None


@pytest.mark.parametrize(
    ("written", "body", "party"),
    [
        ("12/QĐ-UBND", "UBND", False),
        ("31/UBND-VX", "UBND", False),
        ("27-KH/TU", "TU", True),
        ("45/2019/QH14", "QH14", False),
    ],
)
def test_body_of_a_symbol(written: str, body: str, party: bool) -> None:
    number = parse_document_number(written)
    assert number is not None
    assert symbol_body(number, builtin_patterns()) == body
    assert number.party_form is party


def test_a_fragment_that_matches_no_number_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[fragment.document_number]\nabout = 'x'\nregex = 'abc'\n", "utf-8")
    with pytest.raises(PatternError, match="document_number"):
        parse_document_number("abc", load_patterns([tmp_path]))
