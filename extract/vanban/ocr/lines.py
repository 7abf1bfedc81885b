"""Words of a line with their boxes: where the letters were seen, tightened to the ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vanban.ocr.decoding import Spelled
from vanban.ocr.model import Picture, PixelBox, ReadLine, ReadWord

_DARK = 160


def placed_line(ink: Picture, box: PixelBox, words: Sequence[Spelled]) -> ReadLine:
    """``words`` in ``box``; between two words the line is cut half way between them."""
    if not words:
        return ReadLine(box, ())
    x0, y0, x1, y1 = box
    cuts = [x0, *(round((one.right + other.left) / 2) for one, other in pairwise(words)), x1]
    columns = np.asarray((ink[y0:y1, x0:x1] < _DARK).any(axis=0))
    placed = [
        ReadWord(word.text, _tight(columns, left, right, box), round(word.confidence, 3))
        for word, (left, right) in zip(words, pairwise(cuts), strict=True)
    ]
    return ReadLine(box, tuple(placed))


def _tight(columns: NDArray[np.bool_], left: int, right: int, box: PixelBox) -> PixelBox:
    x0, y0, x1, y1 = box
    left = max(x0, min(left, x1 - 1))
    right = min(x1, max(right, left + 1))
    inked = np.flatnonzero(columns[left - x0 : right - x0])
    if len(inked):
        left, right = left + int(inked[0]), left + int(inked[-1]) + 1
    return left, y0, max(right, left + 1), y1
