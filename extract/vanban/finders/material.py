"""What a finder works on and adds to: the text, its layout, the patterns, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vanban.layout.model import Layout, Zone
from vanban.patterns import Pattern, PatternSet
from vanban.record import (
    Model,
    Organisation,
    Period,
    Person,
    Reference,
    Span,
    Statistic,
    Task,
)
from vanban.text.model import Text, TextLine

MASK = "\ufffc"  # stands for a character that another finder already explained


@dataclass
class Material:
    """Finders run in the order of the fields below and may use what earlier ones found."""

    text: Text
    layout: Layout
    patterns: PatternSet
    references: list[Reference] = field(default_factory=list)
    dates: list[Period] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    models: list[Model] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)

    @property
    def string(self) -> str:
        """The text as one string."""
        return self.text.string

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """One zone a text line."""
        return self.layout.zones

    def zone_at(self, offset: int) -> Zone:
        """The zone of the line that holds ``offset``."""
        return self.zones[self.text.line_index(offset)]

    def lines(self, *zones: Zone) -> Iterable[tuple[int, TextLine]]:
        """Lines of the given zones (all lines when none is given) with their indices."""
        for index, line in enumerate(self.text.lines):
            if not zones or self.zones[index] in zones:
                yield index, line

    def span(self, start: int, end: int) -> Span:
        """The span of ``string[start:end]``."""
        return self.text.span(start, end)

    def kind(self, kind: str) -> tuple[Pattern, ...]:
        """The patterns of one kind."""
        return self.patterns.kind(kind)

    def masked(self, spans: Iterable[Span]) -> str:
        """The text with every character of ``spans`` replaced by MASK, so that offsets stay the same."""
        characters = list(self.string)
        for span in spans:
            characters[span.start : span.end] = MASK * (span.end - span.start)
        return "".join(characters)


def reference_spans(references: Sequence[Reference]) -> list[Span]:
    """All places of the references."""
    return [span for reference in references for span in reference.at]
