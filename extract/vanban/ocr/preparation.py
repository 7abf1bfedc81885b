"""Page pictures made fit for reading: one channel, even background, little noise, upright and straight.

The order and the gates follow measurements on degraded pages: flattening the background decides most;
a median filter saves noisy pages and hurts clean ones. What is only estimated (skew, noise, light, whether
there is anything red to read) is estimated on small pictures.
"""

from __future__ import annotations

import math
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
_STRIPS = 80  # columns of the picture in which skew is looked for
_SKEW_ROWS = 1200  # and its rows, about
_RED = 60  # by how much red must outshine green and blue
_THUMB = 50.0  # dots an inch at which red stamps are looked for
_JOINED = 5, 9  # rows and columns of dots between the parts of a stamp, at most
_STAMP_HEIGHT = 0.12  # inches: what is lower is specks and underlines
_STAMP_FORM = 1.5  # width by height of stamps of words, at least; seals are round


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to be read: ``ink`` is the text, ``red`` what is red, None without red words (seals are none).

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
    image = _opaque(page.image)
    grey = _squared(_dark_channel(image), page.width / page.height)
    factor = _factor(grey, page.width)
    ink = _denoised(_flattened(_resized(grey, factor)))
    red = _red_layer(image, page.width)
    angle = skew(ink)
    if abs(angle) >= _LEAST_SKEW:
        ink = _rotated(ink, angle)
    if red is not None:
        red = _rotated(cv2.resize(red, ink.shape[::-1], interpolation=cv2.INTER_AREA).astype(np.uint8), angle)
    return Prepared(page.number, ink, red, page.width, page.height, page.width / ink.shape[1])


def turned(page: Prepared, quarters: int) -> Prepared:
    """``page`` turned clockwise by ``quarters`` quarter turns."""
    if quarters % 4 == 0:
        return page
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    ink = np.ascontiguousarray(np.rot90(page.ink, -quarters))
    red = None if page.red is None else np.ascontiguousarray(np.rot90(page.red, -quarters))
    return Prepared(page.number, ink, red, width, height, width / ink.shape[1])


def _opaque(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB, eight bits a channel, transparent parts white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
    if image.mode.startswith(("I", "F")):  # more than eight bits of grey
        values = np.asarray(image, dtype=np.float32)
        return Image.fromarray((values * (255.0 / max(float(values.max()), 1.0))).astype(np.uint8))
    kept = "L" if image.mode in ("1", "L") else "RGB"
    return image if image.mode == kept else image.convert(kept)


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


def _dark_channel(image: Image.Image) -> Picture:
    """The red channel: red seals vanish in it, blue and black ink stay."""
    return np.asarray(image if image.mode == "L" else image.getchannel("R"))


def _red_layer(image: Image.Image, width: float) -> Picture | None:
    """What is red, as ink on white; None when nothing red has the form of words. ``width`` is in points."""
    if image.mode == "L":
        return None
    step = max(1, round(image.width / width * 72 / _THUMB))
    if not _has_words(_redness(np.asarray(image.reduce(step)))):
        return None
    return (255 - np.minimum(_redness(np.asarray(image)), 127) * 2).astype(np.uint8)


def _redness(picture: Picture) -> Picture:
    """By how much red outshines green and blue, at every dot of an RGB picture."""
    red, green, blue = cv2.split(picture)
    return cv2.subtract(red, cv2.max(green, blue)).astype(np.uint8)


def _has_words(redness: Picture) -> bool:
    """Whether something red on a picture at thumb size is broader than high, as stamps of words are."""
    red = (redness > _RED).astype(np.uint8)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones(_JOINED, np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)  # not what is in a seal
    forms = [cv2.boundingRect(outline)[2:] for outline in outlines]
    return any(height >= _STAMP_HEIGHT * _THUMB and width >= _STAMP_FORM * height for width, height in forms)


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
    response = np.abs(cv2.filter2D(middle, cv2.CV_16S, kernel)[::4])
    return float(np.median(response) / 0.6745 / 6)


def skew(grey: Picture) -> float:
    """By how many degrees (counterclockwise) the picture must be turned to level its lines of text."""
    height, width = grey.shape
    rows = min(height, _SKEW_ROWS)
    small = cv2.resize(grey, (min(width, _STRIPS), rows), interpolation=cv2.INTER_AREA)
    strips = (255 - small).astype(np.uint8)
    slope = (width / small.shape[1]) / (height / rows)  # rows that a strip rises by at 45 degrees
    angle = _sharpest(strips, slope, np.arange(-_WIDEST_SKEW, _WIDEST_SKEW + 0.1, 0.5))
    angle = _sharpest(strips, slope, np.arange(angle - 0.4, angle + 0.41, 0.1))
    return _sharpest(strips, slope, np.arange(angle - 0.1, angle + 0.11, 0.02))


def _sharpest(strips: Picture, slope: float, angles: NDArray[np.float64]) -> float:
    """The angle at which the sum of ink changes most from row to row; the least one of equals."""
    ordered = sorted((float(angle) for angle in angles), key=abs)
    sharpness = [_sharpness(strips, slope * math.tan(math.radians(angle))) for angle in ordered]
    return round(ordered[int(np.argmax(sharpness))], 3)


def _sharpness(strips: Picture, rise: float) -> float:
    """How much the ink of the rows differs when every strip is moved up by ``rise`` rows against the one before."""
    height, count = strips.shape
    shear = np.array([[1, 0, 0], [-rise, 1, rise * (count - 1) / 2]], np.float32)
    profile = cv2.warpAffine(strips, shear, (count, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.int64)
    return float((np.diff(profile).astype(np.float64) ** 2).sum())


def _rotated(picture: Picture, angle: float, ground: int = 255) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=ground).astype(np.uint8)
