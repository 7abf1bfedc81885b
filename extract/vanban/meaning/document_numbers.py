"""Document numbers: text → sequence, year, symbol and the canonical form.

The forms that are understood stand in ``patterns/document-types.toml`` (fragment ``document_number``):
state (``15/QĐ-BNV``), legal normative (``22/2018/QĐ-TTg``) and Party (``127-QĐ/TW``), with the spaces,
dashes and slips that occur in them. Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3; Luật
64/2025/QH15, Điều 7; Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from vanban.errors import PatternError
from vanban.meaning.document_types import type_by_code
from vanban.patterns import PatternSet, builtin_patterns

_DASHES = re.compile(r"[–—−‑‐]")
_DIGITS_OF_SCANS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_LABEL = r"^\s*(?:(?i:luật|bộ\s+luật|pháp\s+lệnh)\s+)?(?:(?i:số)\s*)*:?\s*"
_PART = re.compile(r"[^-/_]+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as it is printed, taken apart.

    ``sequence`` and ``canonical`` are None while the number is blank; ``suffix`` is what belongs to the
    sequence beside its figures (``a`` of 12a, ``.19`` of 66.19); ``separator`` stands before the symbol.
    """

    sequence: int | None
    suffix: str
    year: int | None
    separator: str
    symbol: str | None

    @property
    def canonical(self) -> str | None:
        """One spelling of the number: no spaces, two digits at least, the symbol in its official capitals."""
        if self.sequence is None or self.symbol is None:
            return None
        year = "" if self.year is None else f"/{self.year}"
        return f"{self.sequence:02d}{self.suffix}{year}{self.separator}{self.symbol}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the symbol: QĐ-UBND → (QĐ, UBND)."""
        return tuple(_PART.findall(self.symbol or ""))

    @property
    def party_form(self) -> bool:
        """Whether it is written as the Party writes numbers: hyphen first, slash second."""
        return self.separator == "-" and "/" in (self.symbol or "")


def parse_document_number(text: str, patterns: PatternSet | None = None) -> DocumentNumber | None:
    """The number that ``text`` begins with, after a label such as ``Số:`` or ``Luật số:``.

    What follows the number is ignored. A blank (``Số:      /BC-UBND``) keeps its symbol. None when the
    text begins with no number. Raises PatternError when an overridden fragment matches what is none.
    """
    patterns = patterns or builtin_patterns()
    text = _DASHES.sub("-", unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("\u00ad", ""))
    text = re.sub(_LABEL, "", text)
    match = patterns.compile(r"(?P<number>{document_number})").match(text)
    if match is not None:
        return _written(match["number"], patterns)
    match = patterns.compile(
        r"[.…_\s]*(?:/\s?(?P<year>{number_year}))?\s?(?P<separator>[-/])\s?(?P<symbol>{symbol})"
    ).match(text)
    if match is None:
        return None
    year = None if match["year"] is None else int(match["year"])
    return DocumentNumber(None, "", year, match["separator"], _symbol(match["symbol"], patterns))


def symbol_body(number: DocumentNumber, patterns: PatternSet) -> str | None:
    """The part of the symbol that stands for the issuing body: QĐ-UBND → UBND, BNV-VP → BNV, KH/TU → TU."""
    coded = len(number.parts) > 1 and type_by_code(number.parts[0], patterns) is not None
    return number.parts[coded] if number.parts else None


def _written(number: str, patterns: PatternSet) -> DocumentNumber:
    match = patterns.compile(
        r"(?P<serial>{serial}(?=\s?[-/])|{scanned_serial})\s?(?:/\s?(?P<year>{number_year}))?"
        r"\s?(?P<separator>[-/]?)\s?(?P<symbol>.+)",
        re.DOTALL,
    ).fullmatch(number)
    if match is None:
        raise PatternError(
            f"{number!r} matches {{document_number}} but has no sequence and symbol", "correct that fragment"
        )
    serial = re.fullmatch(r"(\d+)(.*)", match["serial"])
    figures, suffix = serial.groups() if serial else (match["serial"].translate(_DIGITS_OF_SCANS), "")
    if re.search(r"[OolI]", suffix):
        figures, suffix = match["serial"].translate(_DIGITS_OF_SCANS), ""
    year = None if match["year"] is None else int(match["year"])
    separator = "/" if year is not None else match["separator"]
    return DocumentNumber(int(figures), suffix, year, separator, _symbol(match["symbol"], patterns))


def _symbol(written: str, patterns: PatternSet) -> str:
    symbol = re.sub(r"\s*([-/_&])\s*", r"\1", written.strip())
    symbol = re.sub(r"\s+", "-", symbol).replace("T.Ư", "TƯ")
    if symbol.upper() != symbol and symbol.lower() == symbol:
        symbol = symbol.upper()
    official = {term.upper(): term for term in patterns.terms("symbol_case")}
    repair = patterns.mapping("symbol_repair")
    return _PART.sub(lambda part: _part(part.group(), official, repair), symbol)


def _part(part: str, official: Mapping[str, str], repair: Mapping[str, str]) -> str:
    part = repair.get(part, part)
    if part.upper() in official:
        return official[part.upper()]
    return part.upper() if part.islower() else part
