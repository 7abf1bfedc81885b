"""The engines that work here, as one: where a second one is installed, both read every line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vanban.ocr import embedded, tesseract
from vanban.ocr.decoding import words_of
from vanban.ocr.language import vietnamese
from vanban.ocr.lines import placed_line
from vanban.ocr.model import Picture, PixelBox, ReadLine
from vanban.ocr.rules import split_at


class Engines:
    """What reads pages in this process; ``name`` is what records call it. Any number of threads may use it."""

    def __init__(self) -> None:
        self._first = embedded.Embedded()
        model = tesseract.find_model()
        self._second = None if model is None else tesseract.Tesseract(model)
        self._language = vietnamese()
        names = [embedded.engine_name()] + ([] if model is None else [tesseract.engine_name(model)])
        self.name = " + ".join(names)

    def quarters(self, ink: Picture) -> int:
        """By how many quarter turns clockwise the page must be turned to stand upright."""
        return self._first.quarters(ink)

    def lines(self, ink: Picture, down: Sequence[PixelBox]) -> list[ReadLine]:
        """The lines of text of a page, none across the vertical rules ``down``; in no order."""
        boxes = [part for box in self._first.lines(ink) for part in split_at(box, down)]
        letters = self._first.letters(ink, boxes)
        others = [None] * len(boxes) if self._second is None else self._second.words(ink, boxes)
        lines = [
            placed_line(ink, box, words_of(read, self._language, words))
            for box, read, words in zip(boxes, letters, others, strict=True)
        ]
        return [line for line in lines if line.words]


@cache
def engines() -> Engines:
    """The engines of this process."""
    return Engines()
