"""What a quantity says about what: read from the words around it in its line.

An indicator is the clause without the quantity: the words since the last figure or sentence for measures
and shares, the counted noun with what qualifies it for counts. A figure without words of its own
("chiếm 49,22") is about what the figure before it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.finders.statistic_units import Units
from vanban.patterns import PatternSet

LONGEST = 12  # words of an indicator
_SENTENCE_END = re.compile(r"[.;](?=\s)|[(\n]")
_RATE = re.compile(r"\s?/\s?[^\W\d]+")  # đồng/người, tạ/ha
_FULL_STOP = re.compile(r"\.(?=\s)")
_LABEL = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ][.)]|\(\d{1,2}\)|[IVX]+[.)-])\s+|^[\s*_+•¹²³⁴⁵–-]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a line: ``start`` of the number, ``end`` of the unit, offsets into the line."""

    start: int
    end: int
    value: str | None
    unit: str
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The words that make a quantity understandable alone."""

    indicator: str | None
    share_of: str | None
    part_of: str | None
    comparison: str | None


class ContextReader:
    """Reads contexts with the words that a pattern set knows."""

    def __init__(self, patterns: PatternSet, units: Units) -> None:
        self._units = units
        self._opening = patterns.compile(r"^(?:[\s*_+•,:;)/–-]|{words_opening_clause}(?!\w))+")
        self._closing = patterns.compile(r"(?:[\s:,(/–-]|(?<!\w){words_before_figure}(?!\w))+$")
        self._qualifier_end = patterns.compile(
            r"[.;](?=\s|$)|[;:,()/\n]|\s[-–]\s|\d|(?<!\w){words_ending_qualifier}(?!\w)|\bvà\b(?=[^,;.]*\d)"
        )
        self._parts = patterns.compile(r"(?<!\w){words_of_parts}(?!\w)")
        self._change = patterns.compile(r"(?<!\w){words_of_change}(?:\s+{words_before_figure})*\s*$")
        self._compared = patterns.compile(r"\bso với\b[^.;,()]*", re.IGNORECASE)
        self._share_of = patterns.compile(
            r"^\s*(?:(?:so\s+)?(?:với|trên)|của|trong)\s+(?P<whole>[^.;,()]+)", re.IGNORECASE
        )

    def contexts(self, line: str, figures: Sequence[Figure], dates: Iterable[tuple[int, int]]) -> list[Context]:
        """The context of every figure of a line.

        ``figures`` are in text order; ``dates`` are spans of the line that are no words of an indicator.
        """
        blanked = _without(line, dates)
        found: list[Context] = []
        explained = 0  # how far the words belong to figures already looked at
        for index, figure in enumerate(figures):
            after = line[figure.end :]
            share = self._share_of.match(after) if figure.unit in ("%", "‰") else None
            qualifier, length = ("", 0) if share else self._qualifier(blanked[figure.end :])
            follows = found and not _FULL_STOP.search(line, explained, figure.start)
            inherited = found[-1].indicator if follows else None
            between = blanked[explained : figure.start]
            subject = self._subject(between) or (inherited or "" if between.strip(" /") == "" else "")
            found.append(
                Context(
                    indicator=self._indicator(figure, subject, qualifier, inherited),
                    share_of=_short(share["whole"]) if share else None,
                    part_of=figure.whole or self._part_of(line, figures[:index], figure),
                    comparison=self._comparison(line[: figure.start], after),
                )
            )
            explained = max(explained, figure.end + length)
        return found

    def _indicator(self, figure: Figure, subject: str, qualifier: str, inherited: str | None) -> str | None:
        if figure.unit == "%" and qualifier:
            return _short(qualifier)
        if self._units.measured(figure.unit):
            return _short(f"{subject} {qualifier}") or inherited
        if qualifier:
            return _short(f"{figure.unit} {qualifier}")
        return _short(subject, from_end=True) or figure.unit

    def _subject(self, words: str) -> str:
        """What stands before a figure in its sentence; before a colon when nothing stands behind it."""
        breaks = [found.end() for found in _SENTENCE_END.finditer(words)]
        words = _LABEL.sub("", words[breaks[-1] if breaks else 0 :].strip())
        for part in reversed(self._parts.split(words)[-1].split(":")):
            bare = self._closing.sub("", self._opening.sub("", part)).strip(" ,:;.*_–-“”")
            if bare:
                return _last_clauses(bare)
        return ""

    def _qualifier(self, after: str) -> tuple[str, int]:
        """The words that say more of the unit before them, and how far they reach."""
        rate = _RATE.match(after)
        if rate is not None or not after[:1].isspace():
            return "", rate.end() if rate is not None else 0
        end = self._qualifier_end.search(after)
        words = after[: end.start()] if end else after
        return self._closing.sub("", words).strip(" *_.”"), len(words)

    def _comparison(self, before: str, after: str) -> str | None:
        compared = self._compared.search(_SENTENCE_END.split(after)[0])
        change = self._change.search(before)
        words = [found.group().strip() for found in (change, compared) if found]
        return _short(", ".join(words)) if words else None

    def _part_of(self, line: str, earlier: Sequence[Figure], figure: Figure) -> str | None:
        """The figure before "trong đó" in the same sentence that counts the same: what this one is a part of."""
        stops = [found.end() for found in _FULL_STOP.finditer(line, 0, figure.start)]
        first = stops[-1] if stops else 0
        for mark in self._parts.finditer(line, first, figure.start):
            totals = [other for other in earlier if first <= other.start and other.end <= mark.start()]
            if totals and totals[-1].unit == figure.unit:
                return line[totals[-1].start : totals[-1].end]
        return None


def _without(line: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _last_clauses(words: str) -> str:
    """The last of the clauses between commas that together are no longer than an indicator."""
    clauses = words.split(", ")
    while len(clauses) > 1 and len(" ".join(clauses).split()) > LONGEST:
        clauses.pop(0)
    return ", ".join(clauses)


def _short(words: str, from_end: bool = False) -> str | None:
    parts = [part for part in words.split() if part.strip(",")]
    chosen = parts[-LONGEST:] if from_end else parts[:LONGEST]
    return " ".join(chosen).strip(" ,:;.*_–-") or None
