"""The site in a browser, from disk: search, filter, sort, jump, languages, light and dark, narrow screens, print."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from registries import model, record, reference, task, write_run
from sites import ROOT, finding, make_site, rows

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PDF = "cong-van-dang-ky-thi-tran-2023.pdf"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("browser"), sources={PDF: ROOT / "corpus" / PDF})


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=BROWSER, args=list(FLAGS))


@pytest.fixture
def tab(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """A page that may load files only, and on which nothing may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else wrong.append(request.url)
    )
    yield page
    context.close()
    assert wrong == []


def go(tab: sync_api.Page, file: Path, address: str = "") -> None:
    tab.goto(f"{file.as_uri()}{'#' if address else ''}{address}")


def settle(tab: sync_api.Page, count: int, of: int) -> None:
    """Wait until the table says that it shows ``count`` of ``of`` rows."""
    said = f"{count} trong {of} dòng" if count != of else f"{of} dòng"
    sync_api.expect(tab.locator("#status")).to_have_text(said.replace(",", "\u202f"))


def point(tab: sync_api.Page, mark: str, *, click: bool = False) -> None:
    """Point at the beginning of a mark, which may have several lines."""
    place = tab.locator(mark)
    place.evaluate("mark => mark.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = place.evaluate("mark => mark.getClientRects()[0].toJSON()")
    x, y = box["x"] + 3, box["y"] + box["height"] / 2
    tab.mouse.move(x, y)
    if click:
        tab.mouse.click(x, y)


def column(tab: sync_api.Page, place: int) -> list[str]:
    return tab.locator(f"#rows tbody tr td:nth-child({place})").all_inner_texts()


def test_a_search_without_accents_finds_what_has_them(tab: sync_api.Page, site: Path):
    table = rows(site, "documents")
    hit = [row for row in table if row["subject"] and "dân vận" in row["subject"].lower()]
    assert 0 < len(hit) < len(table)
    go(tab, site / "documents.html")
    tab.fill("#q", "trich-yeu-nao-do-khong-co")
    sync_api.expect(tab.locator("#status")).to_have_text("Không có dòng nào phù hợp.")
    for written in ("dan van kheo", "KHÉO vận DÂN"):
        tab.fill("#q", written)
        sync_api.expect(tab).to_have_url(re.compile(f"#q={re.escape(quote_plus(written))}$"))
        sync_api.expect(tab.locator("#status")).to_contain_text(f" trong {len(table)} dòng")
        texts = tab.locator("#rows tbody tr").all_inner_texts()
        assert texts
        assert all("dân vận" in text.lower() and "khéo" in text.lower() for text in texts)
    tab.click("#clear")
    settle(tab, len(table), len(table))


def test_lists_filter_and_the_address_keeps_it(tab: sync_api.Page, site: Path):
    table = rows(site, "documents")
    plans = [row for row in table if row["type_name"] == "Kế hoạch"]
    go(tab, site / "documents.html")
    tab.select_option("#by-type_name", "Kế hoạch")
    settle(tab, len(plans), len(table))
    tab.reload()
    settle(tab, len(plans), len(table))
    assert tab.input_value("#by-type_name") == "Kế hoạch"
    assert set(column(tab, 3)) == {"Kế hoạch"}


def alphabetical(text: str) -> list[int]:
    """Letters by their place in the Vietnamese alphabet, whatever their tone."""
    toneless = re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", unicodedata.normalize("NFD", text.lower()))
    return [
        " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".find(each) for each in unicodedata.normalize("NFC", toneless)
    ]


def test_columns_sort_both_ways_with_nothing_last(tab: sync_api.Page, site: Path):
    go(tab, site / "documents.html")
    button = tab.locator("#rows th[data-field=date] button")
    given = sorted(row["date"] for row in rows(site, "documents") if row["date"])
    for order, wanted in (("ascending", given), ("descending", given[::-1])):
        button.focus()
        tab.keyboard.press("Enter")
        sync_api.expect(tab.locator("#rows th[data-field=date]")).to_have_attribute("aria-sort", order)
        shown = ["-".join(text.split("/")[::-1]) for text in column(tab, 2)]
        assert [text for text in shown if text] == wanted[: sum(map(bool, shown))]
        assert shown == sorted(shown, key=lambda text: not text)
    tab.click("#rows th[data-field=issuer] button")
    sync_api.expect(tab.locator("#rows th[data-field=issuer]")).to_have_attribute("aria-sort", "ascending")
    shown = [text for text in column(tab, 4) if text]
    assert len({text[0] for text in shown}) > 5
    assert shown == sorted(shown, key=alphabetical)


def test_long_tables_come_page_by_page(tab: sync_api.Page, site: Path):
    figures = rows(site, "statistics")
    go(tab, site / "statistics.html")
    sync_api.expect(tab.locator("#rows tbody tr")).to_have_count(50)
    tab.click("#next")
    sync_api.expect(tab.locator("#place")).to_have_text(f"2 / {-(-len(figures) // 50)}")
    assert column(tab, 1)[0] == " ".join(figures[50]["figure"].split())
    go(tab, site / "statistics.html", "page=9999")
    tab.reload()
    sync_api.expect(tab.locator("#next")).to_be_disabled()


def test_a_bar_leads_to_its_rows(tab: sync_api.Page, site: Path):
    go(tab, site / "index.html")
    bar = tab.locator("#models_by_field tbody tr").first
    count = int(bar.locator(".count").inner_text())
    bar.locator("a").click()
    settle(tab, count, len(rows(site, "models")))
    go(tab, site / "index.html")
    bar = tab.locator("#cited tbody tr").first
    bar.locator("a").click()
    sync_api.expect(tab.locator("#more")).to_contain_text("Văn bản được viện dẫn")


def test_a_click_in_a_table_jumps_to_the_place(tab: sync_api.Page, site: Path):
    row = rows(site, "models")[7]
    go(tab, site / "models.html")
    tab.locator("#rows tbody tr").nth(7).locator("a").first.click()
    mark = tab.locator(f"#models-{row['n']}")
    sync_api.expect(mark).to_be_in_viewport()
    sync_api.expect(mark).to_be_focused()
    sync_api.expect(tab.locator("#tip")).to_contain_text(row["name"])
    assert "current" in tab.locator(f"#item-models-{row['n']}").get_attribute("class")


def test_pointing_at_a_mark_says_value_pattern_and_confidence(tab: sync_api.Page, site: Path):
    row = next(row for row in rows(site, "citations") if row["cited_number"])
    go(tab, site / f"pages/{row['page']}.html")
    point(tab, f"#references-{row['n']}")
    sync_api.expect(tab.locator("#tip")).to_be_visible()
    entry = tab.locator(f"#item-references-{row['n']}")
    assert row["cited_number"] in tab.locator("#tip").inner_text()
    assert entry.locator("small").inner_text() in tab.locator("#tip").inner_text()
    tab.keyboard.press("Escape")
    sync_api.expect(tab.locator("#tip")).to_be_hidden()


def test_kinds_have_the_colours_of_displacy_and_can_be_left_out(tab: sync_api.Page, site: Path):
    from spacy.displacy.render import DEFAULT_LABEL_COLORS

    row = rows(site, "people")[0]
    go(tab, site / f"pages/{row['page']}.html")
    for kind, label in {"people": "PERSON", "organisations": "ORG", "references": "LAW", "dates": "DATE"}.items():
        colour = tab.evaluate("kind => getComputedStyle(document.documentElement).getPropertyValue('--' + kind)", kind)
        assert colour.strip() == DEFAULT_LABEL_COLORS[label]
    mark = tab.locator(f"#people-{row['n']}")
    before = mark.evaluate("mark => getComputedStyle(mark).backgroundColor")
    tab.uncheck(".kinds input[name=people]")
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgba(0, 0, 0, 0)" != before


def test_the_picture_of_a_page_goes_along(tab: sync_api.Page, site: Path):
    row = next(row for row in rows(site, "documents") if row["document"] == PDF)
    go(tab, site / f"pages/{row['page']}.html")
    tab.locator(".pictures image").first.wait_for()
    width = "async image => { const i = new Image(); i.src = image.href.baseVal; await i.decode(); return i.width }"
    assert tab.locator(".pictures image").first.evaluate(width) == pytest.approx(1000, abs=2)
    point(tab, "#models-1", click=True)
    sync_api.expect(tab.locator(".pictures rect.models.current").first).to_be_in_viewport()
    tab.locator(".pictures rect.people").first.click()
    sync_api.expect(tab.locator("#text mark.people.current").first).to_be_in_viewport()


def test_both_languages_and_light_and_dark_stay(tab: sync_api.Page, site: Path):
    go(tab, site / "tasks.html")
    sync_api.expect(tab.locator("h1")).to_have_text("Nhiệm vụ", use_inner_text=True)
    tab.click("#language")
    sync_api.expect(tab.locator("h1")).to_have_text("Tasks", use_inner_text=True)
    sync_api.expect(tab.locator("#by-state option").first).to_have_text("All")
    sync_api.expect(tab.locator("#status")).to_contain_text("rows")
    assert tab.locator("html").get_attribute("lang") == "en"
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.click("#theme")
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    go(tab, site / "index.html")
    sync_api.expect(tab.locator("h1")).to_have_text("Overview", use_inner_text=True)
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_dark_as_the_system_has_it(browser: sync_api.Browser, site: Path):
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        go(page, site / "index.html")
        red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        assert max(red, green, blue) < 60


@pytest.mark.parametrize("name", ["index", "documents", "tasks", "page"])
def test_narrow_screens_scroll_down_only(tab: sync_api.Page, site: Path, name: str):
    row = next(row for row in rows(site, "documents") if row["document"] == PDF)
    file = site / (f"pages/{row['page']}.html" if name == "page" else f"{name}.html")
    tab.set_viewport_size({"width": 360, "height": 740})
    go(tab, file)
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    if name == "tasks":
        label = tab.locator("#rows tbody td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == '"Nội dung"'


def test_the_keyboard_reaches_the_content_first(tab: sync_api.Page, site: Path):
    go(tab, site / "documents.html")
    tab.keyboard.press("Tab")
    sync_api.expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    sync_api.expect(tab.locator("main")).to_be_focused()


def test_every_control_has_a_name_and_every_picture_words(tab: sync_api.Page, site: Path):
    row = next(row for row in rows(site, "documents") if row["document"] == PDF)
    for file in ("index.html", "documents.html", f"pages/{row['page']}.html"):
        go(tab, site / file)
        tree = tab.locator("body").aria_snapshot()
        for role in ("button", "combobox", "searchbox", "checkbox", "img", "link", "region"):
            assert f"- {role}:" not in tree.replace("- link: ", ""), (file, role)
        assert "heading" in tree
        assert "main" in tree


def test_on_paper_there_are_no_controls(tab: sync_api.Page, site: Path, tmp_path: Path):
    row = rows(site, "people")[0]
    go(tab, site / f"pages/{row['page']}.html")
    tab.emulate_media(media="print")
    for hidden in ("nav", ".switches", ".skip", ".kinds input"):
        sync_api.expect(tab.locator(hidden).first).to_be_hidden()
    sync_api.expect(tab.locator(".found")).to_be_visible()
    assert tab.pdf(path=tmp_path / "page.pdf").startswith(b"%PDF")


def test_what_a_document_says_does_nothing(tab: sync_api.Page, tmp_path: Path):
    evil = "<script>document.title='bad'</script><img src=x onerror=\"document.title='bad'\">"
    each = record(
        f"{evil.replace('/', '')}.txt", type="KH", commune=f"Xã {evil}", subject=evil, text=f"{evil} VB",
        models=[model(evil)], references=[reference(evil)], tasks=[task(evil, units=[evil], end="2024-05-06")],
        findings=[finding("VB001", evil, evil)],
    )  # fmt: skip
    site = make_site(tmp_path, write_run(tmp_path / "out", [each]) / "records")
    for file in sorted(site.rglob("*.html")):
        go(tab, file)
        tab.wait_for_timeout(150)
        assert tab.title() != "bad"
        assert tab.locator("img").count() == 0
    go(tab, site / "models.html")
    sync_api.expect(tab.locator("#rows tbody a").first).to_have_text(evil)
    tab.locator("#rows tbody a").first.click()
    assert evil in tab.locator("#text").inner_text()
    sync_api.expect(tab.locator("#tip")).to_contain_text(evil)
