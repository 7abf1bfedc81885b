"""What stands above an item: the sections, unit headings, lead-ins, months and deadlines that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Literal

from vanban.finders.material import Material
from vanban.finders.tasks_deadlines import labelled_deadline
from vanban.finders.tasks_items import WORKING_ZONES, Item, items, label_length
from vanban.finders.tasks_units import is_unit_list, split_units, without_head
from vanban.layout.model import SectionRange, Zone
from vanban.layout.outline import ranges_of, read_outline
from vanban.record import Period

_LONGEST_INHERITED = 7  # months of a heading's period that its items may inherit

Purpose = Literal["duties", "account", "open"]


@dataclass(frozen=True, slots=True)
class Above:
    """What headings and lead-ins above an item say about it."""

    purpose: Purpose
    units: tuple[str, ...] = ()
    heading: bool = False  # whether a heading names the units, not a lead-in for many of them
    deadline: Period | None = None


class Headings:
    """The headings of a document, asked what they say about the items below them."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._sections = [*material.layout.sections, *_regulation(material)]
        self._months = [*_months(material), *_introduced_deadlines(material)]
        self._lead_ins = [*_lead_ins(material), *_steps(material)]
        named = [(section, self._named(section)) for section in self._sections]
        headed = [section.start for section, units in named if units]
        self._units = {
            section.start: units
            for section, units in named
            if units and not any(section.start < start < section.end for start in headed)
        }
        self._headed_lists = _headed_lists(material)
        self._heading_ends = {material.text.line_index(part.start): part.heading_end for part, units in named if units}

    def above(self, item: Item) -> Above:
        """What stands above ``item``: the purpose of its part, the unit it is for, the time inherited."""
        material = self._material
        line_start = material.text.lines[item.index].start
        sections = [part for part in self._sections_at(item.start) if part.start < line_start]
        listed = next((names for start, end, names in self._headed_lists if start <= item.start < end), [])
        within = next((self._units[part.start] for part in reversed(sections) if part.start in self._units), [])
        named: Sequence[str] = listed or within
        units = named or next((names for start, end, names in self._lead_ins if start <= item.start < end), [])
        deadline = next((period for start, end, period in self._months if start <= item.start < end), None)
        purpose = self._purpose(sections, item.start)
        return Above(purpose, tuple(units), bool(named), deadline or self._inherited(sections))

    def names_units(self, item: Item) -> bool:
        """Whether ``item`` is a heading that only names the units whose duties stand below it."""
        return self._heading_ends.get(item.index, -1) >= item.end - 1

    def heads_items(self, item: Item) -> bool:
        """Whether ``item`` is a heading: a title above other text, or a sentence above a list."""
        material = self._material
        closing = material.patterns.get("task_not/closing").regex
        for section in self._sections:
            if material.text.line_index(section.start) == item.index:
                rest = material.string[material.text.lines[item.index].end : section.end].split("\n")
                below = [line for line in rest if line.strip() and not closing.match(line)]
                return bool(below) and (item.text[-1] not in ".;" or label_length(material, below[0]) > 0)
        return self.is_month(item)

    def is_month(self, item: Item) -> bool:
        """Whether ``item`` is a month or quarter that heads the items of a programme."""
        return any(start == item.end for start, _, _ in self._months)

    def _sections_at(self, offset: int) -> list[SectionRange]:
        return [part for part in self._sections if part.start <= offset < part.end]

    def _purpose(self, sections: list[SectionRange], offset: int) -> Purpose:
        """What the innermost section with a telling title is for, or else a lead-in, or the document by its type."""
        patterns = self._material.patterns
        kind = self._material.layout.document.type
        code = kind.code if kind is not None else None
        if code in patterns.terms("ruling_type"):
            return "account"
        for section in reversed(sections):
            if patterns.get("task_section/account").regex.match(section.title):
                return "account"
            if patterns.get("task_section/duties").regex.search(section.title):
                return "duties"
            if patterns.get("task_section/proposals").regex.match(section.title):
                return "open"
        if code in patterns.terms("accounting_type"):
            return "account"
        led = any(start <= offset < end for start, end, _ in self._lead_ins)
        return "duties" if led or code in patterns.terms("assigning_type") else "open"

    def _named(self, section: SectionRange) -> list[str]:
        """The units that a heading names, when items stand below it or behind its colon."""
        material = self._material
        below = material.string[section.heading_end : section.end]
        above = [part for part in self._sections_at(section.start) if part.start < section.start]
        named = material.patterns.get("task_head/naming").regex.match(section.title) is not None
        if not below.strip(" .:;\n") or not (named or self._purpose(above, section.start) == "duties"):
            return []
        listed = below.startswith("\n") and label_length(material, below.lstrip("\n")) > 0
        if not is_unit_list(section.title, material.patterns, above_list=listed):
            return []
        return split_units(without_head(section.title, material.patterns), material.patterns)

    def _inherited(self, sections: list[SectionRange]) -> Period | None:
        """The time in the heading of a section of coming tasks: NHIỆM VỤ 3 THÁNG CUỐI NĂM 2024."""
        duties = self._material.patterns.get("task_section/duties").regex
        for section in reversed(sections):
            if not duties.search(section.title):
                continue
            period = labelled_deadline(self._material, section.start, section.heading_end)
            if period is not None and _is_short(period):
                return period
        return None


def _regulation(material: Material) -> list[SectionRange]:
    """The sections of a regulation that a decision issues with it: its articles and what stands below them."""
    lines = [index for index, _ in material.lines(Zone.ANNEX)]
    found = ranges_of(read_outline(material.text, material.patterns, lines))
    return found if any(part.label.startswith("Điều") for part in found) else []


def _is_short(period: Period) -> bool:
    if period.end is None or period.precision in ("year", "recurring"):
        return False
    if period.start is None:
        return True
    length = 12 * (int(period.end[:4]) - int(period.start[:4])) + int(period.end[5:7]) - int(period.start[5:7])
    return length < _LONGEST_INHERITED


def _months(material: Material) -> list[tuple[int, int, Period]]:
    """The months and quarters that head a programme's items: where their items begin and end, and the time."""
    pattern = material.patterns.get("task_head/month").regex
    found: list[tuple[int, int, Period]] = []
    for item in items(material):
        if pattern.fullmatch(item.text):
            period = labelled_deadline(material, item.start, item.end)
            section = material.layout.section_at(item.start)
            if period is not None:
                if found and found[-1][1] > item.start:
                    found[-1] = (found[-1][0], item.start, found[-1][2])
                end = section.end if section is not None else len(material.string)
                found.append((item.end, end, period))
    return found


def _lead_ins(material: Material) -> list[tuple[int, int, list[str]]]:
    """Lead-ins such as "đề nghị các đơn vị thực hiện những việc sau:": where their items stand, and the units."""
    pattern = material.patterns.get("task_head/lead-in")
    found: list[tuple[int, int, list[str]]] = []
    for item in items(material, (Zone.BASES, *WORKING_ZONES)):  # a preamble may end in one
        match = pattern.regex.search(item.text)
        if match is not None:
            section = material.layout.section_at(item.start)
            end = section.end if section is not None else len(material.string)
            found.append((item.end, end, split_units(match["units"], material.patterns)))
    return found


def _headed_lists(material: Material) -> list[tuple[int, int, list[str]]]:
    """Lists below a line that is no heading of the outline and names units alone ("- Công an xã:"), and the units."""
    found: list[tuple[int, int, list[str]]] = []
    for item, below in _lists(material):
        if is_unit_list(item.text.rstrip(": "), material.patterns, above_list=True):
            units = split_units(without_head(item.text, material.patterns), material.patterns)
            found.append((item.end, below[-1].end, units))
    return found


def _introduced_deadlines(material: Material) -> list[tuple[int, int, Period]]:
    """Deadlines in the sentence above a list, which hold for its items: "… hoàn thành trước ngày 30/6, gồm:"."""
    found: list[tuple[int, int, Period]] = []
    for item, below in _lists(material):
        due = [period for period in material.dates if item.start <= period.at.start and period.at.end <= item.end]
        deadlines = [period for period in due if period.role == "deadline"]
        if len(deadlines) == 1:
            found.append((item.end, below[-1].end, deadlines[0]))
    return found


def _lists(material: Material) -> Iterator[tuple[Item, list[Item]]]:
    """Lines that end in a colon, each with the items below it up to a paragraph or one of its rank."""
    lines = list(items(material))
    for index, item in enumerate(lines):
        if item.text.endswith(":"):
            rank = _rank(item.mark)
            below = list(takewhile(partial(_is_below, rank), lines[index + 1 :]))
            if below:
                yield item, below


def _is_below(rank: str, line: Item) -> bool:
    return line.mark != "" and _rank(line.mark) != rank


def _rank(mark: str) -> str:
    """The kind of a list label, whatever its number or letter: "1.", "a)", "-"."""
    return re.sub(r"[IVX]+", "I", re.sub(r"[a-zđ]", "a", re.sub(r"\d+", "1", mark)))


def _steps(material: Material) -> list[tuple[int, int, list[str]]]:
    """Lists of steps below a sentence that announces them: where their items stand; they name no units."""
    announces = material.patterns.get("task_head/steps").regex
    found: list[tuple[int, int, list[str]]] = []
    lines = list(items(material))
    for index, item in enumerate(lines):
        if announces.search(item.text):
            listed = list(takewhile(lambda below: below.mark != "", lines[index + 1 :]))
            if listed:
                found.append((item.end, listed[-1].end, []))
    return found
