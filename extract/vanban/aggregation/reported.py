"""Plan against report: whether what a document sets as a task is taken up in a report of the same unit.

A task counts as reported when half of its neighbouring word pairs stand in one line of a report that is about the
same year or the next one and is not older. Words decide, not meaning: what a report says in other words is missed.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import chain, groupby
from multiprocessing import get_context
from operator import itemgetter
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from vanban.aggregation.rows import fetched, insert
from vanban.aggregation.sorting import each_once
from vanban.aggregation.words import Codes, Places, word_pairs
from vanban.machine import cores

_REPORT = "BC"
_ENOUGH = 0.5
_LATER = 1  # years after that of the task in which a report may take it up
_PART = 4_000_000  # characters of reports that are compared together; what is more goes to processes of their own
_REPORTS = f"""
SELECT i.unit, i.year, d.date, d.document, x.text
FROM documents AS d JOIN identities AS i USING (document) JOIN texts AS x USING (document)
ANTI JOIN copies USING (document)
WHERE d.type = '{_REPORT}' AND i.year IS NOT NULL AND i.unit IN (
    SELECT unit FROM tasks JOIN identities USING (document) WHERE year IS NOT NULL)
ORDER BY i.unit, d.document
"""
_TASKS = f"""
SELECT i.unit, i.year, d.date, t.document, t.n, t.text
FROM tasks AS t JOIN documents AS d USING (document) JOIN identities AS i USING (document)
WHERE i.year IS NOT NULL AND i.unit IN (
    SELECT unit FROM identities JOIN documents USING (document) ANTI JOIN copies USING (document)
    WHERE type = '{_REPORT}' AND year IS NOT NULL)
ORDER BY i.unit, t.document, t.n
"""
_OTHERS = """
INSERT INTO task_reports
SELECT document, n, 'no_report', NULL, NULL, NULL FROM tasks ANTI JOIN task_reports USING (document, n)
"""

_Given = tuple[str, int, date | None, str, int, str]  # unit, year, day of issue, document, place and text
_Made = tuple[str, int, date | None, str, str]  # unit, year, day of issue, document and text
_Unit = tuple[list[_Given], list[_Made]]  # its tasks and its reports
_Row = tuple[str, int, str, str | None, float, str | None]


def compare_reports(database: duckdb.DuckDBPyConnection) -> None:
    """Fill ``task_reports``: one row a task. Of many reports it starts processes, as many as there are cores."""
    insert(database, "task_reports", _rows(_parts(database)))
    database.execute(_OTHERS)


def _parts(database: duckdb.DuckDBPyConnection) -> Iterator[list[_Unit]]:
    """The units that have both tasks and reports, some of them at a time."""
    given: Iterator[_Given] = fetched(database, _TASKS)
    made: Iterator[_Made] = fetched(database, _REPORTS)
    part: list[_Unit] = []
    size = 0
    for (_, tasks), (_, reports) in zip(groupby(given, itemgetter(0)), groupby(made, itemgetter(0)), strict=True):
        part.append((list(tasks), list(reports)))
        size += sum(len(text) for *_, text in part[-1][1])
        if size > _PART:
            yield part
            part, size = [], 0
    yield part


def _rows(parts: Iterator[list[_Unit]]) -> Iterator[_Row]:
    """The rows of the tasks that a report could take up, in the order of the parts."""
    first, second = next(parts), next(parts, None)
    if second is None:
        yield from _compared(first)
        return
    waiting: deque[Future[list[_Row]]] = deque()
    ignore = (signal.SIGINT, signal.SIG_IGN)  # the command ends them itself
    with ProcessPoolExecutor(cores(), get_context("spawn"), signal.signal, ignore) as processes:
        for part in chain((first, second), parts):
            waiting.append(processes.submit(_compared, part))
            if len(waiting) > 2 * cores():
                yield from waiting.popleft().result()
        for last in waiting:
            yield from last.result()


def _compared(units: Sequence[_Unit]) -> list[_Row]:
    rows: list[_Row] = []
    for tasks, reports in units:
        own = _Tasks(tasks)
        for _, year, issued, document, text in reports:
            own.compare(year, issued, document, text)
        rows.extend(own.rows())
    return rows


class _Index(NamedTuple):
    """The tasks that have each word pair: ``counts`` of ``tasks``, from ``first`` on."""

    pairs: Codes
    first: Places
    counts: Places
    tasks: Places


class _Tasks:
    """The tasks of a unit, each with the passage nearest to it so far."""

    def __init__(self, rows: Sequence[_Given]) -> None:
        self._names = [(document, n) for _, _, _, document, n, _ in rows]
        self._years = np.array([year for _, year, *_ in rows])
        self._issued = np.array([issued.toordinal() if issued else 0 for _, _, issued, *_ in rows])
        self._documents = np.array([document for document, _ in self._names], dtype=object)
        pairs, tasks = word_pairs([text for *_, text in rows])
        order = np.lexsort((tasks, pairs))
        pairs, tasks = pairs[order], tasks[order]
        once = each_once(pairs, tasks)
        self._pairs, self._tasks = pairs[once], tasks[once]
        self._sizes = np.bincount(self._tasks, minlength=len(rows))
        self._indices: dict[int, _Index] = {}  # by the year of a report
        self._seen = np.zeros(len(rows), dtype=bool)  # a report that could take it up is there
        self._shared = np.zeros(len(rows), dtype=int)  # word pairs that are in the nearest passage
        self._nearest: dict[int, tuple[str, str]] = {}  # report and passage

    def compare(self, year: int, issued: date | None, document: str, text: str) -> None:
        """Take in a report of the unit: a task keeps the first of the lines that share most with it."""
        due = (self._years <= year) & (year <= self._years + _LATER) & (self._documents != document)
        if issued is not None:
            due &= self._issued <= issued.toordinal()
        self._seen |= due
        if year not in self._indices:
            self._indices[year] = self._index(year)
        index = self._indices[year]
        if not due.any() or not len(index.pairs):
            return
        lines = text.split("\n")
        for task, line, count in self._best(lines, due, index):
            self._shared[task] = count
            self._nearest[task] = document, lines[line]

    def rows(self) -> Iterator[_Row]:
        """The rows of the tasks that a report could take up."""
        for task in np.flatnonzero(self._seen).tolist():
            alike = float(self._shared[task] / self._sizes[task]) if self._sizes[task] else 0.0
            report, quote = self._nearest.get(task, (None, None))
            yield *self._names[task], "reported" if alike >= _ENOUGH else "unreported", report, round(alike, 3), quote

    def _index(self, year: int) -> _Index:
        """The word pairs of the tasks that a report of ``year`` could take up."""
        chosen = (self._years[self._tasks] <= year) & (year <= self._years[self._tasks] + _LATER)
        pairs, first, counts = np.unique(self._pairs[chosen], return_index=True, return_counts=True)
        return _Index(pairs, first, counts, self._tasks[chosen])

    def _best(self, lines: Sequence[str], due: NDArray[np.bool_], index: _Index) -> Iterator[tuple[int, int, int]]:
        """Task, line and shared pairs for the tasks that are nearer to one of ``lines`` than to all before."""
        pairs, places = word_pairs(lines)
        wanted = np.searchsorted(index.pairs, pairs)
        known = np.take(index.pairs, wanted, mode="clip") == pairs
        places, wanted = np.divmod(np.unique(places[known] * len(index.pairs) + wanted[known]), len(index.pairs))
        counts = index.counts[wanted]
        ends = np.cumsum(counts)
        hits = index.tasks[np.repeat(index.first[wanted] - ends + counts, counts) + np.arange(counts.sum())]
        both = hits * len(lines) + np.repeat(places, counts)
        found, shared = np.unique(both[due[hits]], return_counts=True)
        tasks, places = np.divmod(found, len(lines))
        better = shared > self._shared[tasks]
        tasks, places, shared = tasks[better], places[better], shared[better]
        order = np.lexsort((places, -shared, tasks))
        chosen = order[np.unique(tasks[order], return_index=True)[1]]
        yield from zip(tasks[chosen].tolist(), places[chosen].tolist(), shared[chosen].tolist(), strict=True)
