"""VB262: a citation contradicts the cited document, which lies in the same folder."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.citations import of_other_things, one_fits_other, same_title
from vanban.checks.days import in_figures
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.meaning.folding import fold
from vanban.meaning.organisations import full_name, unit_of
from vanban.patterns import PatternSet
from vanban.record import Elsewhere, Record, Reference, Unit


def _look(folder: Folder) -> Iterator[FolderHit]:
    patterns = folder.patterns
    issued: dict[str, list[Record]] = {}
    for record in folder.records:
        for place in _places(record):
            issued.setdefault(place, []).append(record)
    names = {record.source.path: _folded(record, patterns) for records in issued.values() for record in records}
    for record in folder.records:
        for reference in record.references:
            found = [*issued.get(reference.number or "", ()), *issued.get(_day_and_sequence(reference), ())]
            if not found or reference.issuer is None:
                continue
            name = full_name(reference.issuer, patterns)
            unit = unit_of([name], patterns)
            for cited in {other.source.path: other for other in found}.values():
                fits = one_fits_other(fold(name), names[cited.source.path])
                if cited is not record and fits and _same_unit(unit, record, cited):
                    yield from _compare(record, reference, cited)


def _places(record: Record) -> Iterator[str]:
    """Where a citation of ``record`` looks for it: its number, or its day and sequence in case the symbol is wrong."""
    number, written, issuer = record.document.number, record.document.date, record.document.issuer
    if number is None or number.canonical is None or written is None or written.precision != "day" or issuer is None:
        return
    yield number.canonical
    yield f"{written.start} {number.sequence}"


def _day_and_sequence(reference: Reference) -> str:
    return f"{reference.date} {reference.sequence}"


def _folded(record: Record, patterns: PatternSet) -> str:
    issuer = record.document.issuer
    return fold(full_name(issuer.name, patterns)) if issuer is not None else ""


def _same_unit(named: Unit, citing: Record, cited: Record) -> bool:
    """Whether the citation certainly means the issuer of ``cited``: it names its unit, or is of that unit itself."""
    issuer, own = cited.document.issuer, citing.document.issuer
    if issuer is None:
        return False
    if named != Unit():
        return own is None or _may_agree(own.unit, issuer.unit)
    return own is not None and own.unit != Unit() and own.unit == issuer.unit


def _may_agree(first: Unit, second: Unit) -> bool:
    """Whether two units may lie in one province and district, as far as they are known."""
    pairs = ((first.province, second.province), (first.district, second.district))
    return all(one is None or other is None or one == other for one, other in pairs)


def _compare(record: Record, reference: Reference, cited: Record) -> Iterator[FolderHit]:
    number, written = cited.document.number, cited.document.date
    if number is None or written is None or written.start is None or reference.number is None:
        return
    subject, own = reference.subject or "", cited.document.subject or ""
    same_year = reference.date is None or reference.date[:4] == written.start[:4]
    if reference.number == number.canonical and same_year:
        if reference.date not in (None, written.start):
            yield _hit(
                record,
                reference,
                cited,
                f"cited as of {in_figures(reference.date or '')}, but it is dated {in_figures(written.start)}",
                f"viện dẫn ghi ngày {in_figures(reference.date or '')}, văn bản ghi ngày {in_figures(written.start)}",
            )
        elif reference.date is not None and of_other_things(subject, own):
            yield _hit(
                record,
                reference,
                cited,
                f"cited as “{subject}”, but its subject is “{own}”",
                f"viện dẫn ghi “{subject}”, trích yếu văn bản là “{own}”",
            )
    elif reference.number != number.canonical and reference.date == written.start and same_title(subject, own):
        yield _hit(
            record,
            reference,
            cited,
            f"cited as {reference.number}, but its number is {number.canonical}",
            f"viện dẫn ghi số {reference.number}, văn bản mang số {number.canonical}",
        )


def _hit(record: Record, reference: Reference, cited: Record, message: str, message_vi: str) -> FolderHit:
    number = cited.document.number
    place = [Elsewhere(path=cited.source.path, at=number.at)] if number is not None and number.at is not None else []
    return FolderHit(
        record.source.path,
        Hit(
            at=reference.at[0],
            elsewhere=place,
            message=f"{cited.source.path}: {message}",
            message_vi=f"{cited.source.path}: {message_vi}",
        ),
    )


RULE = Rule(
    id="VB262",
    name="citation-against-document",
    topic="folder",
    severity="error",
    title="A citation contradicts the document cited",
    title_vi="Viện dẫn trái với chính văn bản được viện dẫn",
    about="Where the cited document lies in the same folder, date, symbol and subject of the citation are those that "
    "it bears.",
    about_vi="Khi văn bản được viện dẫn nằm trong cùng thư mục, ngày, ký hiệu và trích yếu ghi ở viện dẫn phải đúng "
    "như trên văn bản đó.",
    look_at_folder=_look,
)
