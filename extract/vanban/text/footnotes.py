"""Footnotes of broken texts: out of the sentence that they interrupt, behind the paragraph of their mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest

from vanban.readers.reading import Role
from vanban.text.furniture import is_page_number
from vanban.text.joining import Group, Measures, goes_on, join_lines
from vanban.text.lines import Printed

_MARK = re.compile(r"[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its lines, and how many lines of the body stand before it."""

    position: int
    lines: list[Printed]


def lift_notes(lines: Sequence[Printed]) -> tuple[list[Printed], list[Note]]:
    """``lines`` without the footnotes among them, and the footnotes.

    A note is a paragraph that its reader calls one, or that begins with a raised number. Complete
    paragraphs stand where they belong and stay.
    """
    body: list[Printed] = []
    notes: list[Note] = []
    in_note = False
    for line in lines:
        begins = line.apart or line.complete
        if begins:
            in_note = not line.complete and (line.role is Role.FOOTNOTE or _MARK.match(line.text) is not None)
        if not in_note:
            body.append(line)
        elif begins:
            notes.append(Note(len(body), [replace(line, role=Role.FOOTNOTE)]))
        else:
            notes[-1].lines.append(replace(line, role=Role.FOOTNOTE))
    return body, notes


def without_loose_page_numbers(lines: Sequence[Printed], measures: Measures) -> list[Printed]:
    """``lines`` without bare numbers that stand in the middle of a sentence: page numbers of a typed text."""
    kept: list[Printed] = []
    for line, following in zip_longest(lines, lines[1:]):
        alone = line.apart and not line.complete and line.box is None and is_page_number(line.text)
        between = alone and bool(kept) and following is not None and following.apart
        if not (between and goes_on([kept[-1]], following, measures[line.page])):
            kept.append(line)
    return kept


def put_back(groups: Sequence[Group], notes: Sequence[Note], measures: Measures) -> list[Group]:
    """``groups`` with every note behind the one that holds its mark, else behind the one that stands before it."""
    behind: dict[int, list[Group]] = {}
    for note in notes:
        behind.setdefault(_home(groups, note), []).extend(join_lines(note.lines, measures))
    ordered: list[Group] = behind.get(-1, [])
    for index, group in enumerate(groups):
        ordered.append(group)
        ordered.extend(behind.get(index, ()))
    return ordered


def _home(groups: Sequence[Group], note: Note) -> int:
    starts = accumulate((len(group) for group in groups), initial=0)
    before = [index for index, (start, _) in enumerate(zip(starts, groups, strict=False)) if start < note.position]
    mark = _MARK.match(note.lines[0].text)
    if mark is not None:
        holds = re.compile(r"(?<=\S)" + mark.group() + r"(?![⁰¹²³⁴-⁹])")
        marked = [index for index in before if any(holds.search(line.text) for line in groups[index])]
        if marked:
            return marked[-1]
    return before[-1] if before else -1
