"""Columns of numbers that are sorted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64] | NDArray[np.uint32] | NDArray[np.int32] | NDArray[np.intp]


def each_once(*columns: Numbers) -> NDArray[np.bool_]:
    """Which rows differ from the row before; the first does. ``columns`` have one length."""
    once = np.ones(len(columns[0]), dtype=bool)
    once[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return once
