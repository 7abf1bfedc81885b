"""VB231: no place of a template stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.patterns import Pattern
from vanban.record import Severity, Span

_FIELD, _LEADER = "empty/placeholder", "empty/leader"


def _look(case: Case) -> Iterator[Hit]:
    for pattern in case.patterns.kind("empty"):
        found = [match for match in _matches(case, pattern) if _is_asked(case, match.start(), pattern)]
        if found:
            found.sort(key=re.Match.start)
            zone = case.zone_at(found[0].start())
            yield _hit([case.span(*match.span()) for match in found], _weight(case, zone, pattern.id))


def _matches(case: Case, pattern: Pattern) -> Iterator[re.Match[str]]:
    if pattern.constants.get("first"):
        return case.prose.matches(pattern)
    typed = {line.start for line, _ in case.prose.lines}
    return (match for match in pattern.finditer(case.string) if case.text.line_at(match.start()).start in typed)


def _is_asked(case: Case, offset: int, pattern: Pattern) -> bool:
    """Headers and closings have rules of their own; a form has blanks, but none for what its sender knows."""
    line, zone = case.text.line_at(offset), case.zone_at(offset)
    if zone is Zone.FORM or line.cell is not None:
        return pattern.id == _LEADER and "số" in line.text.lower()
    return zone in (Zone.BODY, Zone.BASES, Zone.SUBJECT, Zone.ANNEX)


def _weight(case: Case, zone: Zone, pattern: str) -> Severity:
    if pattern == _FIELD:
        return "info" if zone is Zone.ANNEX else "error"  # an annex may be a template for others
    return "info" if zone is Zone.FORM or (pattern == _LEADER and case.state is State.DRAFT) else "warning"


def _hit(spans: list[Span], severity: Severity) -> Hit:
    times = f" ({len(spans)} chỗ)" if len(spans) > 1 else ""
    return Hit(
        at=spans[0],
        related=spans[1:],
        message=f"nothing was filled in here: “{spans[0].quote}”" + (f" ({len(spans)} places)" if times else ""),
        message_vi=f"chỗ trống chưa điền: “{spans[0].quote}”{times}",
        severity=severity,
    )


RULE = Rule(
    id="VB231",
    name="empty-place",
    topic="consistency",
    severity="warning",
    title="A place that a template left empty",
    title_vi="Chỗ trống của mẫu chưa điền",
    about="A preposition right before a mark, a stray space where a name stood, dots for a number, the field of a "
    "template: something was not filled in.",
    about_vi="Từ “của”, “thuộc” đứng ngay trước dấu câu, dấu cách thừa ở chỗ tên đơn vị, dấu chấm lửng ở chỗ số "
    "văn bản, trường của mẫu: còn chỗ chưa điền.",
    example=Example(right="sự phối hợp giữa các tổ dân phố.", wrong="sự phối hợp giữa."),
    look=_look,
)
