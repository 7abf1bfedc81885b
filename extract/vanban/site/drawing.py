"""Charts as shapes: how long bars are, and where the columns of months stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.site.charts import Drawn

_STEP, _GAP = 13, 12  # of columns, and between years, in pixels
_LEFT, _HEIGHT, _TOP, _BELOW = 34, 120, 14, 34


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column: one series of a month."""

    series: str | None
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A month with something in it."""

    month: str
    x: float
    top: float
    count: int
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Months:
    """A chart over months: years side by side, those without anything left out; sizes in pixels."""

    width: int
    height: int
    floor: int
    columns: Sequence[Column]
    years: Sequence[tuple[str, float, float]]  # with the middle and the left edge
    lines: Sequence[tuple[int, float]]  # counts and where their lines are
    bar: int = _STEP - 3
    left: int = _LEFT


def shares(drawn: Drawn) -> list[float]:
    """The length of every bar, the longest 100."""
    most = max((count for _, _, count in drawn.rows), default=1)
    return [round(100 * count / most, 2) for _, _, count in drawn.rows]


def months(drawn: Drawn) -> Months:
    """The chart of ``drawn``; rows without a month are not in it."""
    counts: dict[str, list[tuple[str | None, int]]] = {}
    for month, series, count in drawn.rows:
        if month is not None:
            counts.setdefault(month, []).append((series, count))
    years = sorted({month[:4] for month in counts})
    year_width = 12 * _STEP + _GAP
    floor = _TOP + _HEIGHT
    top_count = _round(max((sum(count for _, count in parts) for parts in counts.values()), default=1))
    columns = []
    for month, parts in sorted(counts.items()):
        x = _LEFT + years.index(month[:4]) * year_width + (int(month[5:]) - 1) * _STEP
        pieces, y = [], float(floor)
        for series, count in parts:
            height = _HEIGHT * count / top_count
            y -= height
            pieces.append(Part(series, round(y, 2), round(height, 2)))
        columns.append(Column(month, x, round(y, 2), sum(count for _, count in parts), pieces))
    lines = [(count, round(floor - _HEIGHT * count / top_count, 2)) for count in sorted({0, top_count // 2, top_count})]
    named = [
        (year, _LEFT + index * year_width + 6 * _STEP, _LEFT + index * year_width - _GAP / 2)
        for index, year in enumerate(years)
    ]
    return Months(_LEFT + len(years) * year_width, floor + _BELOW, floor, columns, named, lines)


def _round(most: int) -> int:
    """The next count that is pleasant to read: 2, 4, 6, 10, 20, 40 …"""
    size = 1
    while True:
        for step in (2, 4, 6, 10):
            if step * size >= most:
                return step * size
        size *= 10
