"""VB246: over a folder, one number and day stand for documents of two bodies or years."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.citations import cited_in, same_body
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.patterns import builtin_patterns
from vanban.record import Elsewhere


def _look(folder: Folder) -> Iterator[FolderHit]:
    patterns = builtin_patterns()
    for group in cited_in(folder.records):
        dated = [(path, reference) for path, reference in group if reference.date and reference.year is None]
        for path, reference in dated[1:]:
            first_path, first = dated[0]
            if path == first_path or reference.date is None or first.date is None:
                continue
            other_body = not same_body(first.issuer, reference.issuer, patterns)
            if other_body and first.date[5:] == reference.date[5:]:
                yield FolderHit(
                    path,
                    Hit(
                        at=reference.at[0],
                        elsewhere=[Elsewhere(path=first_path, at=first.at[0])],
                        message=f"{reference.number} of the same day and month is a document of {reference.issuer} "
                        f"here and of {first.issuer} in {first_path}",
                        message_vi=f"{reference.number} cùng ngày, tháng: ở đây là của {reference.issuer}, trong "
                        f"{first_path} là của {first.issuer}",
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
