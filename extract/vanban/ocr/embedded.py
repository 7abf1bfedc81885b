"""The engine that is always there: trueocr, whose models come with its package and run on ONNX Runtime.

Its own page reading is not used: it gives no words, no boxes of words and no second choices. The
models are: lines are detected, and every line is recognised with the alternatives that the model weighs.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnxruntime
import trueocr
from numpy.typing import NDArray
from trueocr.page import VERTICAL, PageEngine
from trueocr.preprocess import pad_batch, prepare_gray, width_batches
from trueocr.recognizer import Recognizer

from vanban.ocr.letters import Frames, Letter, letters_of
from vanban.ocr.model import Picture, PixelBox
from vanban.ocr.onnx_outputs import with_outputs

_FRAME = 4  # columns of the recogniser's picture that make one frame
_BATCH = 32
_FLOAT, _INT64 = 1, 7  # element types of the ONNX format


def engine_name() -> str:
    """What records call this engine."""
    return f"trueocr {version('trueocr')}"


class Embedded:
    """The models, loaded once; every method may be called from several threads at the same time."""

    def __init__(self) -> None:
        folder = Path(trueocr.__file__).parent / "models"
        self._page = PageEngine(folder, threads=1)
        self._lines = Recognizer(folder, threads=1)
        self._alphabet: list[str] = list(self._lines.chars)
        model = with_outputs((folder / "rec.onnx").read_bytes(), {"topv": _FLOAT, "topi": _INT64})
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def quarters(self, ink: Picture) -> int:
        """By how many quarter turns clockwise the page must be turned to stand upright."""
        turn = self._page.orientation(ink)
        return 0 if turn == VERTICAL else int(turn)

    def lines(self, ink: Picture) -> list[PixelBox]:
        """The boxes of the lines of text, in no order."""
        height, width = ink.shape
        found = self._page.detect(ink)
        boxes = [
            (max(0, int(x0)), max(0, int(y0)), min(width, int(np.ceil(x1))), min(height, int(np.ceil(y1))))
            for x0, y0, x1, y1, _ in found
        ]
        return [box for box in boxes if box[2] > box[0] and box[3] > box[1]]

    def letters(self, ink: Picture, boxes: Sequence[PixelBox]) -> list[list[Letter]]:
        """The letters in each of ``boxes``, with ``x`` in pixels of ``ink``."""
        crops = [self._crop(ink, box) for box in boxes]
        read: list[list[Letter]] = [[] for _ in boxes]
        for batch in width_batches([crop.shape[1] for crop in crops], max_batch=_BATCH):
            tensor, widths = pad_batch([crops[index] for index in batch])
            lengths, logs, classes = self._session.run(["lengths", "topv", "topi"], {"x": tensor, "widths": widths})
            for row, index in enumerate(batch):
                frames = Frames(classes[row, : int(lengths[row])], logs[row, : int(lengths[row])])
                left, step = self._scale(boxes[index], crops[index].shape[1])
                read[index] = letters_of(frames, self._alphabet, left, step)
        return read

    def _crop(self, ink: Picture, box: PixelBox) -> NDArray[np.float32]:
        x0, y0, x1, y1 = box
        margins = self._lines.max_width, self._lines.pad_y, self._lines.pad_x
        return np.asarray(prepare_gray(ink[y0:y1, x0:x1], *margins))

    def _scale(self, box: PixelBox, width: int) -> tuple[float, float]:
        """Where the recogniser's picture of ``box`` begins, and the pixels of a frame."""
        margin = self._lines.pad_x * (box[3] - box[1])
        return box[0] - margin, _FRAME * (box[2] - box[0] + 2 * margin) / width
