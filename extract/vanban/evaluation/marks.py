"""Marks of one document, and their sums over many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What one document gets for one field; ``errors`` say what was wrong, one a line.

    ``single`` marks are answers to one question (right or missed), the others compare sets.
    """

    field: str
    right: int
    missed: int
    extra: int = 0
    single: bool = False
    errors: tuple[str, ...] = ()


def compare_sets(
    field: str, wanted: Iterable[Hashable], found: Iterable[Hashable], optional: Iterable[Hashable] = ()
) -> Mark:
    """Mark ``found`` against ``wanted``; what is ``optional`` is no error either way."""
    wanted, found = set(wanted), set(found)
    missed, extra = wanted - found, found - wanted - set(optional)
    errors = [f"missed: {key}" for key in sorted(map(str, missed))] + [
        f"extra: {key}" for key in sorted(map(str, extra))
    ]
    return Mark(field, len(wanted & found), len(missed), len(extra), errors=tuple(errors))


def answer(field: str, right: bool, wanted: object, found: object) -> Mark:
    """Mark the answer to one question."""
    errors = () if right else (f"want {wanted!r}, got {found!r}",)
    return Mark(field, int(right), int(not right), single=True, errors=errors)


@dataclass(slots=True)
class Score:
    """A field's marks added up."""

    single: bool
    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def asked(self) -> int:
        """How many values the annotations have."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of what is there that was found. Of single answers: accuracy."""
        return _share(self.right, self.asked)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.extra)

    @property
    def value(self) -> float:
        """The one figure that stands for the field: accuracy of single answers, F1 of sets."""
        return self.recall if self.single else self.f1


def add_up(marks: Iterable[Mark]) -> dict[str, Score]:
    """Scores by field, in the order of their names."""
    scores: dict[str, Score] = {}
    for mark in marks:
        score = scores.setdefault(mark.field, Score(mark.single))
        score.right += mark.right
        score.missed += mark.missed
        score.extra += mark.extra
    return dict(sorted(scores.items()))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
