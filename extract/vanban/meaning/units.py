"""Official codes of units of government, and what they became on 1 July 2025.

A code is only given where the names in the document leave one unit: what is ambiguous stays so. What the document
prints is never changed; a level that it does not print is filled in where its names determine it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from vanban.meaning.gazetteer import Gazetteer, Place, alike, gazetteers, same_bare_name, same_name, same_noun
from vanban.record import Edition, Successor, Unit, UnitLevel

LEVELS: tuple[UnitLevel, ...] = ("commune", "district", "province")
# Luật 72/2025/QH15 and Nghị quyết 202/2025/QH15: two levels and 34 provinces from this day on
REFORM = "2025-07-01"
# Nghị quyết 175/2024/QH15: before, thành phố Huế was of the level of a district; the list has only the later one
_HUE = ("46", "2025-01-01")
_CODES = ("code", "district_code", "province_code")

Named = Mapping[UnitLevel, Collection[str]]  # districts and provinces that a text names
_NOTHING: Named = {}


def edition_at(first: str | None, last: str | None) -> Edition | None:
    """The list in force from ``first`` to ``last`` (ISO dates); None where that is two lists, or no date is known."""
    if last is not None and last < REFORM:
        return "2004"
    if first is not None and first >= REFORM:
        return "2025"
    return None


def resolve(unit: Unit, edition: Edition | None, day: str | None = None, named: Named = _NOTHING) -> Unit:
    """``unit`` with the codes of the units that its names say.

    ``day`` is the last on which it may have been written; ``named`` are units that the text names elsewhere, which
    decide between units of one name. Without an edition a unit that only one list can mean is of that list, and
    of one that both may mean only the codes that agree are given.
    """
    printed = _printed(unit)
    edition = edition or _edition_of(printed)
    if not any(getattr(printed, level) for level in LEVELS):
        return printed
    if edition is not None:
        return _resolved(printed, edition, day, named)
    both = [_resolved(printed, "2004", day, named), _resolved(printed, "2025", day, named)]
    known = [found for found in both if found.code is not None or found.candidates] or both
    return known[0] if len(known) == 1 else _agreed(printed, known)


def code_path(unit: Unit) -> str | None:
    """The codes from the province down, which name the unit among all of both lists; None if its list is not known."""
    if unit.code is None or unit.edition is None:
        return None
    codes = dict.fromkeys(code for code in (unit.province_code, unit.district_code, unit.code) if code is not None)
    return ".".join([*(["2025"] if unit.edition == "2025" else []), *codes])


def _printed(unit: Unit) -> Unit:
    """``unit`` without what an earlier reading of the list gave."""
    return Unit(**{level: getattr(unit, level) for level in LEVELS if level not in unit.filled})


def _edition_of(unit: Unit) -> Edition | None:
    """The list that has units of these kinds at all: districts and thị trấn ended, đặc khu began."""
    noun = (unit.commune or "").casefold()
    if unit.district is not None or noun.startswith("thị trấn"):
        return "2004"
    return "2025" if noun.startswith("đặc khu") else None


def _resolved(unit: Unit, edition: Edition, day: str | None, named: Named) -> Unit:
    gazetteer = gazetteers()[edition]
    levels = [level for level in LEVELS if getattr(unit, level) and not (edition == "2025" and level == "district")]
    for index in range(len(levels)):
        places = [place for place in _meant(gazetteer, unit, levels[index:]) if _stood(place, day)]
        chosen = _told_apart(places, levels[index:], named)
        if len(chosen) == 1:
            return _with_codes(unit, chosen[0], edition, gazetteer, whole=index == 0)
        if places and index == 0:
            return unit.model_copy(update={"candidates": sorted(place.code for place in places)})
    return unit


def _meant(gazetteer: Gazetteer, unit: Unit, levels: Sequence[UnitLevel]) -> list[Place]:
    """The units that the printed names of ``levels``, the lowest first, can mean together."""
    lowest, *above = levels
    name: str = getattr(unit, lowest)
    places = [
        place
        for place in gazetteer.find(lowest, name)
        if all((upper := place.at(level)) is not None and alike(upper.name, getattr(unit, level)) for level in above)
    ]
    exact = [place for place in places if same_name(place.name, name)]
    bare = [place for place in places if same_bare_name(place.name, name)]
    if lowest == "province":  # whether tỉnh or thành phố, and however accented: no two have one name
        return bare or places
    if exact or not above:
        return exact
    # with the unit above known, a noun of another time or a slip in an accent names nothing else
    return bare or [place for place in places if same_noun(place.name, name)]


def _stood(place: Place, day: str | None) -> bool:
    code, since = _HUE
    province = place.at("province")
    return day is None or day >= since or province is None or province.code != code


def _told_apart(places: list[Place], levels: Sequence[UnitLevel], named: Named) -> list[Place]:
    """Those of ``places`` that lie where the text says: in a district that it names, else in such a province.

    Where the names of other levels leave one, that is it. Where the text names districts or provinces and no
    place of the name lies there, none is meant: units that ended earlier are not in the list.
    """
    if "province" in levels or (len(levels) > 1 and len(places) == 1):
        return places
    told = False
    for level in ("district", "province"):
        uppers = [] if level in levels else named.get(level, ())
        there = [place for place in places if any(_lies_in(place, level, name) for name in uppers)]
        if there:
            return there
        told = told or (len(uppers) > 0 and any(place.at(level) for place in places))
    return [] if told else places


def _lies_in(place: Place, level: UnitLevel, name: str) -> bool:
    upper = place.at(level)
    return upper is not None and upper is not place and same_bare_name(upper.name, name)


def _with_codes(unit: Unit, place: Place, edition: Edition, gazetteer: Gazetteer, whole: bool) -> Unit:
    """``unit``, which is ``place`` or, where that is not ``whole``, a unit inside it that the list does not know."""
    found: dict[UnitLevel, Place] = {level: at for level in LEVELS if (at := place.at(level)) is not None}
    filled = [level for level in found if getattr(unit, level) is None]
    district, province = found.get("district"), found.get("province")
    return unit.model_copy(
        update={level: found[level].name for level in filled}
        | {
            "code": place.code if whole else None,
            "district_code": district.code if district is not None else None,
            "province_code": province.code if province is not None else None,
            "edition": edition,
            "filled": filled,
            "successor": _successor(gazetteer, place) if whole else None,
        }
    )


def _successor(gazetteer: Gazetteer, place: Place) -> Successor | None:
    became = gazetteer.successor(place)
    if became is None:
        return None
    province = became.at("province")
    return Successor(
        commune=became.name if became.level == "commune" else None,
        province=province.name if province is not None else None,
        code=became.code,
    )


def _agreed(unit: Unit, found: Sequence[Unit]) -> Unit:
    """``unit`` with what is the same in ``found``, the readings by both lists."""
    first, second = found
    same = {name: getattr(first, name) for name in _CODES if getattr(first, name) == getattr(second, name)}
    codes = sorted({code for one in found for code in (one.code, *one.candidates) if code is not None})
    return unit.model_copy(update=same | {"candidates": codes if len(codes) > 1 else []})
