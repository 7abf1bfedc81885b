"""Plan against report: whether what a document sets as a task is taken up in a report of the same unit.

A task counts as reported when half of its neighbouring word pairs stand in one line of a report that is about the
same year or the next one and is not older. Words decide, not meaning: what a report says in other words is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import numpy as np

from vanban.aggregation.rows import insert
from vanban.aggregation.words import word_pairs

_REPORT = "BC"
_ENOUGH = 0.5
_LATER = 1  # years after that of the task in which a report may take it up
# tasks of units that have a report at all, and these reports, both unit by unit
_REPORTS = f"""
SELECT i.unit, i.year, d.date, d.document, x.text
FROM documents AS d JOIN identities AS i USING (document) JOIN texts AS x USING (document)
ANTI JOIN copies USING (document)
WHERE d.type = '{_REPORT}' AND i.unit IS NOT NULL AND i.year IS NOT NULL ORDER BY i.unit, d.document
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
_FETCHED = 500  # rows in memory at a time


@dataclass(slots=True)
class _Task:
    """A task and the passage nearest to it so far."""

    year: int
    issued: date | None
    document: str
    n: int
    seen: bool = False  # a report that could take it up is there
    similarity: float = 0.0
    report: str | None = None
    quote: str | None = None

    def is_due_in(self, year: int, issued: date | None, document: str) -> bool:
        """Whether a report on ``year`` could say something of it."""
        later = self.issued is None or issued is None or issued >= self.issued
        return self.year <= year <= self.year + _LATER and later and document != self.document


def compare_reports(database: duckdb.DuckDBPyConnection) -> None:
    """Fill ``task_reports``: one row a task."""
    insert(database, "task_reports", _rows(database))
    database.execute(_OTHERS)


def _rows(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int, str, str | None, float, str | None]]:
    """The rows of the tasks that a report could take up."""
    tasks = groupby(_fetched(database.cursor(), _TASKS), key=itemgetter(0))
    reports = groupby(_fetched(database.cursor(), _REPORTS), key=itemgetter(0))
    unit, found = next(reports, (None, iter(())))
    for owner, rows in tasks:
        while unit is not None and unit < owner:
            unit, found = next(reports, (None, iter(())))
        if unit != owner:
            continue
        given = list(rows)
        own = [_Task(year, issued, document, n) for _, year, issued, document, n, _ in given]
        wanted = _Wanted([text for *_, text in given])
        _compare(own, wanted, ((year, issued, document, text) for _, year, issued, document, text in found))
        for task in own:
            if task.seen:
                state = "reported" if task.similarity >= _ENOUGH else "unreported"
                yield task.document, task.n, state, task.report, round(task.similarity, 3), task.quote


def _fetched(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    rows = database.execute(query)
    while chunk := rows.fetchmany(_FETCHED):
        yield from chunk


class _Wanted:
    """The word pairs of the tasks of a unit, sorted, each with the tasks that have it."""

    def __init__(self, texts: Sequence[str]) -> None:
        pairs, tasks = word_pairs(texts)
        order = np.argsort(pairs, kind="stable")
        self._pairs, self._tasks = pairs[order], tasks[order]
        self.sizes = np.bincount(tasks, minlength=len(texts)).tolist()

    def shared(self, lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Line, task and how many pairs they share, for all that share any, in the order of the lines."""
        pairs, places = word_pairs(lines)
        first = np.searchsorted(self._pairs, pairs, "left")
        counts = np.searchsorted(self._pairs, pairs, "right") - first
        ends = np.cumsum(counts)
        every = np.repeat(first - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)
        both = np.repeat(places, counts) * len(self.sizes) + self._tasks[every]
        for key, count in zip(*(column.tolist() for column in np.unique(both, return_counts=True)), strict=True):
            line, task = divmod(key, len(self.sizes))
            yield line, task, count


def _compare(tasks: Sequence[_Task], wanted: _Wanted, reports: Iterable[tuple[int, date | None, str, str]]) -> None:
    """Give every task of a unit the line of its reports that is nearest to it."""
    for year, issued, document, text in reports:
        due = {index for index, task in enumerate(tasks) if task.is_due_in(year, issued, document)}
        for index in due:
            tasks[index].seen = True
        lines = text.split("\n") if due else []
        for line, index, count in wanted.shared(lines):
            if count > wanted.sizes[index] * tasks[index].similarity and index in due:
                nearer = tasks[index]
                nearer.similarity, nearer.report, nearer.quote = count / wanted.sizes[index], document, lines[line]
