"""Automatic numbering of a .docx: the text that Word prints before a listed paragraph (ECMA-376 17.9).

Counters belong to the abstract definition (``w:abstractNum``): all lists (``w:num``) made from it
count on together, except where a list overrides a level's start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vanban.readers.docx_styles import NumberingChoice, Styles, numbering_choice
from vanban.readers.docx_xml import Element, W, attribute, switch, value, whole

_NO_LIST = "0"  # what a paragraph says to stand in no list, whatever its style says
_LEVELS = 9
_LARGEST_ROMAN, _LARGEST_LETTER = 32767, 780  # Word goes no further either
_PLACEHOLDER = re.compile(r"%([1-9])")
_PLAIN_BULLETS = {"+": "+", "*": "*", "\uf02b": "+", "\uf02a": "*"}
_BULLET = "-"  # every other list mark: dashes, dots, squares, arrows
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return str(number)
    digits = ""
    for worth, digit in _ROMAN:
        count, number = divmod(number, worth)
        digits += digit * count
    return digits


def _letter(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    if number > _LARGEST_LETTER:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "none": lambda _: "",
    "bullet": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined: where it starts, how it looks, what makes it start again."""

    start: int
    format: str
    text: str
    suffix: str
    legal: bool  # all numbers of the label as decimals
    restart_after: int | None  # 1-based level; 0 never, None any level above
    style: str | None  # the paragraph style tied to this level
    look: Element | None  # its w:rPr


@dataclass(frozen=True, slots=True)
class _Levels:
    """A list's levels, and the abstract definition that counts for it."""

    counter: str
    levels: dict[int, Level]
    start_overrides: dict[int, int]

    def start(self, level: int) -> int:
        """The first number of a level in this list."""
        return self.start_overrides.get(level, self.levels[level].start if level in self.levels else 1)


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph: ``text`` with the blank behind it, and the level's ``w:rPr``."""

    text: str
    look: Element | None
    bullet: bool


class Numbering:
    """The numbering part, and how far each list of one story (the body, a header) has counted."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for definition in numbering.iter(W + "abstractNum") if numbering is not None else ():
            self._abstract[definition.get(W + "abstractNumId", "")] = definition
        for use in numbering.iter(W + "num") if numbering is not None else ():
            self._lists[use.get(W + "numId", "")] = use
        self._levels: dict[str, _Levels | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._overrides_used: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> Label | None:
        """Count the paragraph with these properties (``w:pPr``) and give its label, None without one."""
        place = self._place(properties)
        if place is None:
            return None
        list_id, levels, depth = place
        return _label(levels, depth, self._count(list_id, levels, depth))

    def _place(self, properties: Element | None) -> tuple[str, _Levels, int] | None:
        """List and level of a paragraph: its own word before that of its styles, each for itself."""
        own = numbering_choice(properties) or NumberingChoice(None, None)
        styled = self._styles.numbering(value(properties, "pStyle"))
        list_id = next((choice.list_id for choice in (own, *styled.values()) if choice.list_id is not None), _NO_LIST)
        levels = self._levels_of(list_id)
        if levels is None:
            return None
        tied = {level.style: depth for depth, level in levels.levels.items() if level.style is not None}
        depths = [own.level, *(tied.get(style_id, choice.level) for style_id, choice in styled.items())]
        depth = next((depth for depth in depths if depth is not None), 0)
        return (list_id, levels, depth) if depth in levels.levels else None

    def _levels_of(self, list_id: str) -> _Levels | None:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_list(list_id)
        return self._levels[list_id]

    def _read_list(self, list_id: str) -> _Levels | None:
        abstract_id = self._abstract_of(list_id)
        if abstract_id is None:
            return None
        levels = _read_levels(self._abstract[abstract_id])
        starts: dict[int, int] = {}
        for override in self._lists[list_id].iter(W + "lvlOverride"):
            depth = whole(attribute(override, "ilvl")) or 0
            levels.update(_read_levels(override))
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[depth] = start
        return _Levels(abstract_id, levels, starts)

    def _abstract_of(self, list_id: str) -> str | None:
        """The abstract definition that holds a list's levels, through links to numbering styles."""
        seen: set[str] = set()
        while list_id != _NO_LIST and list_id in self._lists and list_id not in seen:
            seen.add(list_id)
            abstract_id = value(self._lists[list_id], "abstractNumId")
            if abstract_id not in self._abstract:
                return None
            linked = value(self._abstract[abstract_id], "numStyleLink")
            if linked is None:
                return abstract_id
            choices = self._styles.numbering(linked, "numbering").values()
            list_id = next((choice.list_id for choice in choices if choice.list_id), _NO_LIST)
        return None

    def _count(self, list_id: str, levels: _Levels, depth: int) -> list[int]:
        """Count one paragraph; the numbers of all levels as they stand then."""
        counts = self._counters.setdefault(levels.counter, [None] * _LEVELS)
        current = counts[depth]
        overridden = depth in levels.start_overrides and (list_id, depth) not in self._overrides_used
        self._overrides_used.add((list_id, depth))
        counts[depth] = levels.start(depth) if current is None or overridden else current + 1
        for deeper in range(depth + 1, _LEVELS):
            after = levels.levels[deeper].restart_after if deeper in levels.levels else None
            if after is None or depth < after:
                counts[deeper] = None
        return [levels.start(level) if count is None else count for level, count in enumerate(counts)]


def _read_levels(definition: Element) -> dict[int, Level]:
    levels = {}
    for level in definition.findall(W + "lvl"):
        depth = whole(attribute(level, "ilvl")) or 0
        if not 0 <= depth < _LEVELS:
            continue
        number_format = level.find(f".//{W}numFmt")
        text = level.find(W + "lvlText")
        start = whole(value(level, "start"))
        levels[depth] = Level(
            start=0 if start is None else start,
            format=attribute(number_format) or "decimal",
            text=attribute(text) or "",
            suffix="" if value(level, "suff") == "nothing" else " ",
            legal=switch(level, "isLgl"),
            restart_after=whole(value(level, "lvlRestart")),
            style=value(level, "pStyle"),
            look=level.find(W + "rPr"),
        )
    return levels


def _label(levels: _Levels, depth: int, counts: list[int]) -> Label | None:
    level = levels.levels[depth]
    if level.format == "bullet":
        mark = level.text.strip()
        text = _PLAIN_BULLETS.get(mark, _BULLET) if mark else ""
    else:

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other > depth:
                return ""
            own_format = levels.levels[other].format if other in levels.levels else "decimal"
            if level.legal and own_format not in ("none", "bullet"):
                own_format = "decimal"
            return _FORMATS.get(own_format, str)(counts[other])

        text = _PLACEHOLDER.sub(number, level.text).strip()
    if not text:
        return None
    # A sign that opens the text, as in "- %1", keeps its place; only the blank behind the label is ours.
    return Label(text + level.suffix, level.look, level.format == "bullet")
