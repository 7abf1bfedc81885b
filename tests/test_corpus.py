"""What must hold for every record, tried on all documents of corpus/."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from vanban.meaning.folding import fold
from vanban.record import Record
from vanban.writers.schema import schema_text

Values = dict[str, object]


@pytest.fixture(scope="module")
def records(corpus_run: Path) -> dict[str, Values]:
    """All records of corpus/ by path."""
    lines = (corpus_run / "records.jsonl").read_text("utf-8").splitlines()
    return {record["source"]["path"]: record for record in map(json.loads, lines)}


def _all(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    yield path, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _all(part, f"{path}.{name}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _all(part, f"{path}[{index}]")


def test_every_document_is_annotated_and_read(records, root):
    assert {path.rpartition(".")[0] for path in records} == {
        file.stem for file in (root / "corpus/gold").glob("*.json")
    }


def test_every_record_is_what_the_schema_says(records):
    validator = Draft202012Validator(json.loads(schema_text()))
    for path, record in records.items():
        assert [error.message for error in validator.iter_errors(record)] == [], path


def test_every_span_is_its_quote(records):
    count = 0
    for path, record in records.items():
        text = record["text"]
        for place, value in _all(record):
            if isinstance(value, dict) and "quote" in value:
                assert text[value["start"] : value["end"]] == value["quote"], (path, place)
                assert value["quote"].strip(), (path, place)
                count += 1
    assert count > 1000


def test_every_box_lies_on_a_page_that_exists(records):
    count = 0
    for path, record in records.items():
        for place, value in _all(record):
            if isinstance(value, dict) and value.get("box"):
                x0, y0, x1, y1 = value["box"]
                assert 0 <= x0 < x1, (path, place)
                assert 0 <= y0 < y1, (path, place)
                assert 1 <= value["page"] <= record["source"]["pages"], (path, place)
                count += 1
    assert count > 100


def test_every_text_is_composed_unicode_without_control_characters(records):
    for path, record in records.items():
        for place, value in _all(record):
            if isinstance(value, str) and not place.startswith(".source"):
                assert unicodedata.is_normalized("NFC", value), (path, place)
                assert not any(
                    unicodedata.category(letter) in ("Cc", "Cn", "Co") for letter in value if letter not in "\n\t"
                ), (path, place)


def test_a_model_is_one_entry_however_often_it_is_named(records):
    for path, record in records.items():
        names = [fold(model["name"]) for model in record["models"]]
        assert len(names) == len(set(names)), path


def test_periods_end_after_they_begin(records):
    for path, record in records.items():
        for place, value in _all(record):
            if isinstance(value, dict) and value.get("start") and value.get("end") and "precision" in value:
                assert str(value["start"]) <= str(value["end"]), (path, place)


def test_the_same_bytes_give_the_same_record_with_one_worker_and_with_two(corpus_run, vanban, root, tmp_path):
    result = vanban("extract", root / "corpus", "-o", tmp_path / "out", "--jobs", "1")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "out" / "records.jsonl").read_bytes() == (corpus_run / "records.jsonl").read_bytes()


def test_a_record_read_back_is_the_same(corpus_run):
    for file in corpus_run.glob("records/**/*.json"):
        assert Record.model_validate_json(file.read_bytes()).to_json() + "\n" == file.read_text("utf-8"), file.name
