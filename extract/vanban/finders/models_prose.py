"""Models that running text names: quoted, in lists, and without quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from vanban.finders.material import Material
from vanban.finders.models_fields import FieldMarks, field_of
from vanban.finders.models_holders import Owner, owner_after, owner_before, owner_within
from vanban.finders.models_listing import list_names
from vanban.finders.models_mentions import Mention, mention
from vanban.finders.models_values import form_of, only_status_of, source_of, status_of
from vanban.patterns import Pattern
from vanban.record import ModelStatus, Period

_BEHIND = 320  # characters behind a name in which its holder stands
_CLAUSE_START = re.compile(r"[.;:](?=\s)|\n")
_CLAUSE_END = re.compile(r"[.;](?=\s|$)|[“«]|(?<=\s)\"(?=\w)")
_SAID_BEHIND = re.compile(
    r"\([^)]*\)|(?:xây\s+dựng|đăng\s+ký)\s+mới|"
    r"(?:được|tiếp\s+tục|đang)\s+(?:được\s+)?(?:tiếp\s+tục\s+)?(?:nhân\s+rộng|duy\s+trì)"
)
_SAID_LATER = re.compile(r"[Đđ]ây\s+là\s+(?:một\s+)?mô\s+hình[^.;]{0,40}")


def find_prose_models(material: Material, fields: FieldMarks, read_tables: Collection[int]) -> Iterator[Mention]:
    """Models in prose, each with field, status and holder as its sentence gives them.

    ``read_tables`` are the tables whose rows were read as registrations: their cells are no prose.
    """
    patterns = [pattern for pattern in material.kind("models") if pattern.id not in ("models/labelled", "models/list")]
    for line in material.text.lines:
        if line.cell is not None and line.cell.table in read_tables:
            continue
        for pattern in patterns:
            for match in pattern.finditer(material.string, line.start, line.end):
                yield from _mention(material, pattern, *match.span("name"), fields)
    listing = material.patterns.get("models/list")
    for start, end, announced in list_names(material, listing, read_tables):
        for found in _mention(material, listing, start, end, fields):
            found.status = found.status or only_status_of(announced, material.patterns)
            yield found


def _mention(material: Material, pattern: Pattern, start: int, end: int, fields: FieldMarks) -> Iterator[Mention]:
    before = _clause_before(material, start)
    if material.patterns.get("model_source/before").regex.search(before):
        return
    found = mention(material, pattern, start, end, defining=False)
    if found is None or ":" in found.name or len(found.name.split()) > 45:
        return
    found.field, found.field_text = fields.at(start)
    behind = _clause_behind(material, end)
    found.status = _status(material, before, behind)
    rest = _line_behind(material, end)
    found.based_on = source_of(re.split(r"[.;](?=\s|$)", rest)[0], material.patterns)
    found.form = form_of(before, material.patterns) or form_of(_brackets(behind), material.patterns)
    stated = re.search(r"lĩnh\s+vực\s+(?P<field>[^.;)(]{3,60})", behind)
    if stated:
        found.field, found.field_text = field_of(stated["field"], material.patterns), stated.group().strip()
    later = _SAID_LATER.search(material.string, end, _own_end(material, end))
    found.status = found.status or (status_of(later.group(), material.patterns) if later else None)
    found.period = _period(material, end, _own_end(material, end))
    owner = owner_after(rest, material.patterns)
    if not owner.holders:
        owner = owner_within(behind, owner, material.patterns)
    if not owner.holders:
        earlier = owner_before(before, material.patterns)
        owner = Owner(earlier.holders, owner.place or earlier.place)
    found.holders, found.place = owner.holders, owner.place
    yield found


def _period(material: Material, start: int, end: int) -> Period | None:
    """The time that is given behind a name: "từ tháng 3/2024 đến nay", "thời gian trong năm 2024"."""
    for period in material.dates:
        if start <= period.at.start and period.at.end <= end and period.role not in ("cited", "deadline"):
            before = material.string[max(start, period.at.start - 20) : period.at.start]
            if re.match(r"[Tt]ừ\s", period.text) or re.search(r"(?:thời\s+gian|trong(?:\s+cả)?)\s*:?\s*$", before):
                return period
    return None


def _brackets(text: str) -> str:
    return " ".join(re.findall(r"\([^)]*\)", text))


def _status(material: Material, before: str, behind: str) -> ModelStatus | None:
    said = _SAID_BEHIND.search(behind)
    return status_of(before, material.patterns) or (status_of(said.group(), material.patterns) if said else None)


def _clause_before(material: Material, start: int) -> str:
    line = material.text.line_at(start)
    before = material.string[line.start : start]
    ends = [match.end() for match in _CLAUSE_START.finditer(before)]
    return before[ends[-1] :] if ends else before


def _own_end(material: Material, end: int) -> int:
    """How far a paragraph can be telling of the name that ends at ``end``: up to the next quoted name."""
    line_end = material.text.line_at(end).end
    following = re.compile(r"[“«]").search(material.string, end + 1, line_end)
    return following.start() if following else line_end


def _line_behind(material: Material, end: int) -> str:
    return material.string[end : min(material.text.line_at(end).end, end + _BEHIND)]


def _clause_behind(material: Material, end: int) -> str:
    """What is said behind a name, up to the end of the clause or the next name; a bracket stays whole."""
    behind = _line_behind(material, end).lstrip('”"»“ ')
    bracket = re.match(r"[^.;(“\"]{0,80}\([^)]*\)", behind)
    stop = _CLAUSE_END.search(behind, bracket.end() if bracket else 0)
    return behind[: stop.start()] if stop else behind
