"""VB231: no place of a template stays empty."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.regime import State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Severity, Span
from vanban.text.model import TextLine


def _look(case: Case) -> Iterator[Hit]:
    for name in ("empty/word", "empty/unit", "empty/leader", "empty/placeholder"):
        found = [
            (case.span(line.start + match.start(), line.start + match.end()), zone)
            for line, zone in case.prose.lines
            if _is_asked(line, zone, name)
            for match in case.patterns.get(name).finditer(line.text)
        ]
        if found:
            yield _hit([span for span, _ in found], _weight(case, found[0][1], name))


def _is_asked(line: TextLine, zone: Zone, name: str) -> bool:
    """Headers and closings have rules of their own; a form has blanks, but none for what its sender knows."""
    if zone is Zone.FORM or line.cell is not None:
        return name == "empty/placeholder" or (name == "empty/leader" and "số" in line.text.lower())
    return zone in (Zone.BODY, Zone.BASES, Zone.SUBJECT, Zone.ANNEX)


def _weight(case: Case, zone: Zone, name: str) -> Severity:
    if name == "empty/placeholder":
        return "error"
    return "info" if zone is Zone.FORM or (name == "empty/leader" and case.state is State.DRAFT) else "warning"


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
