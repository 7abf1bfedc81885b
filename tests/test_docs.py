"""The docs are true: their commands run, their examples come out, and they leave nothing out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from vanban import errors
from vanban.checks.pages import index, page
from vanban.checks.registry import all_rules
from vanban.cli import main
from vanban.evaluation.gold import load_gold
from vanban.pipeline import read_document

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DOCUMENTS = {"ke-hoach.docx": "ke-hoach-dan-van-phuong-2025", "bao-cao.pdf": "bao-cao-6-thang-mat-tran-2025"}


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


def commands(page: Path, program: str) -> list[str]:
    """The lines ``$ program …`` of a page."""
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith(f"$ {program} ")]


@pytest.fixture(scope="session")
def example_record() -> dict[str, object]:
    """The record of the example in docs/record.md."""
    (text,) = blocks(ROOT / "docs/record.md", "text")
    return json.loads(read_document("kh.txt", text.encode()).to_json())


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the docs can run: inbox/, gold/, ours/, and a run's results in out/."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("inbox", "gold", "ours"):
        (folder / name).mkdir()
    for name, source in DOCUMENTS.items():
        shutil.copy(ROOT / "corpus" / f"{source}{Path(name).suffix}", folder / "inbox" / name)
        shutil.copy(ROOT / "corpus/gold" / f"{source}.json", folder / "gold" / f"{Path(name).stem}.json")
    (pattern_set,) = blocks(ROOT / "docs/patterns.md", "toml")
    (folder / "ours" / "office.toml").write_text(pattern_set, "utf-8")
    run(folder, "vanban extract inbox -o out")
    return folder


def run(folder: Path, line: str) -> None:
    """Run a line of the docs as a shell would; any other exit status than 0 fails."""
    environment = os.environ | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    result = subprocess.run(
        line, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert result.returncode == 0, f"{line}\n{result.stdout}{result.stderr}"


@pytest.mark.skipif(sys.platform == "win32", reason="the docs are written for a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_runs(page: Path, desk: Path):
    for line in commands(page, "vanban"):
        run(desk, line)


def test_every_python_example_runs(desk: Path):
    examples = [example for page in PAGES for example in blocks(page, "python")]
    assert len(examples) >= 2
    for example in examples:
        result = subprocess.run(
            [sys.executable, "-c", example], cwd=desk, capture_output=True, encoding="utf-8", check=False
        )
        assert result.returncode == 0, result.stderr
        assert result.stdout.strip()


def test_every_task_of_dev_that_is_documented_is_there():
    script = (ROOT / "dev").read_text("utf-8")
    named = {command.split()[1] for page in PAGES for command in commands(page, "./dev")}
    assert {"demo", "test"} <= named <= set(re.findall(r"^    (\w+)\) set_up", script, re.M))


def test_the_example_of_the_record_comes_out(example_record):
    parts = [json.loads(block) for block in blocks(ROOT / "docs/record.md", "json")]
    assert len(parts) == 3
    for part in parts:
        assert holds(example_record, part) == []


def holds(value: object, part: object, place: str = "") -> list[str]:
    """Where ``value`` does not hold ``part``: more keys are allowed, other values are not."""
    if isinstance(part, dict):
        assert isinstance(value, dict), place
        return [error for key, inner in part.items() for error in holds(value.get(key), inner, f"{place}.{key}")]
    if isinstance(part, list):
        assert isinstance(value, list), place
        if len(value) != len(part):
            return [f"{place}: {len(value)} items, not {len(part)}"]
        return [error for index, inner in enumerate(part) for error in holds(value[index], inner, f"{place}[{index}]")]
    return [] if value == part else [f"{place}: {value!r}, not {part!r}"]


def test_the_example_of_an_annotation_fits_its_format_and_the_record(tmp_path: Path):
    (annotation,) = blocks(ROOT / "docs/evaluate.md", "json")
    (tmp_path / "kh.json").write_text(annotation, "utf-8")
    gold = load_gold(tmp_path)["kh"]
    assert gold.model_fields_set == set(type(gold).model_fields), "the example shows every key"


def test_every_command_has_a_page_that_names_all_its_options():
    context = click.Context(main)
    for name in main.list_commands(context):
        page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
        assert page.startswith(f"# vanban {name}\n")
        for option in _options(import_module(f"vanban.cli.{name}").command):
            assert f"`{option}" in page or f" {option} " in page, f"{name} {option}"


def _options(command: click.Command) -> set[str]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    own = {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts}
    return own.union(*(_options(part) for part in inner))


def test_every_error_is_documented_with_its_exit_status():
    page = (ROOT / "docs/errors.md").read_text("utf-8")
    statuses = {}
    for section in page.split("\n## ")[1:]:
        (status,) = set(re.findall(r"exit status is (\d)", section))
        statuses |= dict.fromkeys(re.findall(r"^\| `([a-z-]+)` \|", section, re.M), int(status))
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.VanbanError)]
    assert statuses == {kind.code: kind.exit_code for kind in kinds if kind is not errors.VanbanError}


def test_the_pages_of_the_rules_are_those_of_this_version():
    pages = {file.name: file.read_text("utf-8") for file in (ROOT / "docs/rules").iterdir()}
    made = {f"{rule.id}.md": page(rule) for rule in all_rules()} | {"README.md": index(all_rules())}
    assert pages == made, "make them again with ./dev outputs"


def test_every_part_of_a_record_is_explained(example_record):
    page = (ROOT / "docs/record.md").read_text("utf-8")
    assert [name for name in example_record if f"`{name}`" not in page] == []
    assert [name for name in example_record["document"] if f"`{name}`" not in page] == []


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = [re.split(r"[<>=]", item)[0] for item in project["project"]["dependencies"]]
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert re.findall(r"^\| ([\w-]+) \| (?!Licence)", page, re.M) == names
    tools = page.partition("For development:")[2]
    assert [tool for tool in project["dependency-groups"]["dev"] if tool not in tools] == []


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = set(re.findall(r"^([\w-]+)==[\w.]+(?: ;.*)?$", lock, re.M))
    assert {re.split(r"[<>=]", item)[0].replace(".", "-") for item in wanted} <= locked
    assert not re.search(r"https?:|file:|^-|/\w", re.sub(r"^#.*", "", lock, flags=re.M), re.M)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target
