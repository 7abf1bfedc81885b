"""The whole way of a site: charts and tables of the registry, pages of the records, and what makes them work."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import duckdb

from vanban import __version__
from vanban.aggregation.inputs import Run
from vanban.aggregation.registers import Heading, Language
from vanban.site.charts import draw
from vanban.site.pages import page_name, write_page
from vanban.site.records import chosen_records
from vanban.site.rendering import grouped, render
from vanban.site.shards import ROWS, Value, Written, write_table
from vanban.site.tables import TABLES
from vanban.site.words import all_words, word

_SAID = ("none", "loading", "nothing", "old_browser", "broken", "rows", "of")
MARK = "site.json"
"""The file that tells a folder of ours; nothing in it depends on when or where the site was made."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a site is wanted.

    ``pages``: how many documents, newest first, get a page with their text; ``rows``: how many rows a table may have;
    ``sources``: the files behind the records by their paths, for pictures of their pages.
    """

    language: Language = "vi"
    pages: int = 1000
    rows: int = 250_000
    sources: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a site has."""

    documents: int
    pages: int


def write_site(registry: Path, runs: Sequence[Run], folder: Path, wishes: Wishes) -> Counts:
    """Write the site of the DuckDB file ``registry`` into the empty ``folder``; ``runs`` has the records behind it.

    Raises RecordError where the records are not those of the registry, OSError where the folder cannot be written.
    """
    with duckdb.connect(registry, read_only=True) as database:
        checksums = dict(
            database.execute(
                "SELECT document, sha256 FROM documents ORDER BY date DESC NULLS LAST, document LIMIT $1",
                [wishes.pages],
            ).fetchall()
        )
        (documents,) = database.execute("SELECT count(*) FROM documents").fetchall()[0]
        originals = dict(database.execute("SELECT document, original FROM copies").fetchall())
        (folder / "data").mkdir()
        names = {document: page_name(document) for document in checksums}
        tables = [write_table(database, table, names, folder / "data", wishes.rows) for table in TABLES]
        written = [table for table in tables if table.all or table.table.name != "copies"]
        _write_overview(database, folder, written, wishes, documents)
    for table in written:
        _write_table_page(table, folder, written, wishes)
    (folder / "pages").mkdir()
    for document, record in chosen_records(runs, checksums):
        write_page(document, record, folder / "pages", wishes.language, wishes.sources, originals.get(document))
    with as_file(files(__package__) / "assets") as assets:
        shutil.copytree(assets, folder / "assets")
    counts = {"vanban": __version__, "documents": documents, "pages": len(checksums)}
    (folder / MARK).write_text(json.dumps(counts, indent=2) + "\n", "utf-8")
    return Counts(documents, len(checksums))


def _write_overview(
    database: duckdb.DuckDBPyConnection, folder: Path, written: Sequence[Written], wishes: Wishes, documents: int
) -> None:
    notes = []
    copies = sum(table.all for table in written if table.table.name == "copies")
    if copies:
        notes.append(_filled("counted_once", copies=copies))
    if wishes.pages < documents:
        notes.append(_filled("pages_left_out", pages=wishes.pages))
    html = render(
        "overview.html", root="", language=wishes.language, here="overview", written=written, charts=draw(database),
        notes=notes,
    )  # fmt: skip
    (folder / "index.html").write_text(html, "utf-8")


def _write_table_page(this: Written, folder: Path, written: Sequence[Written], wishes: Wishes) -> None:
    table = this.table
    left_out = [_filled("left_out", shown=this.rows, all=this.all)] if this.rows < this.all else []
    html = render(
        "table.html", root="", language=wishes.language, here=table.name, written=written, this=this, notes=left_out,
        choices={name: _ordered(counts) for name, counts in this.choices.items()}, plan=_plan(this),
    )  # fmt: skip
    (folder / f"{table.name}.html").write_text(html, "utf-8")


def _plan(this: Written) -> dict[str, object]:
    """What the script of a table wants to know."""
    table, ui = this.table, all_words()["ui"]
    return {
        "name": table.name,
        "items": table.items,
        "rows": this.rows,
        "size": ROWS,
        "fields": [
            {
                "name": each.name, "kind": each.kind, "leads": each.leads, "hidden": each.hidden,
                "language": each.language, "words": _both(all_words()[each.words]) if each.words else {},
            }
            for each in table.fields
        ],
        "headings": {each.name: _pair(word("fields", each.name)) for each in table.fields},
        "say": _both({name: ui[name] for name in _SAID}),
    }  # fmt: skip


def _both(words: Mapping[str, Heading]) -> dict[str, list[str]]:
    return {key: _pair(heading) for key, heading in words.items()}


def _pair(heading: Heading) -> list[str]:
    return [heading.vi, heading.en]


def _ordered(counts: Counter[Value]) -> list[tuple[Value, int]]:
    """Choices as people look for them: years and months backwards, others by how many there are."""
    falling = all(value is None or str(value)[:1].isdigit() for value in counts)
    known = [(value, count) for value, count in counts.items() if value is not None]
    known.sort(key=lambda choice: (0 if falling else -choice[1], str(choice[0])))
    if falling:
        known.reverse()
    return [*known, *((value, count) for value, count in counts.items() if value is None)]


def _filled(name: str, **counts: int) -> Heading:
    """A sentence of the interface with its numbers."""
    heading = word("ui", name)
    numbers = {key: grouped(count) for key, count in counts.items()}
    return Heading(heading.vi.format(**numbers), heading.en.format(**numbers))
