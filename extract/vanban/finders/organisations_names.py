"""The one name of a body in a document: however it is written, with the unit that the document leaves out.

A body named by the level of its unit alone is that of the issuer's unit: in a paper of xã X "UBND xã" is
Ủy ban nhân dân xã X, "Đảng ủy" Đảng ủy xã X, "Sở Nội vụ" that of its province.
"""

from __future__ import annotations

import re
from functools import cached_property

from vanban.finders.material import Material
from vanban.meaning.folding import fold
from vanban.meaning.gazetteer import same_name
from vanban.meaning.organisations import full_name, system_of, unit_of, units_named
from vanban.meaning.units import LEVELS, edition_at, resolve
from vanban.patterns import PatternSet
from vanban.record import Unit


class BodyNames:
    """Names and units of the bodies of one document."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._patterns: PatternSet = material.patterns
        self._issuer = material.layout.document.issuer
        self._codes: dict[str, str | None] = {}

    @cached_property
    def own(self) -> Unit:
        """The issuer's unit; without an issuer the commune that the text names more than all others."""
        if self._issuer is not None:
            return self._issuer.unit
        communes = units_named(self._material.string, self._patterns)["commune"]
        often = communes.most_common(1)
        if often and often[0][1] * 2 > communes.total():
            return Unit(commune=often[0][0])
        return Unit()

    @cached_property
    def issuer(self) -> str | None:
        """The issuer's one name; one that only says its kind and field (Phòng Nội vụ) gets its unit."""
        if self._issuer is None:
            return None
        name = self._located(self._written_out(self._issuer.name))
        lowest = next((unit for level in LEVELS if (unit := getattr(self.own, level)) is not None), None)
        kind = r"(?:{organ}[ ])*(?:{own_body}(?:[ ]{work_fields})?|{field_body}[ ]?{work_fields})"
        if (
            lowest is not None
            and unit_of([name], self._patterns) == Unit()
            and self._patterns.compile(kind).fullmatch(name)
        ):
            parent = self._issuer.parent
            committee = parent is not None and system_of(parent, self._patterns) == "party"
            name = f"{name} {parent if committee else _in_a_name(lowest)}"
        return self._one_form(name)

    def name(self, text: str) -> str | None:
        """The one name of the body called ``text``; None for a common noun (chi bộ, UBND các xã)."""
        name = self._written_out(full_name(text, self._patterns))
        unit = unit_of([name], self._patterns)
        if unit == Unit():
            if self._issuer is not None and fold(self._written_out(self._issuer.name)).startswith(fold(name)):
                return self.issuer
            name = self._located(name)
            unit = unit_of([name], self._patterns)
        if unit == Unit() and self._common(name, text):
            return None
        name = self._one_form(name)
        return f"{name[:1].upper()}{name[1:]}"

    def code(self, name: str) -> str | None:
        """The official code of the unit in ``name``, by the list of the document's day; None when it is not certain."""
        if name not in self._codes:
            self._codes[name] = self._code(unit_of([name], self._patterns))
        return self._codes[name]

    def is_own(self, name: str) -> bool:
        """Whether the unit in ``name`` is the issuer's or one above it, as far as the issuer's are known."""
        unit = unit_of([name], self._patterns)
        level = next((level for level in LEVELS if getattr(unit, level) is not None), None)
        if level is None:
            return False
        known = getattr(self.own, level)
        above = any(getattr(self.own, lower) is not None for lower in LEVELS[: LEVELS.index(level)])
        return above if known is None else same_name(known, getattr(unit, level))

    def _code(self, unit: Unit) -> str | None:
        own = self.own
        if unit == Unit():
            return None
        date = self._material.layout.document.date
        edition = own.edition or (edition_at(date.start, date.end) if date is not None else None)
        for level in LEVELS:
            if getattr(unit, level) is not None and getattr(own, level) is not None:
                if same_name(getattr(unit, level), getattr(own, level)):
                    lowest = next(lower for lower in LEVELS if getattr(own, lower) is not None)
                    codes = {"district": own.district_code, "province": own.province_code}
                    return own.code if level == lowest else codes.get(level)
                break
        above = {level: [getattr(own, level)] for level in LEVELS[1:] if getattr(own, level) is not None}
        return resolve(unit, edition, named=above).code

    def _written_out(self, name: str) -> str:
        """``name`` without the abbreviations that many issuers print in their own names (MTTQ, LHPN)."""
        full = self._patterns.mapping("organisation_short")
        short = self._patterns.compile(r"(?<!\w)(?P<short>{organisation_short})(?!\w)")
        return short.sub(lambda match: full[match["short"]], name)

    def _one_form(self, name: str) -> str:
        """``name`` with the one name of a body that has several (Mặt trận, Ban Dân vận of a commune)."""
        forms = {form.casefold(): one for form, one in self._patterns.mapping("body_form").items()}
        found = self._patterns.compile(r"(?<!\w){body_form}(?!\w)")
        return found.sub(lambda match: forms[" ".join(match.group().split()).casefold()], name)

    def _located(self, name: str) -> str:
        """``name`` with the issuer's unit behind the noun of its level, a committee or a body that each unit has."""
        patterns = self._patterns
        for own in (self.own.commune, self.own.district, self.own.province):
            match = patterns.compile(r"(?P<noun>(?i:{unit_noun}))[ ](?P<name>.+)").fullmatch(own or "")
            if match is None:
                continue
            if re.search(rf"(?i)(?<!tác)\s{match['noun']}$", name):
                return f"{name} {match['name']}"
            committee = patterns.compile(r"(?i)(?<!\w)(?P<committee>{committee})$").search(name)
            levels = {term.casefold(): level for term, level in patterns.mapping("committee").items()}
            if committee is not None and levels[committee["committee"].casefold()] == match["noun"].casefold():
                return f"{name} {match['name']}"
        if self.own.commune is not None and patterns.compile(r"(?i)(?<!\w){governing_body}$").search(name):
            return f"{name} {_in_a_name(self.own.commune)}"
        if self.own.province is not None and patterns.compile(r"(?i){provincial_body}[ ]").match(name):
            bare = re.sub(r"(?i)^(?:tỉnh|thành phố) ", "", self.own.province)
            return f"{name.removesuffix(f' {bare}')} {_in_a_name(self.own.province)}"
        return name

    def _common(self, name: str, text: str) -> bool:
        """Whether ``name``, which has no unit, is the common noun of many bodies."""
        patterns = self._patterns
        if text[0].islower() or patterns.compile(r"(?i)(?:{settlement_noun}|cấp[ ](?:{unit_noun}))$").search(name):
            return True
        if self.own == Unit() and patterns.compile(r"(?i){governing_body}").fullmatch(name):
            return True
        level = patterns.compile(r"(?i)(?<!\w)(?P<noun>{unit_noun})$").search(name)
        if level is not None:
            return self._below(level["noun"].casefold())
        common = patterns.compile(r"(?:(?i:{own_body})|(?i:{field_body}))").fullmatch(name) is not None
        return common and patterns.compile(r"(?i:{governing_body})").fullmatch(name) is None

    def _below(self, noun: str) -> bool:
        """Whether units of this noun lie below the issuer's, so that there are many."""
        commune = noun in {term.casefold() for term in self._patterns.terms("commune_noun")}
        return self.own.commune is None and (commune or (noun != "tỉnh" and self.own.district is None))


def _in_a_name(unit: str) -> str:
    """A unit as it stands inside a name: xã X, Phường 3."""
    return unit if re.search(r"\d$", unit) else f"{unit[:1].lower()}{unit[1:]}"
