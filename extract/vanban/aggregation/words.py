"""Words as numbers, so that texts can be compared fast: the same for a word with and without its accents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from vanban.meaning.document_types import unaccented

Codes = NDArray[np.uint64]
Places = NDArray[np.intp]

_MIX = np.uint64(0x9E3779B97F4A7C15)


class _Codes(dict[str, int]):
    """The number of each word, made when first met; 0 for what has neither letter nor figure."""

    def __missing__(self, word: str) -> int:
        plain = re.sub(r"[^a-z0-9]", "", unaccented(word))
        code = int.from_bytes(hashlib.blake2b(plain.encode(), digest_size=8).digest(), "little") if plain else 0
        if len(self) < 1_000_000:
            self[word] = code
        return code


_codes = _Codes()


def _words_of(texts: Sequence[str]) -> tuple[Codes, Places]:
    """The words of all ``texts`` in order, one number each, and the index of the text that each stands in."""
    split = [text.split() for text in texts]
    codes = np.fromiter(map(_codes.__getitem__, chain.from_iterable(split)), dtype=np.uint64)
    owners = np.repeat(np.arange(len(split)), np.fromiter(map(len, split), dtype=np.intp, count=len(split)))
    known = codes != 0
    return codes[known], owners[known]


def word_pairs(texts: Sequence[str]) -> tuple[Codes, Places]:
    """One number for every two neighbouring words, in the order of the texts, and the index of the text of each."""
    codes, owners = _words_of(texts)
    inside = owners[:-1] == owners[1:]
    return (codes[:-1] * _MIX ^ codes[1:])[inside], owners[:-1][inside]
