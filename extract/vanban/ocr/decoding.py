"""Words from letters that have several readings: what the picture shows, weighed with what is Vietnamese.

A second engine's words, where there are any, are further readings of the same places.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from vanban.ocr.language import Language
from vanban.ocr.letters import Letter
from vanban.ocr.model import ReadWord
from vanban.ocr.places import Group, WordPlace, word_places

_LANGUAGE = 0.6  # weight of the language against the picture
_SURE = math.log(0.985)  # likelier than that, a letter is taken as it is
_MOST_UNSURE = 4  # letters of a word that are weighed
_MOST_READINGS = 5
_FOREIGN = math.log(0.004)  # for every letter that the first engine did not think of
_FOREIGN_MARK = math.log(0.05)  # it often misses what stands above and below letters
_FOREIGN_SPACE = math.log(0.2)  # it often misses spaces
_DOUBT = 0.03  # the least probability that the second engine is wrong
_ALONE = 0.6  # words that one engine alone sees must be that sure
_DISPUTED = 0.7  # by which a word is less sure that the engines read differently
_FIGURES = -9.0  # the log probability of a word with figures: that of an ordinary word
_OPEN, _CLOSE = "“\"'‘([{", "”\"'’)]},.;:!?…"


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word, the stretch of the line that it fills (pixels), and how sure it is, 0 to 1."""

    text: str
    left: float
    right: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Choice:
    """One reading of a place: words with spaces between them, and how well the picture fits."""

    text: str
    log: float
    other: bool = False  # read so by the second engine

    @property
    def last(self) -> str:
        return _core(self.text.rpartition(" ")[2])


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    choices: tuple[_Choice, ...]


def words_of(letters: Sequence[Letter], language: Language, others: Sequence[ReadWord] | None = None) -> list[Spelled]:
    """The likeliest words of a line; ``others`` are the second engine's, None where there is none.

    Words with figures are never weighed with the language, and words that the picture leaves no
    doubt of stay as seen.
    """
    places = word_places(letters, others or ())
    paths = {"": _Path(0.0, ())}
    for place in places:
        paths = _extended(paths, _choices(place, others is not None), language)
    best = max(paths.values(), key=lambda path: path.score)
    return [
        word for place, choice in zip(places, best.choices, strict=True) for word in _spelled(place, choice, others)
    ]


def _extended(paths: dict[str, _Path], choices: Sequence[_Choice], language: Language) -> dict[str, _Path]:
    """The best path to each choice, by the last word, which is all that the language looks back to."""
    extended: dict[str, _Path] = {}
    for choice in choices:
        for last, path in paths.items():
            score = path.score + choice.log + _LANGUAGE * _fluency(choice.text, last, language)
            known = extended.get(choice.last)
            if known is None or score > known.score:
                extended[choice.last] = _Path(score, (*path.choices, choice))
    return extended


def _fluency(text: str, before: str, language: Language) -> float:
    """How likely the words are behind ``before``: the mean of their log probabilities."""
    logs = []
    for word in map(_core, text.split()):
        logs.append(_FIGURES if any(char.isdigit() for char in word) else language.log(word, before))
        before = word
    return sum(logs) / len(logs) if logs else 0.0


def _choices(place: WordPlace, two: bool) -> list[_Choice]:
    """The readings of a place; ``two`` says whether a second engine has looked."""
    seen = " ".join(group.text for group in place.groups)
    other = " ".join(word.text for word in place.others)
    if not seen:
        sure = min(word.confidence for word in place.others) >= _ALONE
        return [_Choice(other if sure else "", 0.0, True)]
    if len(place.groups) == 1:
        readings = _readings(place.groups[0])
    else:
        readings = {seen: sum(letter.readings[0][1] for group in place.groups for letter in group.letters)}
    if not two:
        return [_Choice(text, log) for text, log in readings.items()]
    if not other:
        sure = min(group.probability for group in place.groups) >= _ALONE
        return [_Choice(seen if sure else "", 0.0)]
    readings.setdefault(other, readings[seen] + _foreign(seen, other))
    certainty = max(_DOUBT, min(min(word.confidence for word in place.others), 1 - _DOUBT))
    logs = math.log(max(_DOUBT, 1 - certainty)), math.log(certainty)
    return [_Choice(text, log + logs[text == other], text == other) for text, log in readings.items()]


def _readings(group: Group) -> dict[str, float]:
    """The readings of one word, the picture's own first, with the log of their probability."""
    spelled = [letter.best for letter in group.letters]
    base = sum(letter.readings[0][1] for letter in group.letters)
    readings = {group.text: base}
    places = _unsure(group.letters)
    if any(char.isdigit() for char in group.text):
        return readings
    kept = [group.letters[index].readings[:_MOST_READINGS] for index in places]
    for chosen in product(*kept):
        log = base
        for index, (char, own) in zip(places, chosen, strict=True):
            spelled[index] = char
            log += own - group.letters[index].readings[0][1]
        text = "".join(spelled)
        if text and not any(char == " " or char.isdigit() for char in text):
            readings.setdefault(text, log)
    return readings


def _unsure(letters: Sequence[Letter]) -> list[int]:
    unsure = [index for index, letter in enumerate(letters) if letter.readings[0][1] < _SURE]
    return sorted(sorted(unsure, key=lambda index: letters[index].readings[0][1])[:_MOST_UNSURE])


def _foreign(seen: str, other: str) -> float:
    """What it costs that ``other`` has letters that the first engine read differently."""
    cost = 0.0
    for kind, start, end, first, last in SequenceMatcher(None, seen, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        one, another = seen[start:end], other[first:last]
        if (one + another).isspace():
            cost += _FOREIGN_SPACE
        elif _bare(one) == _bare(another):
            cost += _FOREIGN_MARK * len(one)
        else:
            cost += _FOREIGN * max(len(one), len(another))
    return cost


def _bare(text: str) -> str:
    """The letters without what stands above and below them."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _core(text: str) -> str:
    return text.lstrip(_OPEN).rstrip(_CLOSE)


def _spelled(place: WordPlace, choice: _Choice, others: Sequence[ReadWord] | None) -> list[Spelled]:
    words = choice.text.split()
    if not words:
        return []
    boxes = place.stretches(len(words), choice.other)
    own = min((group.probability for group in place.groups), default=0.0)
    theirs = min((word.confidence for word in place.others), default=0.0)
    if others is None:
        sure = own
    elif choice.other and choice.text == " ".join(group.text for group in place.groups):
        sure = max(own, theirs)
    else:
        sure = (theirs if choice.other else own) * _DISPUTED
    return [Spelled(word, left, right, sure) for word, (left, right) in zip(words, boxes, strict=True)]
