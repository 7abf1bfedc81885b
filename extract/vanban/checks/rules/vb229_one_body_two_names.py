"""VB229: one body has one name throughout the document."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Span


def _look(case: Case) -> Iterator[Hit]:
    names: dict[str, dict[str, list[Span]]] = {}
    for pattern in case.patterns.kind("one_body"):
        for match in case.prose.matches(pattern):
            if case.zone_at(match.start()) in (Zone.BODY, Zone.ANNEX):
                purpose = match.groupdict().get("purpose") or ""
                name = " ".join(match["name"].lower().split())
                span = case.span(*match.span())
                names.setdefault(f"{pattern.id} {purpose.lower()}", {}).setdefault(name, []).append(span)
    for found in names.values():
        if len(found) > 1:
            yield _hit(sorted(found.values(), key=len, reverse=True))


def _hit(found: list[list[Span]]) -> Hit:
    listed = "; ".join(f"“{spans[0].quote}” ({len(spans)})" for spans in found)
    return Hit(
        at=found[-1][0],
        related=[span for spans in found[:-1] for span in spans],
        message=f"one body under several names: {listed}",
        message_vi=f"một tổ chức gọi bằng nhiều tên: {listed}",
    )


RULE = Rule(
    id="VB229",
    name="one-body-two-names",
    topic="consistency",
    severity="warning",
    title="One body under several names",
    title_vi="Một tổ chức gọi bằng nhiều tên",
    about="The body that steers one thing, and the body for dân vận of a commune, keep one name in a document.",
    about_vi="Ban chỉ đạo của một việc, Khối (Ban) Dân vận của một xã chỉ gọi bằng một tên trong cả văn bản.",
    example=Example(
        right="báo cáo Ban Chỉ đạo thực hiện phong trào", wrong="báo cáo Ban Điều hành thực hiện phong trào"
    ),
    look=_look,
)
