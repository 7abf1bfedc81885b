"""VB260: over a folder, one body gave a number to two documents."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.meaning.folding import fold, similar
from vanban.record import Document, Elsewhere, Record

_SAME = 0.5  # how alike the subject of a document is when read from two formats


def _look(folder: Folder) -> Iterator[FolderHit]:
    known: dict[tuple[str, str, str], Record] = {}
    for record in folder.records:
        number, written = record.document.number, record.document.date
        identity = _identity(record.document)
        if identity is None or number is None or number.at is None or written is None:
            continue
        first = known.setdefault(identity, record)
        if first is record or _is_copy(first.document, record.document):
            continue
        other = first.document.number
        yield FolderHit(
            record.source.path,
            Hit(
                at=number.at,
                elsewhere=[Elsewhere(path=first.source.path, at=other.at)] if other and other.at else [],
                message=f"{number.canonical} is the number of {first.source.path} as well, of the same body and year",
                message_vi=f"số {number.canonical} đã cấp cho {first.source.path} của cùng cơ quan, cùng năm",
            ),
        )


def _identity(document: Document) -> tuple[str, str, str] | None:
    """Body, year and number, where all three are certain: many a unit has a body of the same name."""
    number, written, issuer = document.number, document.date, document.issuer
    if number is None or number.canonical is None or issuer is None or written is None or written.start is None:
        return None
    units = (issuer.unit.commune, issuer.unit.district, issuer.unit.province, issuer.parent)
    where = [unit for unit in units if unit is not None]
    return (fold(" ".join([issuer.name, *where])), written.start[:4], number.canonical) if where else None


def _is_copy(first: Document, second: Document) -> bool:
    """The same document in another format: of the same day, about the same."""
    same_day = first.date is not None and second.date is not None and first.date.start == second.date.start
    return same_day and similar(first.subject or "", second.subject or "") >= _SAME


RULE = Rule(
    id="VB260",
    name="number-given-twice",
    topic="folder",
    severity="error",
    title="One number for two documents of one body",
    title_vi="Một số cấp cho hai văn bản của một cơ quan",
    about="Within a year a body gives each number of a series once (Party committees within a term). Two documents "
    "that differ in day or subject and share body, number and year: one number is wrong.",
    about_vi="Trong một năm (với cấp ủy: trong một nhiệm kỳ) mỗi số chỉ cấp một lần. Hai văn bản khác ngày hoặc khác "
    "trích yếu mà trùng cơ quan, số và năm thì một số bị sai.",
    look_at_folder=_look,
)
