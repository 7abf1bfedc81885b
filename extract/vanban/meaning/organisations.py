"""Names of bodies: written out in the capitals of an official name, their system and their unit.

Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II: units of government have a small common noun and
a capitalised name, bodies capitalise the words for kind and field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from vanban.patterns import PatternSet
from vanban.readers.syllables import is_syllable
from vanban.record import System, Unit, UnitLevel

# Vocabularies whose terms show how a name is written, the more binding first
_CASED = ("central_body", "own_body", "organ", "field_body", "school_level", "central_city", "work_field", "position")
_SYSTEMS: tuple[tuple[str, System], ...] = (
    ("private_body", "other"),
    ("court_body", "court"),
    ("front_body", "front"),
    ("union_body", "union"),
    ("party_body", "party"),
    ("state_body", "state"),
)
_OLDER_TONE = {"uỷ": "ủy", "Uỷ": "Ủy", "hoá": "hóa", "Hoá": "Hóa"}
_JOINING = frozenset({"và", "của", "các", "về", "thuộc", "trong", "trên", "tại", "cho", "với", "số"})
_LONGEST = 8  # words of a known phrase
_LONGEST_ABBREVIATION = 6  # letters of one that can be read as a word (ANTQ)
_APART = re.compile(r"[,;()–-]")
_UNION = re.compile(r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị|Xã)\s+Đoàn(?!\w)")  # a union, no unit named Đoàn
_QUOTES = ("“", '"', "‘")
_WORD = re.compile(r"[^\s,;()“”\"‘’–-]+")


def is_capitals(text: str) -> bool:
    """Whether the letters of ``text`` are capitals, leaving out a few small ones of a slip."""
    letters = [char for char in text if char.isalpha()]
    small = sum(char.islower() for char in letters)
    return len(letters) >= 2 and small * 8 <= len(letters)


def full_name(text: str, patterns: PatternSet) -> str:
    """The full official name: ``UBND XÃ ĐỒNG VỌNG`` → ``Ủy ban nhân dân xã Đồng Vọng``.

    Abbreviations with one meaning are written out; a name in capitals gets those of a sentence; of the two
    right places of a tone in the words of bodies (uỷ, hoá) the older is taken, so that a body has one name.
    """
    name = " ".join(text.split()).strip(" .,;:*-–_")
    if is_capitals(name) or name.islower():  # old fonts show small letters as capitals
        name = sentence_case(name, patterns)
    written_out = patterns.mapping("organisation_abbreviation")
    name = re.sub(
        r"(?<!\w)" + patterns.alternation("organisation_abbreviation") + r"(?!\w)",
        lambda match: written_out[match.group()],
        name,
    )
    return re.sub(r"(?<!\w)(?:[Uu]ỷ|[Hh]oá)(?!\w)", lambda match: _OLDER_TONE[match.group()], name)


def sentence_case(name: str, patterns: PatternSet) -> str:
    """A name or title in capitals as a sentence writes it: ``PHÓ CHỦ TỊCH`` → ``Phó Chủ tịch``."""
    known = _known_phrases(patterns)
    nouns = _nouns(patterns)
    places = (*patterns.terms("school_level"), *patterns.terms("committee"), *patterns.terms("named_body"))
    words = list(_WORD.finditer(name))
    pieces: list[str] = []
    last = index = 0
    proper = False  # inside the proper name of a unit, a settlement or a school
    plain = False  # behind a word that is no part of a body's name, where its words are common ones (ở cơ sở)
    while index < len(words):
        length, written = _longest(known, words, index, name)
        word = words[index].group()
        pieces.append(name[last : words[index].start()])
        if length and not (proper and length == 1 and written not in nouns):
            common = written in patterns.terms("work_field") or (
                length == 1 and written in patterns.terms("field_body")
            )
            small = plain and common and not pieces[-1].endswith(_QUOTES)
            pieces.append(written.lower() if small else written)
            proper = written in nouns or written in places or (proper and common)
            plain = plain and common
        else:
            length = 1
            joining = word.casefold() in _JOINING
            pieces.append(_unknown(word, proper, first=index == 0 or pieces[-1].endswith(_QUOTES)))
            plain = plain or not (proper or joining)
            proper = proper and not joining
        last = words[index + length - 1].end()
        index += length
    result = "".join(pieces) + name[last:]
    return result[:1].upper() + result[1:]


def system_of(name: str, patterns: PatternSet) -> System:
    """Which system a body belongs to, judged by the words of its name.

    The body is named first, what it belongs to behind it; an office is of the body that it serves (Văn phòng Đảng
    ủy), and names of units say nothing (xã Trường Xuân is no school).
    """
    named = patterns.compile(r"(?P<noun>(?i:{unit_noun})|{settlement_noun})[ ]{proper_name}")
    words = named.sub(lambda match: match["noun"], _UNION.sub(r"\1 đoàn", name))
    served = patterns.compile(r"(?i)^{office}[ ](?={own_body}|{central_body}|{field_body}|Trung[ ]ương)").sub("", words)
    found: list[tuple[int, int, System]] = []
    for order, (vocabulary, system) in enumerate(_SYSTEMS):
        match = patterns.compile(r"(?<!\w){" + vocabulary + r"}(?!\w)").search(served)
        if match is not None:
            found.append((match.start(), order, system))
    return min(found)[2] if found else "other"  # of words that begin alike the rarer decides


def unit_of(names: Sequence[str], patterns: PatternSet) -> Unit:
    """The unit of government that ``names`` tell of, the most telling name first."""
    levels: dict[str, str] = {}
    for noun, name in _units(names, patterns):
        levels.setdefault(_level(noun, name, patterns), f"{noun[:1].upper()}{noun[1:]} {name}")
    return Unit(commune=levels.get("commune"), district=levels.get("district"), province=levels.get("province"))


def units_named(text: str, patterns: PatternSet) -> dict[UnitLevel, Counter[str]]:
    """How often ``text`` names which units of each level, committees as their unit (Huyện ủy X: Huyện X)."""
    units: dict[UnitLevel, Counter[str]] = {"commune": Counter(), "district": Counter(), "province": Counter()}
    for noun, name in _units([text], patterns):
        units[_level(noun, name, patterns)][f"{noun[:1].upper()}{noun[1:]} {name}"] += 1
    return units


def _units(names: Sequence[str], patterns: PatternSet) -> Iterable[tuple[str, str]]:
    finder = patterns.compile(
        r"(?<!\w)(?:(?P<committee>{committee})|(?<!tác )(?P<noun>{unit_noun}))"  # hợp tác xã is no commune
        r"[ ](?P<name>{proper_name}|\d{1,2}(?![\w/.]))"
    )
    levels = {term.casefold(): level for term, level in patterns.mapping("committee").items()}
    written_out = patterns.mapping("organisation_abbreviation")
    for name in names:
        for match in finder.finditer(_UNION.sub(r"\1 đoàn", name)):
            words = " ".join((match["committee"] or match["noun"]).split())
            if match["committee"]:
                yield levels[words.casefold()], match["name"]
            else:
                yield written_out.get(words.upper(), words).casefold(), match["name"]


def _level(noun: str, name: str, patterns: PatternSet) -> UnitLevel:
    if noun in patterns.terms("commune_noun"):
        return "commune"
    central = {city.casefold() for city in patterns.terms("central_city")}
    return "province" if noun == "tỉnh" or (noun == "thành phố" and name.casefold() in central) else "district"


def _longest(
    known: dict[tuple[str, ...], str], words: Sequence[re.Match[str]], index: int, name: str
) -> tuple[int, str]:
    """The longest known phrase that begins with word ``index``, and how many words it has.

    A phrase that a dash or comma interrupts in ``name`` is not that phrase.
    """
    for end in range(min(len(words), index + _LONGEST), index, -1):
        written = known.get(tuple(word.group().casefold() for word in words[index:end]))
        if written is not None and not _APART.search(name[words[index].start() : words[end - 1].end()]):
            return end - index, written
    return 0, ""


def _unknown(word: str, proper: bool, first: bool) -> str:
    if any(char.isdigit() or char in "&/" for char in word):
        return word
    if not proper and not is_syllable(word) and len(word) <= _LONGEST_ABBREVIATION:
        return word
    if not re.search(r"[aeiouyàáâãèéêìíòóôõùúýăĩũơư\u1ea0-\u1ef9]", word.casefold()):
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
    return _phrases(tuple(term for name in _CASED for term in patterns.terms(name)) + _nouns(patterns))


def _nouns(patterns: PatternSet) -> tuple[str, ...]:
    return (*patterns.terms("unit_noun"), *patterns.terms("settlement_noun"))
