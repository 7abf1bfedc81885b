"""Pictures made fit for reading, and their ruling lines."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from page_pictures import noisy, page_image, rendered, sealed
from vanban.ocr.model import PageImage
from vanban.ocr.preparation import noise, prepare, skew, turned
from vanban.ocr.rules import find_rules, split_at

PAGE = rendered("cv-mttq-tan-loc-hung.pdf")


def tilted(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


@pytest.mark.parametrize("degrees", [-3.0, -0.6, 0.0, 1.3, 5.0])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float):
    grey = np.asarray(tilted(PAGE, degrees).convert("L"))
    assert skew(grey) == pytest.approx(-degrees, abs=0.1)


def test_a_prepared_page_is_straight_and_keeps_its_size():
    page = prepare(page_image(tilted(PAGE, 2.0)))
    assert abs(skew(page.ink)) < 0.15
    assert page.ink.shape[1] * page.scale == pytest.approx(page.width)


def test_red_seals_leave_the_ink_and_have_no_words_to_read():
    bare, under_seal = prepare(page_image(PAGE)), prepare(page_image(sealed(PAGE, 300, 400, 60)))
    assert under_seal.red is None
    assert np.abs(bare.ink.astype(int) - under_seal.ink).mean() < 1.5


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_red_stamps_of_words_leave_the_ink_and_stay_in_their_own_layer(dpi: int):
    page = rendered("cv-mttq-tan-loc-hung.pdf", dpi=dpi)
    bare, under_stamp = prepare(page_image(page)), prepare(page_image(stamped(page, dpi)))
    assert bare.red is None
    assert under_stamp.red is not None
    assert under_stamp.red.shape == under_stamp.ink.shape
    rows, columns = np.nonzero(under_stamp.red < 128)
    inches = 72 / under_stamp.scale
    assert [columns.min() / inches, columns.max() / inches] == pytest.approx([1.0, 2.2], abs=0.05)
    assert [rows.min() / inches, rows.max() / inches] == pytest.approx([1.5, 1.82], abs=0.05)
    assert np.abs(bare.ink.astype(int) - under_stamp.ink).mean() < 1.5


def stamped(image: Image.Image, dpi: int) -> Image.Image:
    """The picture with a framed word in red, an inch from the left and 1.2 inches broad."""
    canvas, red = np.full_like(np.asarray(image), 255), (225, 40, 50)
    corners = (dpi, round(1.5 * dpi)), (round(2.2 * dpi), round(1.82 * dpi))
    cv2.rectangle(canvas, *corners, red, max(2, dpi // 50))
    cv2.putText(
        canvas, "HOA TOC", (round(1.1 * dpi), round(1.75 * dpi)), cv2.FONT_HERSHEY_DUPLEX, dpi / 140, red, dpi // 60
    )
    return Image.fromarray(np.minimum(canvas, np.asarray(image)))


def test_uneven_light_and_yellow_paper_become_white():
    values = np.asarray(PAGE, dtype=np.float32)
    shaded = values * np.linspace(0.95, 0.55, values.shape[1])[None, :, None] * np.array([1.0, 0.95, 0.75])
    page = prepare(page_image(Image.fromarray(shaded.astype(np.uint8))))
    assert np.percentile(page.ink, 20) > 245
    assert (page.ink < 100).mean() > 0.01


def test_noise_is_told_from_letters():
    clean, grainy = (np.asarray(image.convert("L")) for image in (PAGE, noisy(PAGE.point(lambda v: v * 0.8), 12)))
    assert noise(clean) < 1 < 3 < noise(grainy)


@pytest.mark.parametrize(("mode", "dpi"), [("1", 150), ("L", 90), ("RGBA", 150), ("I;16", 150), ("P", 150)])
def test_any_kind_of_picture_comes_out_grey_at_a_readable_size(mode: str, dpi: int):
    image = rendered("cv-mttq-tan-loc-hung.pdf", dpi=dpi)
    image = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    page = prepare(page_image(image))
    assert page.ink.dtype == np.uint8
    assert page.ink.ndim == 2
    assert 110 <= 72 / page.scale <= 240
    assert (page.ink < 128).mean() > 0.01


def test_oblong_dots_of_fax_machines_are_made_square():
    flat = PAGE.resize((PAGE.width, PAGE.height // 2))
    page = prepare(PageImage(1, flat, 595, 842))
    assert page.ink.shape[0] / page.ink.shape[1] == pytest.approx(842 / 595, abs=0.01)


def test_a_turned_page_swaps_its_sides():
    page = prepare(page_image(PAGE))
    side = turned(page, 1)
    assert (side.width, side.height) == (page.height, page.width)
    assert side.ink.shape == page.ink.shape[::-1]
    assert turned(side, 3).ink.tobytes() == page.ink.tobytes()


def test_rules_are_found_and_wiped_and_letters_are_not():
    ink = prepare(page_image(rendered("ke-hoach-bang-phan-cong-2024.pdf"))).ink.copy()
    bare = find_rules(ink, 150)
    cv2.rectangle(ink, (200, 1400), (900, 1600), 0, 2)
    cv2.line(ink, (500, 1400), (500, 1600), 0, 2)
    ruled = find_rules(ink, 150)
    assert len(ruled.across) - len(bare.across) == 2
    assert len(ruled.down) - len(bare.down) == 3
    assert (ruled.rest[1398:1403, 210:890] == 255).all()


def test_an_underline_stays_as_letters_have_marks_in_it_and_faint_table_lines_go():
    ink = np.full((1000, 800), 255, np.uint8)
    cv2.line(ink, (100, 100), (300, 100), 0, 2)
    cv2.rectangle(ink, (100, 400), (700, 600), 165, 2)
    ruled = find_rules(ink, 200)
    assert (len(ruled.across), len(ruled.down)) == (3, 2)
    assert ruled.rest.tobytes() == np.vstack([ink[:300], np.full((700, 800), 255, np.uint8)]).tobytes()


def test_a_line_of_text_is_cut_at_the_rules_that_cross_it():
    rules = [(100, 0, 103, 200), (300, 150, 302, 400), (98, 0, 101, 20)]
    assert split_at((20, 40, 400, 70), rules) == [(20, 40, 101, 70), (101, 40, 400, 70)]
    assert split_at((20, 500, 400, 520), rules) == [(20, 500, 400, 520)]
