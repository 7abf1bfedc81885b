"""Pattern sets: what to look for, as data. Loading, checking and compiling; not what they are for.

A pattern set is a folder of TOML files. A file holds any of::

    [vocabulary.party_type]            # {party_type} in a regex stands for one of these words
    about = "Type codes of Party documents"
    terms = ["NQ", "KH"]               # or: values = { NQ = "Nghị quyết" } (keys are the terms)
    case = "exact"                     # or "any": capitals do not matter (the default is "exact")

    [fragment.day_date]                # {day_date} stands for this piece of regex, no named groups
    about = "A date in figures"
    regex = '''\\d{1,2}/\\d{1,2}/\\d{4}'''

    [[pattern]]
    id = "references/party-number"     # kind / name
    about = "what it finds, with one real form"
    regex = '''(?P<sequence>\\d{1,5})-(?P<type>{party_type})'''
    confidence = 0.95                  # how often an item found by it is right
    with = { role = "deadline" }       # constants that the finder of this kind understands
    examples = [ { text = "…", gives = { number = "48-KH/TU" } }, … ]   # at least two
    not = ["…"]                        # at least one text in which it must find nothing

    [kind.dates]                       # what a finder relies on in every pattern of its kind
    about = "…"
    groups = ["day"]                   # named groups that the regex must have
    with = { shape = ["day", "range"] } # constants that a pattern must give, and their values

    [confidence]                       # as measured: goes before what the patterns of this folder say
    "references/party-number" = 0.98

White space in a term stands for any white space. A set given later adds its terms to a vocabulary of
the same name and replaces fragments and patterns of the same name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vanban.errors import PatternError

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")

_UNMEASURED = 0.9  # what a pattern is believed of which nobody has said or measured anything


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _VocabularyEntry(_Entry):
    about: str
    terms: list[str] = []
    values: dict[str, str] = {}
    case: Literal["exact", "any"] = "exact"


class _FragmentEntry(_Entry):
    about: str
    regex: str


class Example(_Entry):
    """A text in which a pattern must find something, and values that the item found must have."""

    text: str
    gives: dict[str, str | int | float | bool] = {}


class _PatternEntry(_Entry):
    id: str = Field(pattern=r"^[a-z_]+/[a-z0-9_-]+$")
    about: str
    regex: str
    confidence: float = Field(default=_UNMEASURED, ge=0, le=1)
    ignore_case: bool = False
    constants: dict[str, str] = Field(default={}, alias="with")
    examples: list[Example] = Field(min_length=2)
    negatives: list[str] = Field(alias="not", min_length=1)


class _KindEntry(_Entry):
    about: str
    groups: list[str] = []
    constants: dict[str, list[str]] = Field(default={}, alias="with")


class _File(_Entry):
    kind: dict[str, _KindEntry] = {}
    vocabulary: dict[str, _VocabularyEntry] = {}
    fragment: dict[str, _FragmentEntry] = {}
    pattern: list[_PatternEntry] = []
    confidence: dict[str, Annotated[float, Field(ge=0, le=1)]] = {}


@dataclass(frozen=True)
class Pattern:
    """A pattern with its examples; ``expression`` is its regex with the words filled in, ``source`` its file."""

    id: str
    about: str
    expression: str
    flags: int
    confidence: float
    constants: Mapping[str, str]
    examples: tuple[Example, ...]
    negatives: tuple[str, ...]
    source: Path

    @property
    def kind(self) -> str:
        """The part of the id before the slash: which finder it belongs to."""
        return self.id.partition("/")[0]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern. Compiled at first use: all together take seconds, and no document needs all."""
        return re.compile(self.expression, self.flags)

    def finditer(self, string: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches in ``string[start:end]``, with offsets into ``string``."""
        return self.regex.finditer(string, start, len(string) if end is None else end)


@dataclass(slots=True)
class PatternSet:
    """All patterns and vocabularies of one or several folders."""

    _vocabularies: dict[str, _VocabularyEntry] = field(default_factory=dict)
    _fragments: dict[str, _FragmentEntry] = field(default_factory=dict)
    _kinds: dict[str, _KindEntry] = field(default_factory=dict)
    _patterns: dict[str, Pattern] = field(default_factory=dict)
    _confidences: dict[str, float] = field(default_factory=dict)
    _alternations: dict[str, str] = field(default_factory=dict)
    _compiled: dict[tuple[str, int], re.Pattern[str]] = field(default_factory=dict)
    _by_kind: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self._patterns.values())

    def kind(self, kind: str) -> tuple[Pattern, ...]:
        """The patterns of one kind, in the order of the files (earlier ones win over later ones)."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(pattern for pattern in self if pattern.kind == kind)
        return self._by_kind[kind]

    def get(self, identifier: str) -> Pattern:
        """The pattern with this id. Raises PatternError when there is none."""
        try:
            return self._patterns[identifier]
        except KeyError:
            raise PatternError(f"there is no pattern {identifier!r}", "add it to a file of the pattern set") from None

    def terms(self, vocabulary: str) -> tuple[str, ...]:
        """The terms of a vocabulary, in the order of the file."""
        entry = self._vocabulary(vocabulary)
        return (*entry.terms, *entry.values)

    def mapping(self, vocabulary: str) -> Mapping[str, str]:
        """Term → value of a vocabulary that has values."""
        return self._vocabulary(vocabulary).values

    def alternation(self, name: str) -> str:
        """Regex source for "one of the terms" (longest first) or for the fragment of this name."""
        if name not in self._alternations:
            if name in self._fragments:
                self._alternations[name] = f"(?:{self._expand(self._fragments[name].regex, name)})"
            else:
                self._alternations[name] = _alternation(self.terms(name), self._vocabulary(name).case)
        return self._alternations[name]

    def compile(self, regex: str, flags: int = 0) -> re.Pattern[str]:
        """Compile a regex with placeholders. For code that needs a vocabulary outside a pattern."""
        if (regex, flags) not in self._compiled:
            self._compiled[regex, flags] = re.compile(self._expand(regex, regex), flags)
        return self._compiled[regex, flags]

    def load(self, *folders: Path) -> None:
        """Add all ``*.toml`` files of ``folders``, in the order of the folders and of the files' names.

        All words are gathered before the first pattern is put together, so that a term that a later folder
        adds to a vocabulary works in the patterns of an earlier one. Raises PatternError naming the file and
        the entry when one is malformed; whether the regexes are sound is for ``check``.
        """
        entries: dict[str, tuple[_PatternEntry, Path]] = {}
        for folder in folders:
            entries.update(self._gather(folder))
        for identifier, (entry, path) in entries.items():
            self._patterns[identifier] = self._pattern(entry, path)
        self._by_kind.clear()

    def check(self, proven: PatternSet | None = None) -> None:
        """Compile every pattern and fragment but those that ``proven`` has in the same form.

        Raises PatternError naming the file and the entry when a regex is malformed, or when a pattern lacks what
        the finder of its kind relies on.
        """
        proven = proven or PatternSet()
        for pattern in self:
            if pattern != proven._patterns.get(pattern.id) or self._kinds != proven._kinds:
                self._check_pattern(pattern)
        for name in self._fragments:
            self._check_fragment(name, proven)

    def confidence(self, identifier: str) -> float:
        """How often what is found under this id is right: as measured, else as its pattern says."""
        if identifier in self._confidences:
            return self._confidences[identifier]
        return self._patterns[identifier].confidence if identifier in self._patterns else _UNMEASURED

    def _gather(self, folder: Path) -> dict[str, tuple[_PatternEntry, Path]]:
        """Take in the words, fragments and measurements of a folder and return its patterns by id."""
        paths = sorted(folder.glob("*.toml"))
        if not paths:
            raise PatternError(f"{folder}: no pattern files (*.toml)", "name a folder that holds some")
        entries: dict[str, tuple[_PatternEntry, Path]] = {}
        measured: dict[str, float] = {}
        for path in paths:
            file = _read(path)
            measured.update(file.confidence)
            for name, vocabulary in file.vocabulary.items():
                self._add_vocabulary(name, vocabulary)
            self._fragments.update(file.fragment)
            self._kinds.update(file.kind)
            for entry in file.pattern:
                if entry.id in entries:
                    raise PatternError(
                        f"{path}: {entry.id}: {entries[entry.id][1].name} has a pattern of this id",
                        "give it another id",
                    )
                entries[entry.id] = entry, path
        for identifier in entries:
            self._confidences.pop(identifier, None)  # measured for a pattern that this folder replaces
        self._confidences.update(measured)
        return entries

    def _add_vocabulary(self, name: str, entry: _VocabularyEntry) -> None:
        known = self._vocabularies.get(name)
        if known is not None:
            entry = known.model_copy(
                update={"terms": [*known.terms, *entry.terms], "values": {**known.values, **entry.values}}
            )
        self._vocabularies[name] = entry

    def _vocabulary(self, name: str) -> _VocabularyEntry:
        try:
            return self._vocabularies[name]
        except KeyError:
            raise PatternError(f"there is no vocabulary {{{name}}}", "define [vocabulary." + name + "]") from None

    def _expand(self, regex: str, where: str) -> str:
        try:
            return _PLACEHOLDER.sub(lambda match: self.alternation(match.group(1)), regex)
        except RecursionError:
            raise PatternError(f"{where}: fragments refer to each other in a circle", "break the circle") from None

    def _pattern(self, entry: _PatternEntry, path: Path) -> Pattern:
        try:
            expression = self._expand(entry.regex, entry.id)
        except PatternError as error:
            raise PatternError(f"{path}: {entry.id}: {error.message}", error.remedy) from None
        return Pattern(
            id=entry.id,
            about=entry.about,
            expression=expression,
            flags=re.IGNORECASE if entry.ignore_case else 0,
            confidence=self._confidences.get(entry.id, entry.confidence),
            constants=entry.constants,
            examples=tuple(entry.examples),
            negatives=tuple(entry.negatives),
            source=path,
        )

    def _check_fragment(self, name: str, proven: PatternSet) -> None:
        """A fragment that only code uses is compiled too, so that a malformed one is told at loading."""
        try:
            if name not in proven._fragments or self.alternation(name) != proven.alternation(name):
                re.compile(self.alternation(name))
        except re.error as error:
            raise PatternError(f"[fragment.{name}]: {error}", "correct the regex") from None
        except PatternError as error:
            raise PatternError(f"[fragment.{name}]: {error.message}", error.remedy) from None

    def _check_pattern(self, pattern: Pattern) -> None:
        """A finder relies on groups and constants of its patterns; one without them is told here, not met there."""
        where = f"{pattern.source}: {pattern.id}"
        try:
            named = pattern.regex.groupindex
        except re.error as error:
            raise PatternError(f"{where}: {error}", "correct the regex") from None
        kind = self._kinds.get(pattern.kind, _KindEntry(about=""))
        for group in kind.groups:
            if group not in named:
                raise PatternError(f"{where}: the regex has no group {group!r}", f"name it (?P<{group}>…)")
        for name, allowed in kind.constants.items():
            if pattern.constants.get(name) not in allowed:
                raise PatternError(f"{where}: with.{name} is missing or unknown", "one of: " + ", ".join(allowed))


def load_patterns(folders: Sequence[Path] = ()) -> PatternSet:
    """The built-in pattern set, with the sets in ``folders`` added in order.

    What they bring or change is checked at once; the built-in set is checked by the tests.
    """
    patterns = PatternSet()
    patterns.load(builtin_folder(), *folders)
    if folders:
        patterns.check(proven=builtin_patterns())
    return patterns


def builtin_patterns() -> PatternSet:
    """The built-in pattern set, loaded once a process."""
    return patterns_of(())


@cache
def patterns_of(folders: tuple[Path, ...]) -> PatternSet:
    """The built-in pattern set with those in ``folders``, loaded once a process."""
    return load_patterns(folders)


def builtin_folder() -> Path:
    """Where the built-in pattern set lies: in the installed package, or at the top of a checkout."""
    packed = Path(__file__).parent / "patterns"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "patterns"


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise PatternError(f"{path}: {error.strerror}", "check that it may be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(f"{path}: {error}", "the file must be UTF-8 TOML") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise PatternError(f"{path}: {place}: {first['msg']}", "see docs/patterns.md for the format") from None


def _alternation(terms: Sequence[str], case: str) -> str:
    sources = (r"\s+".join(map(re.escape, term.split())) for term in sorted(terms, key=len, reverse=True))
    return f"(?{'i' if case == 'any' else ''}:{'|'.join(sources)})"
