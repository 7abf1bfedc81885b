"""A quantity in a line, before the words around it are read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vanban.record import Bound


@dataclass(frozen=True, slots=True)
class Figure:
    """``start`` of the number, ``end`` of the unit, offsets into the line.

    ``pair`` is what it is in a pair with a slash (387/402 đơn), the whole always right behind its part;
    ``bound`` what its shape says (the ends of a range).
    """

    start: int
    end: int
    value: str | None
    unit: str
    pair: Literal["part", "whole"] | None = None
    bound: Bound | None = None

    @property
    def number(self) -> Decimal | None:
        """``value`` as a number."""
        return None if self.value is None else Decimal(self.value)
