"""Pages of documents: the text whole and unharmed, every span of every item marked, boxes where the words stand."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from registries import record, reference
from sites import ROOT, loaded, page
from vanban.aggregation.registers import Heading
from vanban.record import Record, Span
from vanban.site.items import KINDS, Entry, entries
from vanban.site.marks import marked
from vanban.site.pages import page_name, write_page
from vanban.source import Source

TEXT = "Mô hình <script>alert(1)</script> & “Dân vận khéo”\nxã Khe Ngàn"


def tree(text: str, items: list[Entry]) -> html.HtmlElement:
    return html.fromstring(f"<div>{marked(text, items)}</div>")


def item(n: int, *places: tuple[int, int]) -> Entry:
    spans = [Span(start=start, end=end, quote=TEXT[start:end]) for start, end in places]
    return Entry("references", n, [Heading("x", "x")], spans)


def covered(root: html.HtmlElement, address: str) -> str:
    """The text in the marks of an item, in the order of the text, each letter once."""
    marks = [mark for mark in root.iter("mark") if mark.get("data-item") == address]
    return "".join(
        mark.text_content() for mark in marks if address not in [up.get("data-item") for up in mark.iterancestors()]
    )


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=12))
def test_marks_hold_their_words_however_they_lie(places: list[tuple[int, int]]):
    items = [item(n, (min(place), max(place))) for n, place in enumerate(places, 1)]
    root = tree(TEXT, items)
    assert root.text_content() == TEXT
    for each in items:
        assert covered(root, each.address) == each.at[0].quote
    ids = [mark.get("id") for mark in root.iter("mark") if mark.get("id")]
    assert len(ids) == len(set(ids)) == sum(min(place) < max(place) for place in places)


def test_each_place_of_an_item_has_an_address():
    root = tree(TEXT, [item(4, (0, 7), (30, 35))])
    assert [mark.get("id") for mark in root.iter("mark")] == ["references-4", "references-4-2"]


@pytest.mark.parametrize("each", loaded(), ids=lambda record: record.source.path)
def test_the_page_of_a_document_marks_every_span_of_its_record(each: Record):
    found = entries(each)
    root = tree(each.text, found)
    assert root.text_content() == each.text
    addresses = {mark.get("id") for mark in root.iter("mark")}
    for entry in found:
        assert entry.value, entry.address
        places = [entry.address, *(f"{entry.address}-{place}" for place in range(2, len(entry.at) + 1))]
        assert addresses.issuperset(
            place for place, span in zip(places, entry.at, strict=True) if span.start < span.end
        )
        assert all(span.quote in covered(root, entry.address) for span in entry.at), entry.address
    for kind in (
        "models",
        "references",
        "dates",
        "statistics",
        "tasks",
        "people",
        "organisations",
        "tables",
        "findings",
    ):
        assert sum(entry.kind == kind for entry in found) == sum(bool(item.at) for item in getattr(each, kind)), kind
    assert {entry.kind for entry in found} <= set(KINDS)


def written(tmp_path: Path, each: Record, **sources: Path) -> html.HtmlElement:
    write_page(each.source.path, each, tmp_path, "vi", sources, None)
    return page(tmp_path / f"{page_name(each.source.path)}.html")


def test_what_a_document_says_is_never_markup(tmp_path: Path):
    text = "<script>alert(1)</script> Căn cứ <b>Luật</b> & 'x' \"y\""
    each = record(
        "a<script>.txt", subject="<img src=x onerror=alert(1)>", text=text, references=[reference("<b>Luật</b>")]
    )
    root = written(tmp_path, each)
    assert root.get_element_by_id("text").text_content() == text
    assert not list(root.iter("img", "b"))
    assert all(script.get("src", "").startswith("../assets/") for script in root.iter("script"))
    assert "<img src=x" in root.find_class("facts")[0].text_content()


def test_the_list_says_value_pattern_and_confidence(tmp_path: Path):
    each = next(each for each in loaded() if each.references and each.references[0].number)
    root = written(tmp_path, each)
    entry = root.get_element_by_id("item-references-1")
    assert each.references[0].number in entry.text_content()
    assert each.references[0].pattern in entry.text_content()
    assert f"{round(each.references[0].confidence * 100)} %" in entry.text_content()
    assert root.get_element_by_id(entry.find("a").get("href")[1:]).tag == "mark"


PDF = "cong-van-dang-ky-thi-tran-2023.pdf"


def test_a_pdf_is_shown_with_boxes_where_its_words_stand(tmp_path: Path):
    each = next(each for each in loaded() if each.source.path == PDF)
    root = written(tmp_path, each, **{PDF: ROOT / "corpus" / PDF})
    figures = list(root.iter("figure"))
    assert len(figures) == each.source.pages
    for number, figure in enumerate(figures, 1):
        (image,) = figure.iter("image")
        with Image.open(tmp_path / image.get("href")) as picture:
            ratio = picture.width / picture.height
        width, height = (float(image.get(side)) for side in ("width", "height"))
        assert ratio == pytest.approx(width / height, rel=0.01)
        wanted = sorted(span.box for entry in entries(each) for span in entry.at if span.page == number and span.box)
        shown = []
        for box in figure.iter("rect"):
            x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + wide <= width + 1
            assert 0 <= y <= y + high <= height + 1
            shown.append((x, y))
        assert sorted(shown) == [box[:2] for box in wanted]


def test_other_bytes_than_the_record_s_are_not_shown(tmp_path: Path):
    each = next(each for each in loaded() if each.source.path == PDF)
    other = tmp_path / "other.pdf"
    other.write_bytes((ROOT / "corpus" / PDF).read_bytes() + b"\n")
    assert not list(written(tmp_path, each, **{PDF: other}).iter("figure"))
    assert not list(written(tmp_path, each, **{PDF: tmp_path / "gone.pdf"}).iter("figure"))
    assert not list(written(tmp_path, each).iter("figure"))


def test_a_scan_is_shown_in_points(tmp_path: Path):
    stream = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(stream, "PNG", dpi=(150, 150))
    (tmp_path / "scan.png").write_bytes(stream.getvalue())
    source = Source(
        path="scan.png", sha256=hashlib.sha256(stream.getvalue()).hexdigest(), bytes=len(stream.getvalue()),
        media_type="image/png", pages=1, encoding="unicode",
    )  # fmt: skip
    each = record("scan.png").model_copy(update={"source": source})
    (image,) = written(tmp_path, each, **{"scan.png": tmp_path / "scan.png"}).iter("image")
    assert float(image.get("width")) == pytest.approx(595.2, abs=0.2)


def test_a_damaged_file_has_no_picture(tmp_path: Path):
    for name, media_type in (("a.pdf", "application/pdf"), ("b.png", "image/png")):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\nbroken")
        sha256 = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        source = record(name, sha256=sha256).source.model_copy(update={"media_type": media_type})
        each = record(name).model_copy(update={"source": source})
        assert not list(written(tmp_path, each, **{name: tmp_path / name}).iter("figure"))
