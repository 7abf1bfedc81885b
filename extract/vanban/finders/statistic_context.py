"""What a quantity says about what: read from the words around it in its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.text.model import TextLine

LONGEST = 12  # words of an indicator
_CLAUSE_START = re.compile(r"[.;](?=\s)|[;:(\n]|,(?=\s)|\btrong đó\b|\bgồm\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;](?=\s|$)|[;:,()/\n]|\s[-–]\s|\bchiếm\b|\bso với\b|\bđạt\b|\btrong đó\b|\bvới\b|\bgồm\b|\d", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[\s*_+•–\ufffc-]|trong đó|gồm|bao gồm|và|còn|hiện nay|đến nay|trên địa bàn|trong năm|cụ thể)+\s*", re.IGNORECASE)
_LABEL = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s*|^[a-zđ][.)]\s*|^\(\d{1,2}\)\s*")
_COPULA = re.compile(
    r"(?:[\s:,(–-]|\b(?:là|có|còn|được|đạt|chiếm|khoảng|gần|trên|dưới|hơn|ước|ước đạt|tối thiểu|ít nhất|từ|đến|với|tăng|giảm|"
    r"tỷ lệ|tổng cộng|gồm|thêm|lên|xuống|ra|tại|của|cho|mỗi|và|xuống còn|số tiền|không quá|tối đa|bằng|chỉ|đã|nhất)(?=\s|$|:))+$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\bso với\b[^.;,()]*", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt)(?:\s+(?:thêm|khoảng|gần|trên|hơn|tối thiểu|ít nhất|từ))*\s*$", re.IGNORECASE)
_SHARE_OF = re.compile(r"^\s*(?:(?:so\s+)?(?:với|trên)|của|trong)\s+(?P<whole>(?:tổng\s+)?[^.;,()]+)", re.IGNORECASE)
_PART = re.compile(r"\b(?:trong đó|bao gồm|gồm)\b", re.IGNORECASE)
_QUANTITY = re.compile(r"\d[\d.,]*\s*[%\wÀ-ỹ]+(?:\s+[a-zà-ỹđ]+)?")
_RELATIVE_UNITS = ("%", "‰", "điểm %", "đồng", "ha", "m2", "km", "m", "kg", "tấn", "tạ", "m3", "km2", "lít")


@dataclass(frozen=True, slots=True)
class Context:
    """The words that make a quantity understandable alone."""

    indicator: str | None
    share_of: str | None
    part_of: str | None
    comparison: str | None
    period: str | None


def context_of(material: Material, line: TextLine, place: tuple[int, int], unit: str) -> Context:
    """The context of the quantity at ``place`` (offsets into the line) that is given in ``unit``."""
    before, after = line.text[: place[0]], line.text[place[1] :]
    share = _SHARE_OF.match(after) if unit in ("%", "‰") else None
    return Context(
        indicator=_indicator(before, after, unit),
        share_of=_short(share["whole"]) if share else None,
        part_of=_part_of(before),
        comparison=_comparison(before, after),
        period=_period(material, line, place[0]),
    )


def _indicator(before: str, after: str, unit: str) -> str | None:
    subject, qualifier = _subject(before), _qualifier(after)
    if unit in _RELATIVE_UNITS:
        return (qualifier if qualifier and not _SHARE_OF.match(after) and unit == "%" else None) or subject or qualifier
    if qualifier:
        return f"{unit} {qualifier}"
    return subject or unit


def _subject(before: str) -> str | None:
    """What stands before the number in its clause; a clause of only such words as "đạt" looks one further back."""
    end = len(before)
    while end > 0:
        start = 0
        for found in _CLAUSE_START.finditer(before, 0, max(0, end - 1)):
            start = found.end()
        words = _COPULA.sub("", _LEADING.sub("", _LABEL.sub("", before[start:end].strip())))
        words = _QUANTITY.sub("", words).strip(" ,:;.*_–-")
        if words:
            return _short(words, from_end=True)
        end = start - 1 if start else 0
    return None


def _qualifier(after: str) -> str | None:
    end = _CLAUSE_END.search(after)
    return _short(_COPULA.sub("", after[: end.start()] if end else after).strip(" *_.")) if after[:1].isspace() else None


def _comparison(before: str, after: str) -> str | None:
    compared = _COMPARED.search(after.split(";")[0].split(". ")[0])
    change = _CHANGE.search(before)
    words = [found.group().strip() for found in (change, compared) if found]
    return _short(", ".join(words)) if words else None


def _part_of(before: str) -> str | None:
    """The quantity before "trong đó": what this one is a part of."""
    sentence = re.split(r"[.](?=\s)", before)[-1]
    markers = list(_PART.finditer(sentence))
    if not markers:
        return None
    totals = [match.group() for match in _QUANTITY.finditer(sentence, 0, markers[-1].start())]
    return totals[-1] if totals else None


def _period(material: Material, line: TextLine, offset: int) -> str | None:
    """The last period named before the number in its line."""
    start = line.start
    periods = (
        period.text
        for period in reversed(material.dates)
        if start <= period.at.start < start + offset and period.role in ("mentioned", "period") and period.precision != "recurring"
    )
    return next(periods, None)


def _short(words: str, from_end: bool = False) -> str | None:
    parts = words.split()
    chosen = parts[-LONGEST:] if from_end else parts[:LONGEST]
    return " ".join(chosen).strip(" ,:;.*_–-") or None
