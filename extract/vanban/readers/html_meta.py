"""What a web page says of itself in its head: title, site, time of publishing."""

from __future__ import annotations

from urllib.parse import urlsplit

from vanban.readers.html_tree import PageTree
from vanban.readers.web import fold, iso_local

_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ", " « ")


def meta_content(page: PageTree, name: str) -> str | None:
    """The content of the first ``<meta>`` with that name, property or itemprop (lower case), if any."""
    for root in (page.head, page.body):
        for meta in root.iter("meta"):
            if name in (meta.get(key, "").strip().lower() for key in ("property", "name", "itemprop")):
                text = " ".join(meta.get("content", "").split())
                if text:
                    return text
    return None


def stated_time(page: PageTree) -> str | None:
    """When the page says that it was published, ISO 8601 local."""
    stated = [meta_content(page, name) for name in _TIMES]
    stated.append(page.structured_date)
    for element in page.body.iter("time"):
        stated.append(element.get("datetime"))
    for element in page.body.xpath('.//*[@itemprop="datePublished"]'):
        stated.append(element.get("content") or element.get("datetime") or str(element.text_content()))
    for text in stated:
        time = iso_local(text) if text else None
        if time is not None:
            return time
    return None


def stated_title(page: PageTree) -> str | None:
    """The title for sharing, which leaves out the site's name."""
    return meta_content(page, "og:title") or meta_content(page, "headline")


def names_page(page: PageTree, text: str) -> bool:
    """Whether ``text`` is what the page is called: its sharing title, or a whole part of its window title."""
    wanted = fold(text)
    named = [stated_title(page) or "", page.title]
    for separator in _SEPARATORS:
        named.extend(
            part for title in named[:2] for part in (title.partition(separator)[0], title.rpartition(separator)[2])
        )
        named.extend(
            part for title in named[:2] for part in (title.partition(separator)[2], title.rpartition(separator)[0])
        )
    return bool(wanted) and any(fold(name) == wanted for name in named)


def site_name(page: PageTree, title: str | None) -> str | None:
    """The site's name: as stated, else what the window title adds to the title, else its host."""
    stated = meta_content(page, "og:site_name") or meta_content(page, "application-name")
    if stated:
        return stated
    for separator in _SEPARATORS:
        for part, other in (page.title.rpartition(separator)[::2], page.title.partition(separator)[::-2]):
            if title and other and fold(part) == fold(title):
                return other.strip()
    links = [link.get("href", "") for link in page.head.iter("link") if link.get("rel", "").lower() == "canonical"]
    for address in (page.address, meta_content(page, "og:url"), *links):
        host = urlsplit(address or "").hostname
        if host:
            return host
    return None
