"""Is the word behind a number a noun? Asked of underthesea where no vocabulary knows it."""

from __future__ import annotations

from functools import lru_cache

NOUNS = frozenset({"N", "Nc", "Nu", "Ny", "Nb"})
MOST_WORDS = 2  # of a unit: the noun and the noun that names its kind (liếp chuối)


@lru_cache(maxsize=2048)
def leading_noun(words: str) -> str | None:
    """The noun that ``words`` begin with, at most two words of them, as written; None when there is none."""
    from underthesea import pos_tag  # slow to import and not needed for most documents

    syllables = 0
    for count, (word, tag) in enumerate(pos_tag(words)):
        if tag not in NOUNS or count == MOST_WORDS:
            break
        syllables += len(word.split())
    written = words.split()[:syllables]
    return " ".join(written) if written else None
