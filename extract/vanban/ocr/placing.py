"""From pixels of a picture to points of a page: recognised words as the words of a page that is put in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from vanban.ocr.model import PixelBox, ReadLine
from vanban.readers.pdf_glyphs import Font, Glyphs
from vanban.readers.reading import Box

_EM = 1.13  # height of a line's box in its font size
_DESCENT = 0.22  # of the box that lies below the base line
_SAME_SIZE = 0.15  # by which the sizes of lines set in one size are measured apart
_FONT = Font("", bold=False, italic=False)


@dataclass(frozen=True, slots=True)
class Place:
    """``scale`` is points a pixel."""

    scale: float

    def box(self, box: PixelBox) -> Box:
        """A box of pixels in points, to a tenth."""
        x0, y0, x1, y1 = (round(edge * self.scale, 1) for edge in box)
        return x0, y0, x1, y1

    def pixels(self, box: Box) -> PixelBox:
        """A box of points in pixels."""
        x0, y0, x1, y1 = (round(edge / self.scale) for edge in box)
        return x0, y0, x1, y1

    def stroke(self, box: PixelBox) -> Box:
        """A ruling line as a box without thickness."""
        x0, y0, x1, y1 = self.box(box)
        if x1 - x0 > y1 - y0:
            return x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
        return (x0 + x1) / 2, y0, (x0 + x1) / 2, y1


def glyphs_of(lines: Sequence[ReadLine], place: Place) -> Iterator[Glyphs]:
    """The words of ``lines`` with sizes and base lines, as if they were typed on the page."""
    if not lines:
        return
    usual = median(_height(line) for line in lines)
    order = 0
    for line in lines:
        height = _height(line)
        size = usual if abs(height - usual) <= _SAME_SIZE * usual else height
        baseline = line.box[3] - _DESCENT * height
        for index, word in enumerate(line.words):
            yield Glyphs(
                text=word.text,
                box=place.box(word.box),
                baseline=round(baseline * place.scale, 1),
                size=round(2 * size / _EM * place.scale) / 2,
                font=_FONT,
                order=order,
                spaces=1 if index else 0,
            )
            order += 1
        order += 1  # a gap in the order: the next line's first word does not follow this one's last


def _height(line: ReadLine) -> int:
    return line.box[3] - line.box[1]
