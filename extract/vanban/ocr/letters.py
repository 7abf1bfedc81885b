"""Letters as a line recogniser sees them: for every place several readings, each with its probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEAST = 0.004  # probability below which a reading is not worth keeping
_LEAST_SPACE = 0.05  # probability from which an empty place may be a space
_FAINT = 0.3  # probability from which an empty end of a line holds a mark
_STOP = 0.12  # of the likeliest mark's probability that makes a full stop of it: most faint marks are
_FINAL_MARKS = ".,;:"
_OPENING, _CLOSING = "+*'\"“", "'’\"”*"


Readings = tuple[tuple[str, float], ...]  # letters with the log of their probability, likeliest first


@dataclass(frozen=True, slots=True)
class Letter:
    """One place of a line: readings with the log of their probability, likeliest first; ``x`` is its middle.

    The reading "" says that there is no letter here.
    """

    readings: Readings
    x: float

    @property
    def best(self) -> str:
        return self.readings[0][0]


@dataclass(frozen=True, slots=True)
class Frames:
    """What the recogniser gives for a line: the likeliest classes of every frame and their log probabilities.

    Both arrays have shape (frames, classes kept), likeliest first; class 0 is "no letter".
    """

    classes: NDArray[np.int64]
    logs: NDArray[np.float32]


def letters_of(frames: Frames, alphabet: list[str], left: float, step: float) -> list[Letter]:
    """The letters of a line by the rule of connectionist temporal classification: a run of one class is one letter.

    ``left`` is where the first frame begins, ``step`` how wide a frame is. Frames that are likeliest
    empty but may be a space become a place that may hold one.
    """
    best = frames.classes[:, 0].tolist()
    kept = _likely(frames, alphabet)
    letters: list[Letter] = []
    start = 0
    for end in range(1, len(best) + 1):
        if end < len(best) and best[end] == best[start]:
            continue
        x = left + step * (start + end) / 2
        if best[start]:
            letters.append(Letter(max(kept[start:end], key=lambda readings: readings[0][1]), x))
        else:
            letters.extend(_hidden(kept[start:end], end == len(best), x))
        start = end
    return with_quotes(letters)


def _likely(frames: Frames, alphabet: list[str]) -> list[Readings]:
    """The readings of every frame that are worth keeping."""
    counts = (1 + (frames.logs[:, 1:] > math.log(_LEAST)).sum(axis=1)).tolist()
    return [
        tuple(("" if index == 0 else alphabet[index - 1], log) for index, log in zip(row[:count], logs, strict=False))
        for row, logs, count in zip(frames.classes.tolist(), frames.logs.tolist(), counts, strict=True)
    ]


def _hidden(frames: Sequence[Readings], last: bool, x: float) -> list[Letter]:
    """The letter that a run of empty frames may hold: a space, or at the end of the line a faint mark."""
    chances = _chances(frames)
    if last:
        marks = {char: chances.get(char, 0.0) for char in _FINAL_MARKS}
        if sum(marks.values()) > _FAINT:
            mark = "." if marks["."] > _STOP * max(marks.values()) else max(marks, key=lambda char: marks[char])
            return [Letter(((mark, math.log(sum(marks.values()))),), x)]
    space = chances.get(" ", 0.0)
    return [Letter((("", math.log(1 - space)), (" ", math.log(space))), x)] if space > _LEAST_SPACE else []


def _chances(frames: Sequence[Readings]) -> dict[str, float]:
    """The highest probability of each letter in ``frames``."""
    chances: dict[str, float] = {}
    for readings in frames:
        for char, log in readings:
            if char:
                chances[char] = max(chances.get(char, 0.0), math.exp(log))
    return chances


def with_quotes(letters: Sequence[Letter]) -> list[Letter]:
    """``letters`` with quotation marks where the recogniser, which knows them badly, saw other small marks.

    A mark at the beginning of a word opens, one behind a letter closes.
    """
    seen = [letter.best or " " for letter in letters]  # a place that may be empty parts words
    mended = list(letters)
    for index, letter in enumerate(letters):
        before = seen[index - 1] if index else " "
        after = seen[index + 1] if index + 1 < len(seen) else " "
        if seen[index] in _OPENING and before in " (" and _can_open(letter, after):
            mended[index] = Letter((("“", letter.readings[0][1]),), letter.x)
        elif seen[index] in _CLOSING and (before.isalnum() or before in ".,!?)"):
            mended[index] = Letter((("”", letter.readings[0][1]),), letter.x)
    return mended


def _can_open(letter: Letter, after: str) -> bool:
    others = {char for char, _ in letter.readings[1:]}
    return after.isalpha() or (after.isdigit() and bool(others & set(_OPENING)))
