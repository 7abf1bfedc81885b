"""Which figures of a table belong together: a row of totals, parts (trong đó), shares and their base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from vanban.finders.statistic_context import SHARES
from vanban.finders.statistic_grid import Grid
from vanban.patterns import PatternSet
from vanban.record import Statistic

Place = tuple[int, int]
_PARTS = re.compile(r"^[\s+*–-]*trong\s+đó", re.IGNORECASE)
_SUB_ROW = re.compile(r"^[\s]*[+*–-]\s*\w")
_PLANNED = re.compile(r"\b(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|giao|KH|đăng\s+ký)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:thực\s+hiện|kết\s+quả|đạt|ước|TH|hoàn\s+thành)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:tỷ\s+lệ|tỉ\s+lệ|%|cơ\s+cấu)", re.IGNORECASE)
_OF_SOME = re.compile(r"\b(?:tỷ|tỉ)\s+lệ\s+\w{2,}", re.IGNORECASE)  # Tỷ lệ nữ (%): of one column among several
_LEVEL = re.compile(r"^(?:[IVX]+|[A-ZĐ]|\d+\.\d+)\b")
_WHOLE = Decimal(100)


def linked(grid: Grid, cells: Mapping[Place, Statistic], patterns: PatternSet) -> Iterator[Statistic]:
    """The figures of a table, by row and column of their cells, with their links."""
    total = _total_row(grid, patterns)
    for (row, column), figure in cells.items():
        if figure.unit in SHARES:
            about, base = _share(grid, cells, row, column, total)
            if about is not None:
                changes = {"about_at": about.at}
                if base is not None:
                    changes["share_of_at"] = base.at
                yield figure.model_copy(update={**changes, "share_of": _named(base) if base else figure.share_of})
                continue
        elif (whole := _whole(grid, cells, row, column, total)) is not None:
            place, exhaustive = whole
            other = cells[place]
            yield figure.model_copy(update={"part_of": _named(other), "part_of_at": other.at, "exhaustive": exhaustive})
            continue
        yield figure


def _named(figure: Statistic) -> str:
    return f"{figure.indicator}: {figure.text}"


def _total_row(grid: Grid, patterns: PatternSet) -> int | None:
    """The one row of totals, first or last, of a table whose other rows stand all on one level."""
    says = patterns.compile(r"{words_of_total_row}(?:\s*\([^()]*\))?\s*:?", re.IGNORECASE)
    rows = [row for row in range(grid.table.header_rows, grid.table.rows) if grid.label(row, grid.table.columns)]
    totals = [row for row in rows if any(says.fullmatch(grid.text(row, column)) for column in (0, 1))]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]) or len(rows) < 3:
        return None
    others = [row for row in rows if row != totals[0]]
    return None if any(_is_nested(grid, row) for row in others) else totals[0]


def _is_nested(grid: Grid, row: int) -> bool:
    """Whether a row stands on another level than plain ones: a part of the row above, or the title of several."""
    label, ordinal = grid.label(row, grid.table.columns), grid.text(row, 0)
    if _SUB_ROW.match(label) or _PARTS.match(label):
        return True
    return _LEVEL.match(ordinal) is not None and len(ordinal) < len(label)


def _whole(
    grid: Grid, cells: Mapping[Place, Statistic], row: int, column: int, total: int | None
) -> tuple[Place, bool] | None:
    """The place of the total of a figure, and whether the parts are all of it."""
    figure = cells[row, column]
    if any(_PARTS.match(words) for words in grid.headings(column)):
        for left in range(column - 1, -1, -1):
            if (row, left) in cells and not any(_PARTS.match(words) for words in grid.headings(left)):
                return ((row, left), False) if cells[row, left].unit == figure.unit else None
        return None
    if (above := _divided_row(grid, row, column)) is not None:
        other = cells.get((above, column))
        return ((above, column), False) if other is not None and other.unit == figure.unit else None
    if total is None or row == total:
        return None
    other = cells.get((total, column))
    return ((total, column), True) if other is not None and other.unit == figure.unit else None


def _divided_row(grid: Grid, row: int, column: int) -> int | None:
    """The row that the rows from "Trong đó" on divide, when ``row`` is one of them."""
    said = False
    while row >= grid.table.header_rows:
        label = grid.label(row, column)
        if _PARTS.match(label):
            said = True
        elif not _SUB_ROW.match(label):
            return row if said else None
        row -= 1
    return None


def _share(
    grid: Grid, cells: Mapping[Place, Statistic], row: int, column: int, total: int | None
) -> tuple[Statistic | None, Statistic | None]:
    """The figure that a share restates, in a column before it, and the one that is all of it."""
    heading = " ".join(grid.headings(column))
    columns = [left for left in range(column - 1, -1, -1) if (row, left) in cells]
    columns = [left for left in columns if cells[row, left].unit not in SHARES]
    if not columns or not (_SHARE.search(heading) or grid.compared_with(column)):
        return None, None
    headings = {left: " ".join(grid.headings(left)) for left in columns}
    about = cells[row, columns[0]]
    done = _DONE.search(headings[columns[0]]) is not None
    if grid.compared_with(column):
        said = [words.casefold() for words in grid.periods_named(heading)]
        earlier = [left for left in columns[1:] if any(words in headings[left].casefold() for words in said)]
        planned = [left for left in columns[1:] if _PLANNED.search(headings[left])]
        bases = planned if _PLANNED.search(heading) else earlier
        base = cells[row, bases[0]] if len(bases) == 1 and done else None
        return (about, base) if base is not None and base.unit == about.unit else (None, None)
    if columns[0] != column - 1:
        return None, None
    planned = [left for left in columns[1:2] if left == column - 2 and _PLANNED.search(headings[left])]
    if done and planned and cells[row, planned[0]].unit == about.unit:
        return about, cells[row, planned[0]]
    if total is not None and row != total:
        whole, all_of_it = cells.get((total, column - 1)), cells.get((total, column))
        if whole is not None and whole.unit == about.unit and all_of_it is not None and all_of_it.number == _WHOLE:
            return about, whole
    return (about, None) if not (_PLANNED.search(heading) or _OF_SOME.search(heading)) else (None, None)
