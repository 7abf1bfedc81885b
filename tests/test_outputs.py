"""outputs/ is what this version makes of corpus/: every change of behaviour shows in review."""

from __future__ import annotations

from pathlib import Path

REMEDY = "run ./dev outputs, look at the differences and commit them"


def test_the_published_schema_is_that_of_this_version(root: Path, vanban):
    assert (root / "outputs/record.schema.json").read_text("utf-8") == vanban("schema").stdout, REMEDY


def test_the_published_records_are_those_of_this_version(root: Path, corpus_run: Path):
    published, made = root / "outputs/records", corpus_run / "records"
    assert _names(published) == _names(made), REMEDY
    different = [name for name in _names(made) if (published / name).read_bytes() != (made / name).read_bytes()]
    assert different == [], REMEDY


def _names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.json"))
