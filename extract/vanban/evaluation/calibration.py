"""Whether confidence means what it says: items of confidence 0.9 should be right nine times in ten.

Judged are the items that an annotation decides about: cited numbers, dates, figures, models and tasks; what is optional
in it, and what it does not ask for, is left out. The expected calibration error is the mean distance between the
confidence and the share of right items, over bins of confidence weighted by their size (Naeini, Cooper and
Hauskrecht, AAAI 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanban.errors import OutputError
from vanban.evaluation.comparison import number_key
from vanban.evaluation.gold import Gold
from vanban.evaluation.items import pair_models, pair_tasks, settled_figures
from vanban.record import Item, Record

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)
# A pattern that was seen seldom is believed like patterns in general: so many right among so many more.
_PRIOR_RIGHT, _PRIOR_SEEN = 5.4, 6.0


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that was found, and whether the annotation has it."""

    kind: str
    pattern: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Items whose confidence lies in one range: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def judge(gold: Gold, record: Record) -> Iterator[Judged]:
    """The items of ``record`` that ``gold`` decides about."""
    yield from _judged("references", _references(gold, record))
    yield from _judged("dates", _dates(gold, record))
    yield from _judged("statistics", _statistics(gold, record))
    if gold.models is not None:
        pairs, extra = pair_models(gold.models, gold.models_optional, record.models)
        yield from _judged("models", [*((model, True) for _, model in pairs), *((model, False) for model in extra)])
    if gold.tasks:
        matched, left = pair_tasks(gold.tasks, record.tasks)
        yield from _judged("tasks", [*((task, True) for _, task in matched), *((task, False) for task in left)])


def table(judged: Iterable[Judged]) -> list[Bin]:
    """The bins that hold items, the least sure first."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for item in judged:
        bins[max(index for index, low in enumerate(BINS[:-1]) if item.confidence >= low)].append(item)
    return [
        Bin(
            BINS[index], BINS[index + 1], len(items),
            sum(item.confidence for item in items) / len(items), sum(item.right for item in items) / len(items),
        )
        for index, items in sorted(bins.items())
    ]  # fmt: skip


def expected_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error, 0 for no items."""
    bins = list(bins)
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total if total else 0.0


def fit(judged: Iterable[Judged]) -> dict[str, float]:
    """Pattern → confidence, in the order of the patterns: the share of right items, drawn to the general for few."""
    seen: Mapping[str, list[bool]] = defaultdict(list)
    for item in judged:
        seen[item.pattern].append(item.right)
    return {
        pattern: round((sum(rights) + _PRIOR_RIGHT) / (len(rights) + _PRIOR_SEEN), 3)
        for pattern, rights in sorted(seen.items())
    }


def write_confidences(file: Path, confidences: Mapping[str, float]) -> None:
    """Write ``confidences`` as a file of a pattern set. Raises OutputError where it cannot be written."""
    lines = [f'"{pattern}" = {value}' for pattern, value in confidences.items()]
    head = "# How often what each pattern finds is right: written by vanban evaluate --fit."
    try:
        file.write_text("\n".join([head, "", "[confidence]", *lines, ""]), "utf-8")
    except OSError as error:
        raise OutputError(f"{file}: {error.strerror}", "name another file") from error


def _judged(kind: str, items: Iterable[tuple[Item, bool]]) -> Iterator[Judged]:
    return (Judged(kind, item.pattern, item.confidence, right) for item, right in items)


def _references(gold: Gold, record: Record) -> Iterator[tuple[Item, bool]]:
    if gold.references is None:
        return
    wanted = {number_key(reference.number) for reference in gold.references}
    optional = set(map(number_key, gold.references_optional))
    for reference in record.references:
        key = number_key(reference.number)
        if key and (key in wanted or key not in optional):
            yield reference, key in wanted


def _dates(gold: Gold, record: Record) -> Iterator[tuple[Item, bool]]:
    if gold.dates is None:
        return
    wanted = {(period.start, period.end) for period in gold.dates}
    for period in record.dates:
        pair = (period.start, period.end)
        if (
            pair != (None, None)
            and period.precision != "recurring"
            and (pair in wanted or pair not in gold.dates_optional)
        ):
            yield period, pair in wanted


def _statistics(gold: Gold, record: Record) -> Iterator[tuple[Item, bool]]:
    if gold.statistics is None:
        return
    for figure, wanted, optional in settled_figures(gold.statistics, gold.statistics_optional, record.statistics):
        if wanted or not optional:
            yield figure, wanted
