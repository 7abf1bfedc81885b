"""Letters as a line recogniser sees them: for every place several readings, each with its probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEAST = 0.004  # probability below which a reading is not worth keeping


@dataclass(frozen=True, slots=True)
class Letter:
    """One place of a line: readings with the log of their probability, likeliest first; ``x`` is its middle.

    The reading "" says that there is no letter here.
    """

    readings: tuple[tuple[str, float], ...]
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

    ``left`` is where the first frame begins, ``step`` how wide a frame is. A frame that is likeliest
    empty but may be a space becomes a place that may hold one.
    """
    best = frames.classes[:, 0]
    letters: list[Letter] = []
    start = 0
    for end in range(1, len(best) + 1):
        if end < len(best) and best[end] == best[start]:
            continue
        x = left + step * (start + end) / 2
        if best[start]:
            peak = start + int(np.argmax(frames.logs[start:end, 0]))
            letters.append(Letter(_readings(frames, peak, alphabet), x))
        else:
            letters.extend(_hidden_space(frames, start, end, alphabet, x))
        start = end
    return letters


def _readings(frames: Frames, frame: int, alphabet: list[str]) -> tuple[tuple[str, float], ...]:
    kept = [
        ("" if index == 0 else alphabet[index - 1], float(log))
        for index, log in zip(frames.classes[frame], frames.logs[frame], strict=True)
        if log > np.log(_LEAST)
    ]
    return tuple(kept)


def _hidden_space(frames: Frames, start: int, end: int, alphabet: list[str], x: float) -> list[Letter]:
    """The place in a run of empty frames that is likeliest a space, if any is likely at all."""
    if " " not in alphabet:
        return []
    space = alphabet.index(" ") + 1
    where = np.argwhere(frames.classes[start:end] == space)
    if not len(where):
        return []
    log = max(float(frames.logs[start + row, column]) for row, column in where)
    return [Letter((("", float(np.log1p(-np.exp(log)))), (" ", log)), x)] if log > np.log(0.05) else []
