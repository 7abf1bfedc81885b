"""Blank numbers and dates, filled in from what signatures and their stamps say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.finders.material import Material
from vanban.layout.signed import infer_from_signatures
from vanban.patterns import builtin_patterns
from vanban.record import Document
from vanban.source import Signature


def signature(time: str | None, intact: bool | None = True) -> Signature:
    return Signature(signer="Lò Văn Phúc", time=time, intact=intact, covers_whole_file=True)


@pytest.fixture
def draft(find: Callable[[str], Material], letter: str) -> Callable[[str, str], Document]:
    """The document of the letter with another number and date."""

    def made(number: str, date: str) -> Document:
        text = letter.replace("Số: 17/KH-UBND", f"Số: {number}").replace("ngày 08 tháng 3 năm 2024", date)
        return find(text).layout.document

    return made


def inferred(document: Document, signatures: list[Signature], stamps: list[str]) -> tuple[str | None, str | None]:
    found = infer_from_signatures(document, signatures, stamps, builtin_patterns())
    values = [part.inferred if part is not None else None for part in (found.number, found.date)]
    assert all(value is None or (value.from_, value.at) == ("signature", None) for value in values)
    number, date = (None if value is None else value.canonical for value in values)
    return number, date


def test_the_first_day_that_fits_the_printed_month_is_taken(draft):
    document = draft("     /KH-UBND", "ngày     tháng 3 năm 2024")
    times = ["2024-03-11T08:00:00+07:00", "2024-03-09T17:00:00+07:00", "2024-02-28T09:00:00+07:00", None]
    assert inferred(document, [signature(time) for time in times], []) == (None, "2024-03-09")
    assert inferred(document, [signature("2024-04-02T08:00:00+07:00")], []) == (None, None)


def test_a_broken_signature_gives_no_date(draft):
    document = draft("     /KH-UBND", "ngày     tháng 3 năm 2024")
    assert inferred(document, [signature("2024-03-09T17:00:00+07:00", intact=False)], []) == (None, None)


def test_a_stamp_that_prints_the_number_gives_it_and_its_day(draft):
    document = draft("     /KH-UBND", "ngày     tháng 3 năm 2024")
    stamps = ["Ký bởi: Văn thư", "Số: 9/QĐ-UBND ngày 12/03/2024", "Số: 25/KH-UBND ngày 12/03/2024 Văn thư"]
    assert inferred(document, [signature("2024-03-09T17:00:00+07:00")], stamps) == ("25/KH-UBND", "2024-03-12")


def test_what_is_printed_stays(draft):
    document = draft("17/KH-UBND", "ngày 08 tháng 3 năm 2024")
    assert inferred(document, [signature("2024-03-09T17:00:00+07:00")], ["Số: 25/KH-UBND"]) == (None, None)
