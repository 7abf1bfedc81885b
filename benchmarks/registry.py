"""How long a registry of many records takes, and how much memory: ``python benchmarks/registry.py [--count N]``.

The records are made of the reference results: each with another commune, year, number, path and checksum, some of them
twice as scans, so that there are as many units, keys and names as a province has. Offsets are those of the reference
results. The registry is made by a process of its own, whose time and largest memory are printed; its counts must be
those of what was made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

_RECORDS = Path(__file__).parents[1] / "outputs/records"
_SYLLABLES = (
    "Nà",
    "Khe",
    "Bản",
    "Tân",
    "Phú",
    "Lũng",
    "Đồng",
    "Hạ",
    "Sơn",
    "Vĩnh",
    "Cẩm",
    "Yên",
    "Lộc",
    "Giang",
    "Mường",
)
_YEARS = (2020, 2021, 2022, 2023, 2024)
_A_YEAR = 5  # documents of a commune
_SCANNED = 50  # one of so many is there a second time
_LISTS = ("models", "references", "statistics", "tasks", "people", "organisations")


@dataclass(frozen=True, slots=True)
class Template:
    """A reference result as a line, and what in it is changed."""

    line: str
    path: str
    sha256: str
    commune: str | None
    number: str | None
    year: str | None
    key: str | None
    counts: Counter[str]


def main() -> None:
    """Make the records, then the registry, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many records")
    parser.add_argument("--folder", action="store_true", help="as one file a record, not as records.jsonl")
    parser.add_argument("--to", default="registry.duckdb", help="format of the registry")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = Counter[str]()
        if arguments.folder:
            write_files(folder / "out", arguments.count, made)
        else:
            write_lines(folder / "out", arguments.count, made)
        command = [sys.executable, "-m", "vanban", "aggregate", folder / "out", "--to", folder / arguments.to]
        if hasattr(os, "sync"):
            os.sync()  # else writing the records to disk goes on beside
        started = time.monotonic()
        subprocess.run(command, check=True)
        seconds = time.monotonic() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        memory = used.ru_maxrss / 1024  # kilobytes on Linux
        print(f"{arguments.count} records, {made['bytes'] / 1e9:.2f} GB: {seconds:.1f} s, {memory:.0f} MB of memory")
        print(f"  {used.ru_utime + used.ru_stime:.1f} s of processor time, which other work changes less")
        if arguments.to.endswith(".duckdb"):
            compare(folder / arguments.to, made)


def records(count: int, made: Counter[str]) -> Iterator[tuple[str, str]]:
    """Path and line of every record; ``made`` counts the items in them."""
    templates = [template(file) for file in sorted(_RECORDS.glob("*.json"))]
    chance = random.Random(0)
    communes = [" ".join(words) for words in product(_SYLLABLES, repeat=3) if len(set(words)) == 3]
    for index in range(count):
        if index % _SCANNED or not index:
            unit, place = divmod(index, _A_YEAR * len(_YEARS))
            chosen = chance.choice(templates)
            values = (communes[unit % len(communes)], _YEARS[place // _A_YEAR], index % 900 + 10)
        path = f"{unit:05d}/{index:06d}-{chosen.path}"
        line = changed(chosen, path, *values)
        made.update(chosen.counts)
        made["bytes"] += len(line.encode())
        yield path, line


def template(file: Path) -> Template:
    """What of a reference result is changed in the records made of it."""
    record = json.loads(file.read_bytes())
    document = record["document"]
    unit = (document["issuer"] or {}).get("unit") or {}
    commune = (unit.get("commune") or "").partition(" ")[2].removeprefix("trấn ")
    return Template(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")),
        record["source"]["path"],
        record["source"]["sha256"],
        commune or None,
        (document["number"] or {}).get("canonical"),
        (document["date"] or {}).get("start", "")[:4] or None if document["date"] else None,
        document.get("key"),
        Counter({name: len(record[name]) for name in _LISTS} | {"documents": 1}),
    )


def changed(chosen: Template, path: str, commune: str, year: int, sequence: int) -> str:
    """The line of ``chosen`` as the record of another document."""
    line = chosen.line.replace(chosen.sha256, hashlib.sha256(path.encode()).hexdigest())
    line = line.replace(json.dumps(chosen.path, ensure_ascii=False), json.dumps(path, ensure_ascii=False), 1)
    if chosen.key is not None:
        key = changed_key(chosen.key, commune, year, sequence)
        line = line.replace(f'"key":"{chosen.key}"', f'"key":"{key}"', 1)
    if chosen.commune is not None:
        line = line.replace(chosen.commune, commune)
    if chosen.year is not None:
        line = re.sub(f'(?<!"edition":"){chosen.year}', str(year), line)
    if chosen.number is not None:
        own = chosen.number[: len(chosen.number) - len(chosen.number.lstrip("0123456789"))]
        line = line.replace(chosen.number, chosen.number.replace(own, str(sequence), 1))
    return line


def changed_key(key: str, commune: str, year: int, sequence: int) -> str:
    """The key of the other document: that of its commune, year and number."""
    system, body, kind, _, _ = key.split(":")
    return f"{system}:{commune.lower().replace(' ', '-')}-{body.rpartition('-')[2]}:{kind}:{year}:{sequence}"


def write_lines(out: Path, count: int, made: Counter[str]) -> None:
    """The records as ``records.jsonl``."""
    out.mkdir()
    with (out / "records.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(f"{line}\n" for _, line in records(count, made))


def write_files(out: Path, count: int, made: Counter[str]) -> None:
    """The records as one file each."""
    for path, line in records(count, made):
        file = out / "records" / f"{path}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{line}\n", "utf-8")


def compare(registry: Path, made: Counter[str]) -> None:
    """Print what the registry holds; it must be what was made."""
    with duckdb.connect(registry, read_only=True) as database:
        for name in ("documents", *_LISTS):
            (found,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0]
            if found != made[name]:
                raise SystemExit(f"{name}: {found} rows, {made[name]} in the records")
            print(f"  {name}: {found}")
        for name in ("copies", "unreported_models", "unreported_tasks"):
            (found,) = database.execute(f"SELECT count(*) FROM {name}").fetchall()[0]
            print(f"  {name}: {found}")


if __name__ == "__main__":
    main()
