"""Trying a pattern set on its own examples, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vanban.finders.component import FINDERS, build_nlp, find_all
from vanban.finders.material import Material
from vanban.patterns import Example, Pattern, PatternSet
from vanban.record import Item
from vanban.text.model import text_from_string


@dataclass(frozen=True, slots=True)
class Failure:
    """An example or counter-example that came out wrong."""

    source: Path
    pattern: str
    text: str
    problem: str


def try_patterns(patterns: PatternSet) -> list[Failure]:
    """Every failure of every pattern.

    A pattern of a finder's kind must, with the whole pipeline over the example, give an item that names
    it as its pattern and has the values that ``gives`` states (dotted names reach into an item); a
    pattern of another kind must match and its named groups must have those values. In a
    counter-example it must give nothing.
    """
    nlp = build_nlp()

    def run(string: str) -> Material:
        return find_all(nlp, text_from_string(string), patterns)

    failures = []
    for pattern in patterns:
        for example in pattern.examples:
            found = _items(run(example.text), pattern) if pattern.kind in FINDERS else _groups(pattern, example.text)
            problem = _problem(example, found)
            if problem:
                failures.append(Failure(pattern.source, pattern.id, example.text, problem))
        for text in pattern.negatives:
            found = _items(run(text), pattern) if pattern.kind in FINDERS else _groups(pattern, text)
            if found:
                failures.append(Failure(pattern.source, pattern.id, text, "must find nothing here"))
    return failures


def _items(material: Material, pattern: Pattern) -> list[Item | dict[str, str | None]]:
    return [item for item in getattr(material, pattern.kind) if item.pattern == pattern.id]


def _groups(pattern: Pattern, text: str) -> list[Item | dict[str, str | None]]:
    return [match.groupdict() for match in pattern.finditer(text)]


def _problem(example: Example, found: list[Item | dict[str, str | None]]) -> str | None:
    if not found:
        return "found nothing"
    problems = [_difference(example, item) for item in found]
    return None if None in problems else problems[0]


def _difference(example: Example, item: Item | dict[str, str | None]) -> str | None:
    for name, wanted in example.gives.items():
        value = _value(item, name)
        if value != str(wanted):
            return f"{name} is {value!r}, not {str(wanted)!r}"
    return None


def _value(item: Item | dict[str, str | None], name: str) -> str:
    values: object = item if isinstance(item, dict) else item.model_dump(mode="json")
    for part in name.split("."):
        if isinstance(values, dict):
            values = values.get(part)
        elif isinstance(values, list):
            values = values[int(part)] if int(part) < len(values) else None
    return str(values)
