"""The registry holds what the records hold: all of it, once, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from registries import model, record, registry, statistic, task, write_run
from vanban.aggregation.documentation import reference
from vanban.aggregation.inputs import find_runs
from vanban.aggregation.registry import TABLES, build_registry
from vanban.aggregation.stores import check_target, save
from vanban.aggregation.views import VIEWS
from vanban.errors import OutputError, RecordError, UsageError
from vanban.record import Record

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "outputs/records"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The reference results."""
    return [Record.model_validate_json(file.read_bytes()) for file in sorted(RECORDS.glob("*.json"))]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry of the reference results."""
    file = tmp_path_factory.mktemp("registry") / "registry.duckdb"
    build_registry(find_runs([RECORDS]), file)
    return file


@pytest.fixture(scope="module")
def database(file: Path) -> Iterable[duckdb.DuckDBPyConnection]:
    with duckdb.connect(file, read_only=True) as connection:
        yield connection


def rows(database: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return database.execute(query).fetchall()


def test_every_item_of_every_record_is_a_row(records, database):
    lists = {
        "models": lambda r: r.models, "references": lambda r: r.references, "dates": lambda r: r.dates,
        "statistics": lambda r: r.statistics, "tasks": lambda r: r.tasks, "people": lambda r: r.people,
        "organisations": lambda r: r.organisations, "findings": lambda r: r.findings, "tables": lambda r: r.tables,
        "documents": lambda r: [r], "texts": lambda r: [r], "identities": lambda r: [r],
        "model_holders": lambda r: [h for m in r.models for h in m.holders],
        "task_units": lambda r: [u for t in r.tasks for u in t.units],
        "task_leads": lambda r: [u for t in r.tasks for u in t.lead],
        "cells": lambda r: [c for t in r.tables for c in t.cells],
        "links": lambda r: r.references, "model_lines": lambda r: r.models, "task_reports": lambda r: r.tasks,
    }  # fmt: skip
    assert set(lists) | {"copies", "registry"} == {table.name for table in TABLES}
    for name, items in lists.items():
        (counted,) = rows(database, f'SELECT count(*) FROM "{name}"')[0]
        assert counted == sum(len(items(each)) for each in records), name
        key = ", ".join(next(table.key for table in TABLES if table.name == name))
        assert rows(database, f'SELECT {key} FROM "{name}" GROUP BY {key} HAVING count(*) > 1') == [], name


def test_the_values_of_items_are_those_of_the_records(records, database):
    """Value by value, in the order of the records."""
    expected = [
        (r.source.path, n, s.text, s.value, s.unit, s.indicator, s.confidence, s.at.start, s.at.end)
        for r in records
        for n, s in enumerate(r.statistics, 1)
    ]
    columns = "document, n, text, value_text, unit, indicator, confidence, at_start, at_end"
    assert rows(database, f"SELECT {columns} FROM statistics ORDER BY document, n") == expected
    assert len(expected) > 1000
    assert (
        sum(Decimal(row[3]) for row in expected if row[3]) == rows(database, "SELECT sum(value) FROM statistics")[0][0]
    )

    expected = [
        (r.source.path, n, m.name, m.field, m.form, m.status, "; ".join(h.name for h in m.holders) or None,
         m.period.start if m.period else None, m.mention, m.at[0].start)
        for r in records for n, m in enumerate(r.models, 1)
    ]  # fmt: skip
    columns = "document, n, name, field, form, status, holders, period_start::VARCHAR, mention, at_start"
    assert rows(database, f"SELECT {columns} FROM models ORDER BY document, n") == expected

    expected = [
        (r.source.path, n, c.text, c.type.code if c.type else None, c.number, c.date, c.issuer, c.relation, c.key)
        for r in records for n, c in enumerate(r.references, 1)
    ]  # fmt: skip
    columns = "document, n, text, type, number, date::VARCHAR, issuer, relation, key"
    assert rows(database, f'SELECT {columns} FROM "references" ORDER BY document, n') == expected

    expected = [
        (r.source.path, n, t.text, "; ".join(t.lead) or None, "; ".join(t.units) or None,
         t.deadline.end if t.deadline else None)
        for r in records for n, t in enumerate(r.tasks, 1)
    ]  # fmt: skip
    columns = "document, n, text, lead, units, deadline_end::VARCHAR"
    assert rows(database, f"SELECT {columns} FROM tasks ORDER BY document, n") == expected


def test_the_header_of_a_document_is_that_of_the_record(records, database):
    expected = [
        (
            r.source.path, r.document.type.code if r.document.type else None,
            r.document.issuer.name if r.document.issuer else None,
            r.document.number.canonical if r.document.number else None,
            r.document.date.start if r.document.date else None, r.document.subject,
            r.document.signer.name if r.document.signer else None, "; ".join(r.document.recipients) or None,
        )
        for r in records
    ]  # fmt: skip
    columns = "document, type, issuer, number, date::VARCHAR, subject, signer, recipients"
    assert rows(database, f"SELECT {columns} FROM documents ORDER BY document") == expected
    assert rows(database, "SELECT text FROM texts ORDER BY document") == [(r.text,) for r in records]


def test_the_day_that_is_in_time(tmp_path):
    tasks = [task("a", end="2024-03-01", before=True), task("b", end="2024-03-01"), task("c")]
    with registry(tmp_path, record("kh.txt", tasks=tasks)) as database:
        assert rows(database, "SELECT due::VARCHAR FROM tasks ORDER BY n") == [
            ("2024-02-29",),
            ("2024-03-01",),
            (None,),
        ]


def test_every_column_is_documented_in_the_database_and_on_the_page(database):
    undocumented = "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
    views = {view.name for view in VIEWS}
    assert [row for row in rows(database, undocumented) if row[0] not in views] == []
    assert rows(database, "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal") == []
    assert (ROOT / "docs/registry.md").read_text("utf-8") == reference(), "vanban query --tables > docs/registry.md"


def test_several_runs_are_told_apart_by_their_folders(tmp_path):
    for name in ("may-1", "may-2"):
        write_run(tmp_path / name / "out", [record("kh.txt", text=f"Việc của {name} " * 9)])
    build_registry(find_runs([tmp_path / "may-1/out", tmp_path / "may-2/out"]), tmp_path / "registry.duckdb")
    with duckdb.connect(tmp_path / "registry.duckdb") as database:
        found = rows(database, "SELECT document, run, path FROM documents ORDER BY 1")
    assert found == [("may-1/out/kh.txt", "may-1/out", "kh.txt"), ("may-2/out/kh.txt", "may-2/out", "kh.txt")]


def test_lines_folders_and_single_records_say_the_same(tmp_path, records):
    (tmp_path / "records.jsonl").write_text("".join(f"{r.to_json(indent=None)}\n" for r in records[:3]), "utf-8")
    few = write_run(tmp_path / "out", records[:3])
    singles = sorted((few / "records").iterdir())
    tables = []
    for index, inputs in enumerate(([tmp_path / "records.jsonl"], [few], [few / "records"], singles)):
        build_registry(find_runs(inputs), tmp_path / f"{index}.duckdb")
        with duckdb.connect(tmp_path / f"{index}.duckdb") as database:
            tables.append(
                rows(database, "SELECT path, text, value_text FROM statistics JOIN documents USING (document)")
            )
    assert tables[0] == tables[1] == tables[2]
    assert sorted(map(str, tables[3])) == sorted(map(str, tables[0])) != []


def test_aggregating_again_replaces_what_changed_and_drops_what_was_withdrawn(vanban, tmp_path):
    old = [record("a.txt", models=[model("Hàng cau xanh")]), record("b.txt", statistics=[statistic("hộ", "5", "hộ")])]
    out = write_run(tmp_path / "out", old)
    (out / "run.json").write_text("{}", "utf-8")
    target = tmp_path / "registry.duckdb"
    assert vanban("aggregate", out, "--to", target).returncode == 0
    (out / "records" / "a.txt.json").unlink()
    write_run(out, [record("b.txt", statistics=[statistic("hộ", "7", "hộ")])])
    result = vanban("aggregate", out, "--to", target)
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == f"1 documents → {target}\n"
    with duckdb.connect(target) as database:
        assert rows(database, "SELECT document FROM documents") == [("b.txt",)]
        assert rows(database, "SELECT count(*) FROM models") == [(0,)]
        assert rows(database, "SELECT value FROM statistics") == [(7,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "registry.duckdb"], "nothing else is left"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema": "vanban/record/1"}', "source: Field required"),
        ('{"schema": "vanban/record/2"}', "schema: Input should be"),
        ("[1]", "Input should be an object"),
        ("{", "Invalid JSON"),
        ('{"schema": "vanban/record/1", "statistics": 7, "source": {"path": "x"}}', "source.sha256: Field required"),
    ],
)
def test_what_is_no_record_is_named(tmp_path, content, message):
    out = write_run(tmp_path / "out", [record("a.txt"), record("c.txt")])
    (out / "records" / "b.txt.json").write_text(content, "utf-8")
    with pytest.raises(RecordError, match=message) as caught:
        build_registry(find_runs([out]), tmp_path / "registry.duckdb")
    assert "b.txt.json" in str(caught.value)
    assert caught.value.remedy


def test_the_line_of_a_fault_is_named(tmp_path):
    lines = [record("a.txt").to_json(indent=None), "", json.dumps({"schema": "other"})]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.raises(RecordError, match=r"records\.jsonl: line 3: "):
        build_registry(find_runs([tmp_path / "records.jsonl"]), tmp_path / "registry.duckdb")


def test_many_records_are_read_in_parts(tmp_path, monkeypatch, records, database):
    """In parts of a few records each, with the lines of a file counted through."""
    monkeypatch.setattr("vanban.aggregation.inputs._BATCH", 100_000)
    lines = [f"{r.to_json(indent=None)}\n" for r in records]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), "utf-8")  # a blank line after each
    for name, source in (("lines", tmp_path / "records.jsonl"), ("files", RECORDS)):
        build_registry(find_runs([source]), tmp_path / f"{name}.duckdb")
        with duckdb.connect(tmp_path / f"{name}.duckdb", read_only=True) as parted:
            for table in ("statistics", "cells", "links", "task_reports", "model_lines", "copies"):
                query = f"SELECT * FROM {table} ORDER BY ALL"
                assert rows(parted, query) == rows(database, query), table
    (tmp_path / "records.jsonl").write_text("".join([*lines, "{}\n"]), "utf-8")
    with pytest.raises(RecordError, match=rf"line {len(lines) + 1}: "):
        build_registry(find_runs([tmp_path / "records.jsonl"]), tmp_path / "fault.duckdb")


def test_links_between_quantities_join_by_their_places(records, database):
    expected = [
        (r.source.path, n, s.per, s.bound, *(at and at.start for at in (s.share_of_at, s.part_of_at, s.about_at)),
         s.exhaustive)
        for r in records for n, s in enumerate(r.statistics, 1)
    ]  # fmt: skip
    columns = "document, n, per, bound, share_of_start, part_of_start, about_start, exhaustive"
    assert rows(database, f"SELECT {columns} FROM statistics ORDER BY document, n") == expected
    assert any(row[4] is not None for row in expected)
    totals = """
    SELECT count(*) FROM statistics AS part JOIN statistics AS total
        ON total.document = part.document AND total.at_start = part.part_of_start
    """
    assert rows(database, totals)[0][0] >= sum(row[5] is not None for row in expected) > 0


def test_inputs_that_cannot_be(tmp_path):
    out = write_run(tmp_path / "out", [record("a.txt")])
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match="no records in it"):
        find_runs([tmp_path / "empty"])
    with pytest.raises(RecordError, match="named twice"):
        find_runs([out, out])
    (tmp_path / "empty" / "run.json").write_text("{}", "utf-8")
    with pytest.raises(RecordError, match="a run without its records"):
        find_runs([tmp_path / "empty"])
    line = record("a.txt").to_json(indent=None)
    (tmp_path / "two.jsonl").write_text(f"{line}\n{line}\n", "utf-8")
    with pytest.raises(RecordError, match=r"a\.txt: two records"):
        build_registry(find_runs([tmp_path / "two.jsonl"]), tmp_path / "registry.duckdb")


def test_a_target_that_is_no_registry_is_left_alone(tmp_path):
    for name in ("x.duckdb", "x.sqlite"):
        (tmp_path / name).write_text("mine", "utf-8")
        with pytest.raises(OutputError, match="is no registry"):
            check_target(str(tmp_path / name))
    (tmp_path / "x.parquet").mkdir()
    with pytest.raises(OutputError, match="is no registry"):
        check_target(str(tmp_path / "x.parquet"))
    with pytest.raises(UsageError, match="a registry ends in"):
        check_target("registry.xlsx")
    with pytest.raises(OutputError, match="no such folder"):
        check_target(str(tmp_path / "nowhere" / "x.duckdb"))


@pytest.fixture(scope="module")
def stored(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry in the other formats, made twice: over what was there before."""
    folder = tmp_path_factory.mktemp("stored")
    for _ in range(2):
        for suffix in ("sqlite", "parquet"):
            work = tmp_path_factory.mktemp("work", numbered=True)
            copy = work / "copy.duckdb"
            copy.write_bytes(file.read_bytes())
            check_target(str(folder / f"registry.{suffix}"))
            save(copy, str(folder / f"registry.{suffix}"))
    return folder


def test_tables_are_the_same_in_every_format(database, stored):
    lite = sqlite3.connect(stored / "registry.sqlite")
    for table in TABLES:
        key = ", ".join(table.key)
        columns = ", ".join(f'"{c.name}"' for c in table.columns if c.type in ("VARCHAR", "INTEGER", "DOUBLE"))
        expected = rows(database, f'SELECT {columns} FROM "{table.name}" ORDER BY {key}')
        assert lite.execute(f'SELECT {columns} FROM "{table.name}" ORDER BY {key}').fetchall() == expected
        parquet = f"SELECT {columns} FROM '{stored}/registry.parquet/{table.name}.parquet' ORDER BY {key}"
        assert duckdb.sql(parquet).fetchall() == expected
    (total,) = lite.execute("SELECT sum(value) FROM statistics").fetchone()
    assert total == pytest.approx(float(rows(database, "SELECT sum(value) FROM statistics")[0][0]))
    lite.close()


def test_views_say_the_same_in_every_format(database, stored):
    lite = sqlite3.connect(stored / "registry.sqlite")
    for view in VIEWS:
        expected = rows(database, f'SELECT * FROM "{view.name}"')
        found = lite.execute(f'SELECT * FROM "{view.name}"').fetchall()
        assert len(found) == len(expected), view.name
        names = [column[0] for column in lite.execute(f'SELECT * FROM "{view.name}"').description]
        assert names == [column[0] for column in database.execute(f'SELECT * FROM "{view.name}"').description]
        first = [sorted(str(row[0]) for row in table) for table in (expected, found)]
        assert first[0] == first[1], view.name
    lite.close()


def test_a_record_of_any_length_is_read(tmp_path):
    """Longer than what DuckDB reads at a time."""
    text = "vận động nhân dân " * 2_500_000
    out = write_run(tmp_path / "out", [record("a.txt"), record("dài.txt", text=text)])
    build_registry(find_runs([out]), tmp_path / "registry.duckdb")
    with duckdb.connect(tmp_path / "registry.duckdb", read_only=True) as database:
        longest = rows(database, "SELECT document, length(text) FROM texts ORDER BY 2 DESC LIMIT 1")
    assert longest == [("dài.txt", len(text))]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    out = write_run(tmp_path / "out", [record("a.txt"), record("b.txt")])
    runs = find_runs([out])
    (out / "records" / "b.txt.json").unlink()
    with pytest.raises(RecordError, match=r"b\.txt\.json: No such file"):
        build_registry(runs, tmp_path / "registry.duckdb")
