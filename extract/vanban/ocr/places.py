"""Which words of two engines stand at one place of a line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.ocr.letters import Letter
from vanban.ocr.model import ReadWord

_CLAUSE_MARKS = ",;:"
_SHARED = 0.3  # of the narrower of two words that lies in the other: then they are at one place


@dataclass(frozen=True, slots=True)
class Group:
    """The letters of one word, with the stretch of the line that they fill."""

    letters: tuple[Letter, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        return "".join(letter.best for letter in self.letters)

    @property
    def probability(self) -> float:
        """That of its least sure letter."""
        return math.exp(min(letter.readings[0][1] for letter in self.letters))


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A stretch of a line with what the first engine (``groups``) and the second (``others``) see there."""

    groups: tuple[Group, ...]
    others: tuple[ReadWord, ...]

    def stretches(self, count: int, other: bool) -> list[tuple[float, float]]:
        """The stretches of its ``count`` words: one engine's, ``other`` says whose first, or cut evenly."""
        theirs = [(float(word.box[0]), float(word.box[2])) for word in self.others]
        own = [(group.left, group.right) for group in self.groups]
        for stretches in (theirs, own) if other else (own, theirs):
            if len(stretches) == count:
                return stretches
        both = own + theirs
        left, right = min(start for start, _ in both), max(end for _, end in both)
        step = (right - left) / count
        return [(left + index * step, left + (index + 1) * step) for index in range(count)]


def word_places(letters: Sequence[Letter], others: Sequence[ReadWord]) -> list[WordPlace]:
    """The places of a line from left to right: words that overlap are at one place."""
    parts: list[tuple[float, float, Group | ReadWord]] = [
        (group.left, group.right, group) for group in _groups(letters)
    ]
    parts += [(word.box[0], word.box[2], word) for word in others]
    places: list[list[Group | ReadWord]] = []
    reach: list[tuple[float, float]] = []
    for left, right, part in sorted(parts, key=lambda item: (item[0] + item[1]) / 2):
        if places and _overlaps(reach[-1], (left, right)):
            places[-1].append(part)
            reach[-1] = min(reach[-1][0], left), max(reach[-1][1], right)
        else:
            places.append([part])
            reach.append((left, right))
    return [
        WordPlace(
            tuple(part for part in place if isinstance(part, Group)),
            tuple(part for part in place if isinstance(part, ReadWord)),
        )
        for place in places
    ]


def _overlaps(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > _SHARED * min(one[1] - one[0], other[1] - other[0])


def _groups(letters: Sequence[Letter]) -> Iterator[Group]:
    """The words of a line: split at spaces, and where there may be one and a clause mark asks for it."""
    start = 0
    places = [*letters]
    cuts = [index for index, letter in enumerate(places) if letter.best == " " or _asks_for_space(places, index)]
    for end in [*cuts, len(places)]:
        group = tuple(letter for letter in places[start:end] if letter.best)
        if group:
            yield _group(group, places[start - 1] if start else None, places[end] if end < len(places) else None)
        start = end + 1


def _asks_for_space(letters: Sequence[Letter], index: int) -> bool:
    if letters[index].best or index == 0 or index + 1 == len(letters):
        return False
    return letters[index - 1].best in _CLAUSE_MARKS and letters[index + 1].best.isalpha()


def _group(letters: tuple[Letter, ...], before: Letter | None, after: Letter | None) -> Group:
    """A word reaches half a letter beyond its outer letters' middles, and to no space beside it."""
    half = (letters[-1].x - letters[0].x) / max(1, len(letters) - 1) / 2 if len(letters) > 1 else 8.0
    left, right = letters[0].x - half, letters[-1].x + half
    left = left if before is None else max(left, before.x)
    right = right if after is None else min(right, after.x)
    return Group(letters, min(left, letters[0].x), max(right, letters[-1].x))
