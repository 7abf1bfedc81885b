"""Texts as runs of letters, so that copies are found fast: scans lose accents, points and spaces.

What is left of a text after dropping these is what two copies have in common. Every twelve letters or figures that
follow each other, about three syllables, are one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from vanban.meaning.document_types import unaccented

Runs = NDArray[np.uint64]
Owners = NDArray[np.int32]

_LAST = 0x2000  # no letter of Vietnamese has a higher code point
_MIX = np.uint64(0x9E3779B97F4A7C15)


def letter_runs(texts: Sequence[str]) -> tuple[Runs, Owners]:
    """The runs of all ``texts`` in order, each mixed into one number, and the index of the text that each stands in."""
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters = np.take(_plain(), points, mode="clip")
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) for text in texts])
    known = letters != 0
    ones, owners = letters[known], owners[known]
    twos = ones[:-1].astype(np.uint16) << 8 | ones[1:]
    fours = twos[:-2].astype(np.uint32) << 16 | twos[2:]
    eights = fours[:-4].astype(np.uint64) << 32 | fours[4:]
    twelves: Runs = eights[:-4] * _MIX ^ fours[8:]
    first, last = owners[: len(twelves)], owners[len(owners) - len(twelves) :]
    return twelves[first == last], first[first == last]


@cache
def _plain() -> NDArray[np.uint8]:
    """For every code point its letter or figure without accents, 0 where it has none."""
    plain = (unaccented(chr(point)) for point in range(_LAST))
    return np.array([ord(char) if _is_plain(char) else 0 for char in plain], dtype=np.uint8)


def _is_plain(char: str) -> bool:
    return len(char) == 1 and char.isascii() and char.isalnum()
