"""The second engine: Tesseract, where a Vietnamese model is installed. It reads the lines that the first one found."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before the library is loaded: its threads slow each other down

import tesserocr

from vanban.ocr.model import Picture, PixelBox, ReadWord

_MODELS = ("script/Vietnamese", "Vietnamese", "vie")  # the better one first
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_ABOVE, _BESIDE = 0.1, 0.3  # of a line's height: margins in which marks stand
# What Tesseract writes for letters of this language.
_LETTERS = str.maketrans({"⁄": "/", "Ð": "Đ", "ð": "đ", "ﬁ": "fi", "ﬂ": "fl"})


@dataclass(frozen=True, slots=True)
class Model:
    """A Vietnamese model of Tesseract: the folder that holds it and its name in there."""

    folder: Path
    name: str


def find_model() -> Model | None:
    """The installed model, None when there is none; ``TESSDATA_PREFIX`` is looked at first."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    places = [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    for folder in (*places, *map(Path, _PLACES)):
        for name in _MODELS:
            if (folder / f"{name}.traineddata").is_file():
                return Model(folder, name)
    return None


def engine_name(model: Model) -> str:
    """What records call this engine."""
    return f"tesseract {tesserocr.tesseract_version().split()[1]} ({model.name})"


class Tesseract:
    """Readers of lines with one model, one for each thread that asks."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._own = threading.local()

    def words(self, ink: Picture, boxes: Sequence[PixelBox]) -> list[list[ReadWord]]:
        """The words in each of ``boxes``, with their boxes in ``ink``."""
        height, width = ink.shape
        reader = self._reader()
        reader.SetImageBytes(ink.tobytes(), width, height, 1, width)
        read = [self._line(reader, box, width, height) for box in boxes]
        reader.Clear()
        return read

    def _reader(self) -> tesserocr.PyTessBaseAPI:
        reader: tesserocr.PyTessBaseAPI | None = getattr(self._own, "reader", None)
        if reader is None:
            folder = f"{self._model.folder}/"
            mode, kind = tesserocr.PSM.SINGLE_LINE, tesserocr.OEM.LSTM_ONLY
            reader = self._own.reader = tesserocr.PyTessBaseAPI(path=folder, lang=self._model.name, psm=mode, oem=kind)
        return reader

    def _line(self, reader: tesserocr.PyTessBaseAPI, box: PixelBox, width: int, height: int) -> list[ReadWord]:
        tall = box[3] - box[1]
        left, top = max(0, round(box[0] - _BESIDE * tall)), max(0, round(box[1] - _ABOVE * tall))
        right, bottom = min(width, round(box[2] + _BESIDE * tall)), min(height, round(box[3] + _ABOVE * tall))
        reader.SetRectangle(left, top, right - left, bottom - top)
        if not reader.Recognize():
            return []
        level = tesserocr.RIL.WORD
        return [
            ReadWord(word.GetUTF8Text(level).translate(_LETTERS), word.BoundingBox(level), word.Confidence(level) / 100)
            for word in tesserocr.iterate_level(reader.GetIterator(), level)
            if not word.Empty(level)
        ]
