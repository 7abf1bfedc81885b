"""Items of the text, and the tasks made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.layout.model import Zone
from vanban.patterns import Pattern
from vanban.record import Period, Task

WORKING_ZONES = (Zone.BODY, Zone.ANNEX)

Claim = tuple[Task, int]  # a task, and the offset up to which the text is explained by it


@dataclass(frozen=True, slots=True)
class Item:
    """A line of running text: ``start`` is behind its list label ``mark``, ``end`` at its end."""

    index: int
    start: int
    end: int
    mark: str
    text: str


def items(material: Material, zones: Sequence[Zone] = WORKING_ZONES) -> Iterator[Item]:
    """The lines of running text in ``zones``, as a rule those that can assign something."""
    label = material.patterns.get("task_item/label").regex
    for index, line in material.lines(*zones):
        if line.cell is None and line.text.strip():
            match = label.match(line.text)
            length = match.end() if match is not None else 0
            text = line.text[length:].rstrip()
            start = line.start + length
            yield Item(index, start, start + len(text), line.text[:length].strip(), text)


def label_length(material: Material, text: str) -> int:
    """Length of the list label with which ``text`` begins, 0 without one."""
    match = material.patterns.get("task_item/label").regex.match(text)
    return match.end() if match is not None else 0


def section_path(material: Material, offset: int) -> str | None:
    """Labels of the sections that hold ``offset``, outermost first, parted by ``/``."""
    labels = [part.label.rstrip(".)") or part.title for part in material.layout.sections_at(offset)]
    return "/".join(labels) or None


def make_task(
    material: Material,
    pattern: Pattern,
    at: tuple[int, int],
    *,
    lead: list[str] | None = None,
    units: list[str] | None = None,
    deadline: Period | None = None,
) -> Task:
    """The task whose words stand at ``at`` (offsets into the text)."""
    span = material.span(*at)
    return Task(
        text=" ".join(span.quote.split()),
        section=section_path(material, span.start),
        lead=lead or [],
        units=units or [],
        deadline=deadline,
        confidence=pattern.confidence,
        pattern=pattern.id,
        at=span,
    )
