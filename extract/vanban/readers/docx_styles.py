"""How text looks in a .docx: direct formatting over styles over the document's defaults (ECMA-376 17.7)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from vanban.readers.docx_xml import A, Element, W, attribute, is_on, value, whole

_DEFAULT_FONT = "Times New Roman"  # what Word takes where a file says nothing
_DEFAULT_SIZE = 10.0
_BLACK = "000000"  # also what "auto" means on white paper
_ALIGN = {"start": "left", "end": "right", "both": "justify", "distribute": "justify", "center": "center",
          "left": "left", "right": "right"}  # fmt: skip
_SWITCHES = {"b": "bold", "i": "italic", "caps": "capitals", "smallCaps": "capitals", "vanish": "hidden"}
_TOGGLES = ("bold", "italic", "capitals", "hidden")


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run; None where nothing is said. ``size`` in points; ``raised`` is
    ``superscript``, ``subscript`` or ``baseline``; ``colour`` RRGGBB."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    raised: str | None = None
    colour: str | None = None

    def over(self, below: Look) -> Look:
        """These properties, and those of ``below`` where nothing is said here."""
        if self == _NOTHING or self is below:
            return below
        said = {
            name: own if (own := getattr(self, name)) is not None else getattr(below, name) for name in _LOOK_FIELDS
        }
        return Look(**said)


_NOTHING = Look()
_LOOK_FIELDS = tuple(field.name for field in fields(Look))


@dataclass(frozen=True, slots=True)
class NumberingChoice:
    """Which list a style or paragraph belongs to, as far as it says so."""

    list_id: str | None
    level: int | None


class Styles:
    """The styles part and the theme's fonts; both may be missing.

    ``paragraph_defaults`` is the ``w:pPr`` below all styles.
    """

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}  # kind of style → id of its default
        self._theme_fonts = _theme_fonts(theme)
        self._choices: dict[str | None, dict[str, NumberingChoice]] = {}
        self._chains: dict[str | None, tuple[Element, ...]] = {}
        self._style_looks: dict[str | None, Look] = {}
        self._looks: dict[tuple[str | None, str | None, Look], Look] = {}
        for style in styles.iter(W + "style") if styles is not None else ():
            style_id, kind = style.get(W + "styleId", ""), style.get(W + "type", "")
            self._styles[style_id] = style
            if style.get(W + "default", "0") in ("1", "true", "on"):
                self._defaults[kind] = style_id
        defaults = styles.find(W + "docDefaults") if styles is not None else None
        run_defaults = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        bare = Look(_DEFAULT_FONT, _DEFAULT_SIZE, False, False, False, False, "baseline", _BLACK)
        self._default_look = self.direct_look(run_defaults).over(bare)
        self.paragraph_defaults = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._default_align = value(self.paragraph_defaults, "jc")

    def chain(self, style_id: str | None, kind: str = "paragraph") -> tuple[Element, ...]:
        """A style and what it is based on, the most special first; the default style for an unknown id."""
        start = style_id if style_id in self._styles else self._defaults.get(kind)
        if start not in self._chains:
            found: list[Element] = []
            next_id = start
            while next_id is not None and next_id in self._styles and self._styles[next_id] not in found:
                found.append(self._styles[next_id])
                next_id = value(found[-1], "basedOn")
            self._chains[start] = tuple(found)
        return self._chains[start]

    def align(self, properties: Element | None) -> str:
        """Alignment of a paragraph, from its ``w:pPr``: left, center, right or justify."""
        said = value(properties, "jc")
        for style in self.chain(value(properties, "pStyle")) if said is None else ():
            said = value(style.find(W + "pPr"), "jc")
            if said is not None:
                break
        return _ALIGN.get(said or self._default_align or "left", "left")

    def numbering(self, style_id: str | None, kind: str = "paragraph") -> dict[str, NumberingChoice]:
        """What a style and those that it is based on say of a list: style id → choice, the most special first."""
        if style_id not in self._choices:
            self._choices[style_id] = {
                style.get(W + "styleId", ""): choice
                for style in self.chain(style_id, kind)
                if (choice := numbering_choice(style.find(W + "pPr"))) is not None
            }
        return self._choices[style_id]

    def look(self, paragraph_style: str | None, run_properties: Element | None) -> Look:
        """The look of a run of a paragraph in ``paragraph_style``, every property decided."""
        if run_properties is None:
            return self._resolved(paragraph_style, None, _NOTHING)
        return self._resolved(paragraph_style, value(run_properties, "rStyle"), self.direct_look(run_properties))

    def _resolved(self, paragraph_style: str | None, character_style: str | None, direct: Look) -> Look:
        key = (paragraph_style, character_style, direct)
        look = self._looks.get(key)
        if look is None:
            paragraph = self._style_look(paragraph_style, "paragraph")
            character = self._style_look(character_style, "character") if character_style else _NOTHING
            look = direct.over(_toggled(character, paragraph).over(self._default_look))
            self._looks[key] = look
        return look

    def _style_look(self, style_id: str | None, kind: str) -> Look:
        if style_id not in self._style_looks:
            look = _NOTHING
            for style in self.chain(style_id, kind):
                look = look.over(self.direct_look(style.find(W + "rPr")))
            self._style_looks[style_id] = look
        return self._style_looks[style_id]

    def direct_look(self, properties: Element | None) -> Look:
        """What a ``w:rPr`` itself says."""
        if properties is None:
            return _NOTHING
        said: dict[str, bool] = {}
        font: str | None = None
        size: float | None = None
        raised: str | None = None
        colour: str | None = None
        for child in properties:
            name = child.tag.removeprefix(W)
            if name in _SWITCHES:
                said[_SWITCHES[name]] = said.get(_SWITCHES[name], False) or is_on(child)
            elif name == "rFonts":
                font = self._font(child)
            elif name == "sz":
                half_points = whole(attribute(child))
                size = None if half_points is None else half_points / 2
            elif name == "vertAlign":
                raised = attribute(child)
            elif name == "color":
                colour = attribute(child)
                colour = _BLACK if colour == "auto" else colour
        return Look(font=font, size=size, raised=raised, colour=colour, **said)

    def _font(self, fonts: Element) -> str | None:
        for name in ("ascii", "hAnsi"):
            themed = self._theme_fonts.get(fonts.get(f"{W}{name}Theme", "")[:5])
            if themed or fonts.get(W + name):
                return themed or fonts.get(W + name)
        return None


def numbering_choice(properties: Element | None) -> NumberingChoice | None:
    """The list named by a ``w:pPr``, None where it names none."""
    chosen = None if properties is None else properties.find(W + "numPr")
    if chosen is None:
        return None
    return NumberingChoice(value(chosen, "numId"), whole(value(chosen, "ilvl")))


def _toggled(character: Look, paragraph: Look) -> Look:
    """Character style over paragraph style; what both switch on is off (17.7.3)."""
    merged = character.over(paragraph)
    both = [name for name in _TOGGLES if getattr(character, name) and getattr(paragraph, name)]
    off: dict[str, Any] = dict.fromkeys(both, False)  # Any: a type can't tell which fields of a Look are named
    return Look(**off).over(merged) if off else merged


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Latin fonts of the theme under the first five letters of the names that stand for them."""
    fonts: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        if latin is not None and latin.get("typeface"):
            fonts[kind] = latin.get("typeface", "")
    return fonts
