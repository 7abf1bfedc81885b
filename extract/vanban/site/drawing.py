"""Charts as shapes: how long bars are, and where the columns of months stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.site.charts import Drawn

_WIDTH = 1150  # of the place for a chart on a wide screen, in pixels, as all that follows
_NARROWEST, _WIDEST = 12, 26  # from one column to the next
_GAP = 12  # between years
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
    count: int
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Months:
    """A chart over months: years side by side, those without anything left out; sizes in pixels."""

    width: float
    height: int
    floor: int
    step: float
    columns: Sequence[Column]
    years: Sequence[tuple[str, float]]  # with their left edges
    lines: Sequence[tuple[int, float]]  # counts and where their lines are
    left: int = _LEFT

    @property
    def bar(self) -> float:
        """How wide a column is."""
        return self.step - 3


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
    step = min(_WIDEST, max(_NARROWEST, (_WIDTH / max(len(years), 1) - _GAP) // 12))
    edges = {year: _LEFT + index * (12 * step + _GAP) for index, year in enumerate(years)}
    most = _round(max((sum(count for _, count in parts) for parts in counts.values()), default=1))
    floor = _TOP + _HEIGHT
    return Months(
        width=_LEFT + len(years) * (12 * step + _GAP),
        height=floor + _BELOW,
        floor=floor,
        step=step,
        columns=[
            _column(month, edges[month[:4]] + (int(month[5:]) - 1) * step, parts, most)
            for month, parts in sorted(counts.items())
        ],
        years=list(edges.items()),
        lines=[(count, _height(most - count, most) + _TOP) for count in sorted({0, most // 2, most})],
    )


def _column(month: str, x: float, counts: Sequence[tuple[str | None, int]], most: int) -> Column:
    """One month: its series on each other, the first at the bottom."""
    parts: list[Part] = []
    y = float(_TOP + _HEIGHT)
    for series, count in counts:
        y = round(y - _height(count, most), 2)
        parts.append(Part(series, y, _height(count, most)))
    return Column(month, x, sum(count for _, count in counts), parts)


def _height(count: int, most: int) -> float:
    return round(_HEIGHT * count / most, 2)


def _round(most: int) -> int:
    """The next count that is pleasant to read: 2, 4, 6, 10, 20, 40 …"""
    size = 1
    while True:
        for step in (2, 4, 6, 10):
            if step * size >= most:
                return step * size
        size *= 10
