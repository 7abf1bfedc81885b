"""Plan against report: whether what a document sets as a task is taken up in a report of the same unit.

A task counts as reported when half of its neighbouring word pairs stand in one line of a report that is about the
same year or the next one and is not older. Words decide, not meaning: what a report says in other words is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import duckdb

from vanban.aggregation.rows import insert
from vanban.aggregation.words import Pair, word_pairs

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
    pairs: frozenset[Pair]
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
        own = [
            _Task(year, issued, document, n, frozenset(word_pairs(text))) for _, year, issued, document, n, text in rows
        ]
        _compare(own, ((year, issued, document, text) for _, year, issued, document, text in found))
        for task in own:
            if task.seen:
                state = "reported" if task.similarity >= _ENOUGH else "unreported"
                yield task.document, task.n, state, task.report, round(task.similarity, 3), task.quote


def _fetched(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    rows = database.execute(query)
    while chunk := rows.fetchmany(_FETCHED):
        yield from chunk


def _compare(tasks: Sequence[_Task], reports: Iterable[tuple[int, date | None, str, str]]) -> None:
    """Give every task of a unit the line of its reports that is nearest to it."""
    wanted: dict[Pair, list[int]] = defaultdict(list)
    for index, task in enumerate(tasks):
        for pair in task.pairs:
            wanted[pair].append(index)
    sizes = [len(task.pairs) for task in tasks]
    for year, issued, document, text in reports:
        due = {index for index, task in enumerate(tasks) if task.is_due_in(year, issued, document)}
        for index in due:
            tasks[index].seen = True
        for line in text.split("\n") if due else ():
            shared = Counter(chain.from_iterable(map(wanted.__getitem__, wanted.keys() & word_pairs(line))))
            for index, count in shared.items():
                if count > sizes[index] * tasks[index].similarity and index in due:
                    nearer = tasks[index]
                    nearer.similarity, nearer.report, nearer.quote = count / sizes[index], document, line
