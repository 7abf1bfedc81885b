"""To which field (lĩnh vực) a place of the text belongs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.patterns import PatternSet
from vanban.record import ModelField
from vanban.text.model import TextLine

# In this order: "kinh tế - xã hội" is economy, "chính trị - xã hội" the political system.
_ORDER: tuple[ModelField, ...] = ("political_system", "defence_security", "culture_society", "economy", "other")


def field_of(text: str, patterns: PatternSet) -> ModelField | None:
    """The field that ``text`` (a heading, a label's value, a table cell) names; None when it names none or several."""
    found: list[ModelField] = [field for field in _ORDER if patterns.get(f"model_field/{field}").regex.search(text)]
    if found[:1] == ["political_system"] or len(found) == 1:
        return found[0]
    if found == ["defence_security", "culture_society"] or len(found) > 2:
        return None
    return found[0] if found else None


_SENTENCE_START = re.compile(r"[.;:]\s+")


def stated_field(clause: str, patterns: PatternSet) -> tuple[ModelField | None, str] | None:
    """Field and words of what a clause behind a name says: "…, thuộc lĩnh vực kinh tế"."""
    stated = re.search(r"lĩnh\s+vực\s+(?P<field>[^.;)(]{3,60})", clause)
    return (field_of(stated["field"], patterns), stated.group().strip()) if stated else None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    field: ModelField
    text: str


class FieldMarks:
    """The announcements of fields in a text, and how far each one reaches.

    One that is a heading reaches to the end of its section, one that opens a sentence to the end of its
    paragraph; the next announcement ends both.
    """

    def __init__(self, material: Material) -> None:
        whole, paragraph = (material.patterns.get(f"field_mark/{name}") for name in ("line", "paragraph"))
        marks = []
        for line in material.text.lines:
            if line.cell is not None:
                continue
            match = whole.regex.match(material.string, line.start, line.end) or _in_heading(material, line)
            if match is not None and (field := field_of(match["field"], material.patterns)):
                marks.append(_Mark(line.start, _reach(material, line), field, match["field"].strip()))
            for start in _sentences(line)[1 if match else 0 :]:
                opened = paragraph.regex.match(material.string, start, line.end)
                if opened is not None and (field := field_of(opened["field"], material.patterns)):
                    marks.append(_Mark(start, line.end, field, opened["field"].strip()))
        self._marks = marks
        self._starts = [mark.start for mark in marks]

    def at(self, offset: int) -> tuple[ModelField | None, str | None]:
        """Field and its words for the text at ``offset``."""
        for mark in reversed(self._marks[: bisect_right(self._starts, offset)]):
            if offset < mark.end:
                return mark.field, mark.text
        return None, None


def _sentences(line: TextLine) -> list[int]:
    """Where the sentences of ``line`` begin."""
    return [line.start, *(line.start + match.end() for match in _SENTENCE_START.finditer(line.text))]


def _in_heading(material: Material, line: TextLine) -> re.Match[str] | None:
    """The field in the brackets of a heading: "II. MÔ HÌNH THỨ HAI (Lĩnh vực kinh tế)"."""
    if not any(line.start <= part.start < line.end for part in material.layout.sections):
        return None
    return re.compile(r"[^\n(]*\((?P<field>[Ll]ĩnh\s+vực[^)]+)\)").match(material.string, line.start, line.end)


def _reach(material: Material, line: TextLine) -> int:
    """The end of the section that ``line`` heads, or stands in."""
    heading = next((part for part in material.layout.sections if line.start <= part.start < line.end), None)
    section = heading or material.layout.section_at(line.start)
    return section.end if section else len(material.string)
