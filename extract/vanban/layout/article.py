"""What a web page shows around its text: the title and the line that says when it was posted."""

from __future__ import annotations

import re

from vanban.layout.pieces import lines_with_text
from vanban.patterns import PatternSet
from vanban.readers.reading import Posting
from vanban.text.model import Text

_ABOVE = 8  # lines within which title and posting line stand
_SHORT = 120  # characters of a posting line


def lines_around(text: Text, patterns: PatternSet) -> list[int]:
    """The lines of the page's title, posting time and buttons, which are not part of the text that was posted."""
    if text.posting is None:
        return []
    day = _day(text.posting)
    title = _folded(text.posting.title or "")
    control = patterns.get("article/control").regex
    around: list[int] = []
    for line in lines_with_text(text, 0, min(len(text.lines), _ABOVE)):
        posted = day is not None and len(line.text) < _SHORT and day.search(line.text) is not None
        if posted or (title and _folded(line.text) == title) or (around and control.match(line.text)):
            around.append(line.line)
        elif around:
            break
    return around


def _day(posting: Posting) -> re.Pattern[str] | None:
    """A pattern for the day of posting as Vietnamese pages print it: 07/05/2024, 7-5-2024."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", posting.time or "")
    if match is None:
        return None
    year, month, day = match.groups()
    return re.compile(rf"(?<!\d)0?{int(day)}[/.-]0?{int(month)}[/.-]{year}(?!\d)")


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
