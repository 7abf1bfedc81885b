"""Forms of a name in which spellings that mean the same compare equal."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

# Old and new tone placement (hòa, hoà) are both right; the tone letter moves in open oa, oe, uy.
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_SIGNS = re.compile(r"[^\w%&]+")


def fold(text: str) -> str:
    """Lower case, one tone placement, words parted by single spaces, no punctuation."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    moved = re.sub(rf"(?<!q)(o[ae]|uy)([{_TONE_MARKS}])(?![a-z])", _tone_to_first, decomposed)
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", moved)).strip()


def without_tone(word: str) -> str:
    """``word`` without its tone mark; the marks that make another letter (ă, ơ) stay."""
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONE_MARKS))


def similar(first: str, second: str) -> float:
    """How alike two names are after folding, from 0 to 1."""
    return SequenceMatcher(None, fold(first), fold(second), autojunk=False).ratio()


def _tone_to_first(match: re.Match[str]) -> str:
    vowels, tone = match.groups()
    return f"{vowels[0]}{tone}{vowels[1]}"
