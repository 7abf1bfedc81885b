"""Finds every reported quantity: its value, what is counted, and what it says about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.finders.material import MASK, Material, reference_spans
from vanban.finders.statistic_context import Context, ContextReader, Figure
from vanban.finders.statistic_nouns import leading_noun
from vanban.finders.statistic_tables import table_statistics
from vanban.finders.statistic_units import Units
from vanban.layout.model import Zone
from vanban.meaning.numbers import format_number, parse_number
from vanban.patterns import Pattern
from vanban.record import Period, Statistic
from vanban.text.model import TextLine

CUE_WINDOW = 40  # characters before a number in which a word may make it a name
NAME_DIGITS = 2  # names such as thôn 4 have so many digits at most
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"“[^“”\n]{0,150}”|\"[^\"\n]{0,100}\"")
_LIST_LABEL = re.compile(
    r"^[\s*_+•-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]+(?!\d)|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s*[-–]\s|\(\d{1,2}\))"
)
_UNIT_SAID = re.compile(r"(?:\bĐVT|\bđơn\s+vị(?:\s+tính)?)\s*:?\s*\(?1(?:[.,]?000)+\s*đ(?:ồng)?\b", re.IGNORECASE)
_INLINE_LABEL = re.compile(r"(?<=[\s:;])\(\d{1,2}\)")


def find(material: Material) -> None:
    """Add the quantities of the text to ``material.statistics``, in text order."""
    units = Units(material.patterns)
    reader = ContextReader(material.patterns, units)
    patterns = material.kind("statistics")
    masked = _masked(material)
    found = list(table_statistics(material, units))
    for index, line in material.lines():
        if material.zones[index] is Zone.HEADER or _is_heading(material, line) or _DIGIT.search(line.text) is None:
            continue
        found.extend(_in_line(material, patterns, units, reader, line, masked[line.start : line.end]))
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
    material: Material,
    patterns: Sequence[Pattern],
    units: Units,
    reader: ContextReader,
    line: TextLine,
    text: str,
) -> Iterator[Statistic]:
    """The quantities of one line; ``text`` is the line with what is already explained masked."""
    found: list[tuple[Figure, Pattern]] = []
    for pattern in patterns:
        left = text
        for match in pattern.finditer(left):
            figures = _figures(material, units, pattern, match, left)
            if figures:
                found += [(figure, pattern) for figure in figures]
                start, end = match.start("number"), max(figure.end for figure in figures)
                text = text[:start] + MASK * (end - start) + text[end:]
    found.sort(key=lambda item: item[0].start)
    dates = _dates_of(material, line)
    spans = [(period.at.start - line.start, period.at.end - line.start) for period in dates]
    around = reader.contexts(line.text, [figure for figure, _ in found], spans)
    for (figure, pattern), context in zip(found, around, strict=True):
        yield _statistic(material, line, figure, pattern, context, _period(dates, line.start + figure.start))


def _dates_of(material: Material, line: TextLine) -> list[Period]:
    return [period for period in material.dates if line.start <= period.at.start and period.at.end <= line.end]


def _period(dates: list[Period], offset: int) -> str | None:
    """The last period named before the number in its line."""
    named = [
        p.text
        for p in dates
        if p.at.start < offset and p.role in ("mentioned", "period") and p.precision != "recurring"
    ]
    return named[-1] if named else None


def _figures(
    material: Material, units: Units, pattern: Pattern, match: re.Match[str], text: str
) -> list[Figure]:  # fmt: skip
    groups = match.groupdict()
    shape = pattern.constants["shape"]
    written = groups.get("unit") or groups.get("unit2")
    if _is_name(material, text, match, shape):
        return []
    if shape == "noun":
        written = leading_noun(written or "") if units.may_be(written or "") else None
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
    whole = f"{groups['number2']} {unit}" if shape == "part" else None
    return [
        Figure(match.start("number"), end, first, unit, whole),
        Figure(match.start("number2"), end, second, unit),
    ]


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
    material: Material, line: TextLine, figure: Figure, pattern: Pattern, context: Context, period: str | None
) -> Statistic:  # fmt: skip
    at = material.span(line.start + figure.start, line.start + figure.end)
    return Statistic(
        text=at.quote,
        value=figure.value,
        unit=figure.unit,
        indicator=context.indicator,
        share_of=context.share_of,
        part_of=context.part_of,
        comparison=context.comparison,
        period=period,
        at=at,
        confidence=pattern.confidence,
        pattern=pattern.id,
    )
