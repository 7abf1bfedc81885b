"""What a document's page tells of its record: every extracted item with its value in words and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vanban.aggregation.registers import Heading
from vanban.record import Document, Finding, Item, Model, Period, Record, Reference, Section, Span, Task
from vanban.site.words import joined, same, word

KINDS = (
    "header", "models", "references", "dates", "statistics", "tasks", "people", "organisations", "findings", "outline",
    "tables", "forms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: ``n`` is its place in the record's list, from 1; ``name`` and ``n`` are its address on the page."""

    kind: str
    n: int
    value: Heading
    at: Sequence[Span]
    confidence: float | None = None
    pattern: str | None = None

    @property
    def address(self) -> str:
        """Where its first mark stands: ``references-3``."""
        return f"{self.kind}-{self.n}"


def entries(record: Record) -> list[Entry]:
    """All items of ``record``, kind by kind in the order of KINDS, each in the order of its list."""
    found = [
        *_numbered("header", _header(record.document)),
        *_items("models", record.models, [_model(each) for each in record.models]),
        *_items("references", record.references, [_reference(each) for each in record.references]),
        *_items("dates", record.dates, [_period(each) for each in record.dates]),
        *_items(
            "statistics", record.statistics,
            [same(" ".join(filter(None, (f"{each.value or each.text} {each.unit or ''}".strip(),
                                         each.indicator and f"– {each.indicator}")))) for each in record.statistics],
        ),
        *_items("tasks", record.tasks, [_task(each) for each in record.tasks]),
        *_items("people", record.people, [_row(each.name, each.role, each.organisation) for each in record.people]),
        *_items(
            "organisations", record.organisations,
            [joined([same(each.name), _named("system", each.system)]) for each in record.organisations],
        ),
        *_numbered("findings", ((_finding(each), each.at) for each in record.findings)),
        *_numbered("outline", ((same(f"{each.label} {each.title}"), [each.at]) for each in _sections(record.outline))),
        *_numbered(
            "tables", ((same(f"{each.caption or ''} {each.rows} × {each.columns}".strip()), [each.at])
                       for each in record.tables),
        ),
        *_numbered("forms", _forms(record)),
    ]  # fmt: skip
    return [entry for entry in found if entry.at]


def _numbered(kind: str, values: Iterable[tuple[Heading, Sequence[Span]]]) -> Iterator[Entry]:
    for n, (value, at) in enumerate(values, 1):
        yield Entry(kind, n, value, at)


def _items(kind: str, items: Sequence[Item], values: Sequence[Heading]) -> Iterator[Entry]:
    for n, (item, value) in enumerate(zip(items, values, strict=True), 1):
        at: list[Span] | Span = getattr(item, "at")  # noqa: B009 (every kind of item has it, with one span or several)
        yield Entry(kind, n, value, at if isinstance(at, list) else [at], item.confidence, item.pattern)


def _header(document: Document) -> Iterator[tuple[Heading, Sequence[Span]]]:
    number, date = document.number, document.date
    parts: list[tuple[str, str | None, Span | None]] = []
    if document.issuer:
        parts.append(("issuer", document.issuer.name, document.issuer.at))
    if number:
        parts.append(("number", number.canonical or number.text, number.at))
        if number.inferred:
            parts.append(("inferred", number.inferred.canonical, number.inferred.at))
    if date:
        parts.append(("date", _until(date.start, date.end) or date.text, date.at))
        if date.inferred:
            parts.append(("inferred", date.inferred.canonical, date.inferred.at))
    signers = [("signer", document.signer)] if document.signer else []
    for name, signer in [*signers, *(("co_signer", each) for each in document.co_signers)]:
        title = " ".join(filter(None, (signer.authority, signer.on_behalf_of)))
        parts.append((name, " · ".join(filter(None, (signer.name, signer.position, title))), signer.at))
    parts += [("annex", " ".join(filter(None, (each.label, each.title))), each.at) for each in document.annexes]
    for name, value, at in parts:
        yield joined([word("fields", name), same(value)], ": "), [at] if at else []


def _model(model: Model) -> Heading:
    codes = [_named("field", model.field), _named("form", model.form), _named("status", model.status)]
    holders = same(", ".join(holder.name for holder in model.holders))
    return joined([same(model.name), *codes, holders, _named("mention", model.mention)])


def _reference(reference: Reference) -> Heading:
    known = [reference.number, reference.date, reference.issuer]
    return joined([*map(same, known if any(known) else [reference.text]), _named("relation", reference.relation)])


def _period(period: Period) -> Heading:
    until = same(period.recurrence or _until(period.start, period.end) or period.text)
    before = [word("ui", "before")] if period.before else []
    return joined([joined([*before, until], " "), _named("role", period.role)])


def _task(task: Task) -> Heading:
    due = task.deadline
    by = same(", ".join([*task.lead, *task.units]))
    return joined([same(task.text), by, joined([word("fields", "due"), same(due.text)], ": ") if due else same(None)])


def _finding(finding: Finding) -> Heading:
    message = Heading(finding.message_vi, finding.message)
    return joined([same(finding.rule), _named("severity", finding.severity), message, same(finding.suggestion)])


def _forms(record: Record) -> Iterator[tuple[Heading, Sequence[Span]]]:
    for form in record.forms:
        yield same(form.title), [form.at]
        for each in form.fields:
            yield same(f"{each.label}: {each.value or '…'}"), [each.at]


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.children)


def _row(*values: str | None) -> Heading:
    return same(" · ".join(filter(None, values)))


def _named(section: str, code: str | None) -> Heading:
    return word(section, code) if code else same(None)


def _until(start: str | None, end: str | None) -> str | None:
    if start == end:
        return start
    return f"{start or '…'} → {end or '…'}"
