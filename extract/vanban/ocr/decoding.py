"""Words from letters that have several readings: what the picture shows, weighed with what is Vietnamese."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from vanban.ocr.language import Language
from vanban.ocr.letters import Letter

_WEIGHT = 0.4  # of the language against the picture
_UNSURE = math.log(0.985)  # likelier than that, a letter is taken as it is
_MOST_UNSURE = 4  # letters of a word that are weighed
_MOST_READINGS = 5
_OPEN, _CLOSE = "“\"'‘([{", "”\"'’)]},.;:!?…"
_CLAUSE_MARKS = ",;:"


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word with the middles of its first and last letter and the probability of its least sure letter."""

    text: str
    first: float
    last: float
    probability: float


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    core: str  # without marks around it
    log: float


def words_of(letters: Sequence[Letter], language: Language) -> list[Spelled]:
    """The likeliest words of a line. Words with figures and words that the picture leaves no doubt of are kept as seen."""
    groups = list(_groups(letters))
    if not groups:
        return []
    paths: dict[_Choice, tuple[float, list[_Choice]]] = {_Choice("", "", 0.0): (0.0, [])}
    for group in groups:
        paths = _extended(paths, _choices(group), language)
    _, best = max(paths.values(), key=lambda path: path[0])
    return [_spelled(group, choice) for group, choice in zip(groups, best, strict=True)]


def _extended(
    paths: dict[_Choice, tuple[float, list[_Choice]]], choices: Sequence[_Choice], language: Language
) -> dict[_Choice, tuple[float, list[_Choice]]]:
    extended: dict[_Choice, tuple[float, list[_Choice]]] = {}
    for choice in choices:
        options = [
            (score + choice.log + _WEIGHT * language.log(choice.core, last.core), path)
            for last, (score, path) in paths.items()
        ]
        score, path = max(options, key=lambda option: option[0])
        extended[choice] = score, [*path, choice]
    return extended


def _groups(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of each word: split at spaces, and where a space may be and a clause mark asks for one."""
    group: list[Letter] = []
    for index, letter in enumerate(letters):
        if letter.best == " " or (letter.best == "" and _asks_for_space(group, letters[index + 1 : index + 2])):
            if group:
                yield group
            group = []
        elif letter.best:
            group.append(letter)
    if group:
        yield group


def _asks_for_space(group: Sequence[Letter], following: Sequence[Letter]) -> bool:
    return bool(group and following) and group[-1].best in _CLAUSE_MARKS and following[0].best.isalpha()


def _choices(group: Sequence[Letter]) -> list[_Choice]:
    """The readings of a word, the picture's own first."""
    seen = "".join(letter.best for letter in group)
    places = _unsure(group)
    if not places or any(char.isdigit() for char in seen):
        return [_Choice(seen, _core(seen), 0.0)]
    kept = [group[index].readings[:_MOST_READINGS] for index in places]
    choices: dict[str, _Choice] = {}
    for readings in product(*kept):
        spelled = [letter.best for letter in group]
        for index, (char, _) in zip(places, readings, strict=True):
            spelled[index] = char
        text = "".join(spelled)
        if text and " " not in text:
            choices.setdefault(text, _Choice(text, _core(text), sum(log for _, log in readings)))
    return list(choices.values())


def _unsure(group: Sequence[Letter]) -> list[int]:
    unsure = [index for index, letter in enumerate(group) if letter.readings[0][1] < _UNSURE]
    return sorted(sorted(unsure, key=lambda index: group[index].readings[0][1])[:_MOST_UNSURE])


def _core(text: str) -> str:
    return text.lstrip(_OPEN).rstrip(_CLOSE)


def _spelled(group: Sequence[Letter], choice: _Choice) -> Spelled:
    """The chosen word; a letter that the language changed is as sure as its own reading and the old one together."""
    least = min(letter.readings[0][1] for letter in group)
    return Spelled(choice.text, group[0].x, group[-1].x, math.exp(least))
