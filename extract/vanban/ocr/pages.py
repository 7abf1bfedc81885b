"""Page pictures to pages of a reading: all that lies between is in this room, in the order of this file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from vanban.machine import cores
from vanban.ocr.engines import Engines, engines
from vanban.ocr.model import PageImage, PixelBox, ReadLine
from vanban.ocr.placing import Place, glyphs_of
from vanban.ocr.preparation import prepare, turned
from vanban.ocr.rules import find_rules
from vanban.readers.pdf_furniture import with_roles
from vanban.readers.pdf_glyphs import Frame
from vanban.readers.pdf_page import PageWords, see_pages
from vanban.readers.pdf_tables import Grid, grids_of
from vanban.readers.reading import Page, Recognition, Repair

_STAMP_CELLS, _STAMP_WIDTH = 12, 0.45  # of a framed stamp, at most; the width is a share of the page's


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
    read = list(_all_pages(images, jobs or cores()))
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
    place = Place(page.scale)
    rules = find_rules(page.ink, 72 / page.scale)
    grids = grids_of([place.stroke(box) for box in (*rules.across, *rules.down)])
    lines, mended = engine.lines(rules.rest, rules.down)
    for grid in [grid for grid in grids if _may_be_stamp(grid, page.width)]:
        frame = place.pixels(grid.box)
        inside = [line for line in lines if _within(line, frame)]
        stamp = engine.incoming(inside, frame)
        if stamp is not None:
            lines = [line for line in lines if line not in inside]
            grids.remove(grid)
            mended.append(stamp)
    for line, scribble in engine.scribbles(lines):
        lines.remove(line)
        mended.append(scribble)
    if page.red is not None and page.number == 1:
        lines += engine.stamps(page.red)
    words = PageWords(
        number=page.number,
        frame=Frame(0, 0, page.width, page.height, 0),
        words=tuple(glyphs_of(lines, place)),
        grids=tuple(grids),
    )
    repairs = tuple(Repair(page.number, item.read, item.text, item.rule, place.box(item.box)) for item in mended)
    return _ReadPage(words, tuple(word.confidence for line in lines for word in line.words), repairs)


def _may_be_stamp(grid: Grid, width: float) -> bool:
    """Whether a frame is as small as the stamps of offices are."""
    return len(grid.cells) <= _STAMP_CELLS and grid.box[2] - grid.box[0] < _STAMP_WIDTH * width


def _within(line: ReadLine, frame: PixelBox) -> bool:
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]
