"""Bytes to text: byte order marks, declared charsets, and what older Vietnamese files hold."""

from __future__ import annotations

import codecs
import unicodedata

from vanban.record import Encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a browser reads for these names (WHATWG Encoding): the Windows superset of the ISO set.
_LATIN = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "cp1252", "windows-1252"})
# TCVN 5712 has no codec: its bytes stay as the Latin letters that the old fonts draw them with.
_TCVN3 = frozenset({"tcvn", "tcvn3", "tcvn-5712", "tcvn5712-1", "x-viet-tcvn", "x-viet-tcvn5712"})
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_VIETNAMESE = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
    "“”‘’–—…•\xa0°²³½"
)
_ENOUGH = 0.95  # share of the non-ASCII characters that must make sense for a charset to be taken


def decode(data: bytes, declared: str | None = None) -> tuple[str, Encoding]:
    """The text of ``data`` without byte order mark, and its encoding as a record names it.

    ``declared`` is the charset that the file itself names, in any case. A byte order mark beats
    everything; bytes that are valid UTF-8 are UTF-8 whatever is declared. The second value is
    ``unicode``, or ``tcvn3`` where the file says so. Bytes that no charset explains become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), "unicode"
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), "unicode"
    try:
        return data.decode("utf-8"), "unicode"
    except UnicodeDecodeError:
        return _decode_legacy(data, (declared or "").strip().lower().replace("_", "-"))


def plain_controls(text: str) -> str:
    """``text`` with C1 controls read as windows-1252, as browsers do with ``&#150;`` and the like."""
    return text.translate(_C1)


def _decode_legacy(data: bytes, declared: str) -> tuple[str, Encoding]:
    if declared in _TCVN3:
        return plain_controls(data.decode("latin-1")), "tcvn3"
    if declared in _LATIN:
        return plain_controls(data.decode("latin-1")), "unicode"
    text = _decode_declared(data, declared)
    if text is not None:
        return text, "unicode"
    utf8 = data.decode("utf-8", "replace")
    if utf8.count("\N{REPLACEMENT CHARACTER}") <= (1 - _ENOUGH) * sum(not char.isascii() for char in utf8):
        return utf8, "unicode"
    viet = data.decode("cp1258", "replace")
    marked = [char for char in unicodedata.normalize("NFC", viet) if not char.isascii()]
    if sum(char in _VIETNAMESE for char in marked) >= _ENOUGH * len(marked):
        return viet, "unicode"
    return plain_controls(data.decode("latin-1")), "unicode"


def _decode_declared(data: bytes, charset: str) -> str | None:
    """The text in a charset that Python knows; UTF-8 and UTF-16 have been tried when this is asked."""
    if not charset or charset.startswith("utf"):
        return None
    try:
        return data.decode(charset, "replace")
    except (LookupError, ValueError):  # unknown, a codec that is no charset, or one that forgives nothing
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every second byte of most characters is zero."""
    sample = data[:4096]
    if len(sample) < 4 or sample.count(0) <= len(sample) // 5:
        return None
    if sample[0::2].count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if sample[1::2].count(0) == 0 else None
