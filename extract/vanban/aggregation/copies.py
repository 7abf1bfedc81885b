"""The same document in two formats, or scanned twice: recognised, so that it counts once.

Two documents are one when their files are the same bytes; when they have one key (issuer, type, number, year) and
share a good part of their letters; or, where a header is incomplete, when almost all that the shorter says stands in
the longer and nothing in their headers speaks against it. Near copies that differ in number, date or unit are none: the
reports of two quarters, or of two communes, often differ in little else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import duckdb
import numpy as np
from numpy.typing import NDArray

from vanban.aggregation.letters import Owners, Runs, letter_runs
from vanban.aggregation.rows import insert
from vanban.aggregation.sorting import each_once

Named = tuple[str, str]  # two documents
_Runs = NDArray[np.uint32]

_AT_ONCE = 500  # beginnings of texts in memory together
_PAIRS = 2500  # pairs whose runs are in memory together: finding their texts goes through all
_BEGINNING = 800  # characters of a document in which is looked for what might be a copy
_SAMPLE = np.uint64(16)  # one of so many runs is kept
_COMMON = 20  # a run in more documents than this is a phrase of the trade
_SHARED = 2  # runs that make two documents worth comparing
_ALIKE_WITH_KEY, _ALIKE_WITHOUT = 0.3, 0.8
_SHORT = 0.5  # of the longer document: a copy has more

_HEADERS = """
SELECT d.document, d.sha256, d.key, coalesce(d.number, d.inferred_number), d.date::VARCHAR, d.type, i.unit, d.recognised
FROM documents AS d JOIN identities AS i USING (document) ORDER BY d.document
"""


class Sketches:
    """A sample of the letters of every document, kept while batches come, to find what might be a copy."""

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._samples: list[Runs] = []
        self._owners: list[Owners] = []  # of each sampled run, as an index of the documents

    def add(self, database: duckdb.DuckDBPyConnection) -> None:
        """Take in the documents of ``batch``."""
        rows = database.execute(f"SELECT id, left(text, {_BEGINNING}) FROM batch")
        while chunk := rows.fetchmany(_AT_ONCE):
            runs, owners = letter_runs([text for _, text in chunk])
            chosen = (runs >> np.uint64(32)) % _SAMPLE == 0
            self._samples.append(runs[chosen])
            self._owners.append(owners[chosen] + np.int32(len(self._documents)))
            self._documents.extend(document for document, _ in chunk)

    def candidates(self) -> list[Named]:
        """Pairs of documents that share runs which few others have, in the order of their names."""
        if not self._samples:
            return []
        codes, owners = np.concatenate(self._samples), np.concatenate(self._owners)
        order = np.lexsort((owners, codes))
        codes, owners = codes[order], owners[order]
        new = each_once(codes, owners)
        codes, owners = codes[new], owners[new]
        starts = np.flatnonzero(each_once(codes))
        sizes = np.diff(starts, append=len(codes))
        shared: Counter[tuple[int, int]] = Counter()
        few = (sizes >= 2) & (sizes <= _COMMON)
        for start, size in zip(starts[few].tolist(), sizes[few].tolist(), strict=True):
            shared.update(combinations(owners[start : start + size].tolist(), 2))
        pairs = ((self._documents[a], self._documents[b]) for (a, b), count in shared.items() if count >= _SHARED)
        return sorted((min(pair), max(pair)) for pair in pairs)


def find_copies(database: duckdb.DuckDBPyConnection, candidates: Sequence[Named]) -> None:
    """Fill ``copies``; ``candidates`` are pairs of documents that might be copies by their letters."""
    headers = {row[0]: _Header(*row) for row in database.execute(_HEADERS).fetchall()}
    found: list[tuple[str, str, str, float]] = [
        *((first, other, "bytes", 1.0) for first, other in _same(headers.values(), "sha256"))
    ]
    for first, other, alike in _compared(database, list(_same(headers.values(), "key"))):
        if alike >= _ALIKE_WITH_KEY:
            found.append((first, other, "key", alike))
    possible = [pair for pair in candidates if not headers[pair[0]].contradicts(headers[pair[1]])]
    for first, other, alike in _compared(database, possible, _SHORT):
        if alike >= _ALIKE_WITHOUT:
            found.append((first, other, "text", alike))
    insert(database, "copies", _copies(found, headers))


@dataclass(frozen=True, slots=True)
class _Header:
    document: str
    sha256: str
    key: str | None
    number: str | None
    date: str | None
    type: str | None
    unit: str | None
    recognised: bool

    def contradicts(self, other: _Header) -> bool:
        """Whether both headers say something and not the same."""
        both = ((self.number, other.number), (self.date, other.date), (self.type, other.type))
        if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in both):
            return True
        units = (self.unit or "", other.unit or "")  # a unit misread goes on where the other ends: "tỉnh X Sở Y"
        return not (units[0].startswith(units[1]) or units[1].startswith(units[0]))

    @property
    def rank(self) -> tuple[int, bool, str]:
        """The lower, the better as the one that counts: a full header, typed rather than recognised, the first path."""
        blanks = (self.key, self.number, self.date, self.type, self.unit).count(None)
        return blanks, self.recognised, self.document


def _compared(
    database: duckdb.DuckDBPyConnection, pairs: Sequence[Named], shortest: float = 0.0
) -> Iterator[tuple[str, str, float]]:
    """Pairs with how alike they are, as ``_alike`` has it; the texts of many are read at once."""
    for start in range(0, len(pairs), _PAIRS):
        part = pairs[start : start + _PAIRS]
        wanted = sorted({document for pair in part for document in pair})
        texts = database.execute("SELECT document, text FROM texts WHERE document IN $wanted", {"wanted": wanted})
        runs: dict[str, _Runs] = {}
        while row := texts.fetchone():
            runs[row[0]] = _distinct(row[1])
        for first, other in part:
            yield first, other, _alike(runs[first], runs[other], shortest)


def _distinct(text: str) -> _Runs:
    """The runs of ``text``, each once, in less memory."""
    runs = np.sort((letter_runs([text])[0] >> np.uint64(32)).astype(np.uint32))
    return runs[each_once(runs)]


def _alike(mine: _Runs, theirs: _Runs, shortest: float) -> float:
    """The share of the shorter document's runs of letters that are in the longer; 0 where it is much shorter."""
    small, large = sorted((len(mine), len(theirs)))
    if not small or small < large * shortest:
        return 0.0
    return round(len(np.intersect1d(mine, theirs, assume_unique=True)) / small, 3)


def _same(headers: Iterable[_Header], field: str) -> Iterable[Named]:
    """Pairs of the first document with a value and every further one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for header in headers:
        value = getattr(header, field)
        if value is not None:
            groups[value].append(header.document)
    return ((group[0], other) for group in groups.values() for other in group[1:])


def _copies(
    found: Sequence[tuple[str, str, str, float]], headers: Mapping[str, _Header]
) -> Iterable[tuple[str, str, str, float]]:
    """A row for every document that is a copy, by the strongest pair that says so."""
    parents: dict[str, str] = {}

    def top(document: str) -> str:
        while (parent := parents.get(document, document)) != document:
            document = parent
        return document

    for first, other, _, _ in found:
        a, b = top(first), top(other)
        if a != b:
            better, worse = sorted((a, b), key=lambda document: headers[document].rank)
            parents[worse] = better
    pairs: dict[str, tuple[str, float]] = {}
    for first, other, how, alike in found:  # in the order bytes, key, text
        for document in (first, other):
            pairs.setdefault(document, (how, alike))
    for document in sorted(pairs):
        if top(document) != document:
            yield document, top(document), *pairs[document]
