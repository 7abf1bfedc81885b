"""The time that a figure is given for: a period that its own sentence names, or that its paragraph begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.finders.statistic_context import Words, right_before
from vanban.record import Period

_SENTENCE = re.compile(r"[.](?=\s)")
_RIGHT_BEHIND = re.compile(r"[\s,]*\(?\s*(?:trong|của|cho|cuối|đầu|hết|vào|thời điểm|\s)*", re.IGNORECASE)
_OTHER_TIME = re.compile(r"(?:\bso\s+(?:sánh\s+)?với\b[^.;,()]*|\bcùng\s+kỳ[^.;,()]{0,15}|\bsang)\s*$", re.IGNORECASE)
_OPENING = 15  # characters before a period that its paragraph begins with


def period_of(line: str, dates: Sequence[tuple[int, int, Period]], words: Sequence[Words], index: int) -> str | None:
    """The words of the period of the figure ``index`` of a line.

    ``dates`` are the periods of the line with their start and end in it, in order.
    """
    word = words[index]
    figure = word.figure
    said = [
        (start, end, period.text)
        for start, end, period in dates
        if period.role in ("mentioned", "period")
        and period.precision != "recurring"
        and not _OTHER_TIME.search(right_before(line, start))
    ]
    for start, _, text in said:
        if figure.end <= start and _RIGHT_BEHIND.fullmatch(line[figure.end : start]):
            return text
    first = max((stop.end() for stop in _SENTENCE.finditer(line, 0, figure.start)), default=0)
    own = [
        text
        for start, end, text in said
        if first <= start and end <= figure.start and not _belongs_to_another(line, words[:index], start)
    ]
    if own:
        return own[-1]
    behind = [text for start, end, text in said if figure.end <= start and end <= word.reach]
    if behind:
        return behind[-1]
    return next((text for start, end, text in said if start <= _OPENING and end <= figure.start), None)


def _belongs_to_another(line: str, earlier: Sequence[Words], start: int) -> bool:
    """Whether a period stands right behind another figure (9,6% (năm 2021)) and is its alone."""
    return any(
        word.figure.end <= start and re.fullmatch(r"\s*\(\s*(?:cuối|đầu)?\s*", line[word.figure.end : start])
        for word in earlier
    )
