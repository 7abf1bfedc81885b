"""Text set side by side without lines: the two columns of a header or of a closing.

A zone is a run of rows that leave the same gutter free, so that its columns are read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from vanban.readers.pdf_lines import Row, around, column_lines, inner_gaps, is_centred
from vanban.readers.reading import Box, Cell, Paragraph, TableBlock

_SEED_GAP = 1.0  # em: a gap that wide starts a zone
_ROW_GAP = 0.8  # em: that much every row with both columns leaves free
_OVERHANG = 8.0  # points by which a line may reach over the edge of its column
_MIDDLE = (0.2, 0.8)  # of the body's width: where a gutter may lie; further out are list marks
_NEXT_LINE = 3.0  # em to the next line of a column
_SIGNATURE = 12.0  # em left free for a signature and seal
_SAME_EDGE = 2.0
_SAME_MIDDLE = 9.0


Sides = tuple[Row | None, Row | None]


@dataclass(slots=True)
class _Zone:
    """Rows ``first`` to ``end`` and the stretch from ``left`` to ``right`` that they leave free.

    The stretch may come out a little negative where a long line reaches over its column's edge.
    """

    first: int
    end: int
    left: float
    right: float
    sides: tuple[list[Row], list[Row]] = field(default_factory=lambda: ([], []))
    both: int = 0


def split_columns(rows: Sequence[Row], left: float, right: float) -> list[Row | TableBlock]:
    """``rows`` of a page body between two margins, its side-by-side zones as un-ruled tables of one row."""
    blocks: list[Row | TableBlock] = []
    index = 0
    while index < len(rows):
        zone = _zone_at(rows, index, left, right)
        if zone is None:
            blocks.append(rows[index])
            index += 1
        else:
            blocks.append(_side_by_side(zone))
            index = zone.end
    return blocks


def _zone_at(rows: Sequence[Row], index: int, left: float, right: float) -> _Zone | None:
    """The zone whose first row with a gutter is at or directly behind ``index``."""
    for seed in range(index, min(index + 3, len(rows))):
        gaps = _wide_gaps(rows, seed, left, right)
        zones = [_grown(rows, index, seed, gap) for gap in gaps]
        good = [zone for zone in zones if zone is not None and _is_layout(zone)]
        if good:
            return max(good, key=lambda zone: (zone.end, zone.right - zone.left))
        if gaps:
            return None
    return None


def _wide_gaps(rows: Sequence[Row], seed: int, left: float, right: float) -> list[tuple[float, float]]:
    """The gaps of a row, or between it and a row that overlaps it in height, that may be a gutter."""
    gaps = list(inner_gaps(rows[seed]))
    if seed + 1 < len(rows) and _beside(rows[seed], rows[seed + 1]):
        one, other = sorted((rows[seed].box, rows[seed + 1].box))
        gaps.append((one[2], other[0]))
    width = right - left
    low, high = left + _MIDDLE[0] * width, left + _MIDDLE[1] * width
    return [
        (start, end)
        for start, end in gaps
        if end - start > _SEED_GAP * rows[seed].size and low < (start + end) / 2 < high
    ]


def _grown(rows: Sequence[Row], first: int, seed: int, gap: tuple[float, float]) -> _Zone | None:
    """The zone of ``gap`` from row ``first`` on; None when the rows before the seed do not fit it."""
    zone = _Zone(seed, seed, *gap)
    while zone.end < len(rows) and _take(zone, rows[zone.end]):
        zone.end += 1
    for row in reversed(rows[first:seed]):
        side = _led_side(zone, row)
        if side is None:
            return None
        zone.sides[side].insert(0, row)
    zone.first = first
    return zone


def _take(zone: _Zone, row: Row) -> bool:
    """Add ``row`` to the zone when it keeps the gutter free and fits its columns."""
    parts = _parted(zone, row)
    if parts is None or not _fits(zone, row, parts):
        return False
    for side, part in zip(zone.sides, parts, strict=True):
        if part:
            side.append(part)
    zone.left = max(zone.left, parts[0].box[2] if parts[0] else zone.left)
    zone.right = min(zone.right, parts[1].box[0] if parts[1] else zone.right)
    zone.both += parts[0] is not None and parts[1] is not None
    return True


def _parted(zone: _Zone, row: Row) -> Sides | None:
    """``row`` cut at the gutter; None when it runs across."""
    low, high = zone.left - _OVERHANG, zone.right + _OVERHANG
    cuts = [
        (min(end, high) - max(start, low), (start + end) / 2)
        for start, end in inner_gaps(row)
        if end - start > _ROW_GAP * row.size and start < high and end > low
    ]
    if cuts:
        _, cut = max(cuts)
        return row.between(float("-inf"), cut), row.between(cut, float("inf"))
    if row.box[2] <= zone.right:
        return row, None
    return (None, row) if row.box[0] >= zone.left else None


def _fits(zone: _Zone, row: Row, parts: Sides) -> bool:
    lowest = [side[-1] for side in zone.sides if side]
    if parts[0] and parts[1]:
        return not lowest or min(row.baseline - last.baseline for last in lowest) < _SIGNATURE * row.size
    side = 0 if parts[0] else 1
    if not zone.sides[side]:
        return not lowest or _beside(lowest[0], row)
    return _continues(zone.sides[side], row)


def _beside(row: Row, following: Row) -> bool:
    """Whether two rows overlap in height."""
    return following.box[1] < row.baseline - 0.3 * row.size


def _continues(column: Sequence[Row], row: Row) -> bool:
    """Whether a row that stands alone at its height belongs to ``column`` above it."""
    if not column:
        return False
    box, boxes = row.box, [member.box for member in column]
    distance = (row.baseline - column[-1].baseline) / row.size
    middle = (box[0] + box[2]) / 2
    same_middle = any(abs(middle - (x0 + x1) / 2) < _SAME_MIDDLE for x0, _, x1, _ in boxes)
    if is_centred(boxes):
        return same_middle and distance < _SIGNATURE
    same_edge = any(abs(box[0] - x0) < _SAME_EDGE for x0, _, _, _ in boxes)
    inside = box[0] >= min(x0 for x0, _, _, _ in boxes) - _SAME_EDGE and box[2] <= max(x1 for _, _, x1, _ in boxes)
    if len(boxes) == 1:
        return (same_middle and distance < _SIGNATURE) or (same_edge and distance < _NEXT_LINE)
    return (same_edge or same_middle or inside) and distance < _NEXT_LINE


def _led_side(zone: _Zone, row: Row) -> int | None:
    """The column of the zone whose lone first line ``row`` is: beside the other column, or centred like its own."""
    side = 0 if row.box[2] <= zone.right else 1 if row.box[0] >= zone.left else None
    if side is None or not zone.sides[side]:
        return None
    column, others = zone.sides[side], zone.sides[1 - side]
    if column[0].baseline - row.baseline > _NEXT_LINE * row.size:
        return None
    middle = (row.box[0] + row.box[2]) / 2
    top = column[0].box
    centred = is_centred([line.box for line in column]) and abs(middle - (top[0] + top[2]) / 2) < _SAME_MIDDLE
    return side if centred or (others and _beside(row, others[0])) else None


def _is_layout(zone: _Zone) -> bool:
    """Whether the zone is text set side by side, not a typed table or form whose rows belong together."""
    lines = [len(side) for side in zone.sides]
    if min(lines) == 0 or max(lines) < 2 or (zone.both >= 5 and zone.both >= 0.8 * max(lines)):
        return False
    return all(_is_straight(side) for side in zone.sides)


def _is_straight(column: Sequence[Row]) -> bool:
    """Whether most lines of a column share their left edge or their middle."""
    boxes = [row.box for row in column]
    if len(boxes) < 3:
        return True
    edge = median(x0 for x0, _, _, _ in boxes)
    middle = median((x0 + x1) / 2 for x0, _, x1, _ in boxes)
    at_edge = sum(abs(x0 - edge) < _SAME_EDGE for x0, _, _, _ in boxes)
    at_middle = sum(abs((x0 + x1) / 2 - middle) < _SAME_MIDDLE for x0, _, x1, _ in boxes)
    return max(at_edge, at_middle) > 0.5 * len(boxes)


def _side_by_side(zone: _Zone) -> TableBlock:
    cells = tuple(_cell(side, column) for column, side in enumerate(zone.sides))
    boxes = [cell.box for cell in cells if cell.box is not None]
    return TableBlock(rows=1, columns=2, cells=cells, ruled=False, box=around(boxes))


def _cell(rows: Sequence[Row], column: int) -> Cell:
    box: Box = around(row.box for row in rows)
    return Cell(0, column, (Paragraph(tuple(column_lines(rows)), complete=False),), box=box)
