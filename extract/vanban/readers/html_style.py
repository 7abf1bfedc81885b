"""How an element looks: the few CSS properties that tell documents apart, inline and from ``<style>``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import html

from vanban.readers.reading import Style

Properties = dict[str, str]

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_LENGTH = re.compile(r"([\d.]+)\s*(pt|px|cm|mm|in)\b", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_FONT_TAG_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite", "address", "dfn", "var"})
_ALIGNMENTS = frozenset({"left", "center", "right", "justify"})
# Classes by which the common frameworks (Bootstrap, WordPress, NukeViet) hide what they mark
_HIDDEN_CLASSES = frozenset(
    {"hidden", "hide", "d-none", "sr-only", "visually-hidden", "screen-reader-text", "invisible"}
)
_SHOWN_AGAIN = re.compile(r"\b(?:d|visible)-(?:\w+-)?(?:block|flex|inline|table|grid|lg|md|sm|xl)\b")


@dataclass(frozen=True, slots=True)
class Look:
    """The inherited look of a piece of text. ``pre`` keeps white space, ``raised`` is superscript."""

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: str | None = None
    pre: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of a page's ``<style>`` elements that name a tag, a class, an id or a tag with one."""

    rules: dict[tuple[str, str], Properties] = field(default_factory=dict)  # (tag or "", ".class" or "#id" or "")

    @classmethod
    def of(cls, tree: html.HtmlElement) -> StyleSheet:
        """The style sheet of a parsed page; ``@media`` and other at-rules are left out."""
        rules: dict[tuple[str, str], Properties] = {}
        for element in tree.iter("style"):
            text = _without_at_rules(_COMMENT.sub("", element.text or ""))
            for rule in text.split("}"):
                selectors, _, body = rule.partition("{")
                properties = parse_properties(body)
                for selector in selectors.split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match and match.group():
                        key = ((match[1] or "").lower(), (match[2] or "") + (match[3] or ""))
                        rules.setdefault(key, {}).update(properties)
        return cls(rules)

    def properties(self, element: html.HtmlElement) -> Properties:
        """The declared properties of an element, the more particular rule winning, inline last."""
        tag = str(element.tag)
        marks = ["." + name for name in element.get("class", "").split()]
        if element.get("id"):
            marks.append("#" + element.get("id", ""))
        found: Properties = {}
        if self.rules:
            for key in [(tag, ""), *(("", mark) for mark in marks), *((tag, mark) for mark in marks)]:
                found.update(self.rules.get(key, {}))
        found.update(parse_properties(element.get("style", "")))
        return found


def parse_properties(text: str) -> Properties:
    """``"a: b; c: d"`` as a mapping, in lower case but for the names of fonts."""
    found: Properties = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon:
            value = value.strip() if name == "font-family" else value.strip().lower()
            found[name] = value.replace("!important", "").strip()
    return found


def is_hidden(element: html.HtmlElement, css: Properties) -> bool:
    """Whether a browser does not show the element (attribute, CSS, or a framework's hiding class)."""
    if "hidden" in element.attrib or css.get("display") == "none" or css.get("visibility") == "hidden":
        return True
    if css.get("mso-hide") == "all":
        return True
    names = element.get("class", "")
    return not _HIDDEN_CLASSES.isdisjoint(names.split()) and not _SHOWN_AGAIN.search(names)


def look_of(element: html.HtmlElement, css: Properties, inherited: Look) -> Look:
    """The look of the text in ``element``, given its own properties and what it inherits."""
    tag = str(element.tag)
    weight = css.get("font-weight", "")
    slant = css.get("font-style", "")
    align = css.get("text-align") or element.get("align", "").lower()
    raised = css.get("vertical-align", "")
    return replace(
        inherited,
        font=_font(element, css) or inherited.font,
        size=_size(element, css) or inherited.size,
        bold=_is_bold(weight) if weight not in ("", "inherit") else inherited.bold or tag in _BOLD,
        italic=slant != "normal" if slant not in ("", "inherit") else inherited.italic or tag in _ITALIC,
        align="center" if tag == "center" else align if align in _ALIGNMENTS and tag != "table" else inherited.align,
        pre=tag in ("pre", "textarea") or (css.get("white-space", "").startswith("pre") or inherited.pre),
        raised=tag == "sup" or raised == "super" or (inherited.raised and raised != "baseline"),
    )


def line_style(pieces: Iterable[tuple[str, Look]]) -> Style:
    """How most of a line looks, counted in characters that are not white space."""
    weights = [(len("".join(text.split())), look) for text, look in pieces]
    total = sum(weight for weight, _ in weights)
    if total == 0:
        return Style()
    fonts: Counter[str | None] = Counter()
    sizes: Counter[float | None] = Counter()
    for weight, look in weights:
        fonts[look.font] += weight
        sizes[look.size] += weight
    return Style(
        font=max(fonts, key=lambda name: fonts[name]),
        size=max(sizes, key=lambda size: sizes[size]),
        bold=2 * sum(weight for weight, look in weights if look.bold) > total,
        italic=2 * sum(weight for weight, look in weights if look.italic) > total,
        align=weights[0][1].align,
    )


def _without_at_rules(text: str) -> str:
    """Style text without ``@media print {…}``, ``@page {…}`` and the like."""
    kept: list[str] = []
    position = 0
    for match in re.finditer(r"@[\w-]+[^{};]*([{;])", text):
        if match.start() < position:
            continue
        kept.append(text[position : match.start()])
        position = match.end()
        if match[1] == "{":
            depth = 1
            while depth and position < len(text):
                depth += {"{": 1, "}": -1}.get(text[position], 0)
                position += 1
    kept.append(text[position:])
    return "".join(kept)


def _font(element: html.HtmlElement, css: Properties) -> str | None:
    names = css.get("font-family") or (element.get("face", "") if element.tag == "font" else "")
    return names.split(",")[0].strip(" \"'") or None


def _size(element: html.HtmlElement, css: Properties) -> float | None:
    match = _LENGTH.fullmatch(css.get("font-size", ""))
    if match:
        try:
            return round(float(match[1]) * _POINTS[match[2].lower()], 1)
        except ValueError:
            return None
    return _FONT_TAG_SIZES.get(element.get("size", "")) if element.tag == "font" else None


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
