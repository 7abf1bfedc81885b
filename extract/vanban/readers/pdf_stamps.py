"""Text that stands on a PDF page without being in it: form fields, typed notes and signature stamps.

Offices sign electronically by stamping the number and the day into the blanks of "Số:     /KH-UBND" and
"ngày     tháng": such bare numbers and filled form fields belong to the text. What a signature says
of itself (signer, office, time) does not.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from vanban.readers.pdf_glyphs import Frame, Glyphs, page_words
from vanban.readers.reading import Box

_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?")
# What signing programs print before the signer and the time
_LABEL = re.compile(r"(?i)(?:ký bởi|người ký|(?:thời gian|ngày|giờ) ký|signed by|signature valid|signing time)\s*:?")
_LONGEST = 40  # words of a stamp
_FILLED = (pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX)


@dataclass(frozen=True, slots=True)
class LaidOver:
    """What is laid over a page: ``words`` belong to its text, ``stamps`` are what signatures say of themselves."""

    words: tuple[Glyphs, ...] = ()
    stamps: tuple[str, ...] = ()


def laid_over(document: pdfium.PdfDocument, index: int, frame: Frame, characters: int) -> LaidOver:
    """What is laid over page ``index``; ``characters`` is how many the page itself has.

    The page is changed in memory: its annotations become part of its content.
    """
    with closing(document[index]) as page:
        places = list(_annotations(document, page, frame))
        if not places or pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) != pdfium_c.FLATTEN_SUCCESS:
            return LaidOver()
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        shown = page_words(text_page, frame, first=characters)
    words: list[Glyphs] = []
    stamps: list[str] = []
    for box, is_text in places:
        inside = [word for word in shown if _inside(word, box)]
        if is_text or _NUMBER.fullmatch("".join(word.text for word in inside)):
            words.extend(replace(word, order=characters + word.order) for word in inside)
        elif inside:
            stamps.append(" ".join(word.text for word in inside))
    return LaidOver(tuple(words), tuple(stamps))


def without_stamps(page: pdfium.PdfPage, frame: Frame, words: Sequence[Glyphs]) -> tuple[list[Glyphs], list[str]]:
    """The words of a page that are in no stamp, and the stamps that were made part of its content.

    Programs that print or flatten a signed file draw each stamp as a form.
    """
    kept, stamps = list(words), []
    for box in _forms(page, frame):
        inside = [word for word in kept if _inside(word, box)]
        text = " ".join(word.text for word in inside)
        if len(inside) <= _LONGEST and is_stamp(text):
            kept = [word for word in kept if word not in inside]
            stamps.append(text)
    return kept, stamps


def _forms(page: pdfium.PdfPage, frame: Frame) -> Iterator[Box]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        drawn = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(drawn) == pdfium_c.FPDF_PAGEOBJ_FORM and pdfium_c.FPDFPageObj_GetBounds(
            drawn, left, bottom, right, top
        ):
            yield frame.box(left.value, bottom.value, right.value, top.value)


def is_stamp(text: str) -> bool:
    """Whether ``text`` is what a signing program writes about a signature."""
    return _LABEL.search(unicodedata.normalize("NFC", text)) is not None


def _annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame) -> Iterator[tuple[Box, bool]]:
    """The boxes of what is laid over a page, and whether it is text by its kind."""
    rect = pdfium_c.FS_RECTF()
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        if kind in (pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP):
            pdfium_c.FPDFAnnot_GetRect(annotation, rect)
            box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
            yield box, kind == pdfium_c.FPDF_ANNOT_FREETEXT or _is_filled(document, annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def _is_filled(document: pdfium.PdfDocument, annotation: object) -> bool:
    form = document.formenv
    return form is not None and pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation) in _FILLED


def _inside(word: Glyphs, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
