"""Ruled tables of a PDF page: from its drawn lines to grids of cells.

PDFium gives the drawn paths, pdfplumber's table finder the cells that they enclose.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfplumber import table as finder

from vanban.readers.pdf_glyphs import Frame
from vanban.readers.pdf_lines import around
from vanban.readers.reading import Box

_THIN = 3.0  # points: a filled rectangle that thin is a line
_SHORT = 6.0  # points: shorter lines rule no table
_SNAP = 3.0  # points within which lines are one line and edges one edge
_DEEPEST = 8  # forms within forms
_MOST_LINES = 6000  # a drawing, not a table

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its top left row and column, how far it spans, and its box in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: ``cells`` cover all of its rows and columns, row by row."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    box: Box


def ruled_grids(page: pdfium.PdfPage, frame: Frame) -> list[Grid]:
    """The ruled tables of a page from top to bottom. Frames around a single text are no tables."""
    return grids_of(ruling_lines(page, frame))


def grids_of(lines: Sequence[Box]) -> list[Grid]:
    """The grids that straight lines (boxes without thickness, in points) enclose, from top to bottom."""
    across = sum(box[2] - box[0] > box[3] - box[1] for box in lines)
    if across < 2 or len(lines) - across < 2 or len(lines) > _MOST_LINES:
        return []
    merged = finder.merge_edges([_edge(box) for box in lines], _SNAP, _SNAP, _SNAP, _SNAP)
    cells = finder.intersections_to_cells(finder.edges_to_intersections(merged, _SNAP, _SNAP))
    return [_grid(boxes) for boxes in finder.cells_to_tables(cells)]


def ruling_lines(page: pdfium.PdfPage, frame: Frame) -> list[Box]:
    """The straight lines drawn across or down a page, as boxes without thickness."""
    return [box for path in _paths(page) for box in _straight(path, frame)]


def _edge(box: Box) -> dict[str, float | str]:
    x0, top, x1, bottom = box
    orientation = "h" if x1 - x0 > bottom - top else "v"
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top, "orientation": orientation,
    }  # fmt: skip


def _grid(boxes: Sequence[Box]) -> Grid:
    """The grid of a table's cells; what no cell covers is filled with cells of one row and column."""
    lefts = _distinct([edge for box in boxes for edge in (box[0], box[2])])
    tops = _distinct([edge for box in boxes for edge in (box[1], box[3])])
    cells: list[GridCell] = []
    free = {(row, column) for row in range(len(tops) - 1) for column in range(len(lefts) - 1)}
    for box in boxes:
        row, column = _index(tops, box[1]), _index(lefts, box[0])
        row_span, column_span = _index(tops, box[3]) - row, _index(lefts, box[2]) - column
        cells.append(GridCell(row, column, row_span, column_span, box))
        free -= {(row + down, column + along) for down in range(row_span) for along in range(column_span)}
    for row, column in free:
        box = lefts[column], tops[row], lefts[column + 1], tops[row + 1]
        cells.append(GridCell(row, column, 1, 1, box))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(len(tops) - 1, len(lefts) - 1, tuple(cells), around(boxes))


def _distinct(edges: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _SNAP:
            kept.append(edge)
    return kept


def _index(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


@dataclass(frozen=True, slots=True)
class _Path:
    """A drawn path: its corners in PDF space, one list a stroke of the pen, and whether its outline is drawn."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    outlined: bool


def _straight(path: _Path, frame: Frame) -> Iterator[Box]:
    for corners in path.strokes:
        box = frame.box(*around((x, y, x, y) for x, y in corners))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield from _as_line(box)
        elif path.outlined:
            for (ax, ay), (bx, by) in pairwise(corners):
                side = frame.box(ax, ay, bx, by)
                if min(side[2] - side[0], side[3] - side[1]) < 1:
                    yield from _as_line(side)


def _as_line(box: Box) -> Iterator[Box]:
    x0, y0, x1, y1 = box
    if max(x1 - x0, y1 - y0) < _SHORT:
        return
    if x1 - x0 > y1 - y0:
        yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    else:
        yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1


def _paths(page: pdfium.PdfPage) -> Iterator[_Path]:
    count = pdfium_c.FPDFPage_CountObjects(page)
    for index in range(count):
        yield from _paths_in(pdfium_c.FPDFPage_GetObject(page, index), _IDENTITY, 0)


def _paths_in(drawn: object, outer: Matrix, depth: int) -> Iterator[_Path]:
    kind = pdfium_c.FPDFPageObj_GetType(drawn)
    if kind not in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_FORM):
        return
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(drawn, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        yield _path(drawn, matrix)
    elif depth < _DEEPEST:
        for index in range(pdfium_c.FPDFFormObj_CountObjects(drawn)):
            yield from _paths_in(pdfium_c.FPDFFormObj_GetObject(drawn, index), matrix, depth + 1)


def _path(drawn: object, matrix: Matrix) -> _Path:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, fill, stroke)
    strokes: list[list[tuple[float, float]]] = []
    if fill.value or stroke.value:
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(min(pdfium_c.FPDFPath_CountSegments(drawn), _MOST_LINES)):
            segment = pdfium_c.FPDFPath_GetPathSegment(drawn, index)
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not strokes:
                strokes.append([])
            strokes[-1].append(_moved(x.value, y.value, matrix))
            if kind != pdfium_c.FPDF_SEGMENT_BEZIERTO and pdfium_c.FPDFPathSegment_GetClose(segment):
                strokes[-1].append(strokes[-1][0])
    return _Path(tuple(tuple(corners) for corners in strokes if len(corners) > 1), bool(stroke.value))


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies ``one`` and then ``other``."""
    (e, f) = _moved(one[4], one[5], other)
    (a, b) = one[0] * other[0] + one[1] * other[2], one[0] * other[1] + one[1] * other[3]
    (c, d) = one[2] * other[0] + one[3] * other[2], one[2] * other[1] + one[3] * other[3]
    return a, b, c, d, e, f
