"""Models that running text names: quoted, in lists, and without quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from vanban.finders.material import Material
from vanban.finders.models_fields import FieldMarks, stated_field
from vanban.finders.models_headed import headed_names
from vanban.finders.models_holders import Owner, own_name, owner_after, owner_before, owner_within, place_before
from vanban.finders.models_listing import list_names
from vanban.finders.models_mentions import Mention, mention
from vanban.finders.models_values import form_of, only_status_of, source_of, status_of, status_of_heading
from vanban.patterns import Pattern
from vanban.record import ModelForm, ModelStatus, Period

_READ_OTHERWISE = tuple(f"models/{name}" for name in ("labelled", "heading", "declared", "list", "headed", "possessed"))
_BEHIND = 320  # characters behind a name in which its holder stands
_CLAUSE_START = re.compile(r"[.;:](?=\s)|\n")
_CLAUSE_END = re.compile(r"[.;](?=\s|$)|[“«]|(?<=\s)\"(?=\w)")
_SAID_BEHIND = re.compile(
    r"\([^)]*\)|(?:xây\s+dựng|đăng\s+ký)\s+mới|"
    r"^\s*,\s*(?:nhân\s+rộng|duy\s+trì)\s+từ|"
    r"(?:được|do|tiếp\s+tục|đang)\s+(?:[^,.;“”\"\n]{1,60}?\s)?(?:nhân\s+rộng|duy\s+trì)"
)
_JOINED = re.compile(r"\s*[”\"»]\s*(?:,|;|và)\s*(?:và\s+)?[“\"«]\s*(?P<name>[^“”\"«»\n]{2,260}?)\s*[”\"»]")
_EXEMPLAR = re.compile(r"[Đđ]iển\s+hình\s*$")
_SAID_LATER = re.compile(r"[Đđ]ây\s+là\s+(?:một\s+)?mô\s+hình[^.;]{0,40}")


def find_prose_models(material: Material, fields: FieldMarks, read_tables: Collection[int]) -> Iterator[Mention]:
    """Models in prose, each with field, status and holder as its sentence gives them.

    ``read_tables`` are the tables whose rows were read as registrations: their cells are no prose.
    """
    patterns = [pattern for pattern in material.kind("models") if pattern.id not in _READ_OTHERWISE]
    for pattern, match in _matches(material, patterns, read_tables):
        place: tuple[int, int] | None = match.span("name")
        while place is not None:
            mentions = list(_mention(material, pattern, *place, fields))
            yield from mentions
            joined = _JOINED.match(material.string, place[1]) if mentions and pattern.id == "models/quoted" else None
            place = joined.span("name") if joined is not None else None
    listing, headed = (material.patterns.get(f"models/{name}") for name in ("list", "headed"))
    registers = material.patterns.get("model_owner/registers").regex
    listed = ((listing, name) for name in list_names(material, listing, read_tables))
    below = ((headed, name) for name in headed_names(material, headed))
    for pattern, (start, end, announced) in (*listed, *below):
        for found in _mention(material, pattern, start, end, fields):
            found.status = found.status or only_status_of(announced, material.patterns)
            if registers.search(announced) is None:
                found.holders = found.holders or owner_before(announced.rstrip(' :“"'), material.patterns).holders
            yield found
    for pattern, match in _matches(material, [material.patterns.get("models/possessed")], read_tables):
        yield from _mention(material, pattern, *match.span("name"), fields)


def _matches(
    material: Material, patterns: Sequence[Pattern], read_tables: Collection[int]
) -> Iterator[tuple[Pattern, re.Match[str]]]:
    for line in material.text.lines:
        if line.cell is None or line.cell.table not in read_tables:
            for pattern in patterns:
                for match in pattern.finditer(material.string, line.start, line.end):
                    yield pattern, match


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
    found.form = (
        form_of(before, material.patterns)
        or form_of(_brackets(behind), material.patterns)
        or _form_of_section(material, start)
    )
    stated = stated_field(behind, material.patterns)
    if stated is not None:
        found.field, found.field_text = stated
    later = _SAID_LATER.search(material.string, end, _own_end(material, end))
    found.status = found.status or (status_of(later.group(), material.patterns) if later else None)
    found.period = _period(material, end, _own_end(material, end))
    above = [part.title for part in material.layout.sections_at(start)]
    found.status = found.status or status_of_heading(above, material.patterns)
    owner = owner_after(rest, material.patterns)
    if not owner.holders:
        owner = owner_within(behind, owner, material.patterns)
    if not owner.holders:
        earlier = owner_before(before, material.patterns)
        owner = Owner(owner.holders or earlier.holders, owner.place or earlier.place)
    found.holders, found.place = owner.holders, owner.place or place_before(before)
    if pattern.id == "models/person" or _EXEMPLAR.search(before):
        found.holders = found.holders or own_name(found.name, material.patterns)
    yield found


def _period(material: Material, start: int, end: int) -> Period | None:
    """The time that is given behind a name: "từ tháng 3/2024 đến nay", "thời gian trong năm 2024"."""
    for period in material.dates:
        if start <= period.at.start and period.at.end <= end and period.role != "cited" and not _is_term(period):
            before = material.string[max(start, period.at.start - 20) : period.at.start]
            if re.match(r"[Tt]ừ\s", period.text) or re.search(r"(?:thời\s+gian|trong(?:\s+cả)?)\s*:?\s*$", before):
                return period
    return None


def _is_term(period: Period) -> bool:
    """Whether a period only says until when; a month in which something is finished is a time of it too."""
    return period.role == "deadline" and period.start is None


def _form_of_section(material: Material, offset: int) -> ModelForm | None:
    """Collective or individual by the lines above: "I. TẬP THỂ", "B. Cá nhân", "* Tập thể:"."""
    sections = material.layout.sections_at(offset)
    titles = [part.title for part in sections if len(part.title.split()) <= 6]
    form = next((form for title in reversed(titles) if (form := form_of(title, material.patterns))), None)
    if form is not None or not sections:
        return form
    heading = material.patterns.get("model_heading/holders").regex
    first, last = (material.text.line_index(place) for place in (sections[-1].start, offset))
    above = (line.text for line in reversed(material.text.lines[first:last]) if heading.match(line.text))
    return next((form for text in above if (form := form_of(text, material.patterns))), None)


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
