"""Text as the old fonts hold it, made from Unicode, for tests."""

from __future__ import annotations

from viparse.normalize.encodings import CHARMAPS

_CODES = {name: {letter: code for code, letter in reversed(CHARMAPS[name].pairs)} for name in ("tcvn3", "vni")}


def tcvn3(text: str) -> str:
    """``text`` as ``.VnTime`` draws it; capital letters with tone marks have only small codes."""
    codes = _CODES["tcvn3"]
    return "".join(codes.get(char) or codes.get(char.lower(), char) for char in text)


def vni(text: str) -> str:
    """``text`` as ``VNI-Times`` draws it."""
    return "".join(_CODES["vni"].get(char, char) for char in text)
