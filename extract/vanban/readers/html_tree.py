"""Bytes of an HTML file to a clean tree: decoded, without what a browser does not show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from vanban.errors import DamagedFile, EmptyFile
from vanban.readers.encoding import decode, plain_controls
from vanban.readers.html_style import StyleSheet, is_hidden
from vanban.record import Encoding

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding=["']([\w.-]+)""", re.I)
# Conditional sections: those for Word are comments to everybody else, these are meant for browsers
_CONDITIONAL = re.compile(r"<!\[(?:if\b[^>\]]{0,200}|endif)\]>", re.I)
_OFFICE = re.compile(r"microsoft word|microsoft office|libreoffice|openoffice|aspose|wps office|word\.document", re.I)
_OFFICE_NAMESPACE = "urn:schemas-microsoft-com:office:word"
_DROPPED = ("script", "noscript", "template", "iframe", "object", "svg", "math", "xml", "title")
_CONTROLS = ("button", "select", "input", "textarea")


@dataclass(frozen=True, slots=True)
class PageTree:
    """A parsed page: ``body`` holds only what is shown, ``head`` what the page says of itself.

    ``structured_date`` is the publishing time of its JSON-LD, ``address`` the address that the
    browser noted on saving it, ``title`` that of the window, ``is_whole`` whether its end is there.
    """

    head: html.HtmlElement
    body: html.HtmlElement
    sheet: StyleSheet
    encoding: Encoding
    is_office: bool
    structured_date: str | None
    address: str | None
    title: str
    is_whole: bool


def parse_page(data: bytes, name: str) -> PageTree:
    """Parse and clean an HTML file.

    :class:`EmptyFile` when nothing is left to parse, :class:`DamagedFile` when the parser gave up.
    """
    match = _CHARSET.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii") if match else None
    text, encoding = decode(data, declared)
    text = text.replace("\0", "")
    dated = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', text)
    saved = re.search(r"saved from url=\(\d+\)(\S+)", text[:4096])
    text = _CONDITIONAL.sub("", text)
    # The parser is given UTF-8 because it refuses text with an encoding declaration.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise EmptyFile(f"{name}: the page holds no text", "check that it was saved completely") from error
    body = tree.find("body")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DamagedFile(f"{name}: tags are nested too deeply", "save the page again from a browser")
    if body is None:
        raise EmptyFile(f"{name}: the page holds no text", "check that it was saved completely")
    sheet = StyleSheet.of(tree)
    page_title = " ".join((tree.findtext(".//title") or "").split())
    is_office = _is_office(tree, text)
    _clean(body, sheet, drop_deleted=is_office)
    head = tree.find("head")
    return PageTree(
        head=tree if head is None else head,
        body=body,
        sheet=sheet,
        encoding=encoding,
        is_office=is_office,
        structured_date=dated[1] if dated else None,
        address=saved[1] if saved else None,
        title=page_title,
        is_whole="</html" in text[-4096:].lower(),
    )


def shown_text(element: html.HtmlElement) -> str:
    """All text of an element on one line, as a browser shows it."""
    return " ".join(str(element.text_content()).split())


def _is_office(tree: html.HtmlElement, text: str) -> bool:
    """Whether a word processor wrote the page: then its whole body is the document."""
    for meta in tree.iter("meta"):
        if meta.get("name", "").lower() in ("generator", "progid") and _OFFICE.search(meta.get("content", "")):
            return True
    return _OFFICE_NAMESPACE in text[: text.find("<body") if "<body" in text else 2048]


def _clean(body: html.HtmlElement, sheet: StyleSheet, drop_deleted: bool) -> None:
    """Remove what is not shown, and correct characters that old pages write as C1 references."""
    unwanted: list[html.HtmlElement] = []
    for element in body.iter():
        tag = str(element.tag)
        if element.text:
            element.text = plain_controls(element.text)
        if element.tail:
            element.tail = plain_controls(element.tail)
        if (
            tag in _DROPPED
            or tag in _CONTROLS
            or tag.startswith("w:")
            or tag == "style"
            or (tag == "del" and drop_deleted)
            or (element is not body and is_hidden(element, sheet.properties(element)))
        ):
            unwanted.append(element)
    for element in unwanted:
        element.drop_tree()
