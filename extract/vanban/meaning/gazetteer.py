"""The units of government and their official codes, before and since 1 July 2025.

Read from the data files of the package vietnamadminunits, which is not imported: what it does beside holding
data (geocoding over the network, guessing addresses) is not wanted here. Codes are strings with their leading
zeros, as Quyết định 124/2004/QĐ-TTg (two, three, five figures) and Quyết định 19/2025/QĐ-TTg (two, five) have them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from vanban.errors import InternalError
from vanban.meaning.document_types import unaccented
from vanban.meaning.folding import fold
from vanban.record import Edition, UnitLevel

_PACKAGE = "vietnamadminunits"
_BEFORE = """
SELECT provinceKey, districtKey, wardKey, provinceCode, province, districtCode, district, wardCode, ward
FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode
"""
_SINCE = """
SELECT provinceKey, wardKey, provinceCode, province, wardCode, ward FROM admin_units ORDER BY provinceCode, wardCode
"""
_HIGHLAND = re.compile(r"\bđ[ăắaá][kc]\b")  # the four spellings of one word for water
_NOUN = re.compile(r"(?i)(?:thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường)\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of government: official name with its noun, official code, and the unit above it."""

    level: UnitLevel
    code: str
    name: str
    above: Place | None = None

    def at(self, level: UnitLevel) -> Place | None:
        """This unit or the one above it that is of ``level``."""
        if self.level == level:
            return self
        return None if self.above is None else self.above.at(level)


class Gazetteer:
    """All units of one edition of the official list."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[UnitLevel, str], list[Place]] = defaultdict(list)
        self._successors: dict[tuple[UnitLevel, str], Place] = {}  # by level and code

    def add(self, place: Place, bare: str) -> None:
        """Make ``place`` known by ``bare``, the letters and figures of its name without noun and accents."""
        self._by_name[place.level, bare].append(place)

    def __iter__(self) -> Iterator[Place]:
        return (place for places in self._by_name.values() for place in places)

    def find(self, level: UnitLevel, name: str) -> list[Place]:
        """All units of ``level`` that are called ``name`` but for accents and the noun, in the order of codes."""
        return self._by_name.get((level, _key(name)), [])

    def successor(self, place: Place) -> Place | None:
        """The one unit that ``place`` became; None when it was divided, ended, or stands in the list of today."""
        return self._successors.get((place.level, place.code))

    def succeed(self, place: Place, successor: Place) -> None:
        """Note that the whole of ``place`` became (part of) ``successor``."""
        self._successors[place.level, place.code] = successor


def same_name(first: str, second: str) -> bool:
    """Whether two names of units are one: letter case, place of the tone, hyphens and Đăk/Đắk make no difference."""
    return _folded(first) == _folded(second)


def same_bare_name(first: str, second: str) -> bool:
    """As `same_name`, leaving out the noun: a xã that became a phường keeps its name."""
    return _folded(_NOUN.sub("", first, count=1)) == _folded(_NOUN.sub("", second, count=1))


def alike(first: str, second: str) -> bool:
    """Whether two names of units differ in accents, signs and nouns alone."""
    return _key(first) == _key(second)


def same_noun(first: str, second: str) -> bool:
    """Whether two names begin with the same noun, or one has none."""
    nouns = [match.group().casefold().split() for name in (first, second) if (match := _NOUN.match(name))]
    return len(nouns) < 2 or nouns[0] == nouns[1]


def is_province(name: str) -> bool:
    """Whether a province of today or of before July 2025 is called ``name`` (without its noun)."""
    return any(gazetteer.find("province", name) for gazetteer in gazetteers().values())


@lru_cache(maxsize=1)
def gazetteers() -> dict[Edition, Gazetteer]:
    """Both editions, read once a process (some 80 ms)."""
    folder = _data()
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        since, before = _since(database.execute(_SINCE)), _before(database.execute(_BEFORE))
    became = json.loads((folder / "converter_2025.json").read_text("utf-8"))
    for province, provinces in became["DICT_PROVINCE"].items():
        for key in provinces:
            before.gazetteer.succeed(before.known[key], since.known[province])
    for province, communes in became["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, parts in communes.items():
            for key in parts:
                before.gazetteer.succeed(before.known[key], since.known[f"{province}_{commune}"])
    return {"2004": before.gazetteer, "2025": since.gazetteer}


def _data() -> Path:
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    if not places or not (Path(places[0]) / "data/dataset.db").is_file():
        raise InternalError(f"the data of the package {_PACKAGE} are not there", f"pip install {_PACKAGE}")
    return Path(places[0]).resolve() / "data"


_Rows = Iterable[tuple[str, ...]]


class _Units:
    """A gazetteer while it is filled, with the units by the keys of the package."""

    def __init__(self) -> None:
        self.gazetteer = Gazetteer()
        self.known: dict[str, Place] = {}

    def noted(self, level: UnitLevel, keys: tuple[str, ...], code: str, name: str, above: Place | None) -> Place:
        """The unit that the package calls ``keys``, from the province down; the last is its name without accents."""
        key = "_".join(keys)
        place = self.known.get(key)
        if place is None:
            place = self.known[key] = Place(level, code, name, above)
            self.gazetteer.add(place, _without_noun(keys[-1] or keys[-2], name))
        return place


def _since(rows: _Rows) -> _Units:
    """The list of today."""
    units = _Units()
    for province, commune, *fields in rows:
        top = units.noted("province", (province,), fields[0], fields[1], None)
        units.noted("commune", (province, commune), fields[2], fields[3], top)
    return units


def _before(rows: _Rows) -> _Units:
    """The list of three levels as it stood last.

    Five districts on islands have no communes; the package converts each as a commune without a name.
    """
    units = _Units()
    for province, district, commune, *fields in rows:
        top = units.noted("province", (province,), fields[0], fields[1], None)
        middle = units.noted("district", (province, district, ""), fields[2], fields[3], top)
        if commune:
            units.noted("commune", (province, district, commune), fields[4], fields[5], middle)
    return units


def _without_noun(key: str, name: str) -> str:
    """``key``, which is all letters and figures of ``name``, without those of the noun; always without accents."""
    noun = _NOUN.match(name)
    bare = key[len(noun.group().replace(" ", "")) :] if noun is not None else key
    return bare if bare.isascii() else unaccented(bare)  # the package keeps accents where two would be alike


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unaccented(_without_zeros(_NOUN.sub("", name, count=1))))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return _HIGHLAND.sub("đăk", fold(_without_zeros(name))).replace(" ", "")


def _without_zeros(name: str) -> str:
    return re.sub(r"\b0+(?=\d)", "", name)
