"""PDF files: bytes to a :class:`~vanban.readers.reading.Reading`.

PDFium reads the text layer; the order of the text is made from its position, because content streams
come in any order. Pages whose layer is not what a person reads on them are recognised from their pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.ocr.model import PageImage
from vanban.readers.options import ReadOptions
from vanban.readers.pdf_furniture import with_roles
from vanban.readers.pdf_layer import Verdict, judge, pages_read
from vanban.readers.pdf_page import PageWords, TypedPage, over_page, see_pages, typed_page
from vanban.readers.pdf_pictures import picture_of
from vanban.readers.pdf_stamps import LaidOver
from vanban.readers.reading import Reading, Recognition
from vanban.readers.signatures import read_signatures

MEDIA_TYPE = "application/pdf"
_START = b"%PDF-"
_END = b"%%EOF"
_SAVE_AGAIN = "open it in a PDF viewer, save it again, or ask for the file once more"


def sniff(data: bytes) -> bool:
    """Whether ``data`` is a PDF file: its mark may stand behind some other bytes."""
    return _START in data[:1024]


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """What the pages of a PDF file show, each by its text layer or by its picture, and its signatures.

    Raises EncryptedFile when it wants a password that is not among the options', LimitExceeded when it has
    more pages than they allow, and DamagedFile when it is broken or cut off.
    """
    options = options or ReadOptions()
    if _cut_off(data):
        raise DamagedFile(f"{name}: the file ends before its end mark", _SAVE_AGAIN)
    document, password = _opened(data, name, options.passwords)
    try:
        if len(document) > options.max_pages:
            raise LimitExceeded(
                f"{name}: {len(document)} pages, more than the {options.max_pages} allowed", "raise --max-pages"
            )
        content = _content(document, name)
    finally:
        document.close()
    return Reading(
        MEDIA_TYPE,
        with_roles(see_pages(content.pages)),
        notes=tuple(content.notes),
        ocr=content.recognition,
        pages_read=pages_read(content.verdicts),
        signatures=read_signatures(data, password),
        stamps=tuple(content.stamps),
    )


def _cut_off(data: bytes) -> bool:
    """Whether objects follow the last end mark, or there is none."""
    end = data.rfind(_END)
    return end < 0 or b" obj" in data[end:]


def _opened(data: bytes, name: str, passwords: Sequence[str]) -> tuple[pdfium.PdfDocument, str | None]:
    """The open file and the password that it wanted."""
    for password in (None, *passwords):
        try:
            document = pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            if error.err_code not in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
                raise DamagedFile(f"{name}: the file is no readable PDF", _SAVE_AGAIN) from error
            continue
        if len(document) == 0:
            document.close()
            raise DamagedFile(f"{name}: the file has no pages", _SAVE_AGAIN)
        document.init_forms()
        return document, password
    given = "none of the given passwords opens the file" if passwords else "the file wants a password"
    raise EncryptedFile(f"{name}: {given}", "give it with --password, or save the file without one")


@dataclass(slots=True)
class _Content:
    """All pages in their order, and how they were come by."""

    pages: list[PageWords] = field(default_factory=list)
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    stamps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    recognition: Recognition | None = None


def _content(document: pdfium.PdfDocument, name: str) -> _Content:
    content = _Content()
    to_recognise: list[TypedPage] = []
    for page in _typed_pages(document, name):
        number = page.words.number
        content.stamps += page.stamps
        verdict = judge(page.layer)
        if verdict is not None:
            content.verdicts[number] = verdict
        if verdict is not None and verdict.recognise:
            to_recognise.append(page)
        else:
            if page.unread:
                content.notes.append(f"page {number} has a picture on which no text was looked for")
            over = over_page(document, page)
            content.stamps += over.stamps
            content.pages.append(_with_words(page.words, over))
    if to_recognise:
        _recognise(document, to_recognise, content)
    return content


def _typed_pages(document: pdfium.PdfDocument, name: str) -> Iterator[TypedPage]:
    for index in range(len(document)):
        try:
            yield typed_page(document, index)
        except pdfium.PdfiumError as error:
            raise DamagedFile(f"{name}: page {index + 1} cannot be read", _SAVE_AGAIN) from error


def _recognise(document: pdfium.PdfDocument, pages: Sequence[TypedPage], content: _Content) -> None:
    """Add what is recognised on ``pages``, and what is laid over them."""
    from vanban.ocr.pages import recognise  # its engine takes a second to import: only when used

    over: dict[int, LaidOver] = {}

    def pictures() -> Iterator[PageImage]:
        for page in pages:
            number = page.words.number
            with_text = content.verdicts[number].reason != "stamp-only"
            yield picture_of(document, number - 1, page.drawn.dots, with_text)
            over[number] = over_page(document, page)

    recognised, content.recognition = recognise(pictures())
    for words in recognised:
        laid = over[words.number]
        if laid.stamps and content.verdicts[words.number].reason == "no-text":
            content.verdicts[words.number] = Verdict(True, "stamp-only")
        content.stamps += laid.stamps
        content.pages.append(_with_words(words, laid))
    content.pages.sort(key=lambda words: words.number)


def _with_words(page: PageWords, over: LaidOver) -> PageWords:
    return replace(page, words=page.words + over.words)
