"""Records made by hand, and registries of them, for the tests of aggregation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from vanban.aggregation.inputs import find_runs
from vanban.aggregation.registry import build_registry
from vanban.meaning.document_keys import own_key
from vanban.patterns import builtin_patterns
from vanban.record import (
    Document,
    Holder,
    IssueDate,
    Issuer,
    Model,
    Number,
    Period,
    Record,
    Reference,
    Span,
    Statistic,
    Task,
    TypeName,
    Unit,
)
from vanban.source import Ocr, Source

SURE = {"confidence": 0.9, "pattern": "x/y"}
TYPES = {"TB": "Thông báo", "KH": "Kế hoạch", "BC": "Báo cáo", "CV": "Công văn", "QĐ": "Quyết định"}


def span(quote: str = "x", start: int = 0) -> Span:
    """A place of which only the words matter."""
    return Span(start=start, end=start + len(quote), quote=quote)


def record(
    path: str, *, type: str | None = None, number: str | None = None, date: str | None = None,
    commune: str | None = None, district: str | None = None, province: str | None = None, issuer: str | None = None,
    subject: str | None = None, text: str = "", ocr: bool = False, sha256: str | None = None, **items: object,
) -> Record:  # fmt: skip
    """A record; ``items`` are its lists (models, tasks …). An issuer without a name is the commune's committee."""
    if issuer is None and commune is not None:
        issuer = f"Ủy ban nhân dân {commune[0].lower()}{commune[1:]}"
    unit = Unit(commune=commune, district=district, province=province)
    document = Document(
        type=TypeName(code=type, name=TYPES[type]) if type else None,
        issuer=Issuer(name=issuer, parent=None, system="state", unit=unit) if issuer else None,
        number=Number(text=number, sequence=int(number[:2]), year=None, symbol=number[3:], canonical=number)
        if number
        else None,
        date=IssueDate(text=date, start=date, end=date, precision="day") if date else None,
        subject=subject,
    )
    return Record(
        source=Source(
            path=path, sha256=sha256 or path, bytes=1, media_type="text/plain", pages=2, encoding="unicode",
            ocr=Ocr(engine="x", pages=[1], confidence=0.9) if ocr else None,
        ),
        text=text or f"Văn bản {path}",
        document=document.model_copy(update={"key": own_key(document, builtin_patterns())}),
        **items,
    )  # fmt: skip


def model(name: str, mention: str = "registration", **fields: object) -> Model:
    """A model of this name."""
    holders = [Holder(name=each, kind="organisation") for each in fields.pop("holders", ())]
    return Model(name=name, mention=mention, holders=holders, at=[span(name)], **SURE, **fields)


def reference(text: str, **fields: object) -> Reference:
    """A citation, of which ``fields`` are known."""
    known = dict.fromkeys(("type", "number", "sequence", "year", "symbol", "date", "issuer", "subject"))
    return Reference(text=text, relation="cites", at=[span(text)], **SURE, **(known | fields))


def statistic(indicator: str, value: str, unit: str) -> Statistic:
    """A quantity."""
    return Statistic(text=f"{value} {unit}", value=value, unit=unit, indicator=indicator, at=span(value), **SURE)


def task(
    text: str, *, units: Iterable[str] = (), lead: Iterable[str] = (), end: str | None = None, before: bool = False
) -> Task:
    """A task, with the last day of its deadline."""
    deadline = (
        Period(
            text=f"ngày {end}", start=None, end=end, before=before, precision="day", role="deadline", at=span(), **SURE
        )
        if end
        else None
    )
    return Task(text=text, section=None, lead=list(lead), units=list(units), deadline=deadline, at=span(text), **SURE)


def write_run(folder: Path, records: Iterable[Record]) -> Path:
    """The output folder of a run with these records."""
    for each in records:
        file = folder / "records" / f"{each.source.path}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(each.to_json(), "utf-8")
    return folder


def registry(tmp_path: Path, *records: Record) -> duckdb.DuckDBPyConnection:
    """The registry of one run with these records, opened for reading."""
    run = write_run(tmp_path / "out", records)
    build_registry(find_runs([run]), tmp_path / "registry.duckdb", patterns=builtin_patterns())
    return duckdb.connect(tmp_path / "registry.duckdb", read_only=True)
