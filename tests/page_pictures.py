"""Page pictures for tests: pages of the corpus as a scanner gives them."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from vanban.ocr.model import PageImage

CORPUS = Path(__file__).parents[1] / "corpus"
WIDTH, HEIGHT = 595.3, 841.9


def rendered(name: str, page: int = 0, dpi: int = 150) -> Image.Image:
    """A page of a corpus PDF as a picture."""
    with closing(pdfium.PdfDocument(CORPUS / name)) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("RGB")


def page_image(image: Image.Image, number: int = 1) -> PageImage:
    """A picture of a whole A4 page, upright or on its side."""
    width, height = (WIDTH, HEIGHT) if image.width < image.height else (HEIGHT, WIDTH)
    return PageImage(number, image, width, height)


def noisy(image: Image.Image, deviation: float) -> Image.Image:
    """The picture with grain, the same every time."""
    values = np.asarray(image, dtype=np.float32)
    grain = np.random.default_rng(7).normal(0, deviation, values.shape)
    return Image.fromarray((values + grain).clip(0, 255).astype(np.uint8))


def sealed(image: Image.Image, x: float, y: float, radius: float) -> Image.Image:
    """The picture with a red seal around (x, y), in points of the page, through which the text shows."""
    scale = image.width / WIDTH
    canvas = np.full_like(np.asarray(image), 255)
    for share, width in ((1.0, 5), (0.6, 3), (0.3, 9)):
        cv2.circle(canvas, (round(x * scale), round(y * scale)), round(radius * share * scale), (225, 40, 50), width)
    return Image.fromarray(np.minimum(canvas, np.asarray(image)))


def saved(image: Image.Image, kind: str, *more: Image.Image, dpi: int = 150) -> bytes:
    """The picture, and further pages behind it, as a file."""
    stream = io.BytesIO()
    if more:
        image.save(stream, kind, save_all=True, append_images=list(more), dpi=(dpi, dpi))
    else:
        image.save(stream, kind, dpi=(dpi, dpi))
    return stream.getvalue()
