"""Styles of an OpenDocument text as WordprocessingML properties (ODF 1.3 part 3, chapters 16 and 20)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vanban.readers.docx_xml import Element
from vanban.readers.word_xml import element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

Look = Mapping[str, str]
"""Attributes of ``style:text-properties`` that hold for a run, by their full names."""

_POINTS = re.compile(r"([\d.]+)pt")
_ALIGNMENTS = {"start": "left", "left": "left", "center": "center", "end": "right", "right": "right", "justify": "both"}
_SIDES = ("top", "left", "bottom", "right")
_NO_LINE = frozenset({"none", "hidden", "0", "0pt", "0cm", "0in"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


class OdfStyles:
    """The named and automatic styles of a document, and its fonts."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        for part in parts:
            for style in part.iter(STYLE + "style"):
                self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
            for style in part.iter(STYLE + "default-style"):
                self._defaults[style.get(STYLE + "family", "")] = style
            for font in part.iter(STYLE + "font-face"):
                family = font.get(_SVG + "font-family", "").split(",")[0].strip("'\" ")
                self._fonts[font.get(STYLE + "name", "")] = family

    def look(self, family: str, name: str | None, below: Look) -> Look:
        """How text looks in a style (family paragraph or text) over ``below``."""
        return {**below, **self._properties(family, name, "text-properties")}

    def align(self, name: str | None) -> str:
        """The alignment of a paragraph as ``w:jc`` calls it."""
        said = self._properties("paragraph", name, "paragraph-properties").get(_FO + "text-align", "start")
        return _ALIGNMENTS.get(said, "left")

    def list_style(self, name: str | None) -> str | None:
        """The list style that a paragraph style brings along."""
        named = (style.get(STYLE + "list-style-name") for style in self._chain("paragraph", name))
        return next(filter(None, named), None)

    def borders(self, name: str | None) -> dict[str, bool]:
        """Which sides of a cell have a line."""
        said = self._properties("table-cell", name, "table-cell-properties")
        lines = {side: said.get(f"{_FO}border-{side}", said.get(_FO + "border", "none")) for side in _SIDES}
        return {side: line.split()[0] not in _NO_LINE for side, line in lines.items() if line.strip()}

    def run_properties(self, look: Look) -> Element:
        """A look as ``w:rPr``."""
        made = element("rPr")
        font = self._fonts.get(look.get(STYLE + "font-name", "")) or look.get(_FO + "font-family", "").strip("'\"")
        if font:
            made.append(element("rFonts", ascii=font))
        size = _POINTS.fullmatch(look.get(_FO + "font-size", ""))
        if size:
            made.append(element("sz", val=round(2 * float(size[1]))))
        raised = (look.get(STYLE + "text-position", "").split() or ["0"])[0]
        switches = {
            "b": look.get(_FO + "font-weight") in _BOLD,
            "i": look.get(_FO + "font-style") in ("italic", "oblique"),
            "caps": look.get(_FO + "text-transform") == "uppercase" or look.get(_FO + "font-variant") == "small-caps",
            "vanish": look.get(TEXT + "display") == "none",
        }
        made.extend(element(name) for name, on in switches.items() if on)
        if raised.startswith(("super", "sub")) or raised.strip("-0%"):
            made.append(element("vertAlign", val="subscript" if raised.startswith(("sub", "-")) else "superscript"))
        return made

    def _properties(self, family: str, name: str | None, kind: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for style in reversed(self._chain(family, name)):
            for properties in style.findall(STYLE + kind):
                found |= {str(key): str(value) for key, value in properties.attrib.items()}
        return found

    def _chain(self, family: str, name: str | None) -> list[Element]:
        """A style, what it is based on, and for paragraphs and cells the default of the family."""
        found: list[Element] = []
        while name is not None and (style := self._styles.get((family, name))) is not None and style not in found:
            found.append(style)
            name = style.get(STYLE + "parent-style-name")
        if family != "text" and family in self._defaults:
            found.append(self._defaults[family])
        return found
