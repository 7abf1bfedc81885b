"""Marks for what the finders found: references, dates, statistics, models, tasks; and for forms and outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban.evaluation.comparison import fold, holder_name, likeness, number_key, similar, unit_key, value_key
from vanban.evaluation.gold import Gold, GoldModel, GoldReference, GoldStatistic, GoldTask
from vanban.evaluation.marks import Mark, answer, compare_sets
from vanban.record import Model, Period, Record, Reference, Statistic, Task

_Figure = tuple[str, str]  # value and unit as keys

_SAME_MODEL = 0.85
_SAME_BODY = 0.8
_SAME_UNIT = 0.85
_SAME_TASK = 0.75
_BEYOND = 10  # how many characters more of a found task than of the annotated beginning are compared


def mark_items(gold: Gold, record: Record | None) -> Iterator[Mark]:
    """Marks for all that ``gold`` says."""
    if gold.references is not None:
        optional = set(map(number_key, gold.references_optional))
        yield from _references(gold.references, record.references if record else [], optional)
    if gold.dates is not None:
        yield from _dates(gold, record.dates if record else [])
    if gold.statistics is not None:
        yield _statistics(gold.statistics, gold.statistics_optional, record.statistics if record else [])
    if gold.models is not None:
        yield from _models(gold.models, gold.models_optional, record.models if record else [])
    yield from _tasks(gold.tasks or [], record.tasks if record else [])
    if gold.forms is not None:
        count = len(record.forms) if record else 0
        yield answer("forms", count == gold.forms, gold.forms, count)
    if gold.outline_top:
        top = [section.label.rstrip(".") for section in record.outline] if record else []
        yield answer("outline.top", set(gold.outline_top) <= set(top), gold.outline_top, top)


def _references(gold: Sequence[GoldReference], found: Sequence[Reference], optional: set[str]) -> Iterator[Mark]:
    by_number = {number_key(reference.number): reference for reference in found if reference.number}
    dated = {
        (key, reference.date) for reference in found if (key := number_key(reference.number)) and key not in optional
    }
    wanted = [(number_key(reference.number), reference) for reference in gold]
    yield compare_sets("references.number", (key for key, _ in wanted), by_number, optional)
    yield compare_sets("references.number+date", ((key, reference.date) for key, reference in wanted), dated)
    for key, reference in wanted:
        hit = by_number.get(key)
        if hit is None:
            continue
        if reference.type:
            code = hit.type.code if hit.type else None
            yield answer("references.type", code == reference.type, (key, reference.type), code)
        if reference.issuer:
            right = similar(hit.issuer, reference.issuer) >= _SAME_BODY
            yield answer("references.issuer", right, (key, reference.issuer), hit.issuer)


def _dates(gold: Gold, found: Sequence[Period]) -> Iterator[Mark]:
    wanted = gold.dates or []
    known = {
        (period.start, period.end)
        for period in found
        if (period.start or period.end) and period.precision != "recurring"
    }
    yield compare_sets("dates", ((period.start, period.end) for period in wanted), known, gold.dates_optional)
    deadlines = {(period.start, period.end) for period in wanted if period.role == "deadline"}
    if deadlines:
        got = {(period.start, period.end) for period in found if period.role == "deadline"}
        yield compare_sets("dates.deadlines", deadlines, got)


def settled_figures(
    gold: Sequence[GoldStatistic], gold_optional: Sequence[tuple[str, str | None]], found: Sequence[Statistic]
) -> Iterator[tuple[Statistic, bool, bool]]:
    """Every figure found that has a value: whether it is annotated, whether it is optional."""
    wanted, optional = _figures(gold, gold_optional)
    for figure in found:
        if figure.value is not None:
            key = _settled((value_key(figure.value), unit_key(figure.unit)), wanted, optional)
            yield figure, key in wanted, key in optional


def _statistics(
    gold: Sequence[GoldStatistic], gold_optional: Sequence[tuple[str, str | None]], found: Sequence[Statistic]
) -> Mark:
    wanted, optional = _figures(gold, gold_optional)
    got = {(value_key(figure.value), unit_key(figure.unit)) for figure in found if figure.value is not None}
    return compare_sets("statistics", wanted, (_settled(figure, wanted, optional) for figure in got), optional)


def _figures(
    gold: Sequence[GoldStatistic], optional: Sequence[tuple[str, str | None]]
) -> tuple[set[_Figure], set[_Figure]]:
    wanted = {(value_key(figure.value), unit_key(figure.unit)) for figure in gold}
    return wanted, {(value_key(value), unit_key(unit)) for value, unit in optional}


def _settled(figure: _Figure, wanted: set[_Figure], optional: set[_Figure]) -> _Figure:
    """The annotated figure that ``figure`` is, an optional one only when it is none of the wanted.

    A unit with its qualifier (hộ nghèo) counts as the unit (hộ) where it is not annotated itself.
    """
    for known in (wanted, optional):
        alike = [(len(other), value, other) for value, other in known if _is_figure(figure, (value, other))]
        if alike:
            return max(alike)[1:]
    return figure


def _is_figure(found: _Figure, known: _Figure) -> bool:
    (value, unit), (known_value, known_unit) = found, known
    same_unit = unit == known_unit or unit.startswith(f"{known_unit} ") or (known_unit == "%" and not unit)
    return value == known_value and same_unit


def pair_models(
    gold: Sequence[GoldModel], optional: Sequence[str], found: Sequence[Model]
) -> tuple[list[tuple[GoldModel, Model]], list[Model]]:
    """Annotated models with those found that are the same, and those found that are neither annotated nor optional."""
    left, pairs = list(found), []
    for wanted in gold:
        best = max(left, key=lambda model: similar(model.name, wanted.name), default=None)
        if best is not None and similar(best.name, wanted.name) >= _SAME_MODEL:
            left.remove(best)
            pairs.append((wanted, best))
    extra = [model for model in left if all(similar(model.name, name) < _SAME_MODEL for name in optional)]
    return pairs, extra


def _models(gold: Sequence[GoldModel], optional: Sequence[str], found: Sequence[Model]) -> Iterator[Mark]:
    pairs, extra = pair_models(gold, optional, found)
    there = {id(wanted) for wanted, _ in pairs}
    missed = [wanted.name for wanted in gold if id(wanted) not in there]
    errors = [f"missed: {name}" for name in missed] + [f"extra: {model.name}" for model in extra]
    yield Mark("models.name", len(pairs), len(gold) - len(pairs), len(extra), errors=tuple(errors))
    for wanted, model in pairs:
        yield from _model(wanted, model)


def _model(gold: GoldModel, found: Model) -> Iterator[Mark]:
    for part in ("field", "form", "status"):
        wanted, got = getattr(gold, part), getattr(found, part)
        if wanted:
            yield answer(f"models.{part}", wanted == got, f"{gold.name}: {wanted}", got)
    if gold.holders:
        yield _holders(gold, [holder_name(holder.name) for holder in found.holders])
    if gold.based_on:
        right = similar(found.based_on, gold.based_on) >= _SAME_MODEL
        yield answer("models.based_on", right, gold.based_on, found.based_on)
    if gold.period:
        pair = (found.period.start, found.period.end) if found.period else (None, None)
        yield answer("models.period", pair == (gold.period.start, gold.period.end), gold.period, pair)


def _holders(gold: GoldModel, found: Sequence[str]) -> Mark:
    missed = [
        wanted
        for wanted in gold.holders
        if not any(similar(name, wanted) >= _SAME_BODY or fold(wanted) in name for name in found)
    ]
    right = len(gold.holders) - len(missed)
    errors = (f"want {gold.holders!r}, got {list(found)!r}",) if missed else ()
    return Mark("models.holders", right, len(missed), max(0, len(found) - right), errors=errors)


def pair_tasks(gold: Sequence[GoldTask], found: Sequence[Task]) -> tuple[list[tuple[GoldTask, Task]], list[Task]]:
    """Annotated tasks with those found that begin alike, and those found that are left over."""
    left, pairs = list(found), []
    for wanted in gold:
        best, likeness_ = _most_alike(wanted, left)
        if best is not None and likeness_ >= _SAME_TASK:
            left.remove(best)
            pairs.append((wanted, best))
    return pairs, left


def _most_alike(gold: GoldTask, found: Sequence[Task]) -> tuple[Task | None, float]:
    start = fold(gold.text)
    likenesses = [likeness(start, fold(task.text)[: len(start) + _BEYOND]) for task in found]
    highest = max(likenesses, default=0.0)
    return (found[likenesses.index(highest)] if found else None), highest


def _tasks(gold: Sequence[GoldTask], found: Sequence[Task]) -> Iterator[Mark]:
    pairs, left = pair_tasks(gold, found)
    for wanted in gold:
        hit = next((task for annotated, task in pairs if annotated is wanted), None)
        shown = hit or _most_alike(wanted, left)[0]
        yield answer("tasks.found", hit is not None, wanted.text[:60], shown.text[:60] if shown else None)
        if hit is not None:
            yield from _task(wanted, hit)


def _task(gold: GoldTask, found: Task) -> Iterator[Mark]:
    if gold.deadline:
        pair = (found.deadline.start, found.deadline.end) if found.deadline else (None, None)
        yield answer("tasks.deadline", pair == gold.deadline, gold.deadline, pair)
    for field, wanted, got in (("lead", gold.lead, found.lead), ("units", gold.units, found.units)):
        if wanted:
            all_there = all(any(similar(name, body) >= _SAME_UNIT for name in got) for body in wanted)
            yield answer(f"tasks.{field}", all_there and len(got) == len(wanted), wanted, got)
