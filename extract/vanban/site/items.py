"""What a document's page tells of its record: every extracted item with its value in words and where it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vanban.aggregation.registers import Heading
from vanban.record import (
    Document,
    Finding,
    Model,
    Organisation,
    Period,
    Person,
    Record,
    Reference,
    Section,
    Span,
    Statistic,
    Table,
    Task,
)
from vanban.site.words import word

_Found = TypeVar("_Found", Model, Reference, Period, Statistic, Task, Person, Organisation)
_Parts = Sequence[Heading | str | None]

KINDS = (
    "header", "models", "references", "dates", "statistics", "tasks", "people", "organisations", "findings", "outline",
    "tables", "forms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: ``n`` is its place in the record's list, from 1, and ``value`` what it means, part by part."""

    kind: str
    n: int
    value: Sequence[Heading]
    at: Sequence[Span]
    confidence: float | None = None
    pattern: str | None = None

    @property
    def address(self) -> str:
        """Where its first mark stands: ``references-3``."""
        return f"{self.kind}-{self.n}"


def entries(record: Record) -> list[Entry]:
    """All items of ``record``, kind by kind in the order of KINDS, each in the order of its list."""
    values: Mapping[str, Iterable[Entry]] = {
        "header": _numbered("header", _header(record.document)),
        "models": _items("models", record.models, _model),
        "references": _items("references", record.references, _reference),
        "dates": _items("dates", record.dates, _period),
        "statistics": _items("statistics", record.statistics, _statistic),
        "tasks": _items("tasks", record.tasks, _task),
        "people": _items("people", record.people, lambda each: [each.name, each.role, each.organisation]),
        "organisations": _items("organisations", record.organisations, _organisation),
        "findings": _numbered("findings", ((_finding(each), each.at) for each in record.findings)),
        "outline": _numbered("outline", (([f"{each.label} {each.title}"], [each.at]) for each in _sections(record))),
        "tables": _numbered("tables", ((_table(each), [each.at]) for each in record.tables)),
        "forms": _numbered("forms", _forms(record)),
    }
    return [entry for kind in KINDS for entry in values[kind] if entry.at]


def _numbered(kind: str, values: Iterable[tuple[_Parts, Sequence[Span]]]) -> Iterator[Entry]:
    for n, (parts, at) in enumerate(values, 1):
        yield Entry(kind, n, _said(parts), at)


def _items(kind: str, items: Sequence[_Found], parts: Callable[[_Found], _Parts]) -> Iterator[Entry]:
    for n, item in enumerate(items, 1):
        at = item.at if isinstance(item.at, list) else [item.at]
        yield Entry(kind, n, _said(parts(item)), at, item.confidence, item.pattern)


def _said(parts: _Parts) -> list[Heading]:
    return [Heading(part, part) if isinstance(part, str) else part for part in parts if part]


def _header(document: Document) -> Iterator[tuple[_Parts, Sequence[Span]]]:
    number, date = document.number, document.date
    values: list[tuple[str, str | None, Span | None]] = []
    if document.issuer:
        values.append(("issuer", document.issuer.name, document.issuer.at))
    if number:
        values.append(("number", number.canonical or number.text, number.at))
        if number.inferred:
            values.append(("inferred", number.inferred.canonical, number.inferred.at))
    if date:
        values.append(("date", _until(date.start, date.end) or date.text, date.at))
        if date.inferred:
            values.append(("inferred", date.inferred.canonical, date.inferred.at))
    signers = [("signer", document.signer)] if document.signer else []
    for name, signer in [*signers, *(("co_signer", each) for each in document.co_signers)]:
        said = (signer.name, signer.position, signer.authority, signer.on_behalf_of)
        values.append((name, " · ".join(filter(None, said)), signer.at))
    values += [("annex", " ".join(filter(None, (each.label, each.title))), each.at) for each in document.annexes]
    for name, value, at in values:
        yield [word("fields", name), value], [at] if at else []


def _model(model: Model) -> _Parts:
    codes = [_named("field", model.field), _named("form", model.form), _named("status", model.status)]
    holders = ", ".join(holder.name for holder in model.holders)
    return [model.name, *codes, holders, _named("mention", model.mention)]


def _reference(reference: Reference) -> _Parts:
    known = [reference.number, reference.date, reference.issuer]
    return [*(known if any(known) else [reference.text]), _named("relation", reference.relation)]


def _period(period: Period) -> _Parts:
    until = period.recurrence or _until(period.start, period.end) or period.text
    return [until, word("ui", "excluded") if period.before else None, _named("role", period.role)]


def _statistic(statistic: Statistic) -> _Parts:
    return [" ".join(filter(None, (statistic.value or statistic.text, statistic.unit))), statistic.indicator]


def _task(task: Task) -> _Parts:
    return [task.text, ", ".join([*task.lead, *task.units]), task.deadline.text if task.deadline else None]


def _organisation(organisation: Organisation) -> _Parts:
    return [organisation.name, _named("system", organisation.system)]


def _finding(finding: Finding) -> _Parts:
    message = Heading(finding.message_vi, finding.message)
    return [finding.rule, _named("severity", finding.severity), message, finding.suggestion]


def _table(table: Table) -> _Parts:
    return [table.caption, f"{table.rows} × {table.columns}"]


def _forms(record: Record) -> Iterator[tuple[_Parts, Sequence[Span]]]:
    for form in record.forms:
        yield [form.title], [form.at]
        for each in form.fields:
            yield [each.label, each.value or "…"], [each.at]


def _sections(record: Record) -> Iterator[Section]:
    waiting = [*reversed(record.outline)]
    while waiting:
        section = waiting.pop()
        yield section
        waiting += reversed(section.children)


def _named(section: str, code: str | None) -> Heading | None:
    return word(section, code) if code else None


def _until(start: str | None, end: str | None) -> str | None:
    if start == end:
        return start
    return f"{start or '…'} → {end or '…'}"
