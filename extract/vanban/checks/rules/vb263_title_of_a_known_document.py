"""VB263: a well-known document is cited with another title than it has."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.citations import worded_differently
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold


def _look(case: Case) -> Iterator[Hit]:
    titles = case.patterns.mapping("known_title")
    for reference in case.record.references:
        title = titles.get(reference.number or "") or titles.get(f"{reference.number} {reference.date}")
        if title is None or reference.subject is None:
            continue
        beginning_lost = fold(title).endswith(fold(reference.subject)) and fold(title) != fold(reference.subject)
        if beginning_lost or worded_differently(title, reference.subject):
            yield Hit(
                at=reference.at[0],
                message=f"the title of {reference.number} is “{title}”",
                message_vi=f"trích yếu của {reference.number} là “{title}”",
            )


RULE = Rule(
    id="VB263",
    name="title-of-a-known-document",
    topic="citations",
    severity="info",
    title="A known document with another title",
    title_vi="Văn bản đã biết nhưng ghi khác trích yếu",
    about="The title of a cited document is copied, not retold. For the documents that plans on mass mobilisation cite "
    "most, the title is known.",
    about_vi="Trích yếu của văn bản viện dẫn được chép nguyên văn. Với các văn bản về công tác dân vận thường viện "
    "dẫn, trích yếu đã biết.",
    example=Example(
        right="về việc tiếp tục tăng cường và đổi mới công tác dân vận",
        wrong="về việc tăng cường và đổi mới công tác dân vận",
    ),
    look=_look,
)
