"""Plan against report: whether what a document sets as a task is taken up in a report of the same unit.

A task counts as reported when half of its neighbouring word pairs stand in one line of a report that is about the
same year or the next one and is not older. Words decide, not meaning: what a report says in other words is missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb
import numpy as np
from numpy.typing import NDArray

from vanban.aggregation.rows import insert
from vanban.aggregation.words import Codes, pairs, word_codes

_REPORT = "BC"
_ENOUGH = 0.5
_LATER = 1  # years after that of the task in which a report may take it up
_TASKS = """
SELECT i.unit, i.year, d.date, t.document, t.n, t.text
FROM tasks AS t JOIN documents AS d USING (document) JOIN identities AS i USING (document)
ORDER BY t.document, t.n
"""
_REPORTS = f"""
SELECT i.unit, i.year, d.date, d.document, x.text
FROM documents AS d JOIN identities AS i USING (document) JOIN texts AS x USING (document)
ANTI JOIN copies USING (document)
WHERE d.type = '{_REPORT}' AND i.unit IS NOT NULL AND i.year IS NOT NULL ORDER BY i.unit, d.document
"""

_FETCHED = 500  # reports in memory at a time


@dataclass
class _Task:
    """A task and the passage nearest to it so far."""

    year: int | None
    issued: date | None
    document: str
    n: int
    text: str
    seen: bool = False  # a report that could take it up is there
    similarity: float = 0.0
    report: str | None = None
    quote: str | None = None

    @cached_property
    def groups(self) -> Codes:
        """Its word pairs, each once."""
        return np.unique(pairs(word_codes(self.text)))

    def is_due_in(self, year: int, issued: date | None, document: str) -> bool:
        """Whether a report on ``year`` could say something of it."""
        later = self.issued is None or issued is None or issued >= self.issued
        return self.year is not None and self.year <= year <= self.year + _LATER and later and document != self.document

    @property
    def row(self) -> tuple[str, int, str, str | None, float | None, str | None]:
        """The row of ``task_reports``."""
        if not self.seen:
            return self.document, self.n, "no_report", None, None, None
        state = "reported" if self.similarity >= _ENOUGH else "unreported"
        return self.document, self.n, state, self.report, round(self.similarity, 3), self.quote


def compare_reports(database: duckdb.DuckDBPyConnection) -> None:
    """Fill ``task_reports``: one row a task."""
    tasks: dict[str | None, list[_Task]] = defaultdict(list)
    for unit, *row in database.execute(_TASKS).fetchall():
        tasks[unit].append(_Task(*row))
    reports = database.execute(_REPORTS)
    while chunk := reports.fetchmany(_FETCHED):
        for unit, year, issued, document, text in chunk:
            due = [task for task in tasks.get(unit, ()) if task.is_due_in(year, issued, document)]
            if due:
                _look_up(due, document, text)
    rows = sorted((task for group in tasks.values() for task in group), key=lambda task: (task.document, task.n))
    insert(database, "task_reports", (task.row for task in rows))


def _look_up(tasks: Sequence[_Task], document: str, text: str) -> None:
    """Give every task the line of this report that is nearest to it, where it is nearer than what it has."""
    known = np.unique(np.concatenate([task.groups for task in tasks]))
    wanted = np.zeros((len(tasks), len(known)), dtype=np.int16)
    for row, task in zip(wanted, tasks, strict=True):
        task.seen = True
        row[np.searchsorted(known, task.groups)] = 1
    lines = text.split("\n")
    numbers, places = _found(lines, known)
    if not len(numbers):
        return
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    shared = np.add.reduceat(wanted[:, places], starts, axis=1)  # word pairs of each task in each line that has any
    for task, best, count in zip(tasks, shared.argmax(1).tolist(), shared.max(1).tolist(), strict=True):
        if count > task.similarity * len(task.groups):
            task.similarity, task.report = count / len(task.groups), document
            task.quote = lines[numbers[starts[best]]]


def _found(lines: Sequence[str], known: Codes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which of the ``known`` word pairs (second array) stand in which line (first), line by line, each once."""
    codes = word_codes(" ".join(lines), keep=True)
    owners = np.repeat(np.arange(len(lines)), [len(line.split()) for line in lines])[codes != 0]
    groups = pairs(codes[codes != 0])
    found = np.isin(groups, known) & (owners[:-1] == owners[1:])
    both = np.unique(owners[:-1][found] * len(known) + np.searchsorted(known, groups[found]))
    return both // len(known), both % len(known)
