"""VB262: a citation contradicts the cited document, which lies in the same folder."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.citations import of_other_things, same_body, same_title
from vanban.checks.days import in_figures
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.meaning.organisations import full_name, unit_of
from vanban.patterns import PatternSet, builtin_patterns
from vanban.record import Elsewhere, Record, Reference, Unit


def _look(folder: Folder) -> Iterator[FolderHit]:
    patterns = builtin_patterns()
    numbered: dict[int, list[Record]] = {}
    for record in folder.records:
        number, written = record.document.number, record.document.date
        if number is not None and number.sequence is not None and written is not None and written.precision == "day":
            numbered.setdefault(number.sequence, []).append(record)
    for record in folder.records:
        for reference in record.references:
            for cited in numbered.get(reference.sequence or -1, ()):
                if cited is not record and _same_body(reference, record, cited, patterns):
                    yield from _compare(record, reference, cited)


def _same_body(reference: Reference, citing: Record, cited: Record, patterns: PatternSet) -> bool:
    """Whether the citation certainly names the body that issued ``cited``: by its unit, or from within its unit."""
    issuer, own = cited.document.issuer, citing.document.issuer
    if issuer is None or reference.issuer is None or not same_body(reference.issuer, issuer.name, patterns):
        return False
    if unit_of([full_name(reference.issuer, patterns)], patterns) != Unit():
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
