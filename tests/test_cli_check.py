"""``vanban check`` as a clerk and a CI job meet it: real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx as python_docx
import pytest
from ruamel.yaml import YAML

from test_checks_settings import CLEAN, FAULTY

ROOT = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a clean document, one with a fault (a warning), and one that cannot be read."""
    for name, content in (("inbox/sạch.txt", CLEAN), ("inbox/lỗi.txt", FAULTY)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 no more")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_findings_settings_and_baseline(vanban, desk):
    first = vanban("check", "inbox", "-j", "1")
    assert (first.returncode, first.stdout.splitlines()[-1]) == (0, "2 tệp: 1 cảnh báo")
    (desk / "vanban.toml").write_text('[check]\nlang = "en"\nfail-on = "warning"\n', "utf-8")
    second = vanban("check", "inbox", "-j", "2")
    assert (second.returncode, "warning VB008: the number is" in second.stdout) == (1, True)
    written = vanban("check", "inbox", "-j", "1", "--baseline", "known.json", "--write-baseline")
    assert (written.returncode, written.stderr) == (0, "1 findings → known.json\n")
    held = vanban("check", "inbox", "-j", "1", "--baseline", "known.json")
    assert (held.returncode, held.stdout.splitlines()[-1]) == (0, "2 files: nothing to object to (1 in the baseline)")


@pytest.mark.usefixtures("desk")
def test_a_file_that_cannot_be_read_fails_and_the_others_are_checked(vanban):
    result = vanban("check", "inbox", "hỏng.docx", "-j", "1", "--format", "json", "-o", "report.json")
    values = json.loads(Path("report.json").read_text("utf-8"))
    assert (result.returncode, result.stdout) == (3, "")
    assert [failure["path"] for failure in values["failures"]] == ["hỏng.docx"]
    assert values["counts"]["warning"] == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["inbox", "--select", "VB999"], "there is no rule or topic VB999"),
        (["nowhere"], "no such file or folder"),
        (["inbox", "--write-baseline"], "name it with --baseline FILE"),
        (["inbox", "--config", "hỏng.docx"], "hỏng.docx: "),
    ],
)
def test_wrong_usage(vanban, arguments, message):
    result = vanban("check", *arguments)
    assert (result.returncode, message in result.stderr, result.stdout) == (2, True, "")


@pytest.mark.usefixtures("desk")
def test_a_report_that_cannot_be_written_is_told(vanban):
    result = vanban("check", "inbox/sạch.txt", "-o", "nowhere/report.txt")
    assert (result.returncode, "name another file" in result.stderr) == (2, True)


@pytest.mark.usefixtures("desk")
def test_rules_are_listed_explained_and_written(vanban):
    assert any(line.startswith("VB008  warning  form") for line in vanban("rule").stdout.splitlines())
    page = vanban("rule", "vb008").stdout
    assert "41/KH- UBND" in page
    assert vanban("rule", "VB999").returncode == 2
    Path("pages").mkdir()
    Path("pages/VB998.md").write_text("of a rule that is no more", "utf-8")
    assert vanban("rule", "--pages", "pages").returncode == 0
    assert not Path("pages/VB998.md").exists()
    assert Path("pages/VB008.md").read_text("utf-8") == page
    Path("pages/notes.txt").write_text("mine", "utf-8")
    assert vanban("rule", "--pages", "pages").returncode == 2
    assert vanban("rule", "VB008", "--pages", "pages").returncode == 2


def read_yaml(path: str) -> dict:
    return YAML(typ="safe").load(ROOT / path)


@pytest.mark.parametrize(
    ("schema", "path"), [("github-actions", "action.yml"), ("gitlab-ci", "docs/ci/vanban.gitlab-ci.yml")]
)
def test_the_ci_files_follow_their_schemas(schema, path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", ROOT / path]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.slow
def test_the_hook_of_pre_commit_runs(desk):
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    names = [str(path.relative_to(desk)) for path in sorted(desk.rglob("*.txt"))]
    result = subprocess.run([*hook["entry"].split(), "--fail-on", "warning", *names], env=ENVIRONMENT, check=False)
    assert result.returncode == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="actions run in bash")
def test_the_github_action_runs(desk):
    action = read_yaml("action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("name") == "Check")
    inputs = {name: str(value["default"]) for name, value in action["inputs"].items()}
    inputs |= {"paths": "inbox\nhỏng.docx\n", "fail-on": "warning", "sarif": "out.sarif"}
    given = {key: inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")] for key, value in step["env"].items()}
    result = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]], env=ENVIRONMENT | given, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode == 3
    assert "::warning file=inbox/lỗi.txt" in result.stdout
    assert json.loads((desk / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="GitLab jobs run in a POSIX shell")
def test_the_gitlab_job_runs(desk):
    template = read_yaml("docs/ci/vanban.gitlab-ci.yml")
    given = template["variables"] | {"VANBAN_PATHS": "inbox", "VANBAN_FAIL_ON": "warning"}
    (line,) = template["vanban-check"]["script"]
    result = subprocess.run(["sh", "-ec", line], env=ENVIRONMENT | given, check=False)
    assert result.returncode == 1
    report = template["vanban-check"]["artifacts"]["reports"]["codequality"]
    assert len(json.loads((desk / report).read_text("utf-8"))) == 1


def test_typing_faults_are_mended_in_a_copy(vanban, desk):
    document = python_docx.Document()
    for line in FAULTY.splitlines():
        document.add_paragraph(line)
    document.save(desk / "kh.docx")
    result = vanban("check", "inbox", "kh.docx", "-j", "1", "--lang", "en", "--select", "VB008", "--fix-to", "mended")
    text, left, mended = result.stderr.splitlines()
    assert (result.returncode, mended) == (0, "kh.docx → mended/kh.sua.docx: mended 1, left 0")
    assert (text, left.split(":")[0]) == ("inbox/lỗi.txt: mended 0, left 1", "  left")
    assert (desk / "mended/kh.sua.docx").is_file()
