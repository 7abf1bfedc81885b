"""How long the site of many records takes, and how large it gets: ``python benchmarks/site.py [--count N]``.

The records are those of ``registry.py`` beside this file. Their registry is made first; its time is not counted: it is
what ``python benchmarks/registry.py`` measures. With ``--browser`` a Chromium opens the site, searches and sorts.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from registry import write_lines

_ASK = "address => { document.querySelector('#rows tbody').replaceChildren(); location.hash = address }"


def main() -> None:
    """Make the records, their registry and the site, and print what the site took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many records")
    parser.add_argument("--out", type=Path, help="a folder with out/ and registry.duckdb of an earlier time, kept")
    parser.add_argument("--browser", action="store_true", help="also measure the tables in Chromium")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = arguments.out or Path(name)
        if not (folder / "out").exists():
            folder.mkdir(parents=True, exist_ok=True)
            write_lines(folder / "out", arguments.count, Counter())
        if not (folder / "registry.duckdb").exists():
            vanban("aggregate", folder / "out", "--to", folder / "registry.duckdb")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        vanban("report", folder / "out", "--registry", folder / "registry.duckdb", "-o", folder / "site")
        seconds = time.monotonic() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(f"{seconds:.1f} s, of which {busy:.1f} s of processor time")
        for part in ("data", "pages", "."):
            files = [file for file in (folder / "site" / part).rglob("*") if file.is_file()]
            print(f"  {part}: {sum(file.stat().st_size for file in files) / 1e6:.1f} MB in {len(files)} files")
        if arguments.browser:
            browse(folder / "site")


def vanban(*arguments: str | Path) -> None:
    """Run the command."""
    subprocess.run([sys.executable, "-m", "vanban", *arguments], check=True)


def browse(site: Path) -> None:
    """Print how long Chromium takes to show, search and sort tables."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for table, field in (("documents", "subject"), ("tasks", "task"), ("statistics", "value")):
            page = browser.new_page()
            started = time.monotonic()
            page.goto((site / f"{table}.html").as_uri())
            page.locator("#rows tbody tr").first.wait_for()
            print(f"  {table}: shown in {time.monotonic() - started:.1f} s", end="")
            for name, address in (
                ("searched", "q=dan+van"), ("again", "q=xa"), ("sorted", f"sort={field}"),
            ):  # fmt: skip
                started = time.monotonic()
                page.evaluate(_ASK, address)
                page.locator("#rows tbody tr").first.wait_for(timeout=120_000)
                print(f", {name} in {time.monotonic() - started:.1f} s", end="")
            print(f", {page.evaluate('performance.memory.usedJSHeapSize') / 1e6:.0f} MB")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
