"""WordprocessingML for documents of older formats, so that one reader walks them all.

The readers of .doc, .rtf and .odt say in these elements what their file holds; what that shows
(numbers, notes, merged cells, looks) is the business of the .docx modules alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from vanban.readers.docx_xml import Element, R, W

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SAME_EDGE = 60  # twips (about 1 mm) by which edges of one column differ in files drawn by hand

Borders = Mapping[str, bool]
"""Side (top, left, bottom, right, insideH, insideV) → whether a line is drawn there; unsaid sides are missing."""


def element(name: str, *children: Element, **attributes: str | int) -> Element:
    """``<w:name w:attribute="…">`` with these children."""
    made = etree.Element(W + name, {W + key: _NOT_XML.sub("", str(value)) for key, value in attributes.items()})
    made.extend(children)
    return made


def text_element(text: str, name: str = "t") -> Element:
    """``<w:t>`` (or ``w:instrText``) with what XML can hold of ``text``."""
    made = element(name)
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    made.text = _NOT_XML.sub("", text)
    return made


@dataclass(slots=True)
class WordParts:
    """The parts of a document in the shape that the .docx reader takes a package in."""

    main: Element
    parts: Mapping[str, Element]  # by kind: styles, numbering, footnotes, endnotes, settings
    stories: Mapping[str, Element]  # headers and footers by relationship id

    def related(self, kind: str) -> Element | None:
        """The part of a kind, None where there is none."""
        return self.parts.get(kind)

    def by_id(self, relationship: str | None) -> Element | None:
        """The header or footer behind a relationship id."""
        return self.stories.get(relationship or "")


def section(references: Iterable[tuple[str, str, str]], first_differs: bool) -> Element:
    """``w:sectPr`` that refers to headers and footers given as (header|footer, type, relationship id)."""
    made = element("sectPr")
    for place, kind, relationship in references:
        reference = element(f"{place}Reference", type=kind)
        reference.set(R + "id", relationship)
        made.append(reference)
    if first_differs:
        made.append(element("titlePg"))
    return made


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell of a row as old formats give it: its right edge in twips, and what it is merged with."""

    right: int
    below: str | None = None  # w:vMerge: restart or continue
    beside: bool = False  # merged into the cell before it
    borders: Borders = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its left edge in twips, its cells, and the ``w:p`` elements of each."""

    left: int
    shapes: tuple[CellShape, ...]
    contents: tuple[Sequence[Element], ...]
    borders: Borders = field(default_factory=dict)


def table(rows: Sequence[TableRow]) -> Element:
    """``w:tbl`` whose grid is made from the edges of the cells."""
    edges = _snapped({edge for row in rows for edge in (row.left, *(shape.right for shape in row.shapes))})
    made = element("tbl", element("tblPr"))
    for row in rows:
        made.append(_row(row, edges))
    return made


def _snapped(edges: set[int]) -> dict[int, int]:
    """Edge → number of its grid line; edges that nearly agree are one line."""
    places: dict[int, int] = {}
    line, last = -1, None
    for edge in sorted(edges):
        if last is None or edge - last > _SAME_EDGE:
            line += 1
            last = edge
        places[edge] = line
    return places


def _row(row: TableRow, edges: Mapping[int, int]) -> Element:
    made = element("tr")
    start = edges[row.left]
    if start:
        made.append(element("trPr", element("gridBefore", val=start)))
    if row.borders:
        made.append(element("tblPrEx", _borders("tblBorders", row.borders)))
    for number, shape in enumerate(row.shapes):
        end = max(edges[shape.right], start + 1)
        properties = element("tcPr", element("gridSpan", val=end - start))
        if shape.beside:
            properties.append(element("hMerge", val="continue"))
        if shape.below is not None:
            properties.append(element("vMerge", val=shape.below))
        if shape.borders:
            properties.append(_borders("tcBorders", shape.borders))
        content = row.contents[number] if number < len(row.contents) else ()
        made.append(element("tc", properties, *content))
        start = end
    for surplus in row.contents[len(row.shapes) :]:
        made[-1].extend(surplus)  # cells that the row does not announce: their text stays
    return made


def _borders(name: str, borders: Borders) -> Element:
    return element(name, *(element(side, val="single" if drawn else "nil") for side, drawn in borders.items()))
