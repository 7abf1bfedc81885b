"""Tasks in tables: a column for what is to be done, and one for who does it."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.finders.material import Material
from vanban.finders.tasks_items import Claim, label_length, make_task
from vanban.finders.tasks_labels import label_kind, set_part
from vanban.record import Span, Table, TableCell


def find_tabular(material: Material) -> Iterator[Claim]:
    """Rows of assignment tables. Cells of who and when may span several rows; a group row assigns nothing."""
    for table in material.layout.tables:
        columns = _columns(material, table)
        kinds = set(columns.values())
        if "text" in kinds and kinds & {"lead", "units"}:
            yield from _rows(material, table, columns)


def _columns(material: Material, table: Table) -> dict[int, str]:
    """Column → what it holds, by its heading; none for a table of models."""
    columns: dict[int, str] = {}
    for cell in table.cells:
        if cell.row >= table.header_rows:
            continue
        heading = " ".join(cell.text.split())
        if material.patterns.get("task_not/model-column").regex.search(heading):
            return {}
        kind = label_kind(heading, material.patterns)
        if kind and kind not in columns.values():
            columns[cell.column] = kind
    return columns


def _rows(material: Material, table: Table, columns: dict[int, str]) -> Iterator[Claim]:
    pattern = material.patterns.get("task_label/text")
    text_column = next(column for column, kind in columns.items() if kind == "text")
    for row in range(table.header_rows, table.rows):
        cells = _cells(table, row)
        text = cells.get(text_column)
        if text is None or text.at is None or text.row != row or text.column_span > 2:
            continue
        parts = [(kind, at) for column, kind in columns.items() if kind != "text" and (at := _at(cells.get(column)))]
        if not any(kind in ("lead", "units") for kind, _ in parts):
            continue
        start = text.at.start + label_length(material, text.text)
        task = make_task(material, pattern, (start, text.at.end))
        for kind, at in parts:
            set_part(material, task, kind, at)
        yield task, task.at.end


def _cells(table: Table, row: int) -> dict[int, TableCell]:
    """Column → the cell that covers it in ``row``."""
    return {
        column: cell
        for cell in table.cells
        if cell.row <= row < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _at(cell: TableCell | None) -> Span | None:
    return cell.at if cell is not None else None
