"""Ruling lines of a page picture: found for tables; those of tables are wiped, lest they be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from vanban.ocr.model import Picture, PixelBox

_DARK = 175  # grey level below which a pixel is ink
_LENGTH = 0.3  # inches: shorter strokes are letters
_THICK = 0.035  # inches: thicker ones are bars of ink, no rules
_WIPED = 1  # pixels around a rule that go with it


@dataclass(frozen=True, slots=True)
class Rules:
    """``across`` and ``down`` are the boxes of rules; ``rest`` is the picture without them, underlines kept."""

    across: tuple[PixelBox, ...]
    down: tuple[PixelBox, ...]
    rest: Picture


def find_rules(ink: Picture, dpi: float) -> Rules:
    """The straight horizontal and vertical lines of a page that was straightened before."""
    dark = cv2.threshold(ink, _DARK - 1, 255, cv2.THRESH_BINARY_INV)[1].astype(np.uint8)
    length, thick = max(12, round(_LENGTH * dpi)), max(3.0, _THICK * dpi)
    across, across_mask = _strokes(dark, (length, 1), (1, 3), thick)
    down, down_mask = _strokes(dark, (1, length), (3, 1), thick)
    for x0, y0, x1, y1 in across:
        if not any(_touch((x0, y0, x1, y1), rule) for rule in down):
            across_mask[y0:y1, x0:x1] = 0  # an underline: letters have their marks in it
    size = 2 * _WIPED + 1
    rest = cv2.max(ink, cv2.dilate(across_mask | down_mask, np.ones((size, size), np.uint8))).astype(np.uint8)
    return Rules(tuple(across), tuple(down), rest)


def _touch(one: PixelBox, other: PixelBox) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _strokes(
    dark: Picture, stroke: tuple[int, int], bridge: tuple[int, int], thick: float
) -> tuple[list[PixelBox], Picture]:
    """Boxes and mask of the strokes at least as long as ``stroke``; ``bridge`` closes the steps of slanted ones."""
    bridged = cv2.dilate(dark, np.ones(bridge[::-1], np.uint8))
    opened = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(stroke[::-1], np.uint8))
    long = np.bitwise_and(opened.astype(np.uint8), dark)
    joined = cv2.dilate(long, np.ones((3, 3), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes: list[PixelBox] = []
    mask = np.zeros_like(long)
    for x, y, width, height in map(cv2.boundingRect, outlines):
        reach, breadth = (width, height) if stroke[0] > stroke[1] else (height, width)
        if reach < max(stroke) or breadth > max(thick + 2, 0.02 * reach):
            continue
        if cv2.countNonZero(joined[y : y + height, x : x + width]) / reach <= thick + 2:
            boxes.append((x, y, x + width, y + height))
            mask[y : y + height, x : x + width] = long[y : y + height, x : x + width]
    return boxes, mask


def split_at(box: PixelBox, down: Sequence[PixelBox]) -> list[PixelBox]:
    """``box`` cut at the vertical rules that cross it: text of two cells is never one line."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    crossing = [rule for rule in down if rule[1] <= middle <= rule[3] and x0 + 4 < rule[0] and rule[2] < x1 - 4]
    edges = [x0, *sorted((rule[0] + rule[2]) // 2 for rule in crossing), x1]
    return [(left, y0, right, y1) for left, right in pairwise(edges) if right - left > 4]
