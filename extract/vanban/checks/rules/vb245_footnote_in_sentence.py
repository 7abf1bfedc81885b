"""VB245: a footnote does not stand in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.breaks import breaks
from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for found in breaks(case):
        if found.footnote:
            yield Hit(
                at=found.at,
                message=f"a footnote cuts the sentence “… {found.tail} {found.head} …”: {found.footnote}",
                message_vi=f"chú thích chen giữa câu “… {found.tail} {found.head} …”: {found.footnote}",
            )


RULE = Rule(
    id="VB245",
    name="footnote-in-sentence",
    topic="form",
    severity="info",
    title="A footnote in the middle of a sentence",
    title_vi="Chú thích chen giữa câu",
    about="In a text without pages the footnote stands between two halves of a sentence.",
    about_vi="Trong văn bản không chia trang, chú thích cuối trang nằm giữa hai nửa của một câu.",
    look=_look,
)
