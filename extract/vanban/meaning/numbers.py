"""Numerals as Vietnamese documents write them → decimal numbers.

A comma sets off decimals and a dot (or a space) thousands. What is read against that rule is only
what cannot mean anything else: ``1.5`` (no three digits), ``4,840.67`` and ``1,200,000``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod

SCALES = {
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}

_SCALE = "|".join(SCALES)
_SCALED_PART = re.compile(rf"(?P<figure>\d[\d., ]*?)\s*(?P<scales>(?:{_SCALE})(?:\s+(?:{_SCALE}))*)(?!\w)\s*", re.I)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?P<sign>[. ])\d{3}(?:(?P=sign)\d{3})*(?:,(?P<decimals>\d+))?")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d+")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}")


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral with or without scale words: "4.840,67", "02", "1,2 tỷ", "1 tỷ 200 triệu".

    None when ``text`` is not one well-formed numeral ("5.378.7000.000").
    """
    text = " ".join(text.split())
    if text[:1] in ("-", "−"):
        value = _positive(text[1:].lstrip())
        return None if value is None else -value
    return _positive(text)


def format_number(value: Decimal) -> str:
    """A number as a decimal string without exponent and without zeros at the end of its decimals."""
    written = format(value, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def _positive(text: str) -> Decimal | None:
    total, position, smallest = Decimal(0), 0, None
    while (part := _SCALED_PART.match(text, position)) is not None:
        figure, scale = _figure(part["figure"].strip()), _scale(part["scales"])
        if figure is None or scale is None or (smallest is not None and scale >= smallest):
            return None
        total += figure * scale
        smallest, position = scale, part.end()
    if smallest is None:
        return _figure(text)
    if position == len(text):
        return total
    rest = _figure(text[position:])
    return None if rest is None or rest >= smallest else total + rest


def _scale(words: str) -> int | None:
    """What scale words multiply by: "nghìn tỷ"; the larger one stands last ("tỷ nghìn" is none)."""
    scales = [SCALES[word] for word in words.lower().split()]
    return prod(scales) if scales == sorted(set(scales)) else None


def _figure(text: str) -> Decimal | None:
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", "").replace(",", "."))
    if _POINT.fullmatch(text):
        return Decimal(text)
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None
