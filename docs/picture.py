"""The pictures of the README and of report.md, from the documents of corpus/: ``python docs/picture.py``.

Needs vanban, playwright and an installed Chromium (Debian: ``apt-get install chromium fonts-noto-core``).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
DOCUMENT = "cong-van-dang-ky-thi-tran-2023.pdf"


def main() -> None:
    """Write docs/picture.png, a document's page, and docs/overview.png, the charts."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name, "site")
        command = [sys.executable, "-m", "vanban", "report", ROOT / "outputs/records", "-o", site]
        subprocess.run([*command, "--sources", ROOT / "corpus", "--lang", "en"], check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
        take_document(page, site)
        take_overview(page, site)
        browser.close()


def take_document(page: Page, site: Path) -> None:
    """A document with its original beside it, and what a citation in it means."""
    page.goto((site / "documents.html").as_uri() + f"#q={DOCUMENT}")
    page.get_by_role("row").filter(has_text=DOCUMENT).get_by_role("link").first.click()
    page.locator(".pictures image").first.wait_for()
    line = page.locator("#references-1").evaluate("mark => mark.getClientRects()[0].toJSON()")  # of several
    page.mouse.move(line["x"] + 30, line["y"] + 10)
    page.wait_for_timeout(500)
    page.screenshot(path=ROOT / "docs/picture.png")


def take_overview(page: Page, site: Path) -> None:
    """The upper charts of the overview."""
    page.goto((site / "index.html").as_uri())
    page.screenshot(path=ROOT / "docs/overview.png")


if __name__ == "__main__":
    main()
