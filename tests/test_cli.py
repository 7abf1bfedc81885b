"""The command line as a user meets it: real processes, real pipes."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from vanban import __version__

NOTE = """
[vocabulary.counted]
about = "What our office counts"
terms = ["tổ ong rừng"]

[[pattern]]
id = "references/office-note"
about = "Notes of our own office: Phiếu trình PT.12-2024"
regex = '''(?P<head>Phiếu\\s+trình)\\s+(?P<name>PT\\.\\d+-\\d{4})'''
confidence = 0.75
examples = [
  { text = "theo Phiếu trình PT.12-2024", gives = { text = "Phiếu trình PT.12-2024" } },
  { text = "Phiếu trình PT.3-2023" },
]
not = ["Phiếu trình số 12"]
"""


@pytest.fixture
def inbox(tmp_path: Path, letter: str) -> Path:
    """A folder with documents in it and below it, one file that is none, one that is broken, and lock files."""
    folder = tmp_path / "inbox"
    (folder / "2024" / "xã").mkdir(parents=True)
    (folder / "kế hoạch.txt").write_text(letter, "utf-8")
    (folder / "2024" / "xã" / "KH.TXT").write_text(letter.replace("17/KH", "18/KH"), "utf-8")
    (folder / "2024" / "hỏng.docx").write_bytes(b"PK\x03\x04 no more")
    (folder / "2024" / "rỗng.pdf").write_bytes(b"")
    (folder / "ghi chú.xyz").write_text("không phải văn bản", "utf-8")
    (folder / "~$kế hoạch.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"\0")
    return folder


def test_a_folder_is_read_with_all_that_is_below_it(vanban, inbox, tmp_path):
    out = tmp_path / "out"
    result = vanban("extract", inbox, "-o", out, "--jobs", "2", "--format", "csv")
    assert result.returncode == 1
    assert result.stdout == ""
    first, *failures = result.stderr.splitlines()
    assert first == f"4 documents: 2 read, 2 could not be read, 1 passed over by their names → {out}"
    assert [re.sub(r":.* \[", " [", line.strip()) for line in failures] == [
        "2024/hỏng.docx [damaged-file]",
        "2024/rỗng.pdf [empty-file]",
    ]
    assert all("(" in line for line in failures), "every failure says what to do"

    records = sorted(file.relative_to(out / "records").as_posix() for file in out.rglob("records/**/*.json"))
    assert records == ["2024/xã/KH.TXT.json", "kế hoạch.txt.json"]
    lines = (out / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["2024/xã/KH.TXT", "kế hoạch.txt"]
    assert json.loads(lines[1]) == json.loads((out / "records" / "kế hoạch.txt.json").read_text("utf-8"))
    assert (out / "tables" / "documents.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,")

    report = json.loads((out / "run.json").read_text("utf-8"))
    assert report["vanban"] == __version__
    assert report["status"] == "partial"
    assert report["counts"] == {"read": 2, "failed": 2, "skipped": 1}
    assert [failure["path"] for failure in report["failures"]] == ["2024/hỏng.docx", "2024/rỗng.pdf"]
    assert all(failure["reason"] and failure["remedy"] and failure["code"] for failure in report["failures"])
    assert report["skipped"] == ["ghi chú.xyz"]


def test_several_inputs_are_named_from_the_folder_that_holds_them_all(vanban, inbox):
    result = vanban("extract", inbox / "2024" / "xã", inbox / "kế hoạch.txt", inbox / "kế hoạch.txt")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["source"]["path"] for record in records] == ["2024/xã/KH.TXT", "kế hoạch.txt"]
    assert [record["document"]["number"]["canonical"] for record in records] == ["18/KH-UBND", "17/KH-UBND"]


def test_one_file_is_one_json_document_on_standard_output(vanban, inbox):
    result = vanban("extract", inbox / "kế hoạch.txt")
    record = json.loads(result.stdout)
    assert (result.returncode, result.stderr) == (0, "")
    assert record["source"]["path"] == "kế hoạch.txt"
    assert record["document"]["date"]["start"] == "2024-03-08"
    assert vanban("extract", inbox / "kế hoạch.txt", "--format", "jsonl").stdout.count("\n") == 1


def test_standard_input_is_read_like_a_file(vanban, inbox, letter):
    from_file = vanban("extract", inbox / "kế hoạch.txt")
    from_pipe = vanban("extract", "-", "--name", "kế hoạch.txt", input=letter)
    assert from_pipe.stdout == from_file.stdout
    text = vanban("extract", "-", "--format", "text", input=letter)
    assert text.stdout == json.loads(from_file.stdout)["text"] + "\n"


def test_what_cannot_be_read_from_standard_input_is_told_like_a_file(vanban):
    result = vanban("extract", "-", "--name", "lá thư", input="")
    assert (result.returncode, result.stdout) == (1, "")
    assert "lá thư: " in result.stderr
    assert "[empty-file]" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "Missing argument"),
        (["extract", "nowhere"], "nowhere: no such file or folder (check the name)"),
        (["extract", "empty"], "no documents in empty"),
        (["extract", "-", "x.txt"], "- stands alone"),
        (["extract", "-", "-o", "out"], "- stands alone"),
        (["extract", "x.txt", "--format", "csv"], "csv is several tables"),
        (["extract", "x.txt", "--format", "jsonl", "-o", "out"], "--format jsonl is for standard output"),
        (["extract", "x.txt", "y.txt", "--format", "json"], "several records are not one JSON document"),
        (["extract", "x.txt", "--jobs", "0"], "--jobs"),
        (["extract", "x.txt", "-o", "theirs"], "theirs: holds 'records' that no run of vanban wrote"),
        (["extract", "x.txt", "-o", "x.txt"], "x.txt"),
        (["evaluate", "nowhere", "empty"], "nowhere"),
        (["evaluate", "empty", "empty"], "empty: no gold annotations (*.json)"),
        (["evaluate", "empty", "empty", "--raise-floor"], "there is no floor to write"),
        (["patterns", "test", "--patterns", "empty"], "empty: no pattern files (*.toml)"),
        (["no-such-command"], "No such command"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(vanban, tmp_path, letter, arguments, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "theirs" / "records").mkdir(parents=True)
    (tmp_path / "theirs" / "records" / "ours.json").write_text("{}")
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text(letter, "utf-8")
    before = sorted(tmp_path.rglob("*"))
    result = vanban(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_pattern_set_of_ones_own_adds_and_overrides(vanban, tmp_path, letter):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "office.toml").write_text(NOTE, "utf-8")
    document = letter.replace("như sau:", "như sau theo Phiếu trình PT.12-2024; đã đặt 35 tổ ong rừng.")
    plain = json.loads(vanban("extract", "-", input=document).stdout)
    assert "references/office-note" not in {item["pattern"] for item in plain["references"]}
    assert "tổ ong rừng" not in {figure["unit"] for figure in plain["statistics"]}

    ours = json.loads(vanban("extract", "-", "--patterns", tmp_path / "ours", input=document).stdout)
    added = [item for item in ours["references"] if item["pattern"] == "references/office-note"]
    assert [(item["text"], item["confidence"]) for item in added] == [("Phiếu trình PT.12-2024", 0.75)]
    assert ("35", "tổ ong rừng") in {(figure["value"], figure["unit"]) for figure in ours["statistics"]}

    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "office.toml").write_text(NOTE.replace("0.75", "0.5"), "utf-8")
    listed = vanban("patterns", "list", "--patterns", tmp_path / "ours", "--patterns", tmp_path / "more")
    assert "references/office-note\t0.50\tNotes of our own office: Phiếu trình PT.12-2024" in listed.stdout.splitlines()


def test_a_malformed_pattern_set_is_told_before_anything_is_read(vanban, tmp_path, letter):
    (tmp_path / "office.toml").write_text(NOTE.replace("\\d{4})", "\\d{4}"), "utf-8")
    result = vanban("extract", "-", "--patterns", tmp_path, input=letter)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"{tmp_path / 'office.toml'}: references/office-note: " in result.stderr


def test_patterns_are_listed(vanban):
    everything = vanban("patterns", "list")
    dates = vanban("patterns", "list", "--kind", "dates")
    assert everything.returncode == 0
    rows = [line.split("\t") for line in everything.stdout.splitlines()]
    assert all(len(row) == 3 and 0 <= float(row[1]) <= 1 for row in rows)
    assert dates.stdout.splitlines() == [line for line in everything.stdout.splitlines() if line.startswith("dates/")]
    assert dates.stdout


def test_patterns_that_miss_their_examples_are_named(vanban, tmp_path):
    wrong = NOTE.replace('text = "Phiếu trình PT.3-2023"', 'text = "Phiếu gửi PT.3-2023"')
    wrong = wrong.replace("Phiếu trình số 12", "Phiếu trình PT.9-2020")
    (tmp_path / "office.toml").write_text(wrong, "utf-8")
    result = vanban("patterns", "test", "--patterns", tmp_path)
    assert result.returncode == 1
    ours = [line for line in result.stdout.splitlines() if line.startswith(str(tmp_path))]
    assert ours == [
        f"{tmp_path / 'office.toml'}: references/office-note: found nothing",
        f"{tmp_path / 'office.toml'}: references/office-note: must find nothing here",
    ]


def test_the_schema_is_a_json_schema(vanban):
    result = vanban("schema")
    assert (result.returncode, result.stderr) == (0, "")
    Draft202012Validator.check_schema(json.loads(result.stdout))


def test_version_and_help(vanban):
    assert vanban("--version").stdout == f"vanban, version {__version__}\n"
    text = vanban("--help").stdout
    assert all(command in text for command in ("extract", "evaluate", "patterns", "schema", "Exit status"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_and_nowhere_else(inbox, tmp_path):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vanban", "extract", str(inbox), "-o", str(tmp_path / "out")]
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = _all_from(ours)
        assert process.stdout is not None
        assert process.stdout.read() == b""
    assert "reading" in shown
    assert "/4" in shown
    piped = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=environment | {"FORCE_COLOR": "1"}
    )
    assert "reading" not in piped.stderr
    assert "\x1b" not in piped.stderr


def _all_from(terminal: int) -> str:
    data = b""
    while select.select([terminal], [], [], 120)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # the other side is closed
            break
        if not chunk:
            break
        data += chunk
    os.close(terminal)
    return data.decode()


def test_what_a_library_prints_does_not_reach_standard_output(vanban, tmp_path, letter):
    (tmp_path / "noisy").mkdir()
    (tmp_path / "noisy" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def hook(event, arguments):\n"
        "    if event == 'import' and arguments[0] == 'vanban.pipeline':\n"
        "        os.write(1, b'noise of a library')\n"
        "sys.addaudithook(hook)\n"
    )
    noisy = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path / "noisy"), os.environ.get("PYTHONPATH", "")])}
    result = vanban("extract", "-", input=letter, env=noisy)
    assert json.loads(result.stdout)["source"]["path"] == "stdin"
    assert "noise of a library" in result.stderr
