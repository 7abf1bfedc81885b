"""Page pictures to pages of a reading: all that lies between is in this room, in the order of this file."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from vanban.ocr.engines import Engines, engines
from vanban.ocr.model import PageImage
from vanban.ocr.placing import Place, glyphs_of
from vanban.ocr.preparation import prepare, turned
from vanban.ocr.rules import find_rules
from vanban.readers.pdf_furniture import with_roles
from vanban.readers.pdf_glyphs import Frame
from vanban.readers.pdf_page import PageWords, see_pages
from vanban.readers.pdf_tables import grids_of
from vanban.readers.reading import Page, Recognition, Repair


@dataclass(frozen=True, slots=True)
class _ReadPage:
    words: PageWords
    confidences: tuple[float, ...]
    repairs: tuple[Repair, ...]


def recognise(images: Iterable[PageImage], jobs: int | None = None) -> tuple[list[PageWords], Recognition]:
    """The words and ruled tables of ``images``, in their order, to be put in order together with typed pages.

    ``images`` is taken page by page, so a generator keeps few pictures in memory; ``jobs`` pages are
    read at the same time (as many as there are cores by default).
    """
    read = list(_all_pages(images, jobs or len(os.sched_getaffinity(0))))
    confidences = [confidence for page in read for confidence in page.confidences]
    report = Recognition(
        engine=engines().name,
        pages=tuple(page.words.number for page in read),
        confidence=round(sum(confidences) / len(confidences), 3) if confidences else None,
        repairs=tuple(repair for page in read for repair in page.repairs),
    )
    return [page.words for page in read], report


def read_images(images: Iterable[PageImage], jobs: int | None = None) -> tuple[list[Page], Recognition]:
    """The pages that ``images`` show: words with boxes in points of the upright page."""
    pages, report = recognise(images, jobs)
    return list(with_roles(see_pages(pages))), report


def _all_pages(images: Iterable[PageImage], jobs: int) -> Iterator[_ReadPage]:
    """The pages in their order. Threads do: the engines and OpenCV work without Python's lock."""
    engine = engines()
    if jobs == 1:
        yield from (_page(image, engine) for image in images)
        return
    waiting: deque[Future[_ReadPage]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        for image in images:
            waiting.append(pool.submit(_page, image, engine))
            if len(waiting) > jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _page(image: PageImage, engine: Engines) -> _ReadPage:
    page = prepare(image)
    page = turned(page, engine.quarters(page.ink))
    rules = find_rules(page.ink, 72 / page.scale)
    lines, mended = engine.lines(rules.rest, rules.down)
    if page.red is not None and page.number == 1:
        lines += engine.stamps(page.red)
    place = Place(page.scale)
    words = PageWords(
        number=page.number,
        frame=Frame(0, 0, page.width, page.height, 0),
        words=tuple(glyphs_of(lines, place)),
        grids=tuple(grids_of([place.stroke(box) for box in (*rules.across, *rules.down)])),
    )
    repairs = tuple(Repair(page.number, item.read, item.text, item.rule, place.box(item.box)) for item in mended)
    return _ReadPage(words, tuple(word.confidence for line in lines for word in line.words), repairs)
