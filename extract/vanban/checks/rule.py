"""What a rule is: an id that never changes, the guides that it belongs to, its wording, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from vanban.checks.case import Case, Folder
from vanban.checks.lines import LineNumbers
from vanban.checks.regime import Regime
from vanban.record import Elsewhere, Finding, Severity, Span

Topic = Literal["form", "page", "language", "dates", "citations", "figures", "models", "consistency", "folder"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One objection. ``at`` is the place that the user should look at, ``related`` what it disagrees with.

    ``suggestion`` is the right text for ``at``, given only where there is one right answer; ``severity`` only where
    this objection weighs less or more than the rule's others.
    """

    at: Span
    message: str
    message_vi: str
    related: Sequence[Span] = ()
    elsewhere: Sequence[Elsewhere] = ()
    suggestion: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class FolderHit:
    """An objection to one document of a folder, ``path`` as in its record."""

    path: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch of a correct document, and the same stretch with the fault.

    The tests put ``wrong`` in the place of ``right`` in a correct document: then this rule fires, and no other.
    """

    right: str
    wrong: str


DocumentLook = Callable[[Case], Iterator[Hit]]
FolderLook = Callable[[Folder], Iterator[FolderHit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``vanban check``.

    ``basis`` gives the article of each guide that the rule is taken from (``{Regime.ND30: "Phụ lục I, phần I, mục II,
    khoản 3"}``); it binds documents under those guides alone, and those under guides that ``also`` ask for it, whose
    article is not known here. A rule without a basis is the logic of documents and binds all, or those of ``regimes``.
    ``look`` yields what is wrong with one document, ``look_at_folder`` what is wrong between several.
    ``fixable``: the suggestion may be put in place of the quote without asking (typography, never content).
    """

    id: str
    name: str
    topic: Topic
    severity: Severity
    title: str
    title_vi: str
    about: str
    about_vi: str
    example: Example | None = None
    basis: Mapping[Regime, str] = field(default_factory=dict)
    also: frozenset[Regime] = frozenset()
    regimes: frozenset[Regime] = frozenset(Regime)
    look: DocumentLook | None = None
    look_at_folder: FolderLook | None = None
    fixable: bool = False

    def binds(self, regime: Regime) -> bool:
        """Whether documents under ``regime`` are held to this rule."""
        return regime in (self.basis or self.regimes) or regime in self.also

    def finding(self, hit: Hit, regime: Regime, lines: LineNumbers) -> Finding:
        """``hit`` as it stands in a record or a report."""
        place = self.basis.get(regime)
        return Finding(
            rule=self.id,
            severity=hit.severity or self.severity,
            message=hit.message,
            message_vi=hit.message_vi,
            at=[hit.at],
            line=lines.at(hit.at.start),
            related=list(hit.related),
            elsewhere=list(hit.elsewhere),
            suggestion=hit.suggestion,
            basis=regime.cite(place) if place else None,
        )
