"""Clean page pictures made into scans: skew, uneven light, faded ink, a red seal, noise, JPEG. The same every time."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Colours = NDArray[np.float32]  # (height, width, 3), 0 to 255
_SEAL = (205.0, 35.0, 45.0)


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is scanned. ``skew`` is degrees, ``noise`` a standard deviation in grey levels."""

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    fade: float = 0.0  # of the ink's darkness that is lost
    shadow: float = 0.0  # by which one side of the page is darker
    seal: bool = False
    jpeg: int | None = None


CLEAN = Scanner("clean", 300)
DEGRADED = Scanner(
    "degraded", 200, skew=0.8, noise=10.0, blur=0.6, fade=0.25, shadow=0.2, seal=True, jpeg=40
)  # fmt: skip


def scan(page: Image.Image, scanner: Scanner, name: str) -> Image.Image:
    """``page`` as ``scanner`` gives it; ``name`` seeds everything that is random."""
    random = np.random.default_rng(zlib.crc32(name.encode()))
    colours = np.asarray(page.convert("RGB"), dtype=np.float32)
    if scanner.fade:
        colours = 255 - (255 - colours) * (1 - scanner.fade)
    if scanner.seal:
        colours = _sealed(colours, random)
    if scanner.skew:
        colours = _rotated(colours, scanner.skew * (1 if random.random() < 0.5 else -1))
    if scanner.blur:
        colours = cv2.GaussianBlur(colours, (0, 0), scanner.blur)
    if scanner.shadow:
        colours = colours * np.linspace(1, 1 - scanner.shadow, colours.shape[1], dtype=np.float32)[None, :, None]
    if scanner.noise:
        colours = colours + random.normal(0, scanner.noise, colours.shape).astype(np.float32)
    image = Image.fromarray(colours.clip(0, 255).astype(np.uint8))
    return image if scanner.jpeg is None else _compressed(image, scanner.jpeg)


def _sealed(colours: Colours, random: np.random.Generator) -> Colours:
    """A round red seal over the middle or lower part of the text."""
    height, width, _ = colours.shape
    radius = round(width * 0.085)
    centre = round(width * random.uniform(0.35, 0.65)), round(height * random.uniform(0.4, 0.8))
    mask = np.zeros((height, width), np.float32)
    thickness = max(2, radius // 14)
    cv2.circle(mask, centre, radius, 1.0, thickness)
    cv2.circle(mask, centre, round(radius * 0.62), 1.0, max(1, thickness // 2))
    cv2.ellipse(mask, centre, (radius // 3, radius // 3), 0, 0, 360, 1.0, thickness * 2)
    mask = cv2.GaussianBlur(mask, (0, 0), 1.0)[:, :, None] * 0.8
    stamped = np.minimum(colours, np.array(_SEAL, np.float32))
    return colours * (1 - mask) + stamped * mask


def _rotated(colours: Colours, degrees: float) -> Colours:
    height, width, _ = colours.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = (255.0, 255.0, 255.0)
    return cv2.warpAffine(colours, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)


def _compressed(image: Image.Image, quality: int) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue()))
