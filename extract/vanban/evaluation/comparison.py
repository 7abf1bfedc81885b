"""When an extracted value counts as the annotated one.

The rules are fixed here and share nothing with the finders, so that a change of a finder cannot move the
yardstick that it is measured with.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

_WRITTEN_OUT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmt": "ủy ban mặt trận",
    "ubmtvn": "ủy ban mặt trận",
    "ubmttq": "ủy ban mặt trận",
    "ubmttqvn": "ủy ban mặt trận",
    "tp": "thành phố",
}
_SAME_UNIT = {"hecta": "ha", "héc ta": "ha", "phần trăm": "%", "m²": "m2"}
_SIGNS = re.compile(r"""["“”‘’'*_./,:;()\[\]…–—-]""")
_HONORIFIC = re.compile(r"(?:ông|bà|anh|chị|đồng chí)\s+", re.IGNORECASE)


def fold(name: str | None) -> str:
    """Lower case, the common abbreviations written out, no quotes or punctuation, single spaces."""
    text = unicodedata.normalize("NFC", name or "").casefold()
    text = re.sub(r"\w+", lambda word: _WRITTEN_OUT.get(word[0], word[0]), text).replace("uỷ", "ủy")
    return " ".join(_SIGNS.sub(" ", text).split())


def similar(first: str | None, second: str | None) -> float:
    """How alike two names are, 0 to 1; an empty name is like none."""
    one, other = fold(first), fold(second)
    return likeness(one, other) if one and other else 0.0


def likeness(one: str, other: str) -> float:
    """The share of characters that two folded texts have in common, in order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def holder_name(name: str) -> str:
    """A holder's name, folded, without the honorific."""
    return fold(_HONORIFIC.sub("", name, count=1) if _HONORIFIC.match(name) else name)


def number_key(number: str | None) -> str:
    """A document number without spaces, in capitals, with the Vietnamese Đ."""
    text = unicodedata.normalize("NFC", number or "").upper().replace("Ð", "Đ")
    return "".join(text.split())


def value_key(value: str) -> str:
    """A decimal number in one spelling (4840.670 = 4840.67); anything else as it is."""
    try:
        return str(Decimal(value).normalize())
    except InvalidOperation:
        return value


def unit_key(unit: str | None) -> str:
    """A unit folded, with one spelling for those that have several."""
    folded = "%" if unit == "%" else fold(unit)
    return _SAME_UNIT.get(folded, folded)
