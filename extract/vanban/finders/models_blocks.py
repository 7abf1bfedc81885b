"""Models that a document registers: labelled lines, filled forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from vanban.finders.material import Material
from vanban.finders.models_fields import FieldMarks, field_of
from vanban.finders.models_holders import Owner, owner_after, owner_within
from vanban.finders.models_mentions import Mention, mention
from vanban.finders.models_values import form_of, holders_of, level_of, source_of, status_of, status_of_heading, ticked
from vanban.layout.model import Zone
from vanban.meaning.letters import UPPER
from vanban.patterns import PatternSet
from vanban.record import Form, Period, Span, Statistic
from vanban.text.model import TextLine

_LABEL_LINE = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)]\s*|[-+*•]\s*)?(?P<label>[^:\n]{2,90}?)\s*(?::\s*(?P<value>.*))?$"
)
_LIST_ITEM = re.compile(r"^\s*[-+*•]\s*")
_LEADERS = re.compile(r"[.…_\s]*")
_LONGEST_BLOCK = 80  # lines; a block that runs on has lost its end
_Dated = TypeVar("_Dated", Period, Statistic)
_TEXT_VALUES = ("objectives", "activities", "results")


def label_kind(label: str, patterns: PatternSet) -> str | None:
    """What a label of a registration asks for (``name``, ``place`` …), None when it is no such label."""
    for pattern in patterns.kind("model_label"):
        if pattern.regex.search(label.strip()):
            return pattern.id.partition("/")[2]
    return None


def find_blocks(material: Material, fields: FieldMarks) -> Iterator[Mention]:
    """Models of labelled lines: Tên mô hình: “X”, with the labelled lines below it."""
    pattern = material.patterns.get("models/labelled")
    matches = list(pattern.finditer(material.string))
    for index, match in enumerate(matches):
        value = match["name"].strip()
        if not re.match(rf"[“\"«]|{UPPER}|[0-9]", value) or re.match(r"[.…_\s]{3}", value):
            continue  # a blank, or words that explain what to write here
        if "ên" not in match["label"] and _before_table(material, match.end() - 1):
            continue  # what looks like its labels is a table
        quoted = re.match(r"[“\"«]\s*([^”\"»]+)", value)
        start = match.start("name") + (quoted.start(1) if quoted else 0)
        bracket = re.search(r"\s*\([^()]*\)[\s.;:]*$", value)
        named = quoted.end(1) if quoted else bracket.start() if bracket else len(value)
        found = mention(material, pattern, start, match.start("name") + named, defining=True)
        if found is None:
            continue
        found.field, found.field_text = fields.at(match.start())
        after = value[quoted.end() - 1 :] if quoted else value[named:]
        owner = owner_after(after.lstrip('”"»'), material.patterns)
        found.holders, found.place = owner.holders, owner.place
        found.status, found.based_on = status_of(after, material.patterns), source_of(after, material.patterns)
        _read_labels_above(material, found, match.start())
        following = matches[index + 1].start() if index + 1 < len(matches) else len(material.string)
        _read_labels(material, found, match.start(), following)
        if found.status == "replicated" and found.based_on is None:
            found.based_on = source_of(" ".join(found.activities), material.patterns)
        yield found


def find_headings(material: Material, fields: FieldMarks) -> Iterator[Mention]:
    """Models whose name is a heading alone, with labelled lines below it: "1. Đồi chè sạch" over "- Mục tiêu: …"."""
    pattern = material.patterns.get("models/heading")
    subject = material.layout.document.subject or ""
    if material.patterns.compile("{model_head}").search(subject) is None:
        return
    for line, below in pairwise(_running_lines(material)):
        match = pattern.regex.match(line.text)
        if match is None or label_kind(match["name"], material.patterns) or not _line_label(material, below.text):
            continue
        found = mention(
            material, pattern, line.start + match.start("name"), line.start + match.end("name"), defining=True
        )
        if found is None:
            continue
        found.field, found.field_text = fields.at(line.start)
        after = line.text[match.end("name") :]
        owner = owner_after(after, material.patterns)
        found.holders, found.place = owner.holders, owner.place
        above = [part.title for part in material.layout.sections_at(line.start)]
        found.status = status_of(after, material.patterns) or status_of_heading(above, material.patterns)
        found.based_on = source_of(after, material.patterns)
        _read_labels(material, found, line.start, _next_heading(material, line))
        told = sum(bool(getattr(found, kind)) for kind in _TEXT_VALUES)
        if told and (found.holders or found.place or (found.period and told > 1)):
            yield found


def _running_lines(material: Material) -> list[TextLine]:
    return [line for _, line in material.lines(Zone.BODY, Zone.ANNEX) if line.cell is None and line.text.strip()]


def _line_label(material: Material, text: str) -> str | None:
    match = _LABEL_LINE.match(text)
    return label_kind(match["label"], material.patterns) if match and match["value"] else None


def _next_heading(material: Material, line: TextLine) -> int:
    """Where the section that ``line`` heads, or the one around it, ends."""
    heads = (part.end for part in material.layout.sections if line.start <= part.start < line.end)
    around = material.layout.section_at(line.start)
    return next(heads, around.end if around else len(material.string))


def _before_table(material: Material, offset: int) -> bool:
    """Whether the line after the one at ``offset`` is a table cell."""
    following = material.text.lines[material.text.line_index(offset) + 1 :][:1]
    return bool(following) and following[0].cell is not None


def find_forms(material: Material) -> Iterator[Mention]:
    """Models of filled forms; a blank form registers nothing."""
    pattern = material.patterns.get("models/labelled")
    for form in material.layout.forms:
        named = next((f for f in form.fields if f.value and label_kind(f.label, material.patterns) == "name"), None)
        if named is None or named.value is None:
            continue
        offset = material.string.find(named.value, named.at.start, named.at.end)
        start, end = (offset, offset + len(named.value)) if offset >= 0 else (named.at.start, named.at.end)
        found = mention(material, pattern, start, end, defining=True)
        if found is None:
            continue
        found.form = form.kind
        for entry in form.fields:
            if entry is not named and entry.value:
                _set(material, found, label_kind(entry.label, material.patterns), entry.value, entry.at)
        _form_holder(found, form)
        yield found


def _form_holder(found: Mention, form: Form) -> None:
    """In a person's form the unit is where the person works, not who registers."""
    if form.kind == "individual":
        people = [holder for holder in found.holders if holder.kind == "person"]
        found.holders = people or found.holders


def _read_labels(material: Material, found: Mention, start: int, end: int) -> None:
    """Set what the labelled lines between ``start`` and ``end`` say; stop where the block ends."""
    first = material.text.line_index(start)
    own = next(
        (s for s in material.layout.sections if s.start >= start and s.start < material.text.lines[first].end), None
    )
    limit = min([end, *(s.start for s in material.layout.sections if own and s.start > start and s.level < own.level)])
    kind: str | None = "name"
    content: list[tuple[str, Span]] = []
    for line in material.text.lines[first + 1 : first + _LONGEST_BLOCK]:
        if line.start >= limit or material.zone_at(line.start) in (Zone.CLOSING, Zone.OUTSIDE) or _closes(line.text):
            break
        match = _LABEL_LINE.match(line.text)
        label = label_kind(match["label"], material.patterns) if match and not _LIST_ITEM.match(line.text[:1]) else None
        if match and label is None and _LIST_ITEM.match(line.text) and match["value"]:
            label = label_kind(match["label"], material.patterns)
        if match and label and (match["value"] is not None or len(match["label"]) < 60):
            _finish(material, found, kind, content)
            kind, content = label, []
            if label == "holder" and re.match(r"(?i)(?:tập\s+thể|cá\s+nhân)\s+\w", match["label"]):
                found.form = found.form or form_of(match["label"], material.patterns)
            if match["value"]:
                content.append((match["value"], material.span(line.start + match.start("value"), line.end)))
        else:
            content.append((line.text, material.span(line.start, line.end)))
    _finish(material, found, kind, _last_content(content))


def _read_labels_above(material: Material, found: Mention, start: int) -> None:
    """In a form who registers, and where, stand above the name."""
    index = material.text.line_index(start)
    if material.zones[index] is not Zone.FORM and material.layout.document.number is not None:
        return
    for line in reversed(material.text.lines[max(0, index - 8) : index]):
        match = _LABEL_LINE.match(line.text)
        if match is None or not match["value"]:
            return
        kind = label_kind(match["label"], material.patterns)
        if kind in ("holder", "place", "field"):
            _set(material, found, kind, match["value"], material.span(line.start + match.start("value"), line.end))


def _closes(line: str) -> bool:
    return re.match(r"\s*(?:Trên đây là|Nơi nhận|Kính đề nghị|Rất mong)", line) is not None


def _last_content(content: Sequence[tuple[str, Span]]) -> Sequence[tuple[str, Span]]:
    """Nothing says where the last value ends: it is one paragraph, or one list."""
    if not content or not _LIST_ITEM.match(content[0][0]):
        return content[:1]
    end = next((i for i, (text, _) in enumerate(content) if not _LIST_ITEM.match(text)), len(content))
    return content[:end]


def _finish(material: Material, found: Mention, kind: str | None, content: Sequence[tuple[str, Span]]) -> None:
    if kind in _TEXT_VALUES:
        values = [_LIST_ITEM.sub("", text).strip() for text, _ in content]
        if values and not getattr(found, kind):
            setattr(found, kind, [value for value in values if value and not _LEADERS.fullmatch(value)])
    elif kind and kind != "name" and content:
        _set(material, found, kind, content[0][0], content[0][1])


def _set(material: Material, found: Mention, kind: str | None, value: str, at: Span) -> None:
    """Set what the value of one label says."""
    value = re.sub(r"\s*[.…_]{4,}\s*", " ", ticked(value)).strip().rstrip(".;")
    if not value or _LEADERS.fullmatch(value):
        return
    if kind == "place":
        found.place = found.place or re.sub(r"^(?:[Tt]hực hiện\s+)?(?:tại|ở)\s+", "", value)
    elif kind == "period":
        found.period = period_in(material, at)
    elif kind == "field":
        found.field, found.field_text = field_of(value, material.patterns) or found.field, value
        _read_remark(found, value, material.patterns)
    elif kind == "holder" and not found.holders:
        found.holders = holders_of(value, material.patterns)
    elif kind == "level":
        found.level = level_of(value, material.patterns)
    elif kind == "status":
        found.status = status_of(value, material.patterns)
        found.based_on = source_of(value, material.patterns)
    elif kind == "form":
        found.form = form_of(value, material.patterns) or found.form
        found.status = found.status or status_of(value, material.patterns)
        found.based_on = found.based_on or source_of(value, material.patterns)
    elif kind == "source":
        found.based_on = source_of(f"từ {value}", material.patterns)
    elif kind == "expected-value":
        found.expected_value = next(_within(material.statistics, at), None)
    elif kind in _TEXT_VALUES and not getattr(found, kind):
        setattr(found, kind, [_LIST_ITEM.sub("", part).strip() for part in value.split("\n") if part.strip()])


def _read_remark(found: Mention, value: str, patterns: PatternSet) -> None:
    """What a bracket behind a value says of the model: "Kinh tế (xây dựng mới; tập thể, do Hội X thực hiện)"."""
    remark = re.search(r"\((?P<said>[^()]*)\)", value)
    if remark is None:
        return
    said = remark["said"]
    found.status = found.status or status_of(said, patterns)
    found.based_on = found.based_on or source_of(said, patterns)
    found.form = found.form or form_of(said, patterns)
    found.holders = found.holders or owner_within(f", {said}", Owner(), patterns).holders


def period_in(material: Material, at: Span) -> Period | None:
    """The first period that was found within ``at``."""
    return next(_within(material.dates, at), None)


def _within(items: Sequence[_Dated], at: Span) -> Iterator[_Dated]:
    return (item for item in items if at.start <= item.at.start and item.at.end <= at.end)
