"""Settings and baselines of a check: which findings count, how much, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from checking import check, correct_documents
from vanban.checks.baseline import without_known, write_baseline
from vanban.checks.report import Report
from vanban.checks.settings import Selection, Settings, load_settings
from vanban.errors import DamagedFile, OutputError, SettingsError, UsageError

CLEAN = correct_documents()["ke-hoach.txt"]
FAULT = "Phổ biến Kế hoạch số 41/KH- UBND"
FAULTY = CLEAN.replace("Phổ biến Kế hoạch số 41/KH-UBND", FAULT)
TWICE = FAULTY.replace("đến từng hộ", "và Kế hoạch số 41/KH- UBND đến từng hộ")
FOLDER = {"inbox/lỗi.txt": FAULTY, "inbox/sạch.txt": CLEAN}


def found(report: Report) -> list[tuple[str, str, str]]:
    return [(path, finding.rule, finding.severity) for path, finding in report.findings()]


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({}, True),
        ({"ignore": ["VB008"]}, False),
        ({"select": ["VB101"]}, False),
        ({"select": ["VB0"]}, True),
        ({"select": ["space-in-number"]}, True),
        ({"select": ["models", "form"]}, True),
        ({"select": ["VB008"], "ignore": ["form"]}, False),
        ({"per-file-ignores": {"lỗi.*": ["form"]}}, False),
        ({"per-file-ignores": {"inbox/*": ["all"]}}, False),
        ({"per-file-ignores": {"mau/*": ["all"]}}, True),
    ],
)
def test_what_the_settings_leave(values, left):
    expected = [("inbox/lỗi.txt", "VB008", "warning")] if left else []
    assert found(check(FOLDER, Settings.model_validate(values))) == expected


def test_severity_is_set_up():
    assert found(check(FOLDER, Settings(severity={"VB0": "error"}))) == [("inbox/lỗi.txt", "VB008", "error")]


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)  # fmt: skip
def test_what_fails(fail_on, status):
    assert check(FOLDER).exit_code(fail_on) == status
    broken = {"hỏng.docx": DamagedFile("hỏng.docx: cut off")}
    assert check(FOLDER, failures=broken).exit_code(fail_on) == 3


@pytest.mark.parametrize(
    "values",
    [{"select": ["VB999"]}, {"ignore": [""]}, {"severity": {"none": "error"}}, {"per-file-ignores": {"*": ["none"]}}],
)
def test_a_rule_that_does_not_exist_is_told(values):
    with pytest.raises(UsageError, match="there is no rule or topic"):
        Selection(Settings.model_validate(values))


def test_settings_are_found_upwards(tmp_path: Path):
    below = tmp_path / "a/b"
    below.mkdir(parents=True)
    assert load_settings(start=below) == Settings()
    (tmp_path / "pyproject.toml").write_text('[tool.vanban.check]\nlang = "en"\nfail-on = "warning"\n', "utf-8")
    assert load_settings(start=below) == Settings(lang="en", fail_on="warning")
    (tmp_path / "a/pyproject.toml").write_text("[tool.other]\n", "utf-8")  # says nothing of us
    assert load_settings(start=below).lang == "en"
    (tmp_path / "a/vanban.toml").write_text('[check]\nbaseline = "known.json"\n', "utf-8")
    assert load_settings(start=below) == Settings(baseline=tmp_path / "a/known.json")
    assert load_settings(tmp_path / "pyproject.toml", start=below).lang == "en"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[check]\nselekt = []\n", "vanban.toml: check.selekt: "),
        ('[check]\nfail-on = "often"\n', "vanban.toml: check.fail-on: "),
        ('[check.severity]\nVB008 = "bad"\n', "vanban.toml: check.severity.VB008: "),
        ("check = [", "vanban.toml: "),
    ],
)
def test_malformed_settings_are_told(tmp_path, text, message):
    (tmp_path / "vanban.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(start=tmp_path)
    assert message in str(error.value)


def test_a_baseline_holds_back_what_is_known(tmp_path: Path):
    known = tmp_path / "known.json"
    assert write_baseline(check(FOLDER), known) == 1
    held = without_known(check(FOLDER), known)
    assert (found(held), held.known) == ([], 1)
    lower = FAULTY.replace("II. NỘI DUNG", "Các thôn phối hợp thực hiện.\n\nII. NỘI DUNG")
    assert without_known(check({"inbox/lỗi.txt": lower}), known).known == 1  # the same fault, lower down
    new = without_known(check({"inbox/lỗi.txt": TWICE}), known)
    assert (new.known, found(new)) == (1, [("inbox/lỗi.txt", "VB008", "warning")])  # the second of two alike is new
    assert without_known(check({"khác.txt": FAULTY}), known).known == 0  # another file


@pytest.mark.parametrize(
    "content", ["", "[]", '{"format": "other/1", "findings": []}', '{"format": "vanban/baseline/1"}', None]
)
def test_what_is_no_baseline_is_told(tmp_path, content):
    known = tmp_path / "known.json"
    if content is not None:
        known.write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=r"known\.json: no baseline of this version"):
        without_known(check(FOLDER), known)


def test_a_baseline_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(OutputError, match="name another file"):
        write_baseline(check(FOLDER), tmp_path / "nowhere/known.json")
