"""Which syllables and pairs of syllables Vietnamese has, by Ho Ngoc Duc's word list as underthesea packs it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

_LETTERS = re.compile(r"[^\W\d_]+")
_NEW_STYLE = re.compile(r"o([àáảãạèéẻẽẹ])$|(?<!q)u([ỳýỷỹỵ])$")
_OLD = dict(
    zip(
        "àáảãạèéẻẽẹỳýỷỹỵ",
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


@lru_cache(maxsize=16384)
def old_style(syllable: str) -> str:
    """A small syllable with the tone mark where the old rule puts it: ``hoà`` → ``hòa``, ``uỷ`` → ``ủy``."""
    return _NEW_STYLE.sub(lambda match: _OLD[match[1] or match[2]], syllable)


@lru_cache(maxsize=16384)
def is_known(syllable: str) -> bool:
    """Whether a small syllable stands in some word of the list, its tone mark placed either way."""
    return old_style(syllable) in _syllables()


def is_pair(first: str, second: str) -> bool:
    """Whether the two small syllables stand side by side in some word of the list."""
    return (old_style(first), old_style(second)) in _pairs()


@cache
def _words() -> list[list[str]]:
    from underthesea.corpus import viet_dict_74K  # slow to import

    return [[old_style(part) for part in _LETTERS.findall(word.lower())] for word in viet_dict_74K.words]


@cache
def _syllables() -> frozenset[str]:
    return frozenset(part for word in _words() for part in word)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(pair for word in _words() for pair in pairwise(word))
