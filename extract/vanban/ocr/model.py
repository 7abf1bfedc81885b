"""What the rooms of text recognition hand to each other. All boxes are in pixels of the prepared picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]  # shape (height, width): 0 is ink, 255 is paper
PixelBox = tuple[int, int, int, int]  # x0, y0, x1, y1; x1 and y1 are past the last pixel


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: ``number`` is 1-based; ``width`` and ``height`` are its size in points as pictured."""

    number: int
    image: Image.Image
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A recognised word: how sure the engine is, 0 to 1, of its least sure letter."""

    text: str
    box: PixelBox
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A recognised line, its words from left to right."""

    box: PixelBox
    words: tuple[ReadWord, ...]

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)
