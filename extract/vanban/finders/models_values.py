"""What words say of a model: status, form, level, the model that it is replicated from, who runs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.finders.models_holders import read_owner
from vanban.meaning.people import looks_like_name
from vanban.patterns import PatternSet
from vanban.record import Holder, Level, ModelForm, ModelStatus

_BOX = re.compile(r"(?P<ticked>\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)|☒|☑|✓)|(?P<empty>\[\s*\]|\(\s*\)|☐|□)")
_STATUSES: tuple[ModelStatus, ...] = ("new", "maintained", "replicated")
_FORMS: tuple[ModelForm, ...] = ("collective", "individual")
_LEVELS: tuple[Level, ...] = ("provincial", "district", "grassroots")


def ticked(text: str) -> str:
    """Of a choice with boxes ("[ ] mới  [x] nhân rộng") the words behind ticked boxes; other text as it is."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    chosen = [text[box.end() : end].strip() for box, end in zip(boxes, ends, strict=True) if box["ticked"]]
    return "; ".join(chosen)


def status_of(text: str, patterns: PatternSet) -> ModelStatus | None:
    """The status that words say; the one named last counts ("nhân rộng" after "duy trì")."""
    best: ModelStatus | None = None
    place = -1
    for status in _STATUSES:
        for match in patterns.get(f"model_status/{status}").finditer(text):
            if match.start() >= place:
                place, best = match.start(), status
    return best


def only_status_of(text: str, patterns: PatternSet) -> ModelStatus | None:
    """The status that words say when they say one only; "05 mới, 03 nhân rộng" says none of any single model."""
    said = [status for status in _STATUSES if patterns.get(f"model_status/{status}").regex.search(text)]
    return said[0] if len(said) == 1 else None


def form_of(text: str, patterns: PatternSet) -> ModelForm | None:
    """Collective or individual, None when the words say both or neither."""
    found = [form for form in _FORMS if patterns.get(f"model_form/{form}").regex.search(text)]
    return found[0] if len(found) == 1 else None


def level_of(text: str, patterns: PatternSet) -> Level | None:
    """The level of registration, None when several are offered for choice."""
    found = [level for level in _LEVELS if patterns.get(f"model_level/{level}").regex.search(text)]
    return found[0] if len(found) == 1 else None


def source_of(text: str, patterns: PatternSet) -> str | None:
    """The model that one is replicated from, as "từ mô hình “X”" names it."""
    match = patterns.get("model_source/replicated-from").regex.search(" ".join(text.split()))
    return match["quoted"] or match["plain"] if match else None


def status_of_heading(titles: Sequence[str], patterns: PatternSet) -> ModelStatus | None:
    """The status that ``titles`` (outermost first) give to the models below them: "2. Mô hình duy trì"."""
    heading = patterns.get("model_heading/models").regex
    said = (only_status_of(title, patterns) for title in reversed(titles) if heading.match(title))
    return next((status for status in said if status), None)


def holders_of(value: str, patterns: PatternSet) -> list[Holder]:
    """Holders in the value of a label or in a table cell; "Chủ trì: X. Phối hợp: Y" names X."""
    lead = re.match(r"(?i)\s*chủ\s+trì\s*:\s*(?P<lead>[^.;]+)", value)
    value = lead["lead"] if lead else re.split(r"[.;\n]\s*(?i:phối\s+hợp)", value)[0]
    value = " ".join(re.sub(r"[.…_]{3,}", " ", value).split()).strip(" ,.;:")
    if not value:
        return []
    owner = read_owner(value, patterns)
    if any(holder.kind == "person" for holder in owner.holders):
        return owner.holders
    if looks_like_name(value.title() if value.isupper() else value) and not patterns.compile("{organisation}").match(
        value
    ):
        return [Holder(name=value, kind="person")]
    return owner.holders
