"""VB244: a paragraph does not end in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.breaks import breaks
from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for found in breaks(case):
        if not found.footnote:
            yield Hit(
                at=found.at,
                message=f"the paragraph breaks off in a sentence: “… {found.tail} / {found.head} …”",
                message_vi=f"ngắt đoạn giữa câu: “… {found.tail} / {found.head} …”",
            )


RULE = Rule(
    id="VB244",
    name="broken-sentence",
    topic="form",
    severity="info",
    title="A paragraph breaks off in a sentence",
    title_vi="Ngắt đoạn giữa câu",
    about="A sentence goes on in the next paragraph, in small letters: the break was typed, or a page ended there.",
    about_vi="Câu chưa hết mà xuống đoạn, đoạn sau viết tiếp bằng chữ thường: do gõ nhầm hoặc do ngắt trang khi chép.",
    look=_look,
)
