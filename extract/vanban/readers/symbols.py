"""Characters of symbol fonts as Unicode characters that look the same.

Symbol fonts keep their shapes at U+F020..U+F0FF (Private Use Area). Sources: the encoding of the
Symbol font in Unicode's ``VENDORS/ADOBE/symbol.txt``; the shapes of the Wingdings fonts.
"""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")

_SYMBOL = {
    0x2A: "∗", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒",
    0xE5: "∑",
}  # fmt: skip
_SYMBOL_GREEK = dict(
    zip(
        [*range(0x41, 0x5B), *range(0x61, 0x7B)],
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐"}
_SYMBOL_ASCII = {code: chr(code) for code in range(0x20, 0x80)}

_FONTS = {
    "symbol": _SYMBOL_ASCII | _SYMBOL_GREEK | _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_UNKNOWN_SHAPE = "•"  # most shapes without a Unicode twin serve as list marks


def symbol(code: int, font: str | None) -> str:
    """The character that stands at ``code`` (with or without the offset F000) of ``font``."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get((font or "").lower())
    if table is None and low == code:
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return (table or {}).get(low, _UNKNOWN_SHAPE)


def as_shown(text: str, font: str | None) -> str:
    """``text`` set in ``font``, with the shapes of symbol fonts as Unicode characters."""
    if font is not None and font.lower().startswith("wingdings"):
        return "".join(character if character.isspace() else symbol(ord(character), font) for character in text)
    if not text.isascii() and _PRIVATE.search(text):
        return _PRIVATE.sub(lambda match: symbol(ord(match[0]), font), text)
    return text
