"""Records as flat tables in CSV, one a kind, for spreadsheets: UTF-8 with a byte order mark, which Excel needs."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from vanban.record import Holder, Period, Record, Span

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Row = Sequence[str | int | float | bool | None]


def write_tables(records: Iterable[Record], folder: Path) -> None:
    """Write ``documents.csv``, ``models.csv`` … into ``folder``; every row begins with the document's path."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        writers = {}
        for name, (columns, _) in _TABLES.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(file)
            writers[name].writerow(("path", *columns))
        for record in records:
            for name, (_, rows) in _TABLES.items():
                writers[name].writerows(map(_harmless, (record.source.path, *row)) for row in rows(record))


def _harmless(value: str | int | float | bool | None) -> str | int | float | bool | None:
    """A text that a spreadsheet would take for a formula gets an apostrophe, which keeps it from being one."""
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _documents(record: Record) -> Iterable[Row]:
    document = record.document
    yield (
        document.type.code if document.type else None,
        document.type.name if document.type else None,
        document.issuer.name if document.issuer else None,
        document.issuer.parent if document.issuer else None,
        document.number.canonical if document.number else None,
        document.number.symbol if document.number else None,
        document.number.inferred.canonical if document.number and document.number.inferred else None,
        document.place,
        document.date.start if document.date else None,
        document.date.end if document.date else None,
        document.subject,
        _joined(document.addressees),
        _joined(document.recipients),
        document.signer.authority if document.signer else None,
        document.signer.position if document.signer else None,
        document.signer.name if document.signer else None,
        record.source.pages,
        record.source.sha256,
    )


def _models(record: Record) -> Iterable[Row]:
    for model in record.models:
        yield (
            model.name, model.field, model.form, model.status, model.based_on, _holders(model.holders), model.place,
            *_period(model.period), model.level, model.mention, model.confidence, model.pattern, *_place(model.at),
        )  # fmt: skip


def _references(record: Record) -> Iterable[Row]:
    for reference in record.references:
        yield (
            reference.type.code if reference.type else None, reference.number, reference.date, reference.issuer,
            reference.subject, reference.provision, reference.relation, reference.key, reference.confidence,
            reference.pattern, reference.text, *_place(reference.at),
        )  # fmt: skip


def _dates(record: Record) -> Iterable[Row]:
    for period in record.dates:
        yield (
            period.text, period.start, period.end, period.before, period.precision, period.role, period.recurrence,
            period.confidence, period.pattern, *_place([period.at]),
        )  # fmt: skip


def _statistics(record: Record) -> Iterable[Row]:
    for figure in record.statistics:
        yield (
            figure.indicator, figure.value, figure.unit, figure.per, figure.bound, figure.share_of, figure.part_of,
            figure.exhaustive, figure.comparison, figure.period, figure.text, _start(figure.share_of_at),
            _start(figure.part_of_at), _start(figure.about_at), figure.confidence, figure.pattern, *_place([figure.at]),
        )  # fmt: skip


def _tasks(record: Record) -> Iterable[Row]:
    for task in record.tasks:
        yield (
            task.text, task.section, _joined(task.lead), _joined(task.units), *_period(task.deadline),
            task.confidence, task.pattern, *_place([task.at]),
        )  # fmt: skip


def _people(record: Record) -> Iterable[Row]:
    for person in record.people:
        yield (person.name, person.role, person.organisation, person.confidence, person.pattern, *_place(person.at))


def _organisations(record: Record) -> Iterable[Row]:
    for body in record.organisations:
        yield (body.name, body.system, body.confidence, body.pattern, *_place(body.at))


def _findings(record: Record) -> Iterable[Row]:
    for finding in record.findings:
        yield (finding.rule, finding.severity, finding.message_vi, finding.message, *_place(finding.at))


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


def _holders(holders: Sequence[Holder]) -> str:
    return _joined([holder.name for holder in holders])


def _period(period: Period | None) -> Row:
    return (period.start, period.end) if period else (None, None)


def _start(span: Span | None) -> int | None:
    """Where another item begins: joins it on its column ``start``."""
    return span.start if span else None


def _place(spans: Sequence[Span]) -> Row:
    return (spans[0].page, spans[0].start, spans[0].end) if spans else (None, None, None)


_PLACE = ("page", "start", "end")
_SURE = ("confidence", "pattern")
_TABLES: dict[str, tuple[Sequence[str], Callable[[Record], Iterable[Row]]]] = {
    "documents": (
        (
            "type", "type_name", "issuer", "parent", "number", "symbol", "inferred_number", "place", "date_start",
            "date_end", "subject", "addressees", "recipients", "authority", "position", "signer", "pages", "sha256",
        ),
        _documents,
    ),
    "models": (
        (
            "name", "field", "form", "status", "based_on", "holders", "place", "period_start", "period_end", "level",
            "mention", *_SURE, *_PLACE,
        ),
        _models,
    ),
    "references": (
        (
            "type", "number", "date", "issuer", "subject", "provision", "relation", "key", *_SURE, "text", *_PLACE,
        ),
        _references,
    ),
    "dates": (
        ("text", "start_date", "end_date", "before", "precision", "role", "recurrence", *_SURE, *_PLACE),
        _dates,
    ),
    "statistics": (
        (
            "indicator", "value", "unit", "per", "bound", "share_of", "part_of", "exhaustive", "comparison", "period",
            "text", "share_of_start", "part_of_start", "about_start", *_SURE, *_PLACE,
        ),
        _statistics,
    ),
    "tasks": (("text", "section", "lead", "units", "deadline_start", "deadline_end", *_SURE, *_PLACE), _tasks),
    "people": (("name", "role", "organisation", *_SURE, *_PLACE), _people),
    "organisations": (("name", "system", *_SURE, *_PLACE), _organisations),
    "findings": (("rule", "severity", "message_vi", "message", *_PLACE), _findings),
}  # fmt: skip
