"""Runs in which files and workers misbehave. Workers are real processes; what goes wrong really does."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from vanban.errors import LimitExceeded, OutputError, UsageError
from vanban.record import Document, Record, Reference, Source, Span, Statistic, Task
from vanban.runs.discovery import discover
from vanban.runs.run import run_to_folder
from vanban.runs.workers import Limits, read_files
from vanban.writers.folder import OutputFolder
from vanban.writers.tables import write_tables

# On the text HANG this regex needs longer than anybody can wait, and nothing but a kill ends it.
SLOW = r"""
[[pattern]]
id = "references/slow"
about = "Backtracks without end"
regex = '''(?:ư+ư+)+ợ'''
examples = [ { text = "ưươ ưượ" }, { text = "ưượ" } ]
not = ["ư"]
"""
HANG = "ư" * 100


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A pattern set that hangs on HANG."""
    folder = tmp_path / "slow patterns"
    folder.mkdir()
    (folder / "slow.toml").write_text(SLOW, "utf-8")
    return folder


@pytest.fixture
def inbox(tmp_path: Path, letter: str) -> Path:
    """A folder with three good documents."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(letter, "utf-8")
    return folder


def outcomes(folder: Path, jobs: int = 1, **keywords):
    return {outcome.path: outcome for outcome in read_files(discover([folder]).files, jobs, **keywords)}


def test_a_file_that_takes_too_long_fails_alone(inbox, slow):
    (inbox / "b.txt").write_text(HANG, "utf-8")
    started = time.monotonic()
    found = outcomes(inbox, pattern_folders=[slow], limits=Limits(seconds=25))
    assert time.monotonic() - started < 150
    assert [path for path in sorted(found) if found[path].record] == ["a.txt", "c.txt"]
    assert isinstance(found["b.txt"].error, LimitExceeded)
    assert str(found["b.txt"].error) == "b.txt: not done after 25 s (raise --timeout)"
    assert not multiprocessing.active_children()


def test_starting_a_worker_does_not_count_as_time_of_a_file(inbox, vanban, tmp_path):
    """On a slow disk importing everything takes longer than any file may."""
    (tmp_path / "slow disk").mkdir()
    (tmp_path / "slow disk" / "sitecustomize.py").write_text(
        "import sys, time\nif 'spawn_main' in ' '.join(sys.orig_argv): time.sleep(12)\n"
    )
    slow_start = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "slow disk"), os.environ.get("PYTHONPATH", "")])
    }
    result = vanban("extract", inbox, "--jobs", "1", "--timeout", "10", env=slow_start)
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 3


def test_a_worker_that_is_killed_costs_its_file_only(inbox, slow):
    (inbox / "a.txt").write_text(HANG, "utf-8")
    killed = threading.Thread(target=_kill_child)
    killed.start()
    found = outcomes(inbox, pattern_folders=[slow], limits=Limits(seconds=120))
    killed.join()
    assert [path for path in sorted(found) if found[path].record] == ["b.txt", "c.txt"]
    error = found["a.txt"].error
    assert error is not None
    assert error.code == "internal-error"
    assert "a.txt: the process that read it died" in error.message


def _kill_child() -> None:
    """Kill the one worker as the system does when memory is short. It holds a.txt from its start."""
    while not (children := multiprocessing.active_children()):
        time.sleep(0.05)
    time.sleep(1)
    for child in children:
        child.kill()


def test_a_file_that_is_too_large_is_not_read(inbox):
    size = (inbox / "a.txt").stat().st_size
    (inbox / "b.txt").write_text("x" * (size + 1), "utf-8")
    found = outcomes(inbox, limits=Limits(bytes=size))
    assert found["a.txt"].record
    assert str(found["b.txt"].error) == f"b.txt: {size + 1} bytes, more than the {size} allowed (raise --max-bytes)"


def test_a_file_that_vanishes_is_told(inbox):
    files = discover([inbox]).files
    (inbox / "b.txt").unlink()
    found = {outcome.path: outcome for outcome in read_files(files, 2)}
    assert found["a.txt"].record
    error = found["b.txt"].error
    assert error is not None
    assert (error.code, error.message) == ("unreadable-file", "b.txt: No such file or directory")


def test_names_of_files_do_not_depend_on_where_they_are_named_from(inbox, monkeypatch):
    monkeypatch.chdir(inbox.parent)
    names = [file.path for file in discover([Path("inbox")]).files]
    assert names == ["a.txt", "b.txt", "c.txt"]
    assert [file.path for file in discover([inbox.absolute()]).files] == names
    monkeypatch.chdir(inbox)
    assert [file.path for file in discover([Path("a.txt"), Path("../inbox/b.txt")]).files] == ["a.txt", "b.txt"]
    assert [file.path for file in discover([Path(".."), Path("a.txt")]).files] == [f"inbox/{name}" for name in names]


def test_links_to_folders_are_not_followed(inbox):
    (inbox / "loop").symlink_to(inbox, target_is_directory=True)
    assert [file.path for file in discover([inbox]).files] == ["a.txt", "b.txt", "c.txt"]
    assert [file.path for file in discover([inbox / "loop"]).files] == ["a.txt", "b.txt", "c.txt"]


def test_what_does_not_exist_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="no such file or folder"):
        discover([tmp_path / "nowhere"])


def test_the_output_folder_inside_the_input_is_not_read(inbox):
    (inbox / "out").mkdir()
    (inbox / "out" / "d.txt").write_text("old")
    assert [file.path for file in discover([inbox], leave_out=inbox / "out").files] == ["a.txt", "b.txt", "c.txt"]


def test_a_name_too_long_for_its_record_fails_alone(inbox, tmp_path):
    """Vietnamese names are long, and .json has to fit behind them."""
    long = "văn bản " * 22 + "quá dài.txt"
    (inbox / long).write_text((inbox / "a.txt").read_text("utf-8"), "utf-8")
    result = run_to_folder(discover([inbox]), tmp_path / "out", jobs=1)
    assert result.read == ["a.txt", "b.txt", "c.txt"]
    assert [str(error) for error in result.failures.values()] == [
        f"{long}: the name is too long to add .json to it (rename the file)"
    ]


def test_a_folder_that_no_run_wrote_is_left_alone(tmp_path):
    (tmp_path / "records.jsonl").write_text("ours")
    with (
        pytest.raises(OutputError, match=r"holds 'records\.jsonl' that no run of vanban wrote"),
        OutputFolder(tmp_path),
    ):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["records.jsonl"]


def test_a_new_run_replaces_all_of_the_old_one_and_nothing_else(inbox, tmp_path):
    out = tmp_path / "out"
    run_to_folder(discover([inbox]), out, jobs=2, csv=True)
    (out / "notes.md").write_text("mine")
    (inbox / "b.txt").unlink()
    run_to_folder(discover([inbox]), out, jobs=2)
    assert sorted(file.relative_to(out).as_posix() for file in out.rglob("*")) == [
        "notes.md", "records", "records.jsonl", "records/a.txt.json", "records/c.txt.json", "run.json",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="no interrupt signal to send")
def test_an_interrupted_run_leaves_the_old_results(inbox, slow, tmp_path):
    out = tmp_path / "out"
    run_to_folder(discover([inbox]), out, jobs=1)
    before = {file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    (inbox / "b.txt").write_text(HANG, "utf-8")
    command = [sys.executable, "-m", "vanban", "extract", str(inbox), "-o", str(out), "--patterns", str(slow)]
    with subprocess.Popen(
        [*command, "--jobs", "2"], stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stderr is not None
        _wait_for(lambda: list(out.glob(".vanban-partial/records/c.txt.json")))
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and its workers
        said = process.stderr.read()
    assert process.returncode == 130
    assert said == "vanban: interrupted\n"
    assert {file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def _wait_for(condition) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_tables_have_a_row_an_item_and_cannot_run_formulas(tmp_path):
    def at(quote):
        return Span(start=0, end=len(quote), quote=quote, page=2)

    sure = {"confidence": 0.9, "pattern": "x/y"}
    record = Record(
        source=Source(path="=1+2.docx", sha256="0", bytes=1, media_type="text/plain", pages=None, encoding="unicode"),
        text="",
        document=Document(subject='@SUM(A1:A9)', recipients=["Như trên", "Lưu: VT"]),
        references=[
            Reference(
                text="+84 900", type=None, number=None, sequence=None, year=None, symbol=None, date=None, issuer=None,
                subject="=HYPERLINK(\"http://vi-du.example\")", relation="cites", at=[at("a"), at("b")], **sure,
            )
        ],
        statistics=[Statistic(text="-5 độ", value="-5", unit="độ", indicator=None, at=at("-5 độ"), **sure)],
        tasks=[
            Task(
                text="- Rà soát hộ nghèo", section=None, lead=[], units=["Thôn 1", "Thôn 2"], deadline=None, at=at("x"),
                **sure,
            )
        ],
    )  # fmt: skip
    again = record.model_copy(update={"source": record.source.model_copy(update={"path": "b.docx"})})
    lines = tmp_path / "records.jsonl"
    lines.write_text("".join(f"{each.to_json(indent=None)}\n" for each in (record, again)), "utf-8")
    write_tables(lines, tmp_path / "tables")

    def rows(name):
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    assert sorted(file.stem for file in (tmp_path / "tables").iterdir()) == [
        "cells", "dates", "documents", "findings", "model_holders", "models", "organisations", "people", "references",
        "statistics", "tables", "task_leads", "task_units", "tasks",
    ]  # fmt: skip
    assert [row["path"] for row in rows("documents")] == ["'=1+2.docx", "b.docx"]
    assert rows("documents")[0]["subject"] == "'@SUM(A1:A9)"
    assert rows("documents")[0]["recipients"] == "Như trên; Lưu: VT"
    assert rows("references")[0]["subject"] == '\'=HYPERLINK("http://vi-du.example")'
    assert rows("references")[0]["text"] == "'+84 900"
    assert (rows("statistics")[0]["value"], rows("statistics")[0]["page"]) == ("-5", "2")
    assert rows("statistics")[0]["text"] == "'-5 độ"
    assert rows("tasks")[0]["text"] == "'- Rà soát hộ nghèo"
    assert rows("tasks")[0]["units"] == "Thôn 1; Thôn 2"


def test_the_report_of_a_run_says_when_and_how_it_ended(inbox, tmp_path):
    run_to_folder(discover([inbox]), tmp_path / "out", jobs=1)
    report = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert report["status"] == "success"
    assert report["started"] <= report["finished"]
    assert report["failures"] == []
