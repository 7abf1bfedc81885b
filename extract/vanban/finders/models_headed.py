"""Models listed under a heading that announces them ("2. Các mô hình tiêu biểu"), also when no item says "mô hình"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.finders.models_blocks import label_kind
from vanban.finders.models_fields import field_of
from vanban.finders.models_holders import owner_after
from vanban.finders.models_listing import LIST_LINE, Named
from vanban.layout.model import SectionRange
from vanban.patterns import Pattern
from vanban.text.model import TextLine

_LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True)
class _Item:
    """A list line, the place of the name that it seems to give, and whether who or where behind it proves it."""

    mark: str
    name: tuple[int, int] | None
    proved: bool = False


def headed_names(material: Material, pattern: Pattern) -> Iterator[Named]:
    """Places of the names in the lists under headings of models; ``pattern`` reads the name of an item without quotes.

    Names with quotes, and those with a holder or place, count by themselves; others where every item of
    the list gives one.
    """
    for section in material.layout.sections:
        if not _announces(material, section):
            continue
        items = _items(material, section, pattern)
        alike = all(item.name is not None for item in items)
        for item in items:
            if item.name is not None and (item.proved or alike):
                yield (*item.name, section.title)


def _announces(material: Material, section: SectionRange) -> bool:
    """Whether a heading announces models, or in a document on models those of collectives or of persons."""
    subject = material.layout.document.subject or ""
    on_models = material.patterns.compile("{model_head}").search(subject) is not None
    names = ("model_heading/models", *(("model_heading/holders",) if on_models else ()))
    return any(material.patterns.get(name).regex.match(section.title) for name in names)


def _items(material: Material, section: SectionRange, pattern: Pattern) -> Sequence[_Item]:
    """The items of the highest rank in a section, headings of fields aside."""
    lines = [line for line in material.text.lines if section.heading_end < line.start < section.end and not line.cell]
    found: list[_Item] = []
    for line in lines:
        label = LIST_LINE.match(line.text)
        if label is None or _is_heading(material, line.text[label.end() :]):
            continue
        mark = re.sub(r"\d+|[a-zđ](?=\))", "1", label.group().strip())
        if found and mark != found[0].mark:
            continue
        found.append(_item(material, line, label.end(), mark, pattern))
    return found


def _is_heading(material: Material, text: str) -> bool:
    """Whether an item is a field ("a) Lĩnh vực kinh tế") or a labelled line, no model."""
    label = text.partition(":")[0]
    if len(label.split()) > _LONGEST_NAME:
        return False
    field = re.match(r"(?i)(?:(?:về|trên|trong)\s+)?lĩnh\s+vực\s|(?:về|trên|trong)\s", text)
    return label_kind(label, material.patterns) is not None or (
        field_of(label, material.patterns) is not None and (field is not None or len(label.split()) <= 5)
    )


def _item(material: Material, line: TextLine, begin: int, mark: str, pattern: Pattern) -> _Item:
    text = line.text
    quoted = re.compile(r"[“\"«]\s*(?P<name>[^“”\"«»\n]{2,200}?)\s*[”\"»]").search(text)
    if quoted is not None:
        before = text[: quoted.start("name")]
        listed = material.patterns.get("model_owner/listed").regex.search(before)
        if listed is not None or re.fullmatch(r"(?i)(?:(?:mô|điển)\s+hình\s*:?\s*)?[“\"«]\s*", before[begin:]):
            return _Item(mark, (line.start + quoted.start("name"), line.start + quoted.end("name")), proved=True)
        return _Item(mark, None)
    match = pattern.regex.match(text, begin)
    if match is None or len(match["name"].split()) > _LONGEST_NAME:
        return _Item(mark, None)
    if material.patterns.compile("(?:{model_body}|{honorific}\\s+{upper}.*)").fullmatch(match["name"]):
        return _Item(mark, None)  # who has done something, not what it is called
    owner = owner_after(text[match.end("name") :], material.patterns)
    place = line.start + match.start("name"), line.start + match.end("name")
    return _Item(mark, place, proved=bool(owner.holders or owner.place))
