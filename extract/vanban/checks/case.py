"""What a rule sees: one document with everything that was found out about it, or the records of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vanban.checks.closing_lines import ClosingLines, read_closing_lines
from vanban.checks.figures import Figures
from vanban.checks.header_lines import HeaderLines, read_header_lines
from vanban.checks.looks import Looks, read_looks
from vanban.checks.prose import Prose, read_prose
from vanban.checks.regime import Regime, State, issue_date, regime_of, state_of
from vanban.layout.model import Layout, Zone
from vanban.patterns import PatternSet, builtin_patterns
from vanban.readers.reading import Reading
from vanban.record import Document, Record, Reference, Span
from vanban.text.model import Text, TextLine


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A document number as it is printed: the own one (``reference`` is None) or a cited one."""

    at: Span
    reference: Reference | None


@dataclass
class Case:
    """One document under a rule's eye.

    ``record`` is finished but for its findings; ``text`` has the lines with style, page and box; ``layout`` their
    zones; ``reading`` the pages as the reader gave them. ``given_state`` is what the user says of the text's state;
    ``file_lines`` are the lines of a plain text file.
    """

    record: Record
    text: Text
    layout: Layout
    reading: Reading
    patterns: PatternSet
    given_state: State | None = None
    file_lines: Sequence[str] | None = None

    @property
    def document(self) -> Document:
        """Header and closing."""
        return self.record.document

    @property
    def string(self) -> str:
        """The text as one string."""
        return self.text.string

    @cached_property
    def issued(self) -> date | None:
        """The day of issue, as far as the file tells it."""
        return issue_date(self.record)

    @cached_property
    def regime(self) -> Regime:
        """The guide that binds the document."""
        return regime_of(self.document, self.issued)

    @cached_property
    def state(self) -> State:
        """Draft, issued, or without the header that it once had."""
        return self.given_state or state_of(self.record)

    @cached_property
    def header(self) -> HeaderLines:
        """The header as it is printed."""
        return read_header_lines(self.text, self.layout.zones, self.patterns)

    @cached_property
    def closing(self) -> ClosingLines:
        """Nơi nhận and the lines above a signature as they are printed."""
        return read_closing_lines(self.text, self.layout.zones, self.patterns)

    @cached_property
    def looks(self) -> Looks:
        """How header, title, running text and closing look, where the format shows it."""
        return read_looks(self.record, self.text, self.layout.zones, (self.header, self.closing), self.patterns)

    @cached_property
    def prose(self) -> Prose:
        """Lines and words that somebody typed: no page read by OCR, no running header."""
        return read_prose(self.text, self.layout.zones, self.record.source)

    @cached_property
    def figures(self) -> Figures:
        """The quantities, joined by their links."""
        return Figures(self.record.statistics, self.patterns.compile(r"(?i:(?<!\w){rest_of_a_whole}(?!\w))"))

    @cached_property
    def written_numbers(self) -> list[WrittenNumber]:
        """All document numbers with the places where they are printed, blank ones left out."""
        number = self.patterns.compile("(?:{document_number})")
        own = self.document.number
        places: list[tuple[Span, Reference | None]] = [(own.at, None)] if own and own.at else []
        places += [(span, reference) for reference in self.record.references for span in reference.at]
        found = ((number.search(self.string, span.start, span.end), reference) for span, reference in places)
        return [WrittenNumber(self.span(*match.span()), reference) for match, reference in found if match]

    def lines(self, *zones: Zone) -> Iterator[TextLine]:
        """Lines of the given zones, in reading order (all lines when none is given)."""
        return (
            line for line, zone in zip(self.text.lines, self.layout.zones, strict=True) if not zones or zone in zones
        )

    def zone_at(self, offset: int) -> Zone:
        """The zone of the line that holds ``offset``."""
        return self.layout.zones[self.text.line_index(offset)]

    def span(self, start: int, end: int) -> Span:
        """The span of ``string[start:end]``."""
        return self.text.span(start, end)

    def matches(self, regex: re.Pattern[str], *zones: Zone) -> Iterator[re.Match[str]]:
        """Matches of ``regex`` in the text, offsets into the text; with ``zones`` only those that begin there."""
        return (match for match in regex.finditer(self.string) if not zones or self.zone_at(match.start()) in zones)


@dataclass(frozen=True)
class Folder:
    """The records of a run, sorted by path; ``file_lines`` gives the lines of one that is a plain text file.

    ``patterns`` is the set that they were read with.
    """

    records: Sequence[Record]
    file_lines: Callable[[Record], Sequence[str] | None] = lambda _: None
    patterns: PatternSet = field(default_factory=builtin_patterns)
