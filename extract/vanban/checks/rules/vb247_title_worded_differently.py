"""VB247: over a folder, one document is cited with its title in other words."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Folder
from vanban.checks.citations import cited_in, worded_differently
from vanban.checks.rule import FolderHit, Hit, Rule
from vanban.record import Elsewhere


def _look(folder: Folder) -> Iterator[FolderHit]:
    for group in cited_in(folder.records, folder.patterns):
        told = [(path, reference) for path, reference in group if reference.subject and reference.date]
        for path, reference in told[1:]:
            first_path, first = told[0]
            if path == first_path or first.date != reference.date:
                continue
            if worded_differently(first.subject, reference.subject):
                yield FolderHit(
                    path,
                    Hit(
                        at=reference.at[0],
                        elsewhere=[Elsewhere(path=first_path, at=first.at[0])],
                        message=f"the title of {reference.number} is “{reference.subject}” here and "
                        f"“{first.subject}” in {first_path}",
                        message_vi=f"trích yếu của {reference.number} ở đây là “{reference.subject}”, trong "
                        f"{first_path} là “{first.subject}”",
                    ),
                )


RULE = Rule(
    id="VB247",
    name="title-worded-differently",
    topic="folder",
    severity="info",
    title="One document, two wordings of its title",
    title_vi="Trích yếu của một văn bản ghi khác nhau",
    about="The title of a cited document is copied, not retold. Where two documents of a folder word it differently, "
    "at least one did not copy it.",
    about_vi="Trích yếu của văn bản viện dẫn được chép nguyên văn. Nếu hai văn bản trong thư mục ghi khác nhau thì ít "
    "nhất một nơi không chép đúng.",
    look_at_folder=_look,
)
