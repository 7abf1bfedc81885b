"""The pages of PDFs and scans as pictures, small enough for a site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from vanban.errors import VanbanError
from vanban.readers.image import page_images
from vanban.record import Source

_WIDTH = 1000  # pixels: print of 13 points is read with ease
_QUALITY = 55
_PDF = "application/pdf"
_MOST = 60  # pages of a document that get a picture


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: its file in the folder of pages, and the size of the page in points."""

    page: int
    file: str
    width: float
    height: float


def write_pictures(source: Source, file: Path | None, folder: Path, name: str) -> list[Picture]:
    """The pages of ``file`` as ``name-1.webp`` … in ``folder``.

    Nothing where the record's file has no page pictures, is not there, is not the same bytes, or cannot be opened.
    """
    if file is None or not (source.media_type == _PDF or source.media_type.startswith("image/")):
        return []
    try:
        data = file.read_bytes()
    except OSError:
        return []
    if hashlib.sha256(data).hexdigest() != source.sha256:
        return []
    images = _pdf_pages(data) if source.media_type == _PDF else _pictures(data, file.name)
    return [_saved(image, size, number, folder, name) for number, (image, size) in enumerate(images, 1)]


def _pdf_pages(data: bytes) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # wants a password
        return
    document.init_forms()
    for index in range(min(len(document), _MOST)):
        page = document[index]
        width, height = page.get_size()
        yield page.render(scale=_WIDTH / width).to_pil().convert("RGB"), (width, height)
        page.close()
    document.close()


def _pictures(data: bytes, name: str) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    try:
        for number, page in enumerate(page_images(data, name), 1):
            image = page.image.convert("RGB")
            image.thumbnail((_WIDTH, _WIDTH * 4))
            yield image, (page.width, page.height)
            if number == _MOST:
                return
    except VanbanError:  # a record was made of it all the same, of the pages before
        return


def _saved(image: Image.Image, size: tuple[float, float], number: int, folder: Path, name: str) -> Picture:
    file = f"{name}-{number}.webp"
    image.save(folder / file, "WEBP", quality=_QUALITY, method=3)
    return Picture(number, file, round(size[0], 2), round(size[1], 2))
