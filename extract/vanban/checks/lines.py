"""On which line a finding stands: of the file where the file is plain text, of the reading text otherwise.

Reading joins broken lines, drops page numbers and moves footnotes, so the two differ. Only letters and figures are
compared, which neither changes.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_LENGTH = 40  # characters that tell a place; a place that occurs again is told by counting


class LineNumbers:
    """Line numbers (1-based) of offsets into ``text``, of the lines of the file where there are any."""

    def __init__(self, text: str, file_lines: Sequence[str] | None = None) -> None:
        self._text = text
        letters = [_letters(line) for line in file_lines or ()]
        self._file = "".join(letters)
        self._starts = [0, *accumulate(map(len, letters))]
        # letters of the text, and how many of them stand before each offset
        self._letters = _letters(text) if self._file else ""
        self._before = [0, *accumulate(map(str.isalnum, text))] if self._file else []

    def at(self, offset: int) -> int:
        """The line of ``offset``."""
        return self._in_file(offset) or self._text.count("\n", 0, offset) + 1

    def _in_file(self, offset: int) -> int | None:
        if not self._file:
            return None
        begin = self._text.rfind("\n", 0, offset) + 1
        behind = _letters(self._text[begin:offset])[-_LENGTH:]
        # what stands before may have moved, a footnote for one
        return self._find(offset, behind) or self._find(offset, "")

    def _find(self, offset: int, behind: str) -> int | None:
        """The line of the file where the letters before and behind ``offset`` stand, the right one of several."""
        wanted = behind + _letters(self._text[offset : offset + _LENGTH])
        earlier = self._letters[: self._before[offset]].removesuffix(behind)
        place = -1
        for _ in range(earlier.count(wanted) + 1 if wanted else 0):
            place = self._file.find(wanted, place + 1)
            if place < 0:
                return None
        return bisect_right(self._starts, place + len(behind)) if place >= 0 else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))
