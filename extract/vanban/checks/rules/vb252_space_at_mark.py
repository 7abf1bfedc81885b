"""VB252: marks stand right behind a word, with a space behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.text.model import TextLine

_ZONES = (Zone.SUBJECT, Zone.BASES, Zone.BODY, Zone.ANNEX)
_LEFT_EMPTY = ("empty/word", "empty/unit")  # the space shows where a name is missing: VB231


def _look(case: Case) -> Iterator[Hit]:
    before, behind = case.patterns.compile("{space_before_mark}"), case.patterns.compile("{no_space_behind_mark}")
    for line in case.prose.of_zones(*_ZONES):
        for match in before.finditer(line.text):
            if not any(case.patterns.get(name).regex.search(line.text[: match.end() + 1]) for name in _LEFT_EMPTY):
                start = line.text.rfind(" ", 0, match.start()) + 1
                right = line.text[start : match.start()] + match[0].strip()
                yield _hit(case, line, (start, match.end()), match, right, "a space before", "thừa dấu cách trước")
        end = 0
        for match in behind.finditer(line.text):
            if match.start() >= end:  # several marks in a run of words are told and mended at once
                start = line.text.rfind(" ", 0, match.start()) + 1
                end = max(line.text.find(" ", match.end()), 0) or len(line.text)
                right = behind.sub(r"\g<0> ", line.text[start:end])
                yield _hit(case, line, (start, end), match, right, "no space behind", "thiếu dấu cách sau")


def _hit(
    case: Case, line: TextLine, place: tuple[int, int], match: re.Match[str], right: str, what: str, what_vi: str
) -> Hit:
    """``place`` in the line is to become ``right``."""
    span = case.span(line.start + place[0], line.start + place[1])
    return Hit(
        at=span,
        message=f"{what} “{match[0].strip()}”: “{span.quote}”",
        message_vi=f"{what_vi} “{match[0].strip()}”: “{span.quote}”",
        suggestion=right,
    )


RULE = Rule(
    id="VB252",
    name="space-at-mark",
    topic="language",
    severity="info",
    title="Space before a mark, or none behind it",
    title_vi="Thừa dấu cách trước dấu câu hoặc thiếu dấu cách sau dấu câu",
    about="Comma, semicolon, colon and full stop stand right behind the word, and a space follows them.",
    about_vi="Dấu phẩy, chấm phẩy, hai chấm, dấu chấm viết liền sau chữ, sau dấu có một dấu cách.",
    example=Example(right="tuyến đường hoa, dọn cỏ", wrong="tuyến đường hoa , dọn cỏ"),
    look=_look,
    fixable=True,
)
