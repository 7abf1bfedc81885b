"""Every number in every chart is the registry's, and the registry's is the records'."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from sites import ROOT, loaded, make_site, page, rows
from vanban.aggregation.querying import ask
from vanban.record import Document
from vanban.site.charts import CHARTS, Chart, Drawn
from vanban.site.drawing import months, shares


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("charts")
    make_site(made)
    return made


def drawn_rows(site: Path, chart: str) -> list[list[object]]:
    """The rows of a chart as its page shows them."""
    section = page(site / "index.html").get_element_by_id(chart)
    found = [json.loads(row.get("data-row")) for row in section.iter("tr") if row.get("data-row")]
    for row, line in zip(found, (row for row in section.iter("tr") if row.get("data-row")), strict=True):
        (count,) = line.find_class("count")
        assert int(count.text_content().replace("\u202f", "")) == row[2], chart
    return found


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_shows_what_the_registry_answers(folder: Path, chart: Chart):
    section = page(folder / "site/index.html").get_element_by_id(chart.name)
    (sql,) = (code.text for code in section.iter("code"))
    with ask(sql, [str(folder / "registry.duckdb")]) as answer:
        assert drawn_rows(folder / "site", chart.name) == [list(row) for row in answer.rows]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_bar_leads_to_as_many_rows_as_it_says(folder: Path, chart: Chart):
    table = rows(folder / "site", chart.table)
    counted: Counter[tuple[object, object]] = Counter()
    for key, label, count in drawn_rows(folder / "site", chart.name):
        counted[key, label if chart.series else None] += count
    for (key, series), count in counted.items():
        hit = [row for row in table if row[chart.column] == key and (not chart.series or row[chart.series] == series)]
        found = {row["page"] for row in hit} if chart.name == "cited" else hit
        assert len(found) == count, (key, series)


def level(document: Document) -> str:
    unit = document.issuer.unit if document.issuer else None
    names = ("commune", "district", "province")
    return next((name for name in names if unit and getattr(unit, name)), "other")


def test_the_charts_count_what_the_records_hold(folder: Path):
    with ask("SELECT document FROM copies", [str(folder / "registry.duckdb")]) as answer:
        copies = {document for (document,) in answer.rows}
    records = [record for record in loaded() if record.source.path not in copies]
    dates = [record.document.date for record in records]
    known = [date.start[:7] if date and date.start and date.precision in ("day", "month") else None for date in dates]
    wanted = {
        "types": Counter(record.document.type.name if record.document.type else None for record in records),
        "levels": Counter(level(record.document) for record in records),
        "months": Counter(known),
        "rules": Counter(finding.rule for record in records for finding in record.findings),
    }
    for name, counts in wanted.items():
        drawn: Counter[object] = Counter()
        for key, _, count in drawn_rows(folder / "site", name):  # a rule has a row for each severity
            drawn[key] += count
        assert drawn == counts, name
    dated = sum(bool(task.deadline and task.deadline.end) for record in records for task in record.tasks)
    assert dated > 10
    assert sum(count for *_, count in drawn_rows(folder / "site", "deadlines")) == dated
    mentions = sum(len(record.models) for record in records)
    assert sum(row["mentions"] for row in rows(folder / "site", "models")) == mentions
    for by in ("field", "form", "status"):
        shown = sum(count for *_, count in drawn_rows(folder / "site", f"models_by_{by}"))
        assert shown == len(rows(folder / "site", "models"))


def test_the_tiles_say_how_many_rows_the_tables_have(folder: Path):
    tiles = page(folder / "site/index.html").find_class("tiles")[0]
    for link in tiles.iter("a"):
        shown = int(link.find("strong").text.replace("\u202f", ""))
        assert shown == len(rows(folder / "site", link.get("href").removesuffix(".html")))


def test_columns_are_as_high_as_their_counts():
    chart = next(chart for chart in CHARTS if chart.name == "deadlines")
    plan = months(Drawn(chart, [("2023-11", "reported", 4), ("2023-11", "unreported", 2), ("2025-02", "reported", 1)]))
    assert [year for year, _ in plan.years] == ["2023", "2025"]
    first, second = plan.columns
    assert (first.count, second.count) == (6, 1)
    assert first.parts[0].height == 2 * first.parts[1].height == 4 * second.parts[0].height
    assert first.parts[1].y + first.parts[1].height == first.parts[0].y
    assert {part.y + part.height for part in (first.parts[0], second.parts[0])} == {plan.floor}
    assert plan.width >= second.x + plan.bar


def test_the_longest_bar_fills_its_place():
    assert shares(Drawn(CHARTS[0], [("a", None, 8), ("b", None, 2)])) == [100, 25]


def test_every_chart_is_in_the_docs():
    text = (ROOT / "docs/report.md").read_text("utf-8")
    assert all(f"`{chart.name}`" in text for chart in CHARTS)
