"""Page images to pages of a reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from vanban.readers.pdf_furniture import with_roles
from vanban.readers.pdf_page import PageWords, see_pages
from vanban.readers.reading import Page, Recognition


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: ``number`` is 1-based; ``width`` and ``height`` are its size in points as pictured."""

    number: int
    image: Image.Image
    width: float
    height: float


def recognise(images: Iterable[PageImage], jobs: int | None = None) -> tuple[list[PageWords], Recognition]:
    """The words and ruled tables of ``images``, in their order, to be put in order together with typed pages.

    ``images`` is taken page by page, so a generator keeps few pictures in memory; ``jobs`` pages are
    read at the same time (as many as there are cores by default).
    """
    raise NotImplementedError


def read_images(images: Iterable[PageImage], jobs: int | None = None) -> tuple[list[Page], Recognition]:
    """The pages that ``images`` show: words with boxes in points of the upright page."""
    pages, report = recognise(images, jobs)
    return list(with_roles(see_pages(pages))), report
