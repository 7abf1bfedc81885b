"""Which quantities of a line belong together: parts and their total, shares and what they are shares of, changes.

A link is made only where the words say it; every other one is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from vanban.finders.statistic_context import LEAST_MORE, SHARES, Words, right_before
from vanban.finders.statistic_figure import Figure
from vanban.patterns import PatternSet
from vanban.record import Bound

_SENTENCE = re.compile(r"\.(?=\s)")
_CLAUSE = re.compile(r"[.;](?=\s|$)|[,()\n]")
_ON = re.compile(r"\s*trên\s+(?:tổng\s+)?(?:số\s+)?", re.IGNORECASE)
_MORE_OR_LESS = re.compile(r"\b(?:cao|thấp|nhiều|ít)\s+hơn\s*$", re.IGNORECASE)
_NEW_TOTAL = re.compile(r";\s*(?:tổng\s+)?số\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\)?\s*(?:so\s+với|trên|của|trong)\s+(?:tổng\s+)?(?:số\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one figure: indices of other figures of the line, and words."""

    part_of: int | None = None
    exhaustive: bool = False
    share_of: int | None = None
    about: int | None = None
    comparison: str | None = None
    bound: Bound | None = None


class LinkReader:
    """Reads links with the words that a pattern set knows."""

    def __init__(self, patterns: PatternSet) -> None:
        self._bounds = {word: _BOUNDS[value] for word, value in patterns.mapping("words_of_bound").items()}
        self._bound = patterns.compile(r"(?<!\w){words_of_bound}\s*$", re.IGNORECASE)
        self._parts = patterns.compile(r"(?<!\w){words_of_parts}(?!\w)", re.IGNORECASE)
        self._all = frozenset(patterns.terms("words_of_all_parts"))
        self._change = patterns.compile(
            r"(?<!\w)(?P<verb>{words_of_change}(?P<level>\s+{words_of_new_level})?)(?P<start>\s+từ)?"
            r"(?:\s+(?:{words_of_bound}|{words_of_filling}))*\s*$",
            re.IGNORECASE,
        )
        self._level = patterns.compile(
            r"(?<!\w)(?P<level>{words_of_new_level})(?:\s+{words_of_bound})*\s*$", re.IGNORECASE
        )
        self._compared = patterns.compile(
            r"\bso\s+(?:sánh\s+)?với\s+(?P<what>[^.;,()\n]+?)(?=\s{words_of_change}(?!\w)|[.;,()\n]|$)", re.IGNORECASE
        )
        self._earlier = patterns.compile(r"(?:{words_of_comparison})(?!\w)", re.IGNORECASE)
        self._equals = patterns.compile(r"[\s,:(–-]*(?:(?<!\w){words_of_equality}(?!\w)[\s:]*)*", re.IGNORECASE)
        self._other_time = patterns.compile(
            r"\(\s*(?:{words_of_comparison}|{words_of_change}|so|mỗi|bình quân|trung bình|từ|hơn|thêm)(?!\w)",
            re.IGNORECASE,
        )
        self._changed = patterns.compile(
            r"[\s,(]*(?:{words_of_change})(?:\s+(?:{words_of_bound}|{words_of_filling}))*\s*", re.IGNORECASE
        )

    def links(self, line: str, words: Sequence[Words]) -> list[Links]:
        """The links of every figure of a line, in its order; ``words`` are those of all its figures."""
        figures = [word.figure for word in words]
        found: list[Links] = []
        for index, word in enumerate(words):
            until = figures[index + 1].start if index + 1 < len(figures) else len(line)
            link = Links(
                bound=word.figure.bound or self._bound_of(line, word.figure, figures[index - 1] if index else None)
            )
            link = replace(link, comparison=self._comparison(line, words, index, until))
            if word.figure.unit in SHARES or self._is_difference(line, word):
                link = self._said_of(line, words, index, until, link, found)
            if word.figure.pair == "part":
                more = (word.figure.number or 0) > (figures[index + 1].number or 0)  # a result over its plan: no part
                link = replace(link, part_of=None if more else index + 1)
            elif link.comparison is None and word.figure.unit not in SHARES and word.per is None:
                link = self._part_of(line, words, index, link, found)
            found.append(link)
        return found

    def _is_difference(self, line: str, word: Words) -> bool:
        """Whether a figure is what another one grew or fell by, without words of its own that name another thing."""
        change = self._change.search(right_before(line, word.figure.start))
        return change is not None and not change["level"] and change["start"] is None and not word.qualifier

    def _bound_of(self, line: str, figure: Figure, before: Figure | None) -> Bound | None:
        if re.match(r"[^,;.\d]{0,60}?\btrở\s+lên\b", line[figure.end :]):
            return "min"
        if re.match(r"[^,;.\d]{0,60}?\btrở\s+xuống\b", line[figure.end :]):
            return "max"
        said = self._bound.search(right_before(line, figure.start))
        if _MORE_OR_LESS.search(right_before(line, figure.start)) or (
            before and _ON.fullmatch(line[before.end : figure.start])
        ):
            return None
        if said is None:
            return None
        word = " ".join(said.group().split()).casefold()
        if word == "trên" and figure.unit not in (*SHARES, "đồng") and (figure.number or 0) < LEAST_MORE:
            return None
        return self._bounds.get(word)

    def _comparison(self, line: str, words: Sequence[Words], index: int, until: int) -> str | None:
        """tăng, giảm … before a figure and what it is compared with; "từ A còn" before a level reached."""
        figure = words[index].figure
        sentence = max((stop.end() for stop in _SENTENCE.finditer(line, 0, figure.start)), default=0)
        change = self._change.search(right_before(line, figure.start))
        compared = self._compared.search(re.split(r"[,;(]|\.(?=\s)", line[figure.end : until])[0])
        if compared and figure.unit in SHARES and not change and not self._earlier.match(compared["what"]):
            compared = None  # the base of a share
        if change and (change["start"] is None or figure.bound):
            if compared is None:
                compared = self._compared_before(line, words[:index], sentence, figure.start)
            said = [" ".join(change["verb"].split())]
            return ", ".join([*said, *([compared.group().strip()] if compared else [])])
        level = self._level.search(right_before(line, figure.start))
        if (
            level
            and index
            and figure.bound != "max"
            and words[index - 1].figure.unit == figure.unit
            and words[index - 1].figure.start >= sentence
        ):
            other = words[index - 1].figure
            if re.search(r"\btừ\s*$", right_before(line, other.start)):
                return f"từ {line[other.start : other.end]} {level['level']}"
        return compared.group().strip() if compared and not change else None

    def _compared_before(
        self, line: str, earlier: Sequence[Words], sentence: int, end: int
    ) -> re.Match[str] | None:  # fmt: skip
        """The last "so với …" of the sentence before a change, unless it belongs to a figure right before it."""
        found = list(self._compared.finditer(line, sentence, end))
        if not found or any(
            word.figure.end <= found[-1].start() and not line[word.figure.end : found[-1].start()].strip()
            for word in earlier
        ):
            return None
        return found[-1]

    def _said_of(
        self, line: str, words: Sequence[Words], index: int, until: int, link: Links, found: Sequence[Links]
    ) -> Links:  # fmt: skip
        """What a share or change is said about, and the base of a share."""
        figure = words[index].figure
        follows = figure.unit in SHARES and index + 1 < len(words) and _OUT_OF.fullmatch(line[figure.end : until])
        base = index + 1 if follows else None
        about = index - 1 if index else None
        if about is None:
            return replace(link, share_of=base)
        between = line[words[about].reach : figure.start]
        joined = self._changed if self._is_difference(line, words[index]) else self._equals
        if words[about].figure.unit in SHARES and joined is self._equals:
            return replace(link, share_of=base)
        if not joined.fullmatch(between):
            return replace(link, share_of=base)
        paired = about and _ON.fullmatch(line[words[about - 1].figure.end : words[about].figure.start])
        if words[about].figure.pair == "whole" or (paired and words[about - 1].figure.unit == words[about].figure.unit):
            about -= 1
            if base is None and words[index].share_of is None and joined is self._equals:
                base = about + 1
        elif base is None and words[index].share_of is None and joined is self._equals:
            base = found[about].part_of
        if words[about].figure.unit in SHARES and found[about].about is not None:  # bằng 98% dự toán, tăng 9,2%
            about = found[about].about
        return replace(link, about=about, share_of=base)

    def _part_of(self, line: str, words: Sequence[Words], index: int, link: Links, found: Sequence[Links]) -> Links:
        """The figure before "trong đó", or right before a bracket, that counts the same: the total of this one."""
        figure = words[index].figure
        sentence = max((stop.end() for stop in _SENTENCE.finditer(line, 0, figure.start)), default=0)
        for mark in reversed(list(self._parts.finditer(line, sentence, figure.start))):
            total = self._total(words, sentence, mark.start(), figure, found)
            if total is None:
                continue
            between = line[mark.end() : figure.start]
            if between.count(")") > between.count("(") or _NEW_TOTAL.search(between):
                return link
            left = self._left(words, index, total, found)
            if left <= 0 or (
                ";" in line[words[total].figure.end : figure.start]
                and not self._follows(words, index, mark.end(), found, left)
            ):
                return link
            said = " ".join(mark.group().split()).casefold()
            return replace(link, part_of=total, exhaustive=said in self._all)
        return self._in_bracket(line, words, index, link, found)

    def _follows(
        self, words: Sequence[Words], index: int, mark: int, found: Sequence[Links], left: Decimal
    ) -> bool:  # fmt: skip
        """Whether a figure behind a semicolon is surely the next part: all before it are, and it does not exceed."""
        figure = words[index].figure
        others = [other for other in range(index) if mark <= words[other].figure.start]
        same = [other for other in others if words[other].figure.unit == figure.unit]
        return (figure.number or 0) <= left and all(found[other].part_of is not None for other in same)

    def _in_bracket(
        self, line: str, words: Sequence[Words], index: int, link: Links, found: Sequence[Links]
    ) -> Links:  # fmt: skip
        """A part among others in the bracket right behind its total (19 đơn (kiến nghị 12 đơn, phản ánh 07 đơn))."""
        figure = words[index].figure
        opened = line.rfind("(", 0, figure.start)
        closed = line.find(")", opened)
        if opened < 0 or closed < figure.end or self._other_time.match(line, opened):
            return link
        inside = [
            word.figure for word in words if opened < word.figure.start < closed and word.figure.unit == figure.unit
        ]
        before = [other for other in range(index) if words[other].figure.end <= opened]
        if not before or (len(inside) < 2 and line[opened + 1 : figure.start].strip()):
            return link
        total = before[-1]
        if words[total].figure.unit != figure.unit or words[total].reach < len(line[:opened].rstrip()):
            return link
        if found[total].comparison or words[total].per or self._left(words, index, total, found) < (figure.number or 0):
            return link
        return replace(link, part_of=total)

    def _total(
        self, words: Sequence[Words], first: int, mark: int, figure: Figure, found: Sequence[Links]
    ) -> int | None:  # fmt: skip
        """The nearest figure before ``mark`` that counts the same, unless it is itself only a change."""
        for index in range(len(found) - 1, -1, -1):
            other = words[index].figure
            if other.start < first or other.end > mark or other.unit != figure.unit or other.pair == "whole":
                continue
            return index if found[index].comparison is None and words[index].per is None else None
        return None

    def _left(self, words: Sequence[Words], index: int, total: int, found: Sequence[Links]) -> Decimal:
        """What the parts before a figure leave of a total; nothing when the total has no value."""
        whole = words[total].figure.number
        parts = (words[other].figure.number or 0 for other in range(total + 1, index) if found[other].part_of == total)
        return Decimal(0) if whole is None else whole - sum(parts)


_BOUNDS: dict[str, Bound] = {"min": "min", "max": "max", "about": "about"}
