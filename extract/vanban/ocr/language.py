"""How likely a Vietnamese word follows another: a small model of syllables from a dictionary.

Ho Ngoc Duc's word list, as underthesea packs it, stands for usage: a syllable is as frequent as the
entries that hold it, and a pair of syllables as the entries that hold them side by side. The phrases of
offices (vocabulary ``document_phrase``) and surnames count as many entries each.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from underthesea.corpus import viet_dict_74K

from vanban.patterns import builtin_patterns

_PAIR = 0.6  # weight of pairs against single syllables
_UNSEEN = 0.05  # how often a syllable counts that no entry holds
_PHRASE = 20  # entries that a phrase counts for
_SYLLABLES = re.compile(r"[^\W\d_]+")


class Language:
    """Counts of syllables and pairs of syllables."""

    def __init__(self, entries: Iterable[str], phrases: Iterable[str] = ()) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._before: Counter[str] = Counter()
        for entry in entries:
            self._count(entry, 1)
        for phrase in phrases:
            self._count(phrase, _PHRASE)
        self._total = self._single.total()

    def _count(self, entry: str, times: int) -> None:
        syllables = _SYLLABLES.findall(entry.lower())
        for syllable in syllables:
            self._single[syllable] += times
        for before, syllable in pairwise(syllables):
            self._pairs[before, syllable] += times
            self._before[before] += times

    def log(self, word: str, before: str) -> float:
        """The log probability of ``word`` behind ``before``; both without marks around them, in any case."""
        word, before = word.lower(), before.lower()
        single = (self._single[word] + _UNSEEN) / self._total
        known = self._before[before]
        pair = self._pairs[before, word] / known if known else 0.0
        return math.log(_PAIR * pair + (1 - _PAIR) * single)


@cache
def vietnamese() -> Language:
    """The model of the dictionary and the phrases, made once a process."""
    patterns = builtin_patterns()
    return Language(viet_dict_74K.words, (*patterns.terms("document_phrase"), *patterns.terms("surname")))
