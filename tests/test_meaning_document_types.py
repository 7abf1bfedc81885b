"""Types of documents by name and by code."""

from __future__ import annotations

import pytest

from vanban.meaning.document_types import party_type, type_by_code, type_by_name
from vanban.patterns import builtin_patterns
from vanban.record import TypeName

PATTERNS = builtin_patterns()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kế hoạch", "KH"),
        ("QUYẾT ĐỊNH", "QĐ"),
        ("tờ\n trình", "TTr"),
        ("Công văn", "CV"),
        ("Thông tư liên tịch", "TTLT"),
        ("Kết luận", "KL"),
        ("Luật", "L"),
        ("Nghị quyêt", "NQ"),
        ("Kê hoạch", "KH"),
        ("Nghị đinh", "NĐ"),
        ("CTr", "CTr"),
        ("Thư công", None),
    ],
)
def test_by_name(name: str, code: str | None) -> None:
    found = type_by_name(name, PATTERNS)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Văn bản", "Mô hình", "", "Kế"])
def test_not_a_type(name: str) -> None:
    assert type_by_name(name, PATTERNS) is None


def test_types_that_only_an_accent_parts_stay_apart() -> None:
    for name, code in {
        "Đề án": "ĐA",
        "Dự án": "DA",
        "Hướng dẫn": "HD",
        "Hợp đồng": "HĐ",
        "Thông tri": "TT",
        "Quy định": "QyĐ",
    }.items():
        found = type_by_name(name, PATTERNS)
        assert found is not None
        assert found == TypeName(code=code, name=name)


@pytest.mark.parametrize(
    ("code", "name"), [("KH", "Kế hoạch"), ("TTR", "Tờ trình"), ("Ctr", "Chương trình"), ("QyĐ", "Quy định")]
)
def test_by_code(code: str, name: str) -> None:
    found = type_by_code(code, PATTERNS)
    assert found is not None
    assert found.name == name


def test_codes_that_differ_by_the_bar_stay_apart() -> None:
    for code, name in {"HD": "Hướng dẫn", "HĐ": "Hợp đồng", "DA": "Dự án", "ĐA": "Đề án"}.items():
        found = type_by_code(code, PATTERNS)
        assert found is not None
        assert found.name == name


def test_unknown_code() -> None:
    assert type_by_code("UBND", PATTERNS) is None


def test_the_party_has_its_own_codes() -> None:
    regulation = type_by_name("Quy định", PATTERNS)
    assert regulation is not None
    assert party_type(regulation, PATTERNS).code == "QĐ"
    plan = type_by_name("Kế hoạch", PATTERNS)
    assert plan is not None
    assert party_type(plan, PATTERNS) == plan


def test_every_code_of_the_29_state_types_leads_back_to_its_name() -> None:
    both = {name: code for name, code in PATTERNS.mapping("document_type").items() if code}
    for name, code in both.items():
        found = type_by_code(code, PATTERNS)
        if found is not None and name not in ("Luật", "Thông tri"):  # L and TT stand for two types each
            assert found.name == name
