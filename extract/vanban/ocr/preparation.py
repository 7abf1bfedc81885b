"""Page pictures made fit for reading: one channel, even background, little noise, upright and straight.

The order and the gates follow measurements on degraded pages: flattening the background decides most;
a median filter saves noisy pages and hurts clean ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vanban.ocr.model import PageImage, Picture

_BEST_DPI = 200.0  # engines gain nothing from more
_MOST_DPI = 240.0  # pictures above are scaled down
_LEAST_DPI = 110.0  # and below are doubled
_SPECKS = 4.0  # noise above which a median filter does more good than harm (grey levels)
_GRAIN = 1.5  # and a slight blur
_WIDEST_SKEW = 8.0  # degrees to either side
_LEAST_SKEW = 0.08
_RED = 60  # by how much red must outshine green and blue
_LEAST_RED = 0.0004  # of the page


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to be read: ``ink`` is the text, ``red`` what was printed or stamped in red (None without).

    ``width`` and ``height`` are the upright page's size in points; ``scale`` is points a pixel.
    """

    number: int
    ink: Picture
    red: Picture | None
    width: float
    height: float
    scale: float


def prepare(page: PageImage) -> Prepared:
    """``page`` straightened and cleaned, at the resolution that engines read best; quarter turns are left alone."""
    picture = _squared(_opaque(page.image), page.width / page.height)
    factor = _factor(picture, page.width)
    ink = _denoised(_flattened(_resized(_dark_channel(picture), factor)))
    red = _red_layer(picture)
    angle = skew(ink)
    if abs(angle) >= _LEAST_SKEW:
        ink = _rotated(ink, angle)
    if red is not None:
        red = _rotated(_resized(red, factor), angle)
    return Prepared(page.number, ink, red, page.width, page.height, page.width / ink.shape[1])


def turned(page: Prepared, quarters: int) -> Prepared:
    """``page`` turned clockwise by ``quarters`` quarter turns."""
    if quarters % 4 == 0:
        return page
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    ink = np.ascontiguousarray(np.rot90(page.ink, -quarters))
    red = None if page.red is None else np.ascontiguousarray(np.rot90(page.red, -quarters))
    return Prepared(page.number, ink, red, width, height, width / ink.shape[1])


def _opaque(image: Image.Image) -> Picture:
    """The picture as (height, width) or (height, width, 3), transparent parts white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"))
    if image.mode.startswith(("I", "F")):  # more than eight bits of grey
        values = np.asarray(image, dtype=np.float32)
        return (values * (255.0 / max(float(values.max()), 1.0))).astype(np.uint8)
    return np.asarray(image.convert("RGB"))


def _squared(picture: Picture, ratio: float) -> Picture:
    """``picture`` with square dots: fax machines give other ones. ``ratio`` is the page's width by its height."""
    height, width = picture.shape[:2]
    wanted = round(height * ratio)
    if abs(wanted - width) <= 0.03 * width:
        return picture
    size = (width, round(width / ratio)) if wanted < width else (wanted, height)
    return cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def _factor(picture: Picture, width: float) -> float:
    dpi = float(picture.shape[1]) / width * 72
    if dpi > _MOST_DPI:
        return _BEST_DPI / dpi
    return 2.0 if dpi < _LEAST_DPI else 1.0


def _resized(picture: Picture, factor: float) -> Picture:
    if factor == 1.0:
        return picture
    size = round(picture.shape[1] * factor), round(picture.shape[0] * factor)
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, size, interpolation=how).astype(np.uint8)


def _dark_channel(picture: Picture) -> Picture:
    """The red channel: red seals vanish in it, blue and black ink stay."""
    return picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 0])


def _red_layer(picture: Picture) -> Picture | None:
    """What is red, as ink on white; None when next to nothing is."""
    if picture.ndim == 2:
        return None
    sample = picture[::4, ::4].astype(np.int16)
    excess = sample[:, :, 0] - sample[:, :, 1:].max(axis=2)
    if np.count_nonzero(excess > _RED) < _LEAST_RED * excess.size:
        return None
    whole = cv2.subtract(picture[:, :, 0], cv2.max(picture[:, :, 1], picture[:, :, 2]))
    return (255 - np.minimum(whole, 127) * 2).astype(np.uint8)


def _flattened(grey: Picture) -> Picture:
    """``grey`` with the background made white: uneven light and yellow paper go, strokes keep their edges."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, paper, scale=255.0).astype(np.uint8)


def _denoised(grey: Picture) -> Picture:
    level = noise(grey)
    if level > _SPECKS:
        return cv2.medianBlur(grey, 3).astype(np.uint8)
    if level > _GRAIN:
        return cv2.GaussianBlur(grey, (3, 3), 0.6).astype(np.uint8)
    return grey


def noise(grey: Picture) -> float:
    """Standard deviation of the noise in the middle of the picture, in grey levels (Immerkaer's estimate)."""
    height, width = grey.shape
    middle = grey[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3]
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    response = np.abs(cv2.filter2D(middle, cv2.CV_32F, kernel))
    return float(np.median(response) / 0.6745 / 6)


def skew(grey: Picture) -> float:
    """By how many degrees (counterclockwise) the picture must be turned to level its lines of text."""
    thumb = 255 - _resized(grey, min(1.0, 800 / grey.shape[1]))
    small = _resized(thumb, 0.5)
    angle = _sharpest(small, np.arange(-_WIDEST_SKEW, _WIDEST_SKEW + 0.1, 1.0))
    angle = _sharpest(small, np.arange(angle - 0.75, angle + 0.76, 0.25))
    return _sharpest(thumb, np.arange(angle - 0.2, angle + 0.21, 0.05))


def _sharpest(ink: Picture, angles: NDArray[np.float64]) -> float:
    """The angle at which the sum of ink changes most from row to row; the least one of equals."""
    ordered = sorted((float(angle) for angle in angles), key=abs)
    sharpness = [_sharpness(ink, angle) for angle in ordered]
    return round(ordered[int(np.argmax(sharpness))], 3)


def _sharpness(ink: Picture, angle: float) -> float:
    profile = _rotated(ink, angle, 0).sum(axis=1, dtype=np.int64).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())


def _rotated(picture: Picture, angle: float, ground: int = 255) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=ground).astype(np.uint8)
