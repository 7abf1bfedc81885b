"""The tables of a site hold what the registry holds, row by row."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from registries import record, registry
from sites import ROOT, finding, loaded, make_site, page, rows
from vanban.site import shards
from vanban.site.tables import TABLES, SiteTable
from vanban.site.words import all_words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    make_site(made, pages=3)
    return made


@pytest.mark.parametrize("table", [table for table in TABLES if table.name != "copies"], ids=lambda table: table.name)
def test_a_table_holds_what_the_registry_answers(folder: Path, table: SiteTable):
    with duckdb.connect(folder / "registry.duckdb", read_only=True) as database:
        wanted = database.execute(table.sql).fetchall()
    assert [tuple(row.values())[1:] for row in rows(folder / "site", table.name)] == [row[1:] for row in wanted]


def test_every_item_of_every_record_is_in_its_table(folder: Path):
    records = loaded()
    site = folder / "site"
    assert {row["document"] for row in rows(site, "documents")} == {record.source.path for record in records}
    wanted = {
        "citation": ("citations", Counter(item.text for record in records for item in record.references)),
        "figure": ("statistics", Counter(item.text for record in records for item in record.statistics)),
        "task": ("tasks", Counter(item.text for record in records for item in record.tasks)),
        "person": ("people", Counter(item.name for record in records for item in record.people)),
        "body": ("organisations", Counter(item.name for record in records for item in record.organisations)),
    }
    for field, (table, counts) in wanted.items():
        assert Counter(row[field] for row in rows(site, table)) == counts, table
    figures = Counter((item.text, item.value) for each in records for item in each.statistics if item.value is not None)
    shown = [(row["figure"], row["value"]) for row in rows(site, "statistics") if row["value"] is not None]
    assert Counter((text, float(value)) for text, value in figures.elements()) == Counter(shown)


def test_choices_say_how_many_rows_they_leave(folder: Path):
    for table in TABLES[:4]:
        found = rows(folder / "site", table.name)
        for field in (field for field in table.fields if field.choice):
            select = page(folder / f"site/{table.name}.html").get_element_by_id(f"by-{field.name}")
            for option in list(select)[1:]:
                value = None if option.get("value") == "~" else option.get("value")
                shown = option.get("data-vi").rpartition("(")[2].rstrip(")").replace("\u202f", "")
                hit = [row for row in found if (None if row[field.name] is None else str(row[field.name])) == value]
                assert len(hit) == int(shown) > 0


def test_only_documents_with_a_page_are_linked(folder: Path):
    linked = {row["page"] for row in rows(folder / "site", "documents")} - {None}
    assert len(linked) == 3
    assert {file.stem for file in (folder / "site/pages").glob("*.html")} == linked


def test_many_rows_come_in_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shards, "ROWS", 3)
    records = [record(f"{index}.txt", findings=[finding(f"VB00{index}")]) for index in range(1, 8)]
    with registry(tmp_path, *records) as database:
        table = next(table for table in TABLES if table.name == "findings")
        written = shards.write_table(database, table, {}, tmp_path, 100)
        assert (written.rows, written.all, written.files) == (7, 7, 3)
        assert len(list(tmp_path.glob("findings-*.js"))) == 3
        assert written.choices["rule"] == Counter(f"VB00{index}" for index in range(1, 8))


def test_what_is_left_out_of_a_long_table_is_said(tmp_path: Path):
    site = make_site(tmp_path, pages=0, rows=10)
    assert len(rows(site, "statistics")) == 10
    note = page(site / "statistics.html").find_class("note")[0].text_content()
    assert "10 dòng" in note
    (tile,) = (
        link for link in page(site / "index.html").find_class("tiles")[0].iter("a") if "stat" in link.get("href")
    )
    assert int(tile.find("strong").text.replace("\u202f", "")) > 1000


def test_every_word_of_the_interface_is_there_in_both_languages():
    words = all_words()
    for table in TABLES:
        assert table.name in words["tables"]
        assert table.name in words["about"]
        assert table.items in words["kinds"]
        assert {field.name for field in table.fields} <= words["fields"].keys()
        assert {field.words for field in table.fields if field.words} <= words.keys()
    assert all(heading.vi and heading.en for section in words.values() for heading in section.values())


def test_no_word_of_the_interface_is_left_over():
    folder = ROOT / "extract/vanban/site"
    used = "".join(file.read_text("utf-8") for file in [*folder.glob("*.py"), *folder.glob("templates/*")])
    for section, pattern in {"ui": r"\bui\.{0}\b|\"{0}\"", "fields": r"\"{0}\""}.items():
        assert [key for key in all_words()[section] if not re.search(pattern.format(key), used)] == []


def test_codes_of_the_record_have_words():
    from typing import get_args

    from vanban import record as contract

    for section, codes in {
        "system": contract.System, "field": contract.ModelField, "form": contract.ModelForm,
        "status": contract.ModelStatus, "relation": contract.Relation, "severity": contract.Severity,
        "role": contract.DateRole, "mention": contract.MentionKind,
    }.items():  # fmt: skip
        assert set(get_args(codes)) == all_words()[section].keys(), section
