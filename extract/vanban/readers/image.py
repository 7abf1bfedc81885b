"""Pictures of pages (PNG, JPEG, TIFF with any number of pages): recognised, since nothing in them is text."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from vanban.errors import DamagedFile, LimitExceeded
from vanban.ocr.model import PageImage
from vanban.readers.options import ReadOptions
from vanban.readers.reading import Reading

MEDIA_TYPE = "image/*"
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_MOST_PIXELS = 200_000_000  # A3 at 600 dots an inch is 70 million
_DPI = (90.0, 1300.0)  # what a file may say of itself and be believed
_A4 = (595.3, 841.9)  # points
_A4_SIDES = (1.2, 1.6)  # ratios of the sides of what may be a page of A4, cropped a little or not
_LEAST_PIXELS = 16  # no letter is smaller
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, EOFError, struct.error)
_SAVE_AGAIN = "scan or copy it once more"


def sniff(data: bytes) -> bool:
    """Whether ``data`` is a picture of a kind that is read here."""
    return data.startswith(_MAGIC)


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """The text on every page of a picture file, by recognition.

    Raises DamagedFile when the picture is broken or cut off, LimitExceeded when it has more pages than
    the options allow or is larger than any page can be.
    """
    from vanban.ocr.pages import read_images  # its engine takes a second to import: only when used

    options = options or ReadOptions()
    image = _opened(data, name)
    try:
        count = getattr(image, "n_frames", 1)
    except _BROKEN as error:
        raise DamagedFile(f"{name}: the picture is cut off or broken", _SAVE_AGAIN) from error
    if count > options.max_pages:
        raise LimitExceeded(f"{name}: {count} pages, more than the {options.max_pages} allowed", "raise --max-pages")
    pages, recognition = read_images(_pages(image, count, name))
    return Reading(_MEDIA_TYPES[image.format or "PNG"], tuple(pages), ocr=recognition)


def page_images(data: bytes, name: str) -> Iterator[PageImage]:
    """The pages of a picture file as they are seen. Raises DamagedFile when the picture is broken or cut off."""
    image = _opened(data, name)
    yield from _pages(image, getattr(image, "n_frames", 1), name)


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=tuple(_MEDIA_TYPES))
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except _BROKEN as error:
        raise DamagedFile(f"{name}: the picture cannot be read", _SAVE_AGAIN) from error


def _pages(image: Image.Image, count: int, name: str) -> Iterator[PageImage]:
    for number in range(1, count + 1):
        try:
            image.seek(number - 1)
            if image.width * image.height > _MOST_PIXELS:
                raise _too_large(name)
            image.load()
        except _BROKEN as error:
            raise DamagedFile(f"{name}: page {number} is cut off or broken", _SAVE_AGAIN) from error
        if min(image.size) < _LEAST_PIXELS:
            raise DamagedFile(
                f"{name}: page {number} is {image.width} x {image.height} points of a picture", _SAVE_AGAIN
            )
        upright = ImageOps.exif_transpose(image)  # as the camera was held
        yield PageImage(number, upright, *_size(upright))


def _too_large(name: str) -> LimitExceeded:
    return LimitExceeded(f"{name}: a picture of more than {_MOST_PIXELS // 10**6} million pixels", "scan it at 300 dpi")


def _size(frame: Image.Image) -> tuple[float, float]:
    """Width and height of the page in points: as the file says, or as of A4 when it has its shape."""
    dots = frame.info.get("dpi", (0, 0))
    if all(_is_believable(value) for value in dots[:2]):
        return frame.width / float(dots[0]) * 72, frame.height / float(dots[1]) * 72
    short, long = sorted((frame.width, frame.height))
    if _A4_SIDES[0] < long / short < _A4_SIDES[1]:
        scale = _A4[0] / short
    else:
        scale = math.sqrt(_A4[0] * _A4[1] / (frame.width * frame.height))  # a strip or a wide sheet: the same area
    return frame.width * scale, frame.height * scale


def _is_believable(dots: float) -> bool:
    return math.isfinite(float(dots)) and _DPI[0] <= float(dots) <= _DPI[1]
