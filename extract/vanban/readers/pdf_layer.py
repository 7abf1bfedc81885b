"""Whether the text layer of a PDF page is what a person reads on the page.

A layer may be missing, hold only the stamp of a signature, come from a recognition program that knew no
Vietnamese, or give other letters than its fonts draw. It is judged by what it covers and by whether its
words can be Vietnamese, never by single words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vanban.readers.syllables import is_syllable
from vanban.source import PageRead, Reason

MOSTLY = 0.5  # of a page, of its characters
_LITTLE = 40  # words: less over a picture of the page is no text of the page
_ENOUGH = 20  # words that tell what a layer is like
_UNMARKED = 0.08  # share of letters with marks; Vietnamese has 0.23 to 0.32
_SPELLED = 0.8  # share of words that are syllables; typed documents have 0.82 (tables) to 1
_NEVER_SPELLED = 0.1  # English has 0.17, Vietnamese in old fonts 0.33
_MIXED = 0.01  # share of words that mix Latin letters with letters that no Vietnamese word has
_STRANGE = 0.03  # share of such letters
_LEAST_MIXED = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters of other alphabets that stand in sound layers: the micro sign is "à" in TCVN3, the others are typed for Đ
_KNOWN = frozenset("ăĂđĐĩĨũŨơƠưƯμΜƉɖ")


@dataclass(frozen=True, slots=True)
class Layer:
    """What a page is judged by: the words of its text layer and what else is drawn.

    ``pictures`` is the share of the page under pictures, ``hidden`` the share of the characters that are not
    drawn or drawn in white; ``drawn`` says whether anything is drawn at all; ``stamped`` whether what text there
    is comes from a signature.
    """

    text: str
    pictures: float = 0.0
    hidden: float = 0.0
    drawn: bool = True
    stamped: bool = False


class Verdict(NamedTuple):
    """Whether a page has to be recognised from its picture, and what there is to say about its text layer."""

    recognise: bool
    reason: Reason


def judge(layer: Layer) -> Verdict | None:
    """The verdict on a page; None for sound typed text and for an empty page.

    A sound layer that another recognition program left is kept, with its reason.
    """
    words = layer.text.split()
    if not words:
        return Verdict(True, "stamp-only" if layer.stamped else "no-text") if layer.drawn else None
    pictured = layer.pictures >= MOSTLY
    if pictured and len(words) < _LITTLE:
        return Verdict(True, "stamp-only" if layer.stamped else "little-text")
    if _is_broken(layer.text):
        return Verdict(True, "broken-fonts")
    hidden = layer.hidden > MOSTLY
    if hidden and not pictured:
        return Verdict(True, "hidden-text")
    if pictured and len(words) >= _ENOUGH:
        return _judge_recognised(layer.text, hidden)
    return None


def pages_read(verdicts: Mapping[int, Verdict]) -> tuple[PageRead, ...]:
    """The verdicts on pages (1-based) as the record tells them."""
    return tuple(
        PageRead(page=number, how="ocr" if verdict.recognise else "text-layer", reason=verdict.reason)
        for number, verdict in sorted(verdicts.items())
    )


def _judge_recognised(text: str, hidden: bool) -> Verdict | None:
    """The verdict on text over (or under) a picture of the page: another program's recognition, or a letterhead."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if _marked_share(words) < _UNMARKED:
        return Verdict(True, "no-diacritics")
    if sum(map(is_syllable, words)) < _SPELLED * len(words):
        return Verdict(True, "poor-recognition")
    return Verdict(False, "recognised-before") if hidden else None


def _marked_share(words: list[str]) -> float:
    letters = "".join(words)
    marked = sum(char in "đĐ" or unicodedata.decomposition(char) != "" for char in letters)
    return marked / max(1, len(letters))


def _is_broken(text: str) -> bool:
    """Whether the layer gives other letters than a Vietnamese (or any Latin) text has."""
    folded = unicodedata.normalize("NFKC", text)
    visible = [char for char in folded if not char.isspace()]
    if sum(map(_is_strange, visible)) > _STRANGE * len(visible):
        return True
    words = _WORD.findall(folded)
    mixed = sum(_is_mixed(word) for word in words)
    if mixed >= _LEAST_MIXED and mixed > _MIXED * len(words):
        return True
    spelled = sum(map(is_syllable, words))
    return len(words) >= 2 * _ENOUGH and spelled < _NEVER_SPELLED * len(words)


def _is_mixed(word: str) -> bool:
    return any(map(_is_strange, word)) and any(char.isascii() for char in word)


def _is_strange(char: str) -> bool:
    """Whether ``char`` is a letter that no Vietnamese text has, or a code that shows nothing."""
    if char < "\u0100" or "\u0300" <= char < "\u0370" or "\u1ea0" <= char < "\u1efa" or char in _KNOWN:
        return char < " " or "\x7f" <= char < "\xa0"
    return char.isalpha() or char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn")
