"""PDF files with a text layer: bytes to a :class:`~vanban.readers.reading.Reading`.

PDFium reads the file; the order of the text is made from its position, because content streams
come in any order. Pages that are only pictures have no text here: the reading's notes name them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from vanban.errors import DamagedFile, EmptyFile, EncryptedFile
from vanban.readers.pdf_furniture import with_roles
from vanban.readers.pdf_page import PageWords, page_content, see_pages
from vanban.readers.reading import Reading

MEDIA_TYPE = "application/pdf"
_START = b"%PDF-"
_END = b"%%EOF"
_SAVE_AGAIN = "open it in a PDF viewer, save it again, or ask for the file once more"


def sniff(data: bytes) -> bool:
    """Whether ``data`` is a PDF file: its mark may stand behind some other bytes."""
    return _START in data[:1024]


def read(data: bytes, name: str) -> Reading:
    """The text layer of a PDF file, page by page.

    Raises EncryptedFile when it wants a password, DamagedFile when it is broken or cut off, and
    EmptyFile when no page has text (a scan).
    """
    if _cut_off(data):
        raise DamagedFile(f"{name}: the file ends before its end mark", _SAVE_AGAIN)
    document = _opened(data, name)
    try:
        pages = list(_pages(document, name))
    finally:
        document.close()
    if not any(page.words for page in pages):
        raise EmptyFile(
            f"{name}: none of its {len(pages)} pages has a text layer", "it is a scan: recognise its text (OCR) first"
        )
    notes = tuple(note for page in pages for note in page.notes)
    return Reading(MEDIA_TYPE, with_roles(see_pages(pages)), notes=notes)


def _cut_off(data: bytes) -> bool:
    """Whether objects follow the last end mark, or there is none."""
    end = data.rfind(_END)
    return end < 0 or b" obj" in data[end:]


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise EncryptedFile(f"{name}: the file wants a password", "save it without a password") from error
        raise DamagedFile(f"{name}: the file is no readable PDF", _SAVE_AGAIN) from error
    if len(document) == 0:
        document.close()
        raise DamagedFile(f"{name}: the file has no pages", _SAVE_AGAIN)
    document.init_forms()
    return document


def _pages(document: pdfium.PdfDocument, name: str) -> Iterator[PageWords]:
    for index in range(len(document)):
        try:
            yield page_content(document, index)
        except pdfium.PdfiumError as error:
            raise DamagedFile(f"{name}: page {index + 1} cannot be read", _SAVE_AGAIN) from error
