"""Whole pages: what is on a scanned page of the corpus comes out, with places, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from PIL import Image, ImageDraw

from page_pictures import HEIGHT, WIDTH, noisy, page_image, rendered, sealed
from vanban.ocr.model import PageImage
from vanban.ocr.pages import read_images, recognise
from vanban.readers.reading import Cell, Line, Page, Paragraph, Reading, TableBlock
from vanban.text.build import build_text

LETTER = "cv-mttq-tan-loc-hung.pdf"
TABLE = "ke-hoach-bang-phan-cong-2024.pdf"


def text_of(page: Page) -> str:
    return build_text(Reading("image/png", (page,))).string


def lines_of(page: Page) -> Iterator[Line]:
    for block in page.blocks:
        cells: tuple[Cell, ...] = block.cells if isinstance(block, TableBlock) else ()
        paragraphs = [block] if isinstance(block, Paragraph) else [part for cell in cells for part in cell.paragraphs]
        for paragraph in paragraphs:
            yield from paragraph.lines


@cache
def letter(degrees: float = 0.0) -> Page:
    image = rendered(LETTER, dpi=200)
    return read_images([page_image(image.rotate(degrees, expand=degrees % 90 == 0, fillcolor="white"))])[0][0]


def test_header_columns_and_body_come_out_in_the_order_of_reading():
    text = text_of(letter())
    places = [text.index(part) for part in ("MTTQ-BTT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi", "Rạch Cui")]
    assert places == sorted(places)
    assert "Độc lập - Tự do - Hạnh phúc" in text


def test_every_word_has_its_place_on_the_page():
    page = letter()
    assert (page.width, page.height) == (pytest.approx(WIDTH, abs=0.1), pytest.approx(HEIGHT, abs=0.1))
    for line in lines_of(page):
        assert [line.text[word.start : word.end] for word in line.words] == line.text.split()
        edges = [edge for word in line.words for edge in (word.box[0], word.box[2])]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= WIDTH
    title = next(line for line in lines_of(page) if "CỘNG HÒA" in line.text)
    assert title.box is not None
    assert title.box[0] > WIDTH * 0.4
    assert title.box[3] < HEIGHT * 0.15


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_turned_upright(degrees: int):
    page = letter(degrees)
    assert (round(page.width or 0), round(page.height or 0)) == (round(WIDTH), round(HEIGHT))
    assert text_of(page).splitlines()[:3] == text_of(letter()).splitlines()[:3]


def test_a_bad_scan_reads_almost_as_a_clean_one():
    bad = sealed(rendered(LETTER, dpi=200), 300, 420, 55).rotate(1.1, Image.Resampling.BICUBIC, fillcolor="white")
    page = read_images([page_image(noisy(bad.point(lambda value: 60 + value * 0.7), 10))])[0][0]
    clean, scanned = (set(text_of(each).split()) for each in (letter(), page))
    assert len(clean & scanned) > 0.9 * len(clean)


def test_cells_of_a_table_are_made_of_its_ruling_lines():
    page = read_images([page_image(rendered(TABLE, page=1, dpi=200))])[0][0]
    tables = [block for block in page.blocks if isinstance(block, TableBlock) and block.ruled]
    assert tables
    assert max(table.columns for table in tables) >= 4
    assert any(cell.paragraphs for cell in tables[0].cells)


def test_pages_keep_their_order_and_numbers_whatever_is_done_at_the_same_time():
    images = [page_image(rendered(name, dpi=100), number) for number, name in ((3, TABLE), (5, LETTER), (6, TABLE))]
    together, report = recognise(iter(images), jobs=3)
    alone = [recognise([image], jobs=1)[0][0] for image in images]
    assert [page.number for page in together] == [3, 5, 6]
    assert report.pages == (3, 5, 6)
    assert together == alone


def test_the_report_says_who_read_how_surely_and_what_was_mended():
    image = rendered(LETTER, dpi=200)
    _, report = read_images([page_image(image)])
    assert report.engine.startswith("trueocr ")
    assert report.confidence is not None
    assert 0.9 < report.confidence <= 1
    assert all(repair.page == 1 and repair.read != repair.text for repair in report.repairs)


def test_writing_by_hand_is_left_blank_and_said_so():
    image = rendered(LETTER, dpi=200)
    number = next(line for line in lines_of(letter()) if line.text.startswith("Số"))
    assert number.words
    first = number.words[1] if len(number.words) > 1 else number.words[0]
    scale = image.width / WIDTH
    x0, y0, x1, y1 = (edge * scale for edge in first.box)
    slash = x0 + (x1 - x0) * first_part(number.text[first.start : first.end])
    draw = ImageDraw.Draw(image)
    draw.rectangle((x0 - 3, y0, slash, y1), fill="white")
    draw.line([(x0, y1 - 9), (x0 + 9, y0 + 6), (x0 + 7, y1 - 6), (slash - 12, y0 + 9), (slash - 6, y1 - 8)], "blue", 3)
    pages, report = read_images([page_image(image)])
    assert not any(char.isdigit() for line in lines_of(pages[0]) if line.text.startswith("Số:") for char in line.text)
    assert any(repair.rule == "ocr_slot/number" and repair.text == "" for repair in report.repairs)


def first_part(word: str) -> float:
    return word.index("/") / len(word)


def test_a_blank_page_has_nothing_on_it():
    pages, report = read_images([PageImage(1, Image.new("RGB", (1240, 1754), "white"), WIDTH, HEIGHT)])
    assert pages[0].blocks == ()
    assert report.confidence is None
    assert read_images([]) == ([], report.__class__(report.engine, (), None, ()))
