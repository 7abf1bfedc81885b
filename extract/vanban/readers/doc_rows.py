"""Rows of tables in a binary Word file: what the end mark of a row says of its cells ([MS-DOC] 2.9.342 and 2.6.3)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import replace

from vanban.readers.doc_properties import value
from vanban.readers.word_xml import CellShape

_DEFINE, _MERGE, _VERTICAL_MERGE = 0xD608, 0x5624, 0xD62B
_OLD_BORDERS, _BORDERS = 0xD605, 0xD613
_OLD_CELL_BORDERS, _CELL_BORDERS = 0xD620, 0xD62F
_CELL_SIZE = 20
_FIRST_BESIDE, _BESIDE, _BELOW, _FIRST_BELOW = 0x01, 0x02, 0x20, 0x40
_TABLE_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_CELL_SIDES = _TABLE_SIDES[:4]
_UNSAID = 0xFFFFFFFF
_WHITE = 8
_WHITE_COLOUR = 0xFFFFFF


def row_shape(changes: Iterable[tuple[int, bytes]]) -> tuple[int, tuple[CellShape, ...], dict[str, bool]]:
    """Left edge in twips, cells, and the table's borders, from the changes at a row's end."""
    left, cells, borders = 0, list[CellShape](), dict[str, bool]()
    for number, operand in changes:
        if number == _DEFINE and operand:
            left, cells = _defined(operand)
        elif number in (_OLD_BORDERS, _BORDERS):
            size = 4 if number == _OLD_BORDERS else 8
            for index, side in enumerate(_TABLE_SIDES):
                drawn = _drawn(operand[size * index : size * (index + 1)])
                if drawn is not None:
                    borders[side] = drawn
        elif number == _MERGE and len(operand) == 2:
            for index in range(operand[0] + 1, min(operand[1], len(cells))):
                cells[index] = replace(cells[index], beside=True)
        elif number == _VERTICAL_MERGE and len(operand) >= 2 and operand[0] < len(cells):
            below = {1: "continue", 3: "restart"}.get(operand[1])
            cells[operand[0]] = replace(cells[operand[0]], below=below)
        elif number in (_OLD_CELL_BORDERS, _CELL_BORDERS) and len(operand) >= 7:
            _set_borders(cells, operand)
    return left, tuple(cells), borders


def _defined(operand: bytes) -> tuple[int, list[CellShape]]:
    """Left edge and cells of a row's definition: edges first, then what is special about the cells."""
    count = operand[0]
    if len(operand) < 1 + 2 * (count + 1):
        return 0, []
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    start = 1 + 2 * (count + 1)
    cells = []
    for index in range(count):
        entry = operand[start + _CELL_SIZE * index : start + _CELL_SIZE * (index + 1)]
        flags = value(entry[:2])
        below = "restart" if flags & _FIRST_BELOW else "continue" if flags & _BELOW else None
        borders = {}
        for number, side in enumerate(_CELL_SIDES):
            drawn = _drawn(entry[4 + 4 * number : 8 + 4 * number])
            if drawn is not None:
                borders[side] = drawn
        beside = bool(flags & _BESIDE) and not flags & _FIRST_BESIDE
        cells.append(CellShape(edges[index + 1], below, beside, borders))
    return edges[0], cells


def _drawn(border: bytes) -> bool | None:
    """Whether a border (BRC) shows; None where it says nothing."""
    if len(border) < 4 or value(border) == _UNSAID:
        return None
    if len(border) == 4:
        return border[1] not in (0, 0xFF) and border[2] != _WHITE
    return border[5] not in (0, 0xFF) and value(border[:4]) & _WHITE_COLOUR != _WHITE_COLOUR


def _set_borders(cells: list[CellShape], operand: bytes) -> None:
    first, last, sides = operand[0], operand[1], operand[2]
    drawn = _drawn(operand[3:])
    if drawn is None:
        return
    for index in range(first, min(last, len(cells))):
        chosen = {side: drawn for bit, side in enumerate(_CELL_SIDES) if sides & (1 << bit)}
        cells[index] = replace(cells[index], borders={**cells[index].borders, **chosen})
