"""Names of bodies: written out in the capitals of an official name, their system and their unit.

Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II: units of government have a small common noun and
a capitalised name, bodies capitalise the words for kind and field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from vanban.patterns import PatternSet
from vanban.record import System, Unit

# Vocabularies whose terms show how a name is written, the more binding first
_CASED = ("central_body", "own_body", "organ", "field_body", "school_level", "central_city", "work_field", "position")
_SYSTEMS: tuple[tuple[str, System], ...] = (
    ("court_body", "court"),
    ("front_body", "front"),
    ("union_body", "union"),
    ("party_body", "party"),
    ("state_body", "state"),
)
_JOINING = frozenset({"và", "của", "các", "về", "thuộc", "trong", "trên", "tại", "cho", "với"})
_WORD = re.compile(r"[^\s,;()–-]+")


def is_capitals(text: str) -> bool:
    """Whether the letters of ``text`` are capitals, leaving out a few small ones of a slip."""
    letters = [char for char in text if char.isalpha()]
    small = sum(char.islower() for char in letters)
    return len(letters) >= 2 and small * 8 <= len(letters)


def full_name(text: str, patterns: PatternSet) -> str:
    """The full official name: ``UBND XÃ ĐỒNG VỌNG`` → ``Ủy ban nhân dân xã Đồng Vọng``.

    Abbreviations with one meaning are written out; a name in capitals gets those of a sentence.
    """
    name = " ".join(text.split()).strip(" .,;:*-–_")
    if is_capitals(name) or name.islower():  # old fonts show small letters as capitals
        name = sentence_case(name, patterns)
    written_out = patterns.mapping("organisation_abbreviation")
    return re.sub(
        r"(?<!\w)" + patterns.alternation("organisation_abbreviation") + r"(?!\w)",
        lambda match: written_out[match.group()],
        name,
    )


def sentence_case(name: str, patterns: PatternSet) -> str:
    """A name or title in capitals as a sentence writes it: ``PHÓ CHỦ TỊCH`` → ``Phó Chủ tịch``."""
    known = _known_phrases(patterns)
    words = list(_WORD.finditer(name))
    pieces: list[str] = []
    last = index = 0
    proper = False  # inside the proper name of a unit, a settlement or a school
    while index < len(words):
        length, written = _longest(known, [word.group() for word in words[index : index + 8]])
        word = words[index]
        pieces.append(name[last : word.start()])
        if length and not (proper and length == 1 and written[0].isupper()):
            apart = _apart(name, words, index, length)
            pieces.append(written if apart is None else apart)
            proper = written.islower() or written in patterns.terms("school_level")
        else:
            length = 1
            pieces.append(_unknown(word.group(), proper, first=index == 0 or not pieces[-1].endswith(" ")))
            proper = proper and word.group().casefold() not in _JOINING
        last = words[index + length - 1].end()
        index += length
    result = "".join(pieces) + name[last:]
    return result[:1].upper() + result[1:]


def system_of(name: str, patterns: PatternSet) -> System:
    """Which system a body belongs to, judged by the words of its name."""
    found: list[tuple[int, int, System]] = []
    for order, (vocabulary, system) in enumerate(_SYSTEMS):
        match = _finder(patterns, r"(?<!\w){" + vocabulary + r"}(?!\w)").search(name)
        if match is not None:
            found.append((match.start(), order, system))
    # the body is named first, what it belongs to behind it; of words that begin alike the rarer decides
    return min(found)[2] if found else "other"


def unit_of(names: Sequence[str], patterns: PatternSet) -> Unit:
    """The unit of government that ``names`` tell of, the most telling name first."""
    unit = Unit()
    for noun, name in _units(names, patterns):
        field = _level(noun, name, patterns)
        if getattr(unit, field) is None:
            setattr(unit, field, f"{noun[:1].upper()}{noun[1:]} {name}")
    return unit


def _units(names: Sequence[str], patterns: PatternSet) -> Iterable[tuple[str, str]]:
    finder = _finder(
        patterns,
        r"(?<!\w)(?P<noun>(?i:{unit_noun}|tỉnh ủy|tỉnh uỷ|huyện ủy|huyện uỷ|thành ủy|thành uỷ|quận ủy|thị ủy))"
        r"[ ](?P<name>{proper_name}|\d{1,2}(?![\w/.]))",
    )
    committees = {"tỉnh": "tỉnh", "huyện": "huyện", "quận": "quận", "thành": "thành phố", "thị": "thị xã"}
    for name in names:
        for match in finder.finditer(name):
            noun = match["noun"].casefold()
            noun = {"tp": "thành phố", "tp.": "thành phố", "tx.": "thị xã"}.get(noun, noun)
            if noun.endswith(("ủy", "uỷ")):
                noun = committees[noun.split()[0]]
            yield noun, match["name"]


def _level(noun: str, name: str, patterns: PatternSet) -> str:
    if noun in patterns.terms("commune_noun"):
        return "commune"
    central = {city.casefold() for city in patterns.terms("central_city")}
    return "province" if noun == "tỉnh" or (noun == "thành phố" and name.casefold() in central) else "district"


def _longest(known: dict[tuple[str, ...], str], words: Sequence[str]) -> tuple[int, str]:
    folded = tuple(word.casefold() for word in words)
    for length in range(len(folded), 0, -1):
        written = known.get(folded[:length])
        if written is not None:
            return length, written
    return 0, ""


def _apart(name: str, words: Sequence[re.Match[str]], index: int, length: int) -> str | None:
    """A phrase that a dash or comma interrupts in ``name`` is not that phrase: its words as printed there."""
    inner = name[words[index].start() : words[index + length - 1].end()]
    return None if all(char.isspace() or char not in ",;()–-" for char in inner) else inner


def _unknown(word: str, proper: bool, first: bool) -> str:
    if any(char.isdigit() or char in "&/" for char in word) or not re.search(
        r"[aeiouyàáâãèéêìíòóôõùúýăĩũơư\u1ea0-\u1ef9]", word.casefold()
    ):
        return word
    small = word.lower()
    if small in _JOINING:
        return small
    return small[:1].upper() + small[1:] if proper or first else small


@lru_cache(maxsize=8)
def _phrases(terms: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    phrases: dict[tuple[str, ...], str] = {}
    for term in terms:
        phrases.setdefault(tuple(word.casefold() for word in _WORD.findall(term)), term)
    return phrases


def _known_phrases(patterns: PatternSet) -> dict[tuple[str, ...], str]:
    nouns = (*patterns.terms("unit_noun"), *patterns.terms("settlement_noun"))
    return _phrases(tuple(term for name in _CASED for term in patterns.terms(name)) + nouns)


def _finder(patterns: PatternSet, regex: str) -> re.Pattern[str]:
    return patterns.compile(regex)
