"""Repairs that leave one reading, and blanks for what nobody can read."""

from __future__ import annotations

import math

import pytest

from vanban.ocr.letters import Letter
from vanban.ocr.model import ReadLine, ReadWord
from vanban.ocr.repair import Mender
from vanban.patterns import builtin_patterns

MENDER = Mender(builtin_patterns())
BOX = (0, 100, 900, 130)


def letters(text: str, unsure: str = "", share: float = 0.8) -> list[Letter]:
    """Sure letters, those in ``unsure`` (a stretch of the text) with probability ``share``."""
    start = text.index(unsure) if unsure else len(text)
    shares = [share if start <= index < start + len(unsure) else 0.999 for index in range(len(text))]
    return [
        Letter(((char, math.log(share)),), 10.0 * index)
        for index, (char, share) in enumerate(zip(text, shares, strict=True))
    ]


def read(text: str, confidence: float = 0.9) -> ReadLine:
    words, at = [], 0
    for part in text.split():
        words.append(ReadWord(part, (at, 100, at + 10 * len(part), 130), confidence))
        at += 10 * (len(part) + 1)
    return ReadLine((0, 100, max(at - 10, 1), 130), tuple(words))


def blanked(line: list[Letter], others: list[ReadWord] | None = None) -> tuple[str, list[tuple[str, str]]]:
    kept, _, mended = MENDER.blanked(line, others, BOX)
    return " ".join("".join(letter.best for letter in kept).split()), [(item.read, item.rule) for item in mended]


@pytest.mark.parametrize(
    ("text", "unsure", "blank", "mended"),
    [
        ("Số: 47/QĐ-UBND", "47", "Số: /QĐ-UBND", [("47", "ocr_slot/number")]),
        ("Số:J5 /BC-MTTQ", "J5", "Số: /BC-MTTQ", [("J5", "ocr_slot/number")]),
        ("Sô: 4Z /2024/QĐ-UBND", "", "Sô: /2024/QĐ-UBND", [("4Z", "ocr_slot/number")]),
        ("Số l4-KH/ĐU", "l4", "Số -KH/ĐU", [("l4", "ocr_slot/party-number")]),
        ("Lộc Thịnh, ngày 1b tháng 5 năm 2024", "1b", "Lộc Thịnh, ngày tháng 5 năm 2024", [("1b", "ocr_slot/day")]),
        ("Lộc Thịnh, ngày 16 tháng 5 năm 2024", "5", "Lộc Thịnh, ngày 16 tháng năm 2024", [("5", "ocr_slot/month")]),
    ],
)
def test_a_figure_by_hand_that_is_not_sure_becomes_a_blank(
    text: str, unsure: str, blank: str, mended: list[tuple[str, str]]
):
    assert blanked(letters(text, unsure)) == (blank, mended)


@pytest.mark.parametrize(
    "text", ["Số: 47/QĐ-UBND", "Số 02-CTr/KDV", "Lộc Thịnh, ngày 16 tháng 5 năm 2024", "Số: /BC-UBND", "số hộ: 12/40"]
)
def test_sure_figures_and_blanks_stay(text: str):
    assert blanked(letters(text)) == (text, [])


def test_two_engines_must_agree_on_a_figure_by_hand():
    line = letters("Số: 47/QĐ-UBND", "47")
    same, other = ReadWord("47/QĐ-UBND", (35, 100, 140, 130), 0.9), ReadWord("41/QĐ-UBND", (35, 100, 140, 130), 0.9)
    assert blanked(line, [same]) == ("Số: 47/QĐ-UBND", [])
    assert blanked(line, [other])[1] == [("47", "ocr_slot/number")]
    assert blanked(letters("Số: 47/QĐ-UBND"), [other])[1] == [("47", "ocr_slot/number")]


def test_a_line_with_a_blank_is_read_by_the_first_engine_alone():
    other = [ReadWord("Số:J7/QĐ-UBND", (0, 100, 140, 130), 0.9)]
    assert MENDER.blanked(letters("Số: 47/QĐ-UBND", "47"), other, BOX)[1] is None
    assert MENDER.blanked(letters("Căn cứ Luật"), other, BOX)[1] is other


@pytest.mark.parametrize(
    ("text", "mended", "rule"),
    [
        ("CỘNG HÒA Xã HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "fixed_line"),
        ("CÔNG HÒA XÃ HÔI CHỦ NGHĨA VIÊT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "fixed_line"),
        ("CÔNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "fixed_line"),
        ("Đôc lâp - Tư do - Hanh phúc", "Độc lập - Tự do - Hạnh phúc", "fixed_line"),
        ("KẾHOẠCH", "KẾ HOẠCH", "fixed_line"),
        ("PHÓ GIÁM ĐÓC", "PHÓ GIÁM ĐỐC", "fixed_line"),
        ("L MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU", "ocr_repair/first-heading"),
        ("theo quy định./", "theo quy định./.", "ocr_repair/end-mark"),
        ("Điều 2, Quyết định này", "Điều 2. Quyết định này", "ocr_repair/article"),
        ("trước ngày 3O/l2/2024", "trước ngày 30/12/2024", "ocr_figures/day"),
        ("Kế hoạch số O5/KH-UBND", "Kế hoạch số 05/KH-UBND", "ocr_figures/sequence"),
        ("Quyết định số 12/2024/QÐ-UBND", "Quyết định số 12/2024/QĐ-UBND", "ocr_code/state-number"),
        ("theo số 7/HD-SNV và 8/HĐ-SNV", "theo số 7/HD-SNV và 8/HĐ-SNV", None),
        ("Kế hoạch số 05/KH-UBND ngày 30/12/2024", "Kế hoạch số 05/KH-UBND ngày 30/12/2024", None),
    ],
)
def test_repairs_leave_one_reading_and_say_what_was_read(text: str, mended: str, rule: str | None):
    line, repairs = MENDER.mended(read(text))
    assert line.text == mended
    assert [repair.rule for repair in repairs] == ([rule] if rule else [])
    assert all(repair.read in text and repair.text in mended for repair in repairs)


def test_repaired_words_keep_their_places():
    line, repairs = MENDER.mended(read("trước ngày 3O/12/2024 phải xong"))
    assert [word.box for word in line.words] == [word.box for word in read("trước ngày 3O/12/2024 phải xong").words]
    assert repairs[0].box == line.words[2].box


def test_scribbles_are_no_print():
    scribble = MENDER.scribble(read("LJlm", 0.4))
    assert scribble is not None
    assert (scribble.read, scribble.text) == ("LJlm", "")
    assert MENDER.scribble(read("LJlm", 0.9)) is None
    assert MENDER.scribble(read("một hai ba", 0.4)) is None


def test_stamps():
    stamp = MENDER.stamp(read("HOA TỐC"))
    assert stamp is not None
    assert stamp.text in ("HỎA TỐC", "HOẢ TỐC")
    assert MENDER.stamp(read("ỦY BAN NHÂN DÂN")) is None
    assert MENDER.incoming([read("CÔNG VĂN ĐẾN"), read("Ngày: 5/2/2024")], BOX) is not None
    assert MENDER.incoming([read("Họ và tên"), read("Chức vụ")], BOX) is None
