"""Finds every reported quantity: its value, what is counted, and what it says about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finders.material import MASK, Material, reference_spans
from vanban.finders.statistic_context import ContextReader, Words
from vanban.finders.statistic_figure import Figure
from vanban.finders.statistic_grid import Grid, grid_of
from vanban.finders.statistic_links import LinkReader, Links
from vanban.finders.statistic_lists import linked_over_lines
from vanban.finders.statistic_nouns import leading_noun
from vanban.finders.statistic_periods import period_of
from vanban.finders.statistic_tables import table_statistics
from vanban.finders.statistic_units import Units
from vanban.layout.model import Zone
from vanban.meaning.numbers import format_number, parse_number
from vanban.patterns import Pattern
from vanban.record import Span, Statistic
from vanban.text.model import CellPlace, TextLine

CUE_WINDOW = 40  # characters before a number in which a word may make it a name
NAME_DIGITS = 2  # names such as thôn 4 have so many digits at most
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"“[^“”\n]{0,150}”|\"[^\"\n]{0,100}\"")
_LIST_LABEL = re.compile(
    r"^[\s*_+•-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]+(?!\d)|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s*[-–]\s|\(\d{1,2}\))"
)
_UNIT_SAID = re.compile(r"(?:\bĐVT|\bđơn\s+vị(?:\s+tính)?)\s*:?\s*\(?1(?:[.,]?000)+\s*đ(?:ồng)?\b", re.IGNORECASE)
_BASED_ON = re.compile(r"\b(?:căn\s+cứ|thực\s+hiện|theo|tại|của|trên\s+cơ\s+sở)\s+$", re.IGNORECASE)
_INLINE_LABEL = re.compile(r"(?<=[\s:;])\(\d{1,2}\)")


@dataclass(frozen=True, slots=True)
class _Readers:
    grids: tuple[Grid, ...]
    units: Units
    context: ContextReader
    links: LinkReader


def find(material: Material) -> None:
    """Add the quantities of the text to ``material.statistics``, in text order."""
    units = Units(material.patterns)
    grids = tuple(grid_of(table, material.dates) for table in material.layout.tables)
    readers = _Readers(grids, units, ContextReader(material.patterns, units), LinkReader(material.patterns))
    patterns = material.kind("statistics")
    masked = _masked(material)
    by_line: dict[int, list[Statistic]] = {}
    for index, line in material.lines():
        silent = material.zones[index] in (Zone.HEADER, Zone.CLOSING) or _is_heading(material, line)
        if silent or _DIGIT.search(line.text) is None:
            continue
        by_line[index] = list(_in_line(material, patterns, readers, line, masked[line.start : line.end]))
    found = [*table_statistics(material, grids, units), *linked_over_lines(material, by_line)]
    material.statistics.extend(sorted(found, key=lambda item: (item.at.start, item.at.end)))


def _is_heading(material: Material, line: TextLine) -> bool:
    """Whether a line stands in the heading of a ruled table, whose numbers are units and years."""
    cell = line.cell
    return cell is not None and cell.row < material.layout.tables[cell.table].header_rows


def _masked(material: Material) -> str:
    """The text without references and dates, without quoted names, slogans, units of tables and list labels."""
    known = [*reference_spans(material.references), *(period.at for period in material.dates)]
    text = material.masked(known)
    for pattern in (_QUOTED, _INLINE_LABEL, _UNIT_SAID):
        text = pattern.sub(lambda match: MASK * len(match.group()), text)
    return "\n".join(_LIST_LABEL.sub(lambda match: MASK * len(match.group()), line) for line in text.split("\n"))


def _in_line(
    material: Material, patterns: Sequence[Pattern], readers: _Readers, line: TextLine, text: str
) -> Iterator[Statistic]:  # fmt: skip
    """The quantities of one line; ``text`` is the line with what is already explained masked."""
    found: list[tuple[Figure, Pattern]] = []
    for pattern in patterns:
        left = text
        for match in pattern.finditer(left):
            figures = _figures(material, readers.units, pattern, match, left)
            if figures:
                found += [(figure, pattern) for figure in figures]
                start, end = match.start("number"), max(figure.end for figure in figures)
                text = text[:start] + MASK * (end - start) + text[end:]
    found.sort(key=lambda item: item[0].start)
    dates = [
        (period.at.start - line.start, period.at.end - line.start, period)
        for period in material.dates
        if line.start <= period.at.start and period.at.end <= line.end
    ]
    words = readers.context.words(line.text, [figure for figure, _ in found], _not_words(material, line))
    links = readers.links.links(line.text, words)
    places = [material.span(line.start + figure.start, line.start + figure.end) for figure, _ in found]
    for index, (_, pattern) in enumerate(found):
        period = period_of(line.text, dates, words, index)
        figure = _statistic(pattern, words, links[index], places, index, period)
        yield figure if line.cell is None else _in_cell(readers.grids[line.cell.table], line.cell, words[index], figure)


def _in_cell(grid: Grid, cell: CellPlace, word: Words, figure: Statistic) -> Statistic:
    """A figure in a cell that has more than it: without words before it, it is about the row and the column."""
    if word.subject or cell.row < grid.table.header_rows:
        return figure
    around = grid.indicator(cell.row, cell.column)
    own = None if figure.indicator == figure.unit else figure.indicator
    return figure.model_copy(
        update={
            "indicator": ": ".join(words for words in (around, own) if words) or figure.indicator,
            "period": figure.period or grid.period(cell.row, cell.column),
        }
    )


def _not_words(material: Material, line: TextLine) -> list[tuple[int, int]]:
    """Stretches of a line that are no words of an indicator: times, and the documents that something is based on."""
    spans = [(period.at.start - line.start, period.at.end - line.start) for period in material.dates]
    for at in reference_spans(material.references):
        before = line.text[: max(0, at.start - line.start)]
        if based := _BASED_ON.search(before):
            spans.append((based.start(), at.end - line.start))
    return [(start, end) for start, end in spans if start >= 0 and end <= len(line.text)]


def _figures(
    material: Material, units: Units, pattern: Pattern, match: re.Match[str], text: str
) -> list[Figure]:  # fmt: skip
    groups = match.groupdict()
    shape = pattern.constants["shape"]
    written = groups.get("unit") or groups.get("unit2")
    if _is_name(material, text, match, shape):
        return []
    if shape == "noun":
        counted = groups["number"].startswith("0")
        written = leading_noun(written or "", counted) if units.may_be(written or "") else None
        if written is None:
            return []
    unit = units.canonical(written or pattern.constants.get("unit", ""))
    if not unit:
        return []
    end = match.start("unit") + len(written) if shape == "noun" and written else match.end()
    scale = groups.get("scale") or groups.get("scale2") or ""
    first = _value(groups["number"], groups.get("scale1") or scale)
    if "number2" not in groups:
        return [Figure(match.start("number"), end, first, unit)]
    second = _value(groups["number2"], scale)
    start, start2 = match.start("number"), match.start("number2")
    if shape == "part":
        return [Figure(start, end, first, unit, pair="part"), Figure(start2, end, second, unit, pair="whole")]
    return [Figure(start, end, first, unit, bound="min"), Figure(start2, end, second, unit, bound="max")]


def _value(figure: str, scale: str) -> str | None:
    number = parse_number(f"{figure} {scale}")
    return None if number is None else format_number(number)


def _is_name(material: Material, text: str, match: re.Match[str], shape: str) -> bool:
    """Whether the words before make the number a name (Điều 5, thôn 4) and no quantity."""
    start, number = match.start("number"), match["number"]
    window = text[max(0, start - CUE_WINDOW) : start]

    def says(cue: str) -> bool:
        return material.patterns.get(f"statistic_cue/{cue}").regex.search(window) is not None

    if says("label") or (shape == "noun" and says("proper")):
        return True
    short = len(number) <= NAME_DIGITS and not number.startswith("0")
    return (shape == "noun" or (short and "%" not in match.group())) and says("place")


def _statistic(
    pattern: Pattern, words: Sequence[Words], links: Links, places: Sequence[Span], index: int, period: str | None
) -> Statistic:  # fmt: skip
    def place(other: int | None) -> Span | None:
        return None if other is None else places[other]

    def named(other: int | None) -> str | None:
        """Another figure in words: its indicator and what is printed, or that alone for the whole of a pair."""
        if other is None:
            return None
        said = words[other].indicator
        if said is None or words[other].figure.pair == "whole":
            return places[other].quote
        return f"{said}: {places[other].quote}"

    word = words[index]
    return Statistic(
        text=places[index].quote,
        value=word.figure.value,
        unit=word.figure.unit,
        indicator=word.indicator,
        per=word.per,
        bound=links.bound,
        share_of=named(links.share_of) or word.share_of,
        share_of_at=place(links.share_of),
        about_at=place(links.about),
        part_of=named(links.part_of),
        part_of_at=place(links.part_of),
        exhaustive=links.exhaustive,
        comparison=links.comparison,
        period=period,
        at=places[index],
        confidence=pattern.confidence,
        pattern=pattern.id,
    )
