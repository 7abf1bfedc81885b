"""Where the article of a web page stands: site chrome cut away, then the smallest place with title and text.

A place is judged by its prose: characters of text outside links. What is in doubt stays: a crumb of
a menu does less harm than a lost paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import html

from vanban.readers.html_meta import meta_content, names_page, stated_title
from vanban.readers.html_tree import PageTree, shown_text
from vanban.readers.web import fold, posting_time, says_posted

_CHROME_TAGS = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_CHROME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
)
# Words of class and id names, as the systems behind Vietnamese sites write them
_CHROME_WORDS = frozenset(
    {"nav", "navbar", "navigation", "menu", "menus", "submenu", "megamenu", "breadcrumb", "breadcrumbs", "sidebar"}
    | {"footer", "copyright", "topbar", "banner", "banners", "slider", "carousel", "marquee", "related", "relate"}
    | {"lienquan", "tinlienquan", "tinkhac", "others", "share", "sharing", "social", "addthis", "comment", "comments"}
    | {"binhluan", "counter", "visitor", "visitors", "visited", "statistic", "statistics", "thongke", "truycap"}
    | {"luottruycap", "weblink", "weblinks", "lienket", "quangcao", "ads", "advert", "adv", "widget", "widgets"}
    | {"pager", "pagination", "paging", "toolbar", "rating", "vote", "poll", "login", "search", "timkiem", "popup"}
    | {"modal", "cookie", "hotnews", "mostview", "newest"}
)
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")
_DESCEND = frozenset({"div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "form", "span"})
_BLOCK_TAGS = _DESCEND | {"ul", "ol", "dl", "header", "fieldset", "li", "p"}
_TITLE_TAGS = ("h1", "h2", "h3", "h4")
_TITLE_WORDS = frozenset({"title", "tieude", "headline"})
_TITLE = (12, 400)  # characters of a title that can be told from a label
_MAJORITY = 0.7  # share of a place's prose that one child must hold to be the place
_NEARLY_ALL = 0.9  # the same where no title tells what else belongs to the article
_TOO_MUCH = 0.4  # chrome never holds that share of the page's prose
_LINKED = 0.6  # share of the text that lies in links, in a menu or list of other news
_MENU_LINKS = 3
_SITE_LINKS = 10  # links to elsewhere: fewer do not make a website
_PROSE = 200  # characters that only text proper has in one place
_STAMP = 150  # characters of a line that may be the posting line


def article_root(page: PageTree) -> tuple[html.HtmlElement, str | None] | None:
    """The element that holds the article with its title, and the title; None for a page without a site.

    Chrome is removed from the tree on the way. The title is None where nothing names it.
    """
    if not _is_site(page):
        return None
    title = _title_element(page)
    _remove_chrome(page.body, title)
    prose = _prose_lengths(page.body)
    if title is None:
        return _densest(page.body, prose, _NEARLY_ALL), stated_title(page)
    text = _densest(page.body, prose, _MAJORITY)
    root = _common_ancestor(title, text)
    _trim_behind(text, root, prose)
    return root, shown_text(title)


def _is_site(page: PageTree) -> bool:
    if page.address or stated_title(page) or meta_content(page, "viewport") or page.structured_date:
        return True
    if any(page.body.find(f".//{tag}") is not None for tag in ("nav", "header", "footer")):
        return True
    if any(_stands_over(heading, says_posted) for heading in page.body.iter(*_TITLE_TAGS)):
        return True
    links = (link.get("href", "#") for link in page.body.iter("a"))
    return sum(not address.startswith("#") for address in links) >= _SITE_LINKS


def _title_element(page: PageTree) -> html.HtmlElement | None:
    """The element that shows the title: one that names the page, else the first fitting heading."""
    named: list[tuple[tuple[int, bool, int, int], html.HtmlElement]] = []
    headings: list[html.HtmlElement] = []
    for element in page.body.iter():
        tag = str(element.tag)
        rank = _TITLE_TAGS.index(tag) if tag in _TITLE_TAGS else len(_TITLE_TAGS)
        headline = element.get("itemprop") == "headline" or not _TITLE_WORDS.isdisjoint(_name_words(element))
        if rank == len(_TITLE_TAGS) and not headline:
            continue
        text = shown_text(element)
        if not _TITLE[0] <= len(text) <= _TITLE[1]:
            continue
        outside = _in_chrome(element)
        if names_page(page, text):
            # The site's name is a part of the window title too: it is shorter, or stands in the site's head.
            named.append(((fold(text) != fold(stated_title(page) or text), outside, -len(text), rank), element))
        elif not outside and (rank <= 1 or _stands_over_posting(element)):
            headings.append(element)
    if named:
        return min(named, key=lambda one: one[0])[1]
    return headings[0] if headings else None


def _stands_over_posting(element: html.HtmlElement) -> bool:
    """Whether the posting line comes next, or next to what holds the element alone."""
    return _stands_over(element, lambda line: posting_time(line, strict=True) is not None)


def _stands_over(element: html.HtmlElement, wanted: Callable[[str], bool]) -> bool:
    for place in (element, element.getparent()):
        following = None if place is None else place.getnext()
        if following is not None and wanted(shown_text(following)):
            return True
    return False


def _remove_chrome(body: html.HtmlElement, title: html.HtmlElement | None) -> None:
    keep = set() if title is None else {title, *title.iterancestors()}
    prose = _prose_lengths(body)
    limit = _TOO_MUCH * prose[body]
    doomed: list[html.HtmlElement] = []
    for element in body.iterdescendants():
        if element in keep or prose[element] > limit or not (_is_chrome(element) or _is_menu(element)):
            continue
        text = shown_text(element)
        if len(text) > _STAMP or posting_time(text, strict=False) is None:
            doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_chrome(element: html.HtmlElement) -> bool:
    tag = str(element.tag)
    if tag in _CHROME_TAGS or element.get("role", "") in _CHROME_ROLES:
        return True
    return tag in _BLOCK_TAGS and not _CHROME_WORDS.isdisjoint(_name_words(element))


def _in_chrome(element: html.HtmlElement) -> bool:
    """Whether an element stands in chrome or in the site's head; an article has a head of its own."""
    for ancestor in element.iterancestors():
        if ancestor.tag in ("article", "main"):
            return False
        if ancestor.tag == "header" or _is_chrome(ancestor):
            return True
    return False


def _is_menu(element: html.HtmlElement) -> bool:
    """A block of links: most of its text leads elsewhere, and none of it is prose."""
    if str(element.tag) not in ("ul", "ol", "div", "section", "table", "dl"):
        return False
    links = [shown_text(link) for link in element.iter("a") if not link.get("href", "#").startswith("#")]
    if len(links) < _MENU_LINKS:
        return False
    text = shown_text(element)
    linked = sum(map(len, links))
    return linked >= _LINKED * len(text) and len(text) - linked < _PROSE


def _name_words(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return {word.lower() for word in _WORD.findall(names)} | set(
        names.lower().replace("-", " ").replace("_", " ").split()
    )


def _prose_lengths(body: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """For every element the number of characters, white space aside, inside it and outside links."""
    lengths: dict[html.HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        own = 0 if element.tag == "a" else _length(element.text) + sum(lengths[child] for child in element)
        own += 0 if element.tag == "a" else sum(_length(child.tail) for child in element)
        lengths[element] = own
    return lengths


def _densest(body: html.HtmlElement, prose: dict[html.HtmlElement, int], share: float) -> html.HtmlElement:
    """The deepest block that still holds that share of the prose of the block around it."""
    place = found = body
    while True:
        child = max(
            (child for child in place if str(child.tag) in _DESCEND), key=lambda one: prose.get(one, 0), default=None
        )
        if child is None or prose.get(child, 0) < share * max(prose[place], 1):
            return found
        place = child
        if str(child.tag) not in ("table", "tbody", "tr"):  # these only make sense whole
            found = child


def _common_ancestor(one: html.HtmlElement, other: html.HtmlElement) -> html.HtmlElement:
    line = {other, *other.iterancestors()}
    root = one
    while root not in line or str(root.tag) in ("table", "tbody", "tr"):
        parent = root.getparent()
        if parent is None:
            return root
        root = parent
    return root


def _trim_behind(text: html.HtmlElement, root: html.HtmlElement, prose: dict[html.HtmlElement, int]) -> None:
    """Remove what follows the text farther out than its own siblings and holds no prose."""
    if text is root:
        return
    place = text.getparent()
    while place is not None and place is not root:
        for sibling in list(place.itersiblings()):
            if prose.get(sibling, 0) < _PROSE:
                sibling.drop_tree()
        place = place.getparent()


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
