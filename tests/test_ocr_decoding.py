"""From frames to letters to words, and two engines at one place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vanban.ocr.decoding import words_of
from vanban.ocr.language import Language
from vanban.ocr.letters import Frames, Letter, letters_of
from vanban.ocr.model import ReadWord
from vanban.ocr.onnx_outputs import with_outputs

LANGUAGE = Language(["kế hoạch", "kế toán", "tổ chức", "tổ trưởng", "số", "sổ", "công văn", "về việc"], ["công văn số"])
ALPHABET = list(" abcổôtế'+.,")


def line(*letters: str | dict[str, float]) -> list[Letter]:
    """Letters ten pixels apart: a plain one is sure, others are readings with their probabilities."""
    places = []
    for index, letter in enumerate(letters):
        readings = {letter: 0.999} if isinstance(letter, str) else letter
        places.append(Letter(tuple((char, math.log(share)) for char, share in readings.items()), 10.0 * index))
    return places


def texts(letters: list[Letter], others: list[ReadWord] | None = None) -> list[str]:
    return [word.text for word in words_of(letters, LANGUAGE, others)]


def frames(*rows: dict[str, float]) -> Frames:
    """Frames of a recogniser: every row says how likely which letter is; "" is none."""
    classes, logs = [], []
    for row in rows:
        ordered = sorted(row.items(), key=lambda item: -item[1])[:3]
        ordered += [("", 1e-9)] * (3 - len(ordered))
        classes.append([0 if char == "" else ALPHABET.index(char) + 1 for char, _ in ordered])
        logs.append([math.log(share) for _, share in ordered])
    return Frames(np.array(classes, np.int64), np.array(logs, np.float32))


def test_a_run_of_one_class_is_one_letter_and_an_empty_frame_parts_two():
    read = letters_of(frames({"t": 0.9}, {"t": 0.99}, {"": 1}, {"t": 0.8, "c": 0.2}), ALPHABET, 100, 4)
    assert [letter.best for letter in read] == ["t", "t"]
    assert read[0].readings[0][1] == pytest.approx(math.log(0.99), abs=1e-5)
    assert read[0].x == 104
    assert [char for char, _ in read[1].readings] == ["t", "c"]


def test_a_faint_mark_at_the_end_of_a_line_is_a_stop_more_often_than_a_comma():
    assert letters_of(frames({"c": 1}, {"": 0.6, ",": 0.3, ".": 0.08}), ALPHABET, 0, 4)[-1].best == "."
    assert letters_of(frames({"c": 1}, {"": 0.6, ",": 0.38}), ALPHABET, 0, 4)[-1].best == ","
    assert letters_of(frames({"c": 1}, {"": 0.9, ".": 0.1}), ALPHABET, 0, 4)[-1].best == "c"


def test_small_marks_around_words_are_quotation_marks():
    read = letters_of(frames(*({char: 1.0} for char in "a 'tab' +c"), {"": 1}), ALPHABET, 0, 4)
    assert "".join(letter.best for letter in read) == "a “tab” “c"


def test_the_language_decides_between_readings_that_the_picture_leaves_open():
    word = line("t", {"ô": 0.6, "ổ": 0.4}, " ", "c", "h", "ứ", "c")
    assert texts(word) == ["tổ", "chức"]
    assert texts(line("t", {"ô": 0.999, "ổ": 0.001}, " ", "c", "h", "ứ", "c")) == ["tô", "chức"]


def test_words_with_figures_are_left_as_seen():
    assert texts(line("0", {"5": 0.6, "ổ": 0.4}, "/", "K", "H")) == ["05/KH"]
    assert texts(line("T", {"T": 0.5, "1": 0.5}, "H")) == ["TTH"]


def test_a_place_that_may_hold_a_space_holds_one_behind_a_comma():
    assert texts(line("a", ",", {"": 0.7, " ": 0.3}, "b")) == ["a,", "b"]
    assert texts(line("5", ",", {"": 0.7, " ": 0.3}, "2")) == ["5,2"]


def test_the_second_engine_gives_what_the_first_did_not_think_of():
    letters = line("s", "ô", " ", "5", "/", "K", "H")
    others = [ReadWord("số", (0, 0, 14, 9), 0.95), ReadWord("5/KH", (28, 0, 70, 9), 0.9)]
    assert texts(letters, others) == ["số", "5/KH"]


def test_figures_are_believed_to_the_first_engine():
    letters = line("1", "2", "/", "5", "/", "2", "0", "2", "4")
    assert texts(letters, [ReadWord("42/5/2024", (0, 0, 85, 9), 0.9)]) == ["12/5/2024"]


def test_a_word_that_only_the_second_engine_sees_must_be_sure():
    letters = line("t", "ổ")
    sure, unsure = ReadWord("–", (60, 0, 70, 9), 0.9), ReadWord("~", (60, 0, 70, 9), 0.3)
    assert texts(letters, [ReadWord("tổ", (0, 0, 14, 9), 0.9), sure]) == ["tổ", "–"]
    assert texts(letters, [ReadWord("tổ", (0, 0, 14, 9), 0.9), unsure]) == ["tổ"]


def test_words_say_how_sure_they_are_and_disputed_ones_are_less_so():
    agreed, disputed = (
        words_of(line("s", "ố"), LANGUAGE, [ReadWord(text, (0, 0, 14, 9), 0.8)])[0].confidence for text in ("số", "xố")
    )
    assert agreed > 0.99
    assert disputed == pytest.approx(0.7 * 0.999, abs=0.01)


def test_an_empty_line_has_no_words():
    assert texts([]) == []
    assert texts([], []) == []


def test_more_outputs_need_a_model_with_a_graph():
    graph = b"\x3a\x04\x0a\x02\x0a\x00"
    assert with_outputs(graph, {"x": 1}) == b"\x3a\x0f" + graph[2:] + b"\x62\x09\x0a\x01x\x12\x04\x0a\x02\x08\x01"
    for broken in (b"\x08\x01", b"\x3a\x50\x00", b"\x08", b"\x0f"):
        with pytest.raises(ValueError, match=r"graph|cut off|wire type"):
            with_outputs(broken, {"x": 1})
