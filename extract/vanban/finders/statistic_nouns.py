"""Is the word behind a number a noun? Asked of underthesea where no vocabulary knows it."""

from __future__ import annotations

from functools import lru_cache

NOUNS = frozenset({"N", "Nc", "Nu", "Ny", "Nb"})
MOST_WORDS = 2  # of a unit: the noun and the noun that names its kind (liếp chuối)


@lru_cache(maxsize=2048)
def leading_noun(words: str, counted: bool = False) -> str | None:
    """The noun that ``words`` begin with, at most two words of them, as written; None when there is none.

    ``counted`` says that the number before them can only be a count (01, 08). The tagger takes an unusual compound
    behind a number for a numeral too; there it is believed to be a noun.
    """
    from underthesea import pos_tag  # slow to import and not needed for most documents

    syllables = 0
    for count, (word, tag) in enumerate(pos_tag(words)):
        compound = counted and count == 0 and tag == "M" and " " in word
        if count == MOST_WORDS or not (tag in NOUNS or compound):
            break
        syllables += len(word.split())
    written = words.split()[:syllables]
    return " ".join(written) if written else None
