"""Characters of Rich Text: which code page a byte belongs to, and the table of fonts that says so."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from vanban.readers.fonts import font_encoding

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOL_CHARSET = 2
_SYMBOL_SHIFT = 0xF000  # where Unicode text keeps the shapes of symbol fonts


@dataclass(slots=True)
class Fonts:
    """The fonts of a file by number, the one that text has without saying, and the file's code page."""

    names: dict[int, str] = field(default_factory=dict)
    charsets: dict[int, int] = field(default_factory=dict)
    default: int = 0
    page: str = "cp1252"

    def set_page(self, word: str, number: int | None) -> None:
        """Take in ``\\ansi``, ``\\mac``, ``\\pc``, ``\\pca`` or ``\\ansicpg``."""
        page = _PAGES.get(word) or ("utf-8" if number == 65001 else f"cp{number}")
        try:
            codecs.lookup(page)
        except LookupError:
            return
        self.page = page

    def name(self, number: int | None) -> str | None:
        """The name of a font, of the default one for None."""
        return self.names.get(self.default if number is None else number)

    def decode(self, raw: bytes, number: int | None) -> str:
        """Bytes of text in a font as characters.

        Bytes in fonts of the old encodings stay what their places are called in Latin, whatever
        character set the font claims.
        """
        charset = self.charsets.get(self.default if number is None else number)
        if font_encoding(self.name(number)) != "unicode":
            return raw.decode("cp1252", "surrogateescape").translate(_UNDEFINED)
        if charset == _SYMBOL_CHARSET:
            return "".join(chr(byte if byte < 0x20 else byte + _SYMBOL_SHIFT) for byte in raw)
        page = self.page if charset in (None, 0, 1) else _CHARSETS.get(charset or 0, self.page)
        if page == "cp1252":
            return raw.decode("cp1252", "surrogateescape").translate(_UNDEFINED)
        return raw.decode(page, "replace")


_UNDEFINED = {0xDC00 + code: code for code in range(0x80, 0x100)}
