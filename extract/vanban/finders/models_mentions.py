"""Mentions of models, and how mentions of one model become one entry."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.finders.material import Material
from vanban.meaning.folding import fold, similar
from vanban.patterns import Pattern, PatternSet
from vanban.record import Holder, Level, MentionKind, Model, ModelField, ModelForm, ModelStatus, Period, Span, Statistic

_SAME = 0.88  # names this alike are one model: cover letter and annex differ by a comma or an ellipsis
_QUOTES = " \t“”\"«»'‘’"


@dataclass(slots=True)
class Mention:
    """One place that names a model, with what this place says of it."""

    name: str
    at: Span
    pattern: str
    confidence: float
    defining: bool  # a registration (block, form, table row), not a mention in prose
    field: ModelField | None = None
    field_text: str | None = None
    form: ModelForm | None = None
    status: ModelStatus | None = None
    based_on: str | None = None
    holders: list[Holder] = dataclasses.field(default_factory=list)
    place: str | None = None
    period: Period | None = None
    level: Level | None = None
    objectives: list[str] = dataclasses.field(default_factory=list)
    activities: list[str] = dataclasses.field(default_factory=list)
    results: list[str] = dataclasses.field(default_factory=list)
    expected_value: Statistic | None = None


def mention(material: Material, pattern: Pattern, start: int, end: int, *, defining: bool) -> Mention | None:
    """The mention whose name stands at ``start``..``end``; None when that is no name of a single model."""
    span = material.span(start, end)
    name = clean_name(span.quote)
    if not is_name(name, material.patterns):
        return None
    offset = span.quote.find(name)
    at = material.span(span.start + offset, span.start + offset + len(name)) if offset >= 0 else span
    return Mention(name=name, at=at, pattern=pattern.id, confidence=pattern.confidence, defining=defining)


def clean_name(text: str) -> str:
    """A name without quotation marks around it and without end marks."""
    text = text.strip(_QUOTES).strip()
    text = re.sub(r"[\s.,;:…]+$", "", text) if not text.endswith("...)") else text
    text = text.strip(_QUOTES)
    if text.count("“") < text.count("”"):
        text = text.replace("”", "", 1)
    return text.strip()


def is_name(name: str, patterns: PatternSet) -> bool:
    """Whether ``name`` can be that of one model: some letters, not a word for models in general."""
    folded = re.sub(r"\s+năm(?: \d{4})?$", "", fold(name))
    folded = re.sub(r"^(?:mô hình|điển hình)\s+", "", folded)
    letters = sum(character.isalpha() for character in folded)
    return letters >= 2 and folded not in {fold(term) for term in patterns.terms("generic_model")}


def merge(mentions: Iterable[Mention], kind: MentionKind | None) -> list[Model]:
    """One model for every name, in the order of first mention; ``kind`` is what the document is to its models.

    None when the document does not say: then who defines a model registers it, others report.

    A registration says more than prose: its values come first. Of values of the same worth the first counts.
    """
    groups: list[list[Mention]] = []
    for found in sorted(mentions, key=lambda found: (found.at.start, not found.defining)):
        group = next((group for group in groups if _same(group, found)), None)
        if group is None:
            groups.append([found])
            continue
        same_place = next((o for o in group if found.at.start < o.at.end and o.at.start < found.at.end), None)
        if same_place is None:
            group.append(found)
        else:
            _complete(same_place, found)
    return [_model(group, kind) for group in groups]


def _complete(known: Mention, found: Mention) -> None:
    """Take what ``found`` says of the same place and ``known`` does not."""
    for part in dataclasses.fields(Mention):
        if not getattr(known, part.name):
            setattr(known, part.name, getattr(found, part.name))


def _same(group: Sequence[Mention], found: Mention) -> bool:
    name = re.sub(r"^mô hình ", "", fold(found.name))
    for other in group:
        known = re.sub(r"^mô hình ", "", fold(other.name))
        if name == known or (min(len(name), len(known)) >= 12 and similar(name, known) >= _SAME):
            return True
    return False


def _model(group: Sequence[Mention], kind: MentionKind | None) -> Model:
    ranked = sorted(group, key=lambda found: not found.defining)  # stable: text order within each worth
    best = ranked[0]
    field_source = next((found for found in ranked if found.defining and found.field), None) or group[0]
    holders = _holders(ranked)
    status = next((found.status for found in ranked if found.status), None)
    return Model(
        name=best.name,
        field=field_source.field,
        field_text=field_source.field_text,
        form=next((found.form for found in ranked if found.form), None) or _form_by_holders(holders),
        status=status,
        based_on=next((found.based_on for found in ranked if found.based_on), None),
        holders=holders,
        place=next((found.place for found in sorted(ranked, key=lambda m: -len(m.place or "")) if found.place), None),
        period=next((found.period for found in ranked if found.period), None),
        level=next((found.level for found in ranked if found.level), None),
        objectives=next((found.objectives for found in ranked if found.objectives), []),
        activities=next((found.activities for found in ranked if found.activities), []),
        results=next((found.results for found in ranked if found.results), []),
        expected_value=next((found.expected_value for found in ranked if found.expected_value), None),
        mention=kind or ("registration" if any(found.defining for found in group) else "report"),
        confidence=max(found.confidence for found in group),
        pattern=best.pattern,
        at=sorted((found.at for found in group), key=lambda span: span.start),
    )


def _form_by_holders(holders: Sequence[Holder]) -> ModelForm | None:
    """The form that those who run a model show where no words say it: one person individual, a body collective."""
    if any(holder.kind == "organisation" for holder in holders):
        return "collective"
    return "individual" if len(holders) == 1 else None


def _holders(group: Sequence[Mention]) -> list[Holder]:
    holders: dict[str, Holder] = {}
    for found in group:
        for holder in found.holders:
            holders.setdefault(fold(holder.name), holder)
        if holders:
            break
    return list(holders.values())
