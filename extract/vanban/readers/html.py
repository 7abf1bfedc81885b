"""HTML: saved web pages, read as the article they show, and documents that Word saved as a page."""

from __future__ import annotations

import re

from vanban.errors import DamagedFile, EmptyFile
from vanban.readers.html_article import article_root
from vanban.readers.html_blocks import BlockReader
from vanban.readers.html_meta import site_name, stated_time
from vanban.readers.html_notes import take_notes
from vanban.readers.html_tree import PageTree, parse_page
from vanban.readers.reading import Block, Page, Posting, Reading
from vanban.readers.web import arrange_article

MEDIA_TYPE = "text/html"

_HEAD = 4096
_OPENING = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta)[\s>]", re.S | re.I)
_FRAGMENT = re.compile(r"\s*<(?:table|div|p|center|font|span|h[1-6]|style|title|article|section)[\s>]", re.I)


def sniff(data: bytes) -> bool:
    """Whether the bytes begin like an HTML page, or like a piece of one with its tags closed."""
    head = data[:_HEAD]
    wide = head.replace(b"\0", b"")  # enough to see ASCII tags in UTF-16
    text = wide.lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    if _OPENING.match(text):
        return True
    return _FRAGMENT.match(text) is not None and text.count("</") >= 3


def read(data: bytes, name: str) -> Reading:
    """The reading of an HTML file: one page without number; ``posting`` only for web pages.

    :class:`EmptyFile` when the page shows no text, :class:`DamagedFile` when its tables are nested
    beyond reason.
    """
    page = parse_page(data, name)
    try:
        blocks, posting = _document(page) if page.is_office else _web_page(page)
    except RecursionError as error:
        raise DamagedFile(f"{name}: tables are nested too deeply", "save the page again from a browser") from error
    if not blocks:
        raise EmptyFile(f"{name}: the page shows no text", "check that it was saved completely")
    # Word always writes the end tag; other pages may leave it out.
    notes = () if page.is_whole or not page.is_office else ("the page is cut off: its end is missing",)
    return Reading(MEDIA_TYPE, (Page(None, tuple(blocks)),), page.encoding, posting, notes)


def _document(page: PageTree) -> tuple[list[Block], None]:
    notes = take_notes(page.body)
    return BlockReader(page.sheet, notes).read(page.body), None


def _web_page(page: PageTree) -> tuple[list[Block], Posting | None]:
    notes = take_notes(page.body)
    found = article_root(page)
    if found is None:
        return BlockReader(page.sheet, notes).read(page.body), None
    root, title = found
    article = arrange_article(BlockReader(page.sheet, notes).read(root), title)
    shown, stated = article.time, stated_time(page)
    if shown is None or (stated or "").startswith(shown):
        shown = stated  # the same day, to the minute
    return list(article.blocks), Posting(shown, site_name(page, article.title), article.title)
