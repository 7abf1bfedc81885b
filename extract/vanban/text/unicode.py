"""One spelling for what looks the same: composed letters, plain spaces, nothing invisible.

Text keeps the characters that a person sees (curly quotes, every kind of dash, ``²``); only
encodings of the same sight are made one. Offsets survive: :func:`align` says where each character
of the source went.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME_LETTER = {
    "\u00d0": "Đ",  # Icelandic Eth and African D, typed for the Vietnamese letter
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u0256": "đ",
    "\ufffe": "-",  # PDFium's mark for a hyphen at the end of a line
    "\u2028": " ",
    "\u2029": " ",
}
_LINE_CONTROLS = "\n\v\f\r\x1c\x1d\x1e\x1f\x85"
_JAMO = range(0x1160, 0x1200)  # compose with the letter before them although they are no marks
# One match is enough to need the long way; what it does not match is already normal
_UNUSUAL = re.compile(
    r"^ | $|  |[^\S ]|[\x00-\x1f\x7f-\x9f\xad\xd0\xf0\u0189\u0256\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufb00-\ufb06\ufeff\ufff9-\ufffb\ufffe\u2028\u2029]"
)
_SPACES = re.compile(r"[ \t]+")
_COLUMN_GAP = 4  # that many spaces set columns apart, fewer are a slip


def normalise(text: str) -> str:
    """``text`` in NFC, with one kind of space and nothing invisible, trimmed.

    Runs of spaces become one space; an inner gap of a tab or of four and more spaces becomes one
    tab, because it sets typed columns apart.
    """
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    return align(text)[0]


def align(text: str) -> tuple[str, list[int]]:
    """``normalise(text)`` and, for every offset into ``text`` (its end included), the offset into the result."""
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    composed, offsets = _compose(text)
    squeezed, moves = _squeeze(composed)
    return squeezed, [moves[offset] for offset in offsets]


def _compose(text: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    length = start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _joins_before(text[end]):
            end += 1
        part = unicodedata.normalize("NFC", "".join(map(_seen, text[start:end])))
        offsets.extend([length] * (end - start))
        parts.append(part)
        length += len(part)
        start = end
    offsets.append(length)
    return "".join(parts), offsets


@lru_cache(maxsize=4096)
def _joins_before(char: str) -> bool:
    """A combining mark, or something that vanishes and so may not keep a mark from its letter."""
    return unicodedata.category(char).startswith("M") or ord(char) in _JAMO or not _seen(char)


@lru_cache(maxsize=4096)
def _seen(char: str) -> str:
    if char in _SAME_LETTER:
        return _SAME_LETTER[char]
    category = unicodedata.category(char)
    if category == "Zs" or char in _LINE_CONTROLS:
        return " "
    if category == "Cf" or (category == "Cc" and char != "\t"):
        return ""
    return unicodedata.normalize("NFKC", char) if "\ufb00" <= char <= "\ufb06" else char


def _squeeze(text: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    length = last = 0
    for gap in _SPACES.finditer(text):
        offsets.extend(range(length, length + gap.start() - last))
        parts.append(text[last : gap.start()])
        length += gap.start() - last
        between = _between(gap.group()) if gap.start() > 0 and gap.end() < len(text) else ""
        offsets.extend([length] * (gap.end() - gap.start()))
        parts.append(between)
        length += len(between)
        last = gap.end()
    offsets.extend(range(length, length + len(text) - last + 1))
    parts.append(text[last:])
    return "".join(parts), offsets


def _between(gap: str) -> str:
    return "\t" if "\t" in gap or len(gap) >= _COLUMN_GAP else " "
