"""Sites made for tests, and how to read them back."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from lxml import html

from vanban.aggregation.inputs import find_runs
from vanban.aggregation.registry import build_registry
from vanban.record import Finding, Record, Span
from vanban.site.build import Wishes, write_site

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "outputs/records"


def make_site(folder: Path, records: Path = RECORDS, **wishes: object) -> Path:
    """The site of ``records`` in ``folder/site``, of the registry in ``folder/registry.duckdb``."""
    runs = find_runs([records])
    registry = folder / "registry.duckdb"
    if not registry.exists():
        build_registry(runs, registry)
    site = folder / "site"
    site.mkdir()
    write_site(registry, runs, site, Wishes(**wishes))
    return site


def page(file: Path) -> html.HtmlElement:
    """A page of a site as a tree."""
    return html.fromstring(file.read_text("utf-8"))


def rows(site: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table as the site has them: ``page`` and ``n``, then its fields by name."""
    plan = json.loads(page(site / f"{table}.html").get_element_by_id("table").text)
    names = ["page", "n", *(field["name"] + field["language"] for field in plan["fields"])]
    found = []
    for number in range(-(-plan["rows"] // plan["size"])):
        script = (site / "data" / f"{table}-{number}.js").read_text("ascii")
        packed = json.loads(gzip.decompress(b64decode(script.split('"')[3])))
        columns = [values if which is None else [values[index] for index in which] for values, which in packed]
        found += [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    assert len(found) == plan["rows"]
    return found


def finding(rule: str, message: str = "Wrong", message_vi: str = "Sai") -> Finding:
    """An objection to the first letter."""
    at = [Span(start=0, end=1, quote="V")]
    return Finding(rule=rule, severity="warning", message=message, message_vi=message_vi, at=at)


def loaded(records: Path = RECORDS) -> Iterable[Record]:
    """The records in a folder."""
    return [Record.model_validate_json(file.read_bytes()) for file in sorted(records.rglob("*.json"))]
