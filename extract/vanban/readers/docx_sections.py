"""The sections of a .docx: their headers and footers, and how their pages are set up (ECMA-376 17.6, 17.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban.readers.docx_styles import Styles
from vanban.readers.docx_xml import Element, R, W, attribute, switch, value, whole
from vanban.readers.reading import PageNumber, PageSetup, Style

_POINT = 20  # twentieths of a point in one
_ARABIC = frozenset({None, "decimal", "decimalZero", "numberInDash"})
_BY_TABS = ("left", "center", "right")  # where a tab leads in the style of headers

Story = Callable[[str | None], Element | None]
"""Relationship id → the header or footer behind it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its ``w:sectPr``, and relationship ids by place (header, footer) and kind (default, first, even)."""

    properties: Element
    stories: Mapping[tuple[str, str], str | None]

    @property
    def first_differs(self) -> bool:
        """Whether the first page shows headers and footers of its own."""
        return switch(self.properties, "titlePg")


def sections_of(body: Element) -> Iterator[Section]:
    """The sections in order; each takes over the headers and footers that it does not set itself."""
    current: dict[tuple[str, str], str | None] = {}
    for properties in body.iter(W + "sectPr"):
        if not _is_live(properties):
            continue
        for place in ("header", "footer"):
            for reference in properties.findall(f"{W}{place}Reference"):
                current[place, attribute(reference, "type") or "default"] = reference.get(R + "id")
        yield Section(properties, dict(current))


def page_setups(sections: Sequence[Section], story: Story, styles: Styles) -> tuple[PageSetup, ...]:
    """How the pages of every section are set up."""
    return tuple(_setup(section, story, styles) for section in sections)


def _is_live(section: Element) -> bool:
    """Not the earlier state that a tracked change keeps."""
    parent = section.getparent()
    return parent is not None and parent.tag != W + "sectPrChange"


def _setup(section: Section, story: Story, styles: Styles) -> PageSetup:
    size, margins = section.properties.find(W + "pgSz"), section.properties.find(W + "pgMar")
    return PageSetup(
        width=_points(size, "w"),
        height=_points(size, "h"),
        top=_margin(margins, "top"),
        right=_margin(margins, "right"),
        bottom=_margin(margins, "bottom"),
        left=_margin(margins, "left"),
        number=_page_number(section, story, styles),
    )


def _points(element: Element | None, name: str) -> float | None:
    twentieths = whole(attribute(element, name))
    return None if twentieths is None else twentieths / _POINT


def _margin(margins: Element | None, name: str) -> float | None:
    """A margin; one below zero only says that headers do not move the text. The gutter is left free as well."""
    width, gutter = _points(margins, name), _points(margins, "gutter") if name == "left" else None
    return None if width is None else abs(width) + (gutter or 0.0)


def _page_number(section: Section, story: Story, styles: Styles) -> PageNumber | None:
    arabic = attribute(section.properties.find(W + "pgNumType"), "fmt") in _ARABIC
    for place, edge in (("header", "top"), ("footer", "bottom")):
        field = _page_field(story(section.stories.get((place, "default"))))
        if field is None:
            continue
        first = story(section.stories.get((place, "first"))) if section.first_differs else None
        shown = not section.first_differs or _page_field(first) is not None
        paragraph, run = _around(field)
        look = styles.look(value(paragraph.find(W + "pPr"), "pStyle"), None if run is None else run.find(W + "rPr"))
        style = Style(look.font, look.size, bool(look.bold), bool(look.italic))
        return PageNumber(edge, _place(paragraph, field, styles), style, arabic and not _is_roman(field), shown)
    return None


def _page_field(story: Element | None) -> Element | None:
    """The instruction of the field that shows the number of the page: ``w:instrText`` or ``w:fldSimple``."""
    for element in story.iter(W + "instrText", W + "fldSimple") if story is not None else ():
        if _instruction(element).upper().split()[:1] == ["PAGE"]:
            return element
    return None


def _instruction(field: Element) -> str:
    return (attribute(field, "instr") if field.tag == W + "fldSimple" else field.text) or ""


def _is_roman(field: Element) -> bool:
    return "ROMAN" in _instruction(field).upper()


def _around(field: Element) -> tuple[Element, Element | None]:
    """The paragraph of a field, and the run whose look its number has."""
    run = field.find(W + "r") if field.tag == W + "fldSimple" else field.getparent()
    paragraph = next(field.iterancestors(W + "p"), field)
    return paragraph, run


def _place(paragraph: Element, field: Element, styles: Styles) -> str | None:
    """Where the number stands on its line; None in a text box or frame whose place is not told."""
    if next(paragraph.iterancestors(W + "txbxContent", W + "tbl"), None) is not None:
        return None
    properties = paragraph.find(W + "pPr")
    frame = None if properties is None else properties.find(W + "framePr")
    if frame is not None:
        return attribute(frame, "xAlign")
    tab = next(paragraph.iter(W + "ptab"), None)
    if tab is not None:
        return attribute(tab, "alignment")
    align = styles.align(properties)
    tabs = 0
    for each in paragraph.iter(W + "tab", field.tag):
        if each is field:
            break
        tabs += next(each.iterancestors(), paragraph).tag == W + "r"
    if tabs == 0:
        return "left" if align == "justify" else align
    own_stops = properties is not None and properties.find(W + "tabs") is not None
    return None if own_stops or tabs >= len(_BY_TABS) else _BY_TABS[tabs]
