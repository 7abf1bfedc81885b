"""How paragraphs of a .docx are set: indent, room before and after, line spacing (ECMA-376 17.3.1)."""

from __future__ import annotations

from vanban.readers.docx_styles import Styles
from vanban.readers.docx_xml import Element, W, attribute, is_on, value, whole
from vanban.readers.reading import Setting

_POINT = 20  # twentieths of a point in one
_LINE = 240  # of "auto" line spacing: a single one

Said = dict[str, str | None]
"""Attribute of ``w:ind`` and ``w:spacing`` → its value."""


class Settings:
    """Resolves the settings of paragraphs over those of their styles; each combination once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_style: dict[str | None, Said] = {}
        self._settings: dict[tuple[tuple[str, str | None], ...], Setting] = {}

    def of(self, properties: Element | None) -> Setting:
        """The setting of a paragraph from its ``w:pPr``."""
        said = self._of_style(value(properties, "pStyle")) | _said(properties)
        key = tuple(said.items())
        if key not in self._settings:
            self._settings[key] = _setting(said)
        return self._settings[key]

    def _of_style(self, style_id: str | None) -> Said:
        if style_id not in self._by_style:
            said = _said(self._styles.paragraph_defaults)
            for style in reversed(self._styles.chain(style_id)):
                said |= _said(style.find(W + "pPr"))
            self._by_style[style_id] = said
        return self._by_style[style_id]


def _said(properties: Element | None) -> Said:
    said: Said = {}
    for child in properties if properties is not None else ():
        name = child.tag.removeprefix(W)
        if name in ("ind", "spacing"):
            said |= {str(key).removeprefix(W): str(text) for key, text in child.items()}
            if child.get(W + "firstLine"):
                said["hanging"] = None
        elif name == "contextualSpacing":
            said["contextual"] = "1" if is_on(child) else None
        elif name == "numPr":
            said["listed"] = None if attribute(child.find(W + "numId")) == "0" else "1"
    return said


def _setting(said: Said) -> Setting:
    rule = said.get("lineRule") or "auto"
    line = whole(said.get("line"))
    return Setting(
        begin=_begin(said),
        before=_room(said, "before"),
        after=_room(said, "after"),
        lines=(1.0 if line is None else line / _LINE) if rule == "auto" else None,
        pitch=line / _POINT if line is not None and rule == "exact" else None,
    )


def _begin(said: Said) -> float | None:
    """Where the first line begins; a list's own level decides it unsaid, and characters as a unit are not points."""
    if said.get("listed") or any(name.endswith("Chars") and text not in (None, "0") for name, text in said.items()):
        return None
    left = _points(said.get("start") or said.get("left"))
    return left - _points(said["hanging"]) if said.get("hanging") else left + _points(said.get("firstLine"))


def _room(said: Said, side: str) -> float | None:
    if said.get("contextual") or said.get(f"{side}Autospacing") in ("1", "true", "on"):
        return None
    return _points(said.get(side))


def _points(text: str | None) -> float:
    return (whole(text) or 0) / _POINT
