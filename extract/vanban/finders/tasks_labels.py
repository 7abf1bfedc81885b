"""Tasks with labels: who directs, who carries out and by when stand in lines below an item, or at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.finders.tasks_deadlines import deadline_in, labelled_deadline
from vanban.finders.tasks_headings import Above, Headings
from vanban.finders.tasks_items import Claim, Item, items, make_task
from vanban.finders.tasks_units import begins_with_verb, partners, read_subject, split_units
from vanban.patterns import PatternSet
from vanban.record import Span, Task

_FARTHEST = 8  # lines between an item and the labels below it


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in an item: what it asks for, where it begins and its value."""

    kind: str
    start: int
    value: Span


def label_kind(label: str, patterns: PatternSet) -> str | None:
    """What a label or a column heading asks for: text, lead, units, deadline."""
    for pattern in patterns.kind("task_label"):
        if pattern.regex.search(label.strip()):
            return pattern.id.partition("/")[2]
    return None


def set_part(material: Material, task: Task, kind: str, value: Span) -> None:
    """Add the value of a label or cell to ``task``."""
    if kind == "lead":
        task.lead += split_units(value.quote, material.patterns)
    elif kind == "units":
        task.units += split_units(value.quote, material.patterns)
    elif kind == "deadline":
        task.deadline = task.deadline or labelled_deadline(material, value.start, value.end)


def find_labelled(material: Material) -> Iterator[Claim]:
    """Items with labelled lines below them, and items that end in labels."""
    headings = Headings(material)
    lines = list(items(material))
    found = [_labels(material, item) for item in lines]
    position = 0
    while position < len(lines):
        first, labels = position, found[position]
        position += 1
        if not labels:
            continue
        item = lines[first]
        if labels[0].start > item.start:
            bracket = material.string[labels[0].start - 1] == "("
            if len(labels) > 1 or bracket:
                yield from _task(material, item, labels, labels[0].start, headings.above(item))
            continue
        while position < len(lines) and found[position] and found[position][0].start == lines[position].start:
            labels = [*labels, *found[position]]
            position += 1
        above = _item_above(material, lines, first)
        if above is not None:
            yield from _task(material, above, labels, above.end, headings.above(above))


def _labels(material: Material, item: Item) -> list[_Label]:
    pattern = material.patterns.get("tasks/labelled")
    matches = list(pattern.finditer(item.text))
    ends = [*(match.start() for match in matches), len(item.text)][1:]
    found = []
    for match, end in zip(matches, ends, strict=True):
        kind = label_kind(match["label"], material.patterns)
        value = item.text[match.end() : end].rstrip(" .;,()-–")
        if kind is not None and value:
            start = item.start + match.end()
            found.append(_Label(kind, item.start + match.start("label"), material.span(start, start + len(value))))
    return found


def _item_above(material: Material, lines: Sequence[Item], first: int) -> Item | None:
    """The item that the labels from line ``first`` belong to.

    Labels with a number are parts of the heading above them; between an item and its bulleted labels
    there may be paragraphs and other labelled lines.
    """
    other = material.patterns.get("task_not/other-label").regex
    numbered = lines[first].mark[:1].isalnum()
    nearest: Item | None = None
    for item in reversed(lines[max(0, first - _FARTHEST) : first]):
        if numbered and (not item.mark[:1].isalnum() or item.mark[-1] == lines[first].mark[-1]):
            continue  # what stands below a), which has the rank of b)
        if other.match(item.text) and not item.mark[:1].isdigit():
            continue
        if item.mark:
            return item
        nearest = nearest or item
    return nearest


def _task(material: Material, item: Item, labels: Sequence[_Label], end: int, above: Above) -> Iterator[Claim]:
    """The task of ``item``, unless the labels are those of a model, a meeting or a form.

    Whom no label names, the item does ("2. Phòng Kinh tế rà soát …"), or what stands above it.
    """
    kinds = {label.kind for label in labels}
    patterns = material.patterns
    named = bool(kinds & {"lead", "units"}) or item.text.endswith(":")
    subject = None if named else read_subject(item.text, patterns)
    action = begins_with_verb(item.text, patterns) or subject is not None
    if patterns.get("task_not/model").regex.match(item.text) or ("lead" not in kinds and not action):
        return
    start = item.start + (subject.action if subject is not None else 0)
    text = material.string[start:end].rstrip(" (;,–-")
    task = make_task(material, patterns.get("tasks/labelled"), (start, start + len(text)))
    if subject is not None:
        leads = patterns.get("tasks/assigned").regex.match(text) is not None
        task.lead = subject.units if leads else []
        task.units = partners(text, patterns) if leads else subject.units
    elif not kinds & {"lead", "units"}:
        task.units = list(above.units)
    for label in labels:
        set_part(material, task, label.kind, label.value)
    task.deadline = task.deadline or deadline_in(material, item.start, end)
    if not (task.lead or task.units or task.deadline):
        return
    yield task, max(task.at.end, labels[-1].value.end)
