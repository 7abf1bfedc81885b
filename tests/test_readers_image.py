"""Pictures as files: formats, pages, sizes, and what can be wrong with them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from page_pictures import rendered, saved
from vanban.errors import DamagedFile, LimitExceeded
from vanban.readers import image, registry
from vanban.readers.options import ReadOptions
from vanban.readers.reading import Reading
from vanban.text.build import build_text

PAGE = rendered("cv-mttq-tan-loc-hung.pdf", dpi=100)
HEAD = PAGE.crop((0, 0, PAGE.width, PAGE.height // 4))


def text(reading: Reading) -> str:
    return build_text(reading).string


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_each_kind_of_picture_is_read(kind: str, media_type: str):
    reading = registry.read(saved(HEAD, kind, dpi=100), "a." + kind.lower())
    assert reading.media_type == media_type
    assert "VIỆT NAM" in text(reading)
    assert reading.ocr is not None
    assert reading.ocr.pages == (1,)


def test_a_tiff_has_as_many_pages_as_it_has_pictures():
    reading = image.read(saved(HEAD.convert("1"), "TIFF", PAGE, dpi=100), "a.tif")
    assert [page.number for page in reading.pages] == [1, 2]
    assert [round(page.height or 0) for page in reading.pages] == [210, 842]


def test_a_picture_that_does_not_know_its_size_is_a_page_of_a4():
    stream = io.BytesIO()
    PAGE.save(stream, "PNG")
    page = image.read(stream.getvalue(), "a.png").pages[0]
    assert (round(page.width or 0), round(page.height or 0)) == (595, 842)


def test_a_picture_that_a_camera_turned_is_turned_back():
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    PAGE.rotate(90, expand=True).save(stream, "JPEG", exif=exif, dpi=(100, 100))
    page = image.read(stream.getvalue(), "a.jpg").pages[0]
    assert (page.width or 0) < (page.height or 0)
    assert "VIỆT NAM" in text(Reading("image/jpeg", (page,)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_that_is_cut_off_is_an_error_that_names_the_remedy(kind: str):
    data = saved(PAGE, kind)
    with pytest.raises(DamagedFile, match=r"a\.x: .*(scan or copy it once more)"):
        image.read(data[: len(data) // 2], "a.x")


def test_a_picture_of_which_only_the_mark_is_there_is_an_error():
    with pytest.raises(DamagedFile, match="cannot be read"):
        registry.read(b"\x89PNG\r\n\x1a\n\0\0", "a.png")


def test_more_pages_than_allowed_are_refused_before_any_is_read():
    data = saved(HEAD, "TIFF", HEAD, HEAD)
    with pytest.raises(LimitExceeded, match=r"3 pages, more than the 2 allowed .*max-pages"):
        image.read(data, "a.tif", ReadOptions(max_pages=2))


def test_a_picture_larger_than_any_page_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(image, "_MOST_PIXELS", 1000)
    with pytest.raises(LimitExceeded, match="million pixels"):
        image.read(saved(HEAD, "PNG"), "a.png")
