"""The rules on real documents, where a folder of them lies beside the project; they are no part of it.

``data/check/reviewed.toml`` is what people read next to the documents: of five commune papers the true findings, of
issued documents everything that weighs more than a note, with a verdict.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[2] / "shared"
REVIEWED = tomllib.loads((Path(__file__).parent / "data/check/reviewed.toml").read_text("utf-8"))
TRAPS = [  # file, lines, rule: what must stay silent
    ("seed-000.txt", range(1, 200), "VB237"),  # hành vi vi phạm, five times
    ("seed-001.txt", range(81, 82), "VB248"),  # lists as long as their names say
    ("seed-002.txt", range(59, 78), "VB248"),  # five criteria announced, five listed, five explained
    ("seed-003.txt", range(13, 14), "VB011"),  # a decree of 2008 has no year in its number
    ("seed-003.txt", range(13, 14), "VB265"),  # 618 households, 2.283 persons
    ("seed-003.txt", range(65, 80), "VB217"),  # 452 handled, 452 on time, 0 late
    ("seed-003.txt", range(65, 80), "VB264"),
    ("seed-004.txt", range(1, 200), "VB208"),  # a directive that was issued on a Sunday
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BESIDE.is_dir(), reason="no folder of real documents beside the project"),
]


@pytest.fixture(scope="module")
def found(vanban, tmp_path_factory) -> dict[str, set[tuple[int, str, str]]]:
    """File → line, rule and severity of everything that is reported."""
    report = tmp_path_factory.mktemp("check") / "report.json"
    files = [BESIDE / "seeds", *(BESIDE / "corpus" / name for name in REVIEWED["issued"])]
    vanban("check", *files, "--format", "json", "--fail-on", "never", "-o", report)
    values = json.loads(report.read_text("utf-8"))
    return {
        file["path"].rpartition("/")[2]: {(one["line"], one["rule"], one["severity"]) for one in file["findings"]}
        for file in values["files"]
    }


def test_what_people_found_in_commune_papers_is_found(found):
    wanted = [(name, *entry.split()) for name, entries in REVIEWED["seeds"].items() for entry in entries]
    assert len(wanted) >= 45
    missing = [
        (name, line, rule) for name, line, rule in wanted if (int(line), rule) not in {one[:2] for one in found[name]}
    ]
    assert missing == []


@pytest.mark.parametrize(("name", "lines", "rule"), TRAPS)
def test_traps_stay_silent(found, name, lines, rule):
    assert [one for one in found[name] if one[0] in lines and one[1] == rule] == []


def test_what_is_said_of_issued_documents_was_reviewed(found):
    said = {
        name: sorted(f"{line} {rule} {severity}" for line, rule, severity in found[name] if severity != "info")
        for name in REVIEWED["issued"]
    }
    assert said == {name: sorted(entry[0] for entry in entries) for name, entries in REVIEWED["issued"].items()}


def test_errors_are_right():
    verdicts = [
        verdict for entries in REVIEWED["issued"].values() for entry, verdict in entries if entry.endswith(" error")
    ]
    assert verdicts.count("wrong") <= 0.1 * len(verdicts)
