"""How well scans are read: the pages of corpus/ that have a text layer, scanned clean and degraded, and read again.

Run from the top of a checkout: ``python benchmarks/ocr.py``. Per scanner it prints the character and word error
rates (all pages together), the share of words, document numbers and dates read exactly, the seconds a page
and what the work around the engines adds to the engines' own time on the same page pictures.

What is compared is the page in the order of the page: every line that the text layer shows, and every line
that is recognised, as the page is put in order, before the text room lifts footnotes to their marks and drops
page numbers. Both stay where the page has them, on both sides. Seconds are processor time of one thread.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import tesserocr
from PIL import Image
from scans import CLEAN, DEGRADED, Scanner, scan
from trueocr import load_model

from vanban.ocr.engines import engines
from vanban.ocr.model import PageImage
from vanban.ocr.pages import read_images
from vanban.ocr.tesseract import find_model
from vanban.readers import pdf
from vanban.readers.reading import Page, Paragraph
from vanban.text.legacy import in_unicode

CORPUS = Path(__file__).parents[1] / "corpus"
_TYPED_RULE = re.compile(r"[-_*.]{5,}|(?<!\S)\*(?!\S)")
_NUMBER = re.compile(r"(?<!\w)\d{1,5}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][\wĐđ]*(?:[-/][\wĐđ]+)*")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}")
_KINDS = {"words": re.compile(r"\S+"), "numbers": _NUMBER, "dates": _DATE}


@dataclass(slots=True)
class Score:
    """Errors and totals over all pages of one scanner."""

    letters: int = 0
    wrong_letters: int = 0
    words: int = 0
    wrong_words: int = 0
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    engine_seconds: float = 0.0
    pages: int = 0

    def add(self, wanted: str, got: str) -> None:
        """Count one page."""
        self.letters += len(wanted)
        self.wrong_letters += distance(wanted, got)
        self.words += len(wanted.split())
        self.wrong_words += distance(wanted.split(), got.split())
        for kind, pattern in _KINDS.items():
            printed, read = (Counter(re.sub(r"\s", "", hit) for hit in pattern.findall(text)) for text in (wanted, got))
            self.wanted[kind] += printed.total()
            self.found[kind] += (printed & read).total()

    def row(self, name: str) -> str:
        """One line of the report."""
        exact = "  ".join(
            f"{kind} {100 * self.found[kind] / max(1, self.wanted[kind]):5.1f} % of {self.wanted[kind]}"
            for kind in _KINDS
        )
        return (
            f"{name:10} pages {self.pages:3}  CER {100 * self.wrong_letters / self.letters:5.2f} %  "
            f"WER {100 * self.wrong_words / self.words:5.2f} %  {exact}  {self.seconds / self.pages:.2f} s a page  "
            f"overhead {100 * (self.seconds / self.engine_seconds - 1):+.0f} %"
        )


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Least number of insertions, deletions and replacements that make ``one`` from ``other``."""
    codes = {item: index for index, item in enumerate({*one, *other})}
    row_items = np.array([codes[item] for item in other], dtype=np.int64)
    offsets = np.arange(len(row_items) + 1)
    row = offsets.copy()
    for index, item in enumerate(one, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (row_items != codes[item]))
        best = np.concatenate(([index], best)) - offsets
        row = np.minimum.accumulate(best) + offsets
    return int(row[-1])


def typed_pages(folder: Path, most: int) -> Iterator[tuple[str, pdfium.PdfPage, Page]]:
    """Up to ``most`` pages of every PDF file in ``folder``: a name, the page, and what its text layer says.

    Pages without a text layer that says what they show are left out.
    """
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        reading = in_unicode(pdf.read(data, path.name))
        with closing(pdfium.PdfDocument(data)) as document:
            for index in range(min(most, len(document))):
                if reading.ocr is None or index + 1 not in reading.ocr.pages:
                    yield f"{path.stem}/{index + 1}", document[index], reading.pages[index]


def page_text(page: Page) -> str:
    """The lines of a page in its order, as one; dashes are made one mark, typed rules are left out."""
    text = unicodedata.normalize("NFC", " ".join(_lines(page))).translate({0x2013: "-", 0x2014: "-"})
    return " ".join(_TYPED_RULE.sub(" ", text).split())


def _lines(page: Page) -> Iterator[str]:
    """What every line says; tables cell by cell."""
    for block in page.blocks:
        cells: Iterable[Sequence[Paragraph]] = (
            ((block,),) if isinstance(block, Paragraph) else (cell.paragraphs for cell in block.cells)
        )
        for paragraphs in cells:
            yield from (line.text for paragraph in paragraphs for line in paragraph.lines)


def measure(scanner: Scanner, folder: Path, most: int, show: Callable[[str], None] | None) -> Score:
    """The score of the pages of ``folder`` scanned by ``scanner``; ``show`` takes a line on every page."""
    score = Score()
    readers = engine_readers()
    for name, page, typed in typed_pages(folder, most):
        picture = scan(page.render(scale=scanner.dpi / 72).to_pil(), scanner, name)
        picture.load()  # a JPEG is decoded for all alike
        image = PageImage(1, picture, page.get_width(), page.get_height())
        start = time.process_time()
        pages, _ = read_images([image], jobs=1)
        score.seconds += time.process_time() - start
        score.engine_seconds += engine_time(readers, picture)
        score.pages += 1
        wanted, got = page_text(typed), page_text(pages[0])
        score.add(wanted, got)
        if show:
            show(f"{name}: CER {100 * distance(wanted, got) / max(1, len(wanted)):.2f} %")
    return score


def engine_readers() -> list[Callable[[Image.Image], object]]:
    """Every engine that works here, each reading a page by its own means alone."""
    readers: list[Callable[[Image.Image], object]] = [load_model(threads=1).predict]
    model = find_model()
    if model is not None:
        tesseract = tesserocr.PyTessBaseAPI(path=f"{model.folder}/", lang=model.name, psm=tesserocr.PSM.AUTO)

        def read(picture: Image.Image) -> str:
            tesseract.SetImage(picture)
            text: str = tesseract.GetUTF8Text()
            return text

        readers.append(read)
    return readers


def engine_time(readers: Sequence[Callable[[Image.Image], object]], picture: Image.Image) -> float:
    """Seconds that the engines alone take on the page picture."""
    start = time.process_time()
    for read in readers:
        read(picture)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=CORPUS, help="where the PDF files are (default: corpus/)")
    parser.add_argument("--pages", type=int, default=2, help="pages of each file, at most")
    parser.add_argument("--scanner", choices=("clean", "degraded", "all"), default="all")
    parser.add_argument("--verbose", action="store_true", help="a line on every page")
    options = parser.parse_args()
    print(engines().name)
    for scanner in (CLEAN, DEGRADED):
        if options.scanner in (scanner.name, "all"):
            print(measure(scanner, options.folder, options.pages, print if options.verbose else None).row(scanner.name))


if __name__ == "__main__":
    main()
