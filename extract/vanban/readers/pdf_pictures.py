"""What is drawn on a PDF page besides text, and the page as a picture for text recognition."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from math import ceil

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from vanban.ocr.model import PageImage
from vanban.readers.reading import Box

_LEAST_DOTS, _MOST_DOTS = 200, 300  # an inch: below, letters are too small; above, nothing is won
_LONGEST = 4300  # dots of the longer side: A4 at 300 dots an inch and some margin
_CONTRAST = 40  # of 255 between ink and paper
_LARGE = 0.15  # of the page: a picture that may hold text, no logo or seal
_DEEPEST = 8  # forms within forms


@dataclass(frozen=True, slots=True)
class Drawn:
    """``pictures`` is the share of the page under pictures (0 to 1), ``dots`` how many an inch the largest has.

    ``large`` are the places of large pictures in PDF space; ``anything`` says whether the page has any content.
    """

    pictures: float
    dots: float
    large: tuple[Box, ...]
    anything: bool


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """What is drawn on ``page``. Pictures that lie over each other count twice, the page at most once."""
    area = page.get_width() * page.get_height()
    covered, largest, dots = 0.0, 0.0, float(_LEAST_DOTS)
    large: list[Box] = []
    for matrix, pixels in _pictures(page):
        size = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        covered += size
        if size > _LARGE * area:
            large.append(matrix.on_rect(0, 0, 1, 1))
        if size > largest:
            largest, dots = size, 72 * (pixels / size) ** 0.5
    share = min(1.0, covered / area) if area else 0.0
    return Drawn(share, dots, tuple(large), pdfium_c.FPDFPage_CountObjects(page) > 0)


def picture_of(document: pdfium.PdfDocument, index: int, dots: float, with_text: bool = True) -> PageImage:
    """Page ``index`` (0-based) as it is shown, at about ``dots`` an inch, without what is laid over it.

    Without text when ``with_text`` is false: then only pictures and lines are drawn. The open document is changed.
    """
    with closing(document[index]) as page:
        if not with_text:
            _take_text_out(page)
        width, height = page.get_size()
        scale = min(max(dots, _LEAST_DOTS), _MOST_DOTS) / 72
        scale = min(scale, _LONGEST / max(width, height))
        with closing(page.render(scale=scale, may_draw_forms=False, draw_annots=False)) as bitmap:
            image = bitmap.to_pil().convert("RGB")
    return PageImage(index + 1, image, width, height)


def is_seen(page: pdfium.PdfPage, boxes: Sequence[Box]) -> list[bool]:
    """Whether anything is drawn in each of ``boxes``, which are in points of the page as it is shown."""
    with closing(page.render(scale=1, grayscale=True, may_draw_forms=False, draw_annots=False)) as bitmap:
        shades = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    parts = (shades[max(0, int(y0)) : ceil(y1), max(0, int(x0)) : ceil(x1)] for x0, y0, x1, y1 in boxes)
    return [part.size > 0 and int(part.max()) - int(part.min()) > _CONTRAST for part in parts]


def _pictures(page: pdfium.PdfPage) -> Iterator[tuple[pdfium.PdfMatrix, int]]:
    """Every picture on a page: the matrix that puts the unit square where it is drawn, and its pixels."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _pictures_in(pdfium_c.FPDFPage_GetObject(page, index), pdfium.PdfMatrix(), 0)


def _pictures_in(drawn: object, outer: pdfium.PdfMatrix, depth: int) -> Iterator[tuple[pdfium.PdfMatrix, int]]:
    kind = pdfium_c.FPDFPageObj_GetType(drawn)
    if kind not in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM) or depth > _DEEPEST:
        return
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(drawn, own)
    matrix = pdfium.PdfMatrix.from_raw(own).multiply(outer)
    if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        width, height = ctypes.c_uint(), ctypes.c_uint()
        if pdfium_c.FPDFImageObj_GetImagePixelSize(drawn, width, height):
            yield matrix, width.value * height.value
        return
    for index in range(pdfium_c.FPDFFormObj_CountObjects(drawn)):
        yield from _pictures_in(pdfium_c.FPDFFormObj_GetObject(drawn, index), matrix, depth + 1)


def _take_text_out(page: pdfium.PdfPage) -> None:
    """Remove text and forms without pictures from a page."""
    for index in reversed(range(pdfium_c.FPDFPage_CountObjects(page))):
        drawn = pdfium_c.FPDFPage_GetObject(page, index)
        kind = pdfium_c.FPDFPageObj_GetType(drawn)
        is_form = kind == pdfium_c.FPDF_PAGEOBJ_FORM and not any(_pictures_in(drawn, pdfium.PdfMatrix(), 0))
        if (kind == pdfium_c.FPDF_PAGEOBJ_TEXT or is_form) and pdfium_c.FPDFPage_RemoveObject(page, drawn):
            pdfium_c.FPDFPageObj_Destroy(drawn)
