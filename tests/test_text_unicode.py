"""One spelling for what looks the same, and where each character went."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text.unicode import align, normalise


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ủy ban nhân dân", "Ủy ban nhân dân"),
        (unicodedata.normalize("NFD", "Thường vụ Đảng ủy"), "Thường vụ Đảng ủy"),
        ("Quyê\u0301t đi\u0323nh", "Quyết định"),
        ("\u00d0ảng bộ, \u0189oàn, \u00f0oàn", "Đảng bộ, Đoàn, đoàn"),
        ("năm\u00a02024\u2009ha\u3000xã", "năm 2024 ha xã"),
        ("\ufeffKế\u200b hoạch\u00ad \u200eđã", "Kế hoạch đã"),
        ("a\u0000b\u0007c\u0085d", "abc d"),
        ("  hai   dấu cách  ", "hai dấu cách"),
        ("Số:\t/BC", "Số:\t/BC"),
        ("CHỦ TỊCH     PHÓ CHỦ TỊCH", "CHỦ TỊCH\tPHÓ CHỦ TỊCH"),
        (" \t đầu dòng \t ", "đầu dòng"),
        ("Xây dựng\ufffeMôi trường", "Xây dựng-Môi trường"),
        ("\ufb01n\ufb03", "finffi"),
        ("“Dân vận khéo” – 50 m² ½ …", "“Dân vận khéo” – 50 m² ½ …"),
    ],
)
def test_normalise(source: str, expected: str) -> None:
    assert normalise(source) == expected


TEXTS = st.text(st.one_of(st.sampled_from("aăđ ĐÐ\u0301\u0323\u200b\u00a0\t\u00ad\n-\ufffe\u0302e"), st.characters()))


@given(TEXTS)
def test_a_normal_text_is_composed_and_stays_as_it_is(text: str) -> None:
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert normalise(normal) == normal


@given(TEXTS)
def test_offsets_go_forward_from_start_to_end(text: str) -> None:
    normal, offsets = align(text)
    assert normal == normalise(text)
    assert len(offsets) == len(text) + 1
    assert offsets == sorted(offsets)
    assert (offsets[0], offsets[-1]) == (0, len(normal)) or not normal


@given(st.lists(st.text(st.sampled_from("aăâđêôơưủễộ\u0301\u0323Ð"), min_size=1), min_size=1), st.data())
def test_words_are_found_again_at_their_offsets(words: list[str], data: st.DataObject) -> None:
    words = ["x" + word for word in words]
    gaps = [data.draw(st.sampled_from([" ", "  ", "\t", "\u00a0 ", " \u200b"])) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    normal, offsets = align(text)
    start = 0
    for word, gap in zip(words, gaps, strict=True):
        assert normal[offsets[start] : offsets[start + len(word)]] == normalise(word)
        start += len(word) + len(gap)
