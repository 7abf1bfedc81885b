"""Figures that belong together: totals with their parts, shares with what they are of; and what a digit is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vanban.meaning.numbers import parse_number
from vanban.record import Span, Statistic

_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts in text order; ``whole`` says that the parts are all of it."""

    total: Statistic
    parts: tuple[Statistic, ...]
    whole: bool


@dataclass(frozen=True)
class Figures:
    """The quantities of a document, joined by the places that they name."""

    statistics: Sequence[Statistic]
    rest: re.Pattern[str]  # how the last part of a whole is called: khác, còn lại

    def at(self, place: Span | None) -> Statistic | None:
        """The quantity that stands at ``place``."""
        if place is None:
            return None
        return next((one for one in self.statistics if (one.at.start, one.at.end) == (place.start, place.end)), None)

    def sums(self) -> list[Sum]:
        """Every total that has at least two parts of its own unit, all with values."""
        parts: dict[tuple[int, int], list[Statistic]] = {}
        for one in self.statistics:
            if one.part_of_at is not None:
                parts.setdefault((one.part_of_at.start, one.part_of_at.end), []).append(one)
        found = ((self.at(members[0].part_of_at), members) for members in parts.values())
        return [
            Sum(total, tuple(members), any(one.exhaustive or self._is_rest(one) for one in members))
            for total, members in found
            if total is not None and len(members) > 1 and _comparable(total, members)
        ]

    def _is_rest(self, part: Statistic) -> bool:
        return part.indicator is not None and self.rest.search(part.indicator) is not None


def step(figure: Statistic) -> Decimal:
    """The worth of the last printed digit: 0.01 of ``22,94%``, 1 of ``618 hộ``, 10⁸ of ``1,2 tỷ``."""
    match = _FIGURE.search(figure.text)
    printed = parse_number(match.group().rstrip(".,")) if match else None
    if printed is None or figure.number is None:
        return Decimal(1)
    exponent = printed.as_tuple().exponent
    scale = figure.number / printed if printed else Decimal(1)
    return abs(scale) * Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _comparable(total: Statistic, parts: Sequence[Statistic]) -> bool:
    values = (total.value, *(part.value for part in parts))
    units = {(one.unit or "").casefold() for one in parts}
    return None not in values and len(units) == 1 and units == {(total.unit or "").casefold()}
