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
                yield _hit(case, line, match, match[0].strip(), "a space before", "thừa dấu cách trước")
        for match in behind.finditer(line.text):
            yield _hit(case, line, match, f"{match[0]} ", "no space behind", "thiếu dấu cách sau")


def _hit(case: Case, line: TextLine, match: re.Match[str], right: str, what: str, what_vi: str) -> Hit:
    start = line.text.rfind(" ", 0, match.start()) + 1
    end = line.text.find(" ", match.end())
    if match[0].startswith(" "):
        end = match.end()
    elif end < 0:
        end = len(line.text)
    span = case.span(line.start + start, line.start + end)
    return Hit(
        at=span,
        message=f"{what} “{match[0].strip()}”: “{span.quote}”",
        message_vi=f"{what_vi} “{match[0].strip()}”: “{span.quote}”",
        suggestion=line.text[start : match.start()] + right + line.text[match.end() : end],
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
