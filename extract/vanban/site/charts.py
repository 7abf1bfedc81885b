"""The charts of the overview: each is one question to the registry, and every number in it is in the answer.

A bar chart's question gives a key and a count a row; a chart over months gives the month (``2024-03``), a series
and a count. Keys are what the tables of the site are filtered by when a bar is followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

Row = tuple[str | None, str | None, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """``table`` and ``column`` are where a bar leads to; ``words`` names the keys, ``series`` what bars are made of."""

    name: str
    shape: Literal["bars", "months"]
    table: str
    column: str
    sql: str
    words: str = "names"
    series: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and its rows: key, series or label, count."""

    chart: Chart
    rows: Sequence[Row]

    @property
    def total(self) -> int:
        """The sum of all counts."""
        return sum(count for _, _, count in self.rows)


LEVEL = """CASE WHEN commune IS NOT NULL THEN 'commune' WHEN district IS NOT NULL THEN 'district'
    WHEN province IS NOT NULL THEN 'province' ELSE 'other' END"""
MONTH = "CASE WHEN date_precision IN ('day', 'month') THEN strftime(date, '%Y-%m') END"


def _models(column: str) -> Chart:
    return Chart(
        f"models_by_{column}", "bars", "models", column,
        f"SELECT {column}, NULL AS label, count(*) AS models\nFROM known_models\n"
        f"GROUP BY {column} ORDER BY models DESC, {column}",
        words=column,
    )  # fmt: skip


CHARTS = (
    Chart(
        "types", "bars", "documents", "type_name",
        "SELECT type_name, NULL AS label, count(*) AS documents\nFROM originals\n"
        "GROUP BY type_name ORDER BY documents DESC, type_name",
        words="types",
    ),
    Chart(
        "levels", "bars", "documents", "level",
        f"SELECT {LEVEL} AS level, NULL AS label,\n    count(*) AS documents\nFROM originals\n"
        "GROUP BY level ORDER BY documents DESC, level",
        words="level",
    ),
    Chart(
        "months", "months", "documents", "month",
        f"SELECT {MONTH} AS month,\n    NULL AS series, count(*) AS documents\nFROM originals\n"
        "GROUP BY month ORDER BY month",
    ),
    _models("field"),
    _models("form"),
    _models("status"),
    Chart(
        "deadlines", "months", "tasks", "month",
        "SELECT strftime(due, '%Y-%m') AS month, state, count(*) AS tasks\nFROM deadlines\n"
        "GROUP BY month, state ORDER BY month, state",
        series="state",
    ),
    Chart(
        "cited", "bars", "citations", "cited",
        "SELECT cited, coalesce(number, text) AS label, documents\nFROM cited_documents\n"
        "ORDER BY documents DESC, citations DESC, cited LIMIT 12",
    ),
    Chart(
        "rules", "bars", "findings", "rule",
        "SELECT rule, severity, sum(findings)::BIGINT AS findings\nFROM finding_counts\n"
        "GROUP BY rule, severity ORDER BY findings DESC, rule, severity",
        words="rules",
    ),
)  # fmt: skip


def draw(database: duckdb.DuckDBPyConnection) -> list[Drawn]:
    """Every chart with its numbers."""
    return [Drawn(chart, database.execute(chart.sql).fetchall()) for chart in CHARTS]
