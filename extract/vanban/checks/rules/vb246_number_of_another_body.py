"""VB246: over a folder, one number and day stand for documents of two bodies or years."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.citations import Cited, body_of, loose_number
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.record import Elsewhere, Reference


def _look(folder: Folder) -> Iterator[FolderHit]:
    known: dict[tuple[str, str], Cited] = {}
    for record in folder.records:
        for reference in record.references:
            number, body = loose_number(reference), body_of(reference, folder.patterns)
            if number is None or body is None or reference.date is None or reference.year is not None:
                continue
            path, first = known.setdefault((number, reference.date[5:]), (record.source.path, reference))
            if path != record.source.path and body != body_of(first, folder.patterns):
                yield _hit(record.source.path, reference, path, first)


def _hit(path: str, reference: Reference, first_path: str, first: Reference) -> FolderHit:
    return FolderHit(
        path,
        Hit(
            at=reference.at[0],
            elsewhere=[Elsewhere(path=first_path, at=first.at[0])],
            message=f"{reference.number} of the same day and month is a document of {reference.issuer} here and of "
            f"{first.issuer} in {first_path}",
            message_vi=f"{reference.number} cùng ngày, tháng: ở đây là của {reference.issuer}, trong {first_path} là "
            f"của {first.issuer}",
        ),
    )


RULE = Rule(
    id="VB246",
    name="number-of-another-body",
    topic="folder",
    severity="info",
    title="One number, two bodies",
    title_vi="Một số, hai cơ quan",
    about="Every body has its own 49/KH-UBND. Where day and month agree as well, two documents are easily taken for "
    "one, or one citation was copied from the other.",
    about_vi="Cơ quan nào cũng có thể có 49/KH-UBND. Khi trùng cả ngày, tháng thì dễ nhầm hai văn bản là một, hoặc đã "
    "chép lại từ văn bản kia.",
    look_at_folder=_look,
)
