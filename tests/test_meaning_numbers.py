"""Vietnamese numerals and their values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.meaning.numbers import format_number, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.215,67", "4215.67"),
        ("1376,77", "1376.77"),
        ("02", "2"),
        ("0,8", "0.8"),
        ("142.343.395.324", "142343395324"),
        ("1 250 000", "1250000"),
        ("-2,3", "-2.3"),
        ("1,2 tỷ", "1200000000"),
        ("1 tỷ 200 triệu", "1200000000"),
        ("18 tỷ 750 triệu", "18750000000"),
        ("3 trăm nghìn", "300000"),
        ("5 nghìn tỷ", "5000000000000"),
        ("2 vạn", "20000"),
        ("1.5", "1.5"),
        ("4,840.67", "4840.67"),
        ("1,200,000", "1200000"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
    ],
)
def test_numerals_have_values(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "hai", "5.378.7000.000", "01.200", "1,2,3", "3/4", "5 triệu 2 tỷ", "1 tỷ tỷ 5", "12 hộ"]
)
def test_malformed_numerals_have_none(text: str) -> None:
    assert parse_number(text) is None


def _vietnamese(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=2))
def test_what_is_written_the_vietnamese_way_is_read_back(value: Decimal) -> None:
    assert parse_number(_vietnamese(value)) == value
    assert parse_number(f"{value:f}".replace(".", ",")) == value


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False))
def test_a_formatted_number_keeps_its_value_and_has_no_exponent(value: Decimal) -> None:
    written = format_number(value)
    assert Decimal(written) == value
    assert "E" not in written
    assert "." not in written or not written.endswith("0")
