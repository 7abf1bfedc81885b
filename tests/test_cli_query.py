"""``vanban query`` and ``vanban aggregate`` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest

from registries import model, record, statistic, write_run
from vanban.aggregation.documentation import reference
from vanban.aggregation.querying import ask
from vanban.errors import RecordError, UsageError

COUNT = "SELECT name, status FROM models ORDER BY n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory, vanban):
    """A run, and registries of it in three formats, with the registers."""
    folder = tmp_path_factory.mktemp("desk")
    figures = [statistic("=hộ", "25.50", "%")]
    write_run(
        folder / "out",
        [record("a.txt", models=[model("Hàng cau xanh", status="new"), model("Bể nước")], statistics=figures)],
    )
    for name in ("registry.duckdb", "registry.sqlite", "registry.parquet"):
        result = vanban("aggregate", "out", "--to", name, "--registers", "registers", cwd=folder)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", f"1 documents → {name}\n")
    return folder


@pytest.mark.parametrize("source", ["registry.duckdb", "registry.sqlite", "registry.parquet", "out"])
def test_registries_of_every_kind_and_records_give_the_same_answer(desk, source):
    with ask(COUNT, [str(desk / source)]) as answer:
        assert answer.columns == ("name", "status")
        assert [tuple(row) for row in answer.rows] == [("Hàng cau xanh", "new"), ("Bể nước", None)]
    with ask("SELECT copies FROM originals", [str(desk / source)]) as answer:
        assert [tuple(row) for row in answer.rows] == [(0,)], "views are there too"


def test_the_answer_is_all_that_standard_output_gets(desk, vanban):
    lines = vanban("query", COUNT, "--format", "jsonl", cwd=desk)
    assert [json.loads(line) for line in lines.stdout.splitlines()] == [
        {"name": "Hàng cau xanh", "status": "new"},
        {"name": "Bể nước", "status": None},
    ]
    table = vanban("query", COUNT, cwd=desk)
    assert "Hàng cau xanh" in table.stdout
    assert (lines.stderr, table.stderr) == ("", "")
    rows = vanban("query", "SELECT indicator, value FROM statistics", "--format", "csv", cwd=desk)
    assert list(csv.reader(io.StringIO(rows.stdout))) == [["indicator", "value"], ["'=hộ", "25.5"]]


@pytest.mark.parametrize("source", ["registry.duckdb", "registry.sqlite", "registry.parquet"])
@pytest.mark.parametrize(
    "question",
    [
        "SELECT nothing FROM models", "DELETE FROM models", "DROP TABLE models", "SELECT 1; SELECT 2", "nonsense",
        "SELECT * FROM read_csv('/etc/hosts')", "COPY (SELECT 1) TO 'x.csv'", "ATTACH 'other.db'", "",
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_changes_nothing(desk, source, question):
    before = sorted(desk.rglob("*"))
    with pytest.raises(UsageError), ask(question, [str(desk / source)]) as answer:
        list(answer.rows)
    assert sorted(desk.rglob("*")) == before
    with ask("SELECT count(*) FROM models", [str(desk / source)]) as answer:
        assert [tuple(row) for row in answer.rows] == [(2,)]


def test_a_wrong_question_ends_with_status_2_and_a_remedy(desk, vanban):
    result = vanban("query", "SELECT x FROM nowhere", cwd=desk)
    assert (result.returncode, result.stdout) == (2, "")
    assert "nowhere" in result.stderr
    assert "vanban query --tables" in result.stderr
    assert vanban("query", cwd=desk).returncode == 2
    assert "no such file" in vanban("query", COUNT, "not-there", cwd=desk).stderr


def test_tables_prints_the_reference(vanban):
    assert vanban("query", "--tables").stdout == reference()


def test_what_holds_no_records_is_named(tmp_path):
    with pytest.raises(RecordError, match="no records in it"), ask(COUNT, [str(tmp_path)]):
        pass


def test_postgresql(desk, vanban):
    url = os.environ.get("VANBAN_TEST_POSTGRES")
    if url is None:
        pytest.skip("no server is given: VANBAN_TEST_POSTGRES=postgresql://… (its schema vanban is replaced)")
    for _ in range(2):
        assert vanban("aggregate", "out", "--to", url, cwd=desk).stderr == f"1 documents → {url}\n"
    with ask(COUNT, [url]) as answer:
        assert list(answer.rows) == [("Hàng cau xanh", "new"), ("Bể nước", None)]
    with ask("SELECT copies FROM originals", [url]) as answer:
        assert list(answer.rows) == [(0,)]
    for question in ("DELETE FROM models", "SELECT nothing FROM models"):
        with pytest.raises(UsageError, match="PostgreSQL"), ask(question, [url]):
            pass


def test_without_the_driver_postgresql_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(UsageError, match="psycopg") as caught, ask(COUNT, ["postgresql://localhost/x"]):
        pass
    assert "pip install" in caught.value.remedy
