"""Tasks that prose assigns: steps, "giao … chủ trì", duties of units, months of a programme, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.finders.material import Material
from vanban.finders.tasks_deadlines import binds, deadline_in, is_to_come, labelled_deadline
from vanban.finders.tasks_headings import Above, Headings
from vanban.finders.tasks_items import Claim, Item, items, make_task
from vanban.finders.tasks_units import (
    Subject,
    begins_with_verb,
    later_subject,
    partners,
    read_subject,
    split_units,
    topic_length,
)
from vanban.record import Task

_SENTENCE_END = re.compile(r"[.](?=\s+[^\W\d_a-z]|\s*$)")


def find_steps(material: Material) -> Iterator[Claim]:
    """Steps (Bước 1: …) that have a time; what follows up to the next step belongs to the step."""
    pattern = material.patterns.get("tasks/step")
    heading = material.patterns.get("task_head/month").regex
    matches = [
        match for match in pattern.finditer(material.string) if not heading.fullmatch(match.group().partition("\n")[0])
    ]
    for index, match in enumerate(matches):
        section = material.layout.section_at(match.start())
        end = matches[index + 1].start() if index + 1 < len(matches) else match.end()
        if section is not None and section.start >= match.start():
            end = min(end, section.end)
        deadline = deadline_in(material, match.start(), end)
        if deadline is None and match["time"]:
            deadline = labelled_deadline(material, *match.span("time"))
        if deadline is not None:
            yield make_task(material, pattern, match.span("what"), deadline=deadline), end


def find_executors(material: Material) -> Iterator[Claim]:
    """Listed items at whose end stands who does them: "2. Tham luận … - Trường … thực hiện"."""
    pattern = material.patterns.get("tasks/executor")
    headings = Headings(material)
    for item in items(material):
        match = pattern.regex.search(item.text)
        if match is None or not item.mark or headings.above(item).purpose == "account":
            continue
        names = split_units(match["units"], material.patterns)
        lead = pattern.constants["lead"] in match["role"]
        task = make_task(
            material,
            pattern,
            (item.start, item.end),
            lead=names if lead else [],
            units=[] if lead else names,
            deadline=deadline_in(material, item.start, item.end),
        )
        yield task, item.end


def find_items(material: Material) -> Iterator[Claim]:
    """Items that say who does what, or that stand under a unit or a month."""
    headings = Headings(material)
    unlisted_below: dict[tuple[str, ...], bool] = {}
    for item in items(material):
        above = headings.above(item)
        first_listed = unlisted_below.setdefault(above.units, not item.mark) if above.units else False
        if above.purpose == "account" or headings.names_units(item) or _assigns_nothing(material, item.text):
            continue
        subject = read_subject(item.text, material.patterns)
        if above.heading and not _is_another(material, item, subject):
            subject = None
        if item.text.endswith(":") or (subject is None and headings.heads_items(item)):
            continue
        if subject is not None:
            task = _of_subject(material, item, above, subject)
        elif above.units:
            task = _of_unit(material, item, above, listed=bool(item.mark), bare=first_listed)
        else:
            task = _of_time(material, item, above)
        if task is not None:
            yield task, item.end


def find_deadline_sentences(material: Material) -> Iterator[Claim]:
    """Sentences that say who must hand in or finish something by a date."""
    pattern = material.patterns.get("tasks/deadline-sentence")
    headings = Headings(material)
    known = material.layout.document.type is not None
    for item in items(material):
        if headings.is_month(item):
            continue
        account = headings.above(item).purpose == "account"
        for start, end in _sentences(item):
            deadline = deadline_in(material, start, end)
            start += topic_length(material.string[start:end], material.patterns)
            sentence = material.string[start:end]
            if deadline is None or not binds(material, deadline) or _assigns_nothing(material, sentence):
                continue
            subject = read_subject(sentence, material.patterns)
            if account and not (subject is not None and subject.asked and is_to_come(material, deadline)):
                continue
            action = subject.action if subject is not None else 0
            if subject is None and not (known or item.mark):
                continue  # an article's sentence about something else
            if pattern.regex.match(sentence[action:]):
                units = subject.units if subject is not None else []
                yield make_task(material, pattern, (start + action, end), units=units, deadline=deadline), end


def _assigns_nothing(material: Material, text: str) -> bool:
    names = ("task_not/closing", "task_not/time-only", "tasks/labelled")
    return any(material.patterns.get(name).regex.match(text) for name in names)


def _is_another(material: Material, item: Item, subject: Subject | None) -> bool:
    """Whether an item below a unit's heading names somebody else who has to act, not those whom the unit directs."""
    each = material.patterns.get("task_head/each").regex.match(item.text)
    return subject is not None and each is None and (not subject.head or subject.assigned)


def _sentences(item: Item) -> Iterator[tuple[int, int]]:
    """A listed item is one; a paragraph is cut at its full stops."""
    start = 0
    for match in _SENTENCE_END.finditer(item.text) if not item.mark else ():
        yield item.start + start, item.start + match.end()
        start = match.end() + len(item.text[match.end() :]) - len(item.text[match.end() :].lstrip())
    if start < len(item.text):
        yield item.start + start, item.end


def _of_subject(material: Material, item: Item, above: Above, subject: Subject) -> Task | None:
    """X does Z: a task when "Giao" or "chủ trì" says so, or the section is one of duties."""
    patterns = material.patterns
    start, end = item.start + subject.action, item.end
    deadline = deadline_in(material, start, end) or above.deadline
    action = item.text[subject.action :]
    assigned = patterns.get("tasks/assigned")
    if assigned.regex.match(action):
        with_whom = partners(action, patterns)
        return make_task(material, assigned, (start, end), lead=subject.units, units=with_whom, deadline=deadline)
    if subject.assigned or above.purpose == "duties" or above.units:
        pattern = assigned if subject.assigned else patterns.get("tasks/unit-duty")
        return make_task(material, pattern, (start, end), units=subject.units, deadline=deadline)
    return None


def _of_unit(material: Material, item: Item, above: Above, *, listed: bool, bare: bool) -> Task | None:
    """A duty below its unit's heading. Behind listed duties a paragraph without label is about something else."""
    patterns = material.patterns
    pattern = patterns.get("tasks/unit-duty")
    if not (listed or (bare and begins_with_verb(item.text, patterns))):
        return None
    if patterns.get("task_not/duty").regex.match(item.text) or not pattern.regex.match(item.text):
        return None
    leads = patterns.get("tasks/assigned").regex.match(item.text[:1].lower() + item.text[1:]) is not None
    deadline = deadline_in(material, item.start, item.end) or above.deadline
    return make_task(
        material,
        pattern,
        (item.start, item.end),
        lead=list(above.units) if leads else [],
        units=partners(item.text, patterns) if leads else list(above.units),
        deadline=deadline,
    )


def _of_time(material: Material, item: Item, above: Above) -> Task | None:
    """An item without a subject: with a time before its colon, or below a month, or in a section of coming tasks."""
    pattern, patterns = material.patterns.get("tasks/scheduled"), material.patterns
    match = pattern.regex.match(item.text)
    if match is not None:
        start = item.start + match.start("what")
        period = labelled_deadline(material, item.start, start)
        subject = read_subject(match["what"], patterns)
        if period is None or not (subject or begins_with_verb(match["what"], patterns)):
            return None
        start += subject.action if subject is not None else 0
        units = subject.units if subject is not None else []
        return make_task(material, pattern, (start, item.end), units=units, deadline=period)
    own = deadline_in(material, item.start, item.end)
    verb = begins_with_verb(item.text, patterns)
    later = later_subject(item.text, patterns)
    if later is not None and not verb and above.purpose == "duties":
        subject, action = later
        clause = Item(
            item.index, item.start + action - subject.action, item.end, item.mark, item.text[action - subject.action :]
        )
        return _of_subject(material, clause, above, subject)
    if not item.mark or not (above.deadline or (own and verb and above.purpose == "duties")):
        return None
    units = later[0].units if later is not None else []
    return make_task(material, pattern, (item.start, item.end), units=units, deadline=own or above.deadline)
