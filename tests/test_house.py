"""The order of the house: what each room may know, and how large it may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "extract/vanban").rglob("*.py"))
# Data flows down this list; an import goes up it, never down. A reader has the pictures of its pages recognised,
# and what is recognised is put in order as on typed pages: those two rooms know each other.
ROOMS = (
    "errors", "machine", "source", "document", "record", "patterns", "readers", "text", "meaning", "layout", "finders",
    "checks", "pipeline", "aggregation", "writers", "site", "runs", "evaluation", "cli", "__main__",
)  # fmt: skip
_LEVEL = {"ocr": "readers"}


def room(module: str) -> int:
    """Where a module ``vanban.room.name`` stands in ROOMS; -1 for the package itself."""
    parts = module.split(".")
    return ROOMS.index(_LEVEL.get(parts[1], parts[1])) if len(parts) > 1 else -1


def imports(file: Path) -> Iterator[str]:
    """The modules of this package that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name for name in submodules if (ROOT / "extract" / (name.replace(".", "/") + ".py")).is_file()]
            names = names or [node.module or ""]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "vanban")


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT / "extract").as_posix())
def test_a_room_knows_only_what_comes_before_it(file: Path):
    if file.parent.name == "vanban" and file.name == "__init__.py":
        return  # the front door: parse() leads to the pipeline
    own = room(".".join(file.relative_to(ROOT / "extract").with_suffix("").parts))
    wrong = [module for module in imports(file) if room(module) > own]
    assert wrong == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT / "extract").as_posix())
def test_a_file_can_be_read_at_a_sitting(file: Path):
    assert len(file.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT / "extract").as_posix())
def test_what_is_public_is_typed_and_explained(file: Path):
    tree = ast.parse(file.read_text("utf-8"))
    assert ast.get_docstring(tree), "no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        signature = [*ast.walk(function.args), *(ast.walk(function.returns) if function.returns else ())]
        names = {part.id for part in signature if isinstance(part, ast.Name)}
        assert function.name.startswith("_") or "Any" not in names, f"{function.name}: Any in a public signature"
