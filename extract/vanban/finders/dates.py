"""Finds every date and period: what it is on the calendar, and what it is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from vanban.finders.date_shapes import SHAPES, Anchor, Found
from vanban.finders.material import MASK, Material
from vanban.layout.model import Zone
from vanban.meaning.dates import Interval
from vanban.patterns import Pattern
from vanban.record import DateRole, Period

Edge = Literal["before", "until", "within"]  # how a deadline binds: before its first day, up to its last, inside it
CUE_WINDOW = 80  # characters before a date in which a cue for it may stand
_PERIODS = ("quarter", "half_year", "range", "recurring")
_YEAR = re.compile(r"\b20\d\d\b")


def find(material: Material) -> None:
    """Add the dates of the text to ``material.dates``, in text order."""
    anchor = _anchor(material)
    left = material.string
    periods: list[Period] = []
    for pattern in material.kind("dates"):
        explained: list[tuple[int, int]] = []
        for match in pattern.finditer(left):
            found = SHAPES[pattern.constants["shape"]](match, pattern.constants, anchor)
            added = [period for item in found if (period := _period(material, item, pattern)) is not None]
            if added:
                periods.extend(added)
                explained.append(match.span())
        left = _masked(left, explained)
    material.dates.extend(sorted(periods, key=lambda period: (period.at.start, period.at.end)))


def _masked(string: str, spans: Sequence[tuple[int, int]]) -> str:
    if not spans:
        return string
    parts, position = [], 0
    for start, end in spans:
        parts += [string[position:start], MASK * (end - start)]
        position = end
    return "".join([*parts, string[position:]])


def _anchor(material: Material) -> Anchor:
    """The one year that the document's own date, or else its subject, gives."""
    document = material.layout.document
    if document.date is not None and document.date.start is not None:
        return Anchor(int(document.date.start[:4]), document.date.start)
    in_subject = set(_YEAR.findall(document.subject or ""))
    return Anchor(int(in_subject.pop())) if len(in_subject) == 1 else Anchor()


def _period(material: Material, found: Found, pattern: Pattern) -> Period | None:
    at = material.span(found.start, found.end)
    interval = found.interval
    if interval is not None and _follows(material, "date_cue/lunar", found.end):
        interval = None
    role, edge = _role(material, found, interval, pattern)
    if found.needs_deadline and role != "deadline":
        return None
    before = edge == "before"
    if interval is not None and (edge in ("before", "until") or _precedes(material, "date_cue/counted", found.start)):
        interval = _bound(interval, before)
    return Period(
        text=at.quote,
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        before=before,
        precision=found.precision,
        role=role,
        recurrence=found.recurrence,
        at=at,
        confidence=pattern.confidence,
        pattern=pattern.id,
    )


def _bound(interval: Interval, before: bool) -> Interval:
    """The open interval before the first day of a day, month or quarter, or up to its last day."""
    return replace(interval, start=None, end=interval.start if before else interval.end, before=before)


def _role(
    material: Material, found: Found, interval: Interval | None, pattern: Pattern
) -> tuple[DateRole, Edge | None]:  # fmt: skip
    """What the date is there for, and how a deadline binds; only "before" and "until" leave its beginning open."""
    if _is_issue_date(material, found):
        return "issued", None
    if found.precision in ("day", "month", "quarter") and pattern.constants["shape"] != "since":
        if _precedes(material, "date_cue/before", found.start):
            return "deadline", "before"
        if _precedes(material, "date_cue/latest", found.start):
            return "deadline", "until"
        if found.precision == "day" and _precedes(material, "date_cue/until", found.start):
            return ("mentioned" if _is_past(material, interval) else "deadline"), "until"
    if _is_posting(material, found, interval):
        return "posted", None
    if _is_cited(material, found, interval):
        return "cited", None
    if found.precision in ("month", "quarter") and _is_completion(material, found):
        return "deadline", "within"
    if found.precision in _PERIODS or _on_schedule_line(material, found):
        return "period", None
    return "mentioned", None


def _is_past(material: Material, interval: Interval | None) -> bool:
    """Whether the day lies before the day of issue, so that it ends a count and sets no term."""
    issued = material.layout.document.date
    return bool(interval and interval.end and issued and issued.start and interval.end < issued.start)


def _is_completion(material: Material, found: Found) -> bool:
    """Whether something is to be finished in the month or quarter: the words before it or its column say so."""
    if _precedes(material, "date_cue/completion", found.start):
        return True
    index = material.text.line_index(found.start)
    cell = material.text.lines[index].cell
    if cell is None:
        return False
    table = material.layout.tables[cell.table]
    heading = material.patterns.get("date_cue/completion-column").regex
    return cell.row >= table.header_rows and any(
        other.row < table.header_rows
        and other.column <= cell.column < other.column + other.column_span
        and heading.search(other.text) is not None
        for other in table.cells
    )


def _is_issue_date(material: Material, found: Found) -> bool:
    issued = material.layout.document.date
    at = issued.at if issued is not None else None
    return at is not None and at.start < found.end and found.start < at.end


def _is_posting(material: Material, found: Found, interval: Interval | None) -> bool:
    posting = material.text.posting
    if posting is None or posting.time is None or interval is None or interval.start is None:
        return False
    return posting.time.startswith(interval.start) and material.zone_at(found.start) is Zone.OUTSIDE


def _is_cited(material: Material, found: Found, interval: Interval | None) -> bool:
    day = interval.start if interval is not None and interval.start == interval.end else None
    line = material.text.line_at(found.start)
    for reference in material.references:
        for at in reference.at:
            if at.start <= found.start and found.end <= at.end:
                return True
            if day is not None and reference.date == day and line.start <= at.start < line.end:
                return True
    return found.precision == "day" and _precedes(material, "date_cue/document", found.start)


def _on_schedule_line(material: Material, found: Found) -> bool:
    line = material.text.line_at(found.start)
    cue = material.patterns.get("date_cue/schedule")
    return cue.regex.match(line.text[: found.start - line.start]) is not None


def _precedes(material: Material, cue: str, start: int) -> bool:
    regex = material.patterns.get(cue).regex
    return regex.search(material.string, max(0, start - CUE_WINDOW), start) is not None


def _follows(material: Material, cue: str, end: int) -> bool:
    return material.patterns.get(cue).regex.match(material.string, end) is not None
