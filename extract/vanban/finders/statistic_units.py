"""The units that quantities are given in, as the pattern set knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.patterns import PatternSet


@dataclass(frozen=True, slots=True)
class Units:
    """Spellings of units → the form that a record uses."""

    patterns: PatternSet
    _canonical: dict[str, str] = field(default_factory=dict)
    _measures: set[str] = field(default_factory=set)
    _excluded: set[str] = field(default_factory=set)
    _actors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for vocabulary in ("measure", "money", "counted"):
            for term, unit in self.patterns.mapping(vocabulary).items():
                self._canonical[term.casefold()] = unit
        self._measures.update(self.patterns.mapping("measure").values(), self.patterns.mapping("money").values())
        for term in self.patterns.terms("counted"):
            self._canonical.setdefault(term.casefold(), term)
        for vocabulary in ("settlement_noun", "commune_noun", "unit_noun"):
            self._actors.update(term.casefold() for term in self.patterns.terms(vocabulary))
        self._excluded.update(term.casefold() for term in self.patterns.terms("no_unit"))

    def canonical(self, written: str) -> str:
        """The unit as a record has it: hecta → ha, Dự án → dự án; unknown ones in small letters."""
        folded = " ".join(written.split()).casefold()
        return self._canonical.get(folded, folded)

    def known(self, written: str) -> bool:
        """Whether a vocabulary has this unit."""
        return " ".join(written.split()).casefold() in self._canonical

    def measured(self, unit: str) -> bool:
        """Whether a canonical unit measures (ha, %, đồng) and does not count things."""
        return unit in self._measures

    def leading(self, words: str) -> str | None:
        """The longest known unit that ``words`` begin with."""
        parts = words.split()
        return next((head for size in range(len(parts), 0, -1) if self.known(head := " ".join(parts[:size]))), None)

    def heading(self, words: str) -> str | None:
        """The counted noun that a column heading begins with (Điểm tối đa), unless a body or place does
        something there (Xã chấm)."""
        noun = self.leading(words)
        return noun if noun and noun.casefold() not in self._actors else None

    def may_be(self, words: str) -> bool:
        """Whether words behind a number can begin with a unit: no duration, no word of a slogan."""
        folded = " ".join(words.split()).casefold()
        return not any(re.match(rf"{re.escape(term)}(?!\w)", folded) for term in self._excluded)
