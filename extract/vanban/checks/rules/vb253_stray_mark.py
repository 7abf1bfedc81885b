"""VB253: no mark stands where it cannot: two in a row, a full stop before a small letter, a comma in a phrase."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.prose import excerpt
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_ZONES = (Zone.SUBJECT, Zone.BASES, Zone.BODY, Zone.CLOSING, Zone.ANNEX)
_BEHIND = 15  # characters shown behind the mark


def _look(case: Case) -> Iterator[Hit]:
    regex = case.patterns.compile("{stray_mark}")
    for line in case.prose.of_zones(*_ZONES):
        for match in regex.finditer(line.text):
            start = line.start + match.start()
            span = excerpt(case.text, start - 1, start + _BEHIND)
            yield Hit(
                at=span,
                message=f"a stray mark: “{span.quote}”",
                message_vi=f"thừa hoặc sai dấu câu: “{span.quote}”",
            )


RULE = Rule(
    id="VB253",
    name="stray-mark",
    topic="language",
    severity="warning",
    title="A stray mark",
    title_vi="Thừa hoặc sai dấu câu",
    about="Two different marks in a row, four dots, a full stop before a word in small letters, a comma inside a phrase.",
    about_vi="Hai dấu câu khác nhau đứng liền nhau, bốn dấu chấm, dấu chấm mà chữ sau không viết hoa, dấu phẩy giữa cụm từ.",
    example=Example(right="tích cực tham gia, không", wrong="tích cực tham gia., không"),
    look=_look,
)
