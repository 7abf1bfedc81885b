"""What the name of a font says of the letters that are set in it."""

from __future__ import annotations

import re
from functools import lru_cache

from vanban.record import Encoding

_NAMES: tuple[tuple[Encoding, re.Pattern[str]], ...] = (
    ("vni", re.compile(r"VNI(?![a-z])", re.IGNORECASE)),
    ("tcvn3", re.compile(r"\.[Vv][Nn]|Vn[A-Z0-9]")),  # PDF programs leave the dot out
)
_CAPITALS = re.compile(r"H(?:[ ,_-]?(?:Bold|Italic|Oblique|Narrow|Condensed|Tur|CE|Cyr))*$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def font_encoding(font: str | None) -> Encoding:
    """The encoding of text in a font: ``.VnTime`` is tcvn3, ``VNI-Times`` vni, all others unicode."""
    return next((encoding for encoding, names in _NAMES if names.match(font or "")), "unicode")


def draws_capitals(font: str | None) -> bool:
    """Whether a font draws small letters as capitals (``.VnTimeH``); only TCVN3 has such fonts."""
    return font_encoding(font) == "tcvn3" and _CAPITALS.search(font or "") is not None
