"""The engines that work here, as one: where a second one is installed, both read every line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vanban.ocr import embedded, tesseract
from vanban.ocr.decoding import words_of
from vanban.ocr.language import vietnamese
from vanban.ocr.lines import placed_line
from vanban.ocr.model import Picture, PixelBox, ReadLine
from vanban.ocr.repair import Mended, Mender
from vanban.ocr.rules import split_at
from vanban.patterns import builtin_patterns


class Engines:
    """What reads pages in this process; ``name`` is what records call it. Any number of threads may use it."""

    def __init__(self) -> None:
        self._first = embedded.Embedded()
        model = tesseract.find_model()
        self._second = None if model is None else tesseract.Tesseract(model)
        self._language = vietnamese()
        self._mender = Mender(builtin_patterns())
        names = [embedded.engine_name()] + ([] if model is None else [tesseract.engine_name(model)])
        self.name = " + ".join(names)

    def quarters(self, ink: Picture) -> int:
        """By how many quarter turns clockwise the page must be turned to stand upright."""
        return self._first.quarters(ink)

    def lines(self, ink: Picture, down: Sequence[PixelBox]) -> tuple[list[ReadLine], list[Mended]]:
        """The lines of text of a page, none across the vertical rules ``down``, and what was mended; in no order."""
        boxes = [part for box in self._first.lines(ink) for part in split_at(box, down)]
        letters = self._first.letters(ink, boxes)
        others = [None] * len(boxes) if self._second is None else self._second.words(ink, boxes)
        lines: list[ReadLine] = []
        mended: list[Mended] = []
        for box, read, words in zip(boxes, letters, others, strict=True):
            kept, second, blanks = self._mender.blanked(read, words, box)
            line, repairs = self._mender.mended(placed_line(ink, box, words_of(kept, self._language, second)))
            if line.words:
                lines.append(line)
                mended += blanks + repairs
        return lines, mended

    def scribbles(self, lines: Sequence[ReadLine]) -> list[tuple[ReadLine, Mended]]:
        """Those of ``lines`` that are no print, each with what was read in it."""
        found = ((line, self._mender.scribble(line)) for line in lines)
        return [(line, scribble) for line, scribble in found if scribble is not None]

    def incoming(self, lines: Sequence[ReadLine], frame: PixelBox) -> Mended | None:
        """What stands in ``frame`` as the stamp of a receiving office, None when it is no such stamp."""
        return self._mender.incoming(lines, frame)

    def stamps(self, red: Picture) -> list[ReadLine]:
        """The red stamps that are known by heart (HỎA TỐC, MẬT); seals and other red ink are not read."""
        boxes = self._first.lines(red)
        lines = [
            placed_line(red, box, words_of(letters, self._language))
            for box, letters in zip(boxes, self._first.letters(red, boxes), strict=True)
        ]
        return [stamp for line in lines if (stamp := self._mender.stamp(line)) is not None]


@cache
def engines() -> Engines:
    """The engines of this process."""
    return Engines()
