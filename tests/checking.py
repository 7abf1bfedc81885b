"""Correct documents, and what the rules say of a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from vanban.checks.case import Folder
from vanban.checks.report import Report
from vanban.checks.settings import Selection, Settings
from vanban.errors import VanbanError
from vanban.pipeline import read_document
from vanban.record import Finding, Record
from vanban.runs.check import report_of

_FOLDER = Path(__file__).parent / "data/check"


@cache
def correct_documents() -> dict[str, str]:
    """Name → text of documents to which no rule objects."""
    return {file.name: file.read_text("utf-8") for file in sorted(_FOLDER.glob("*.txt"))}


@cache
def record_of(text: str, name: str = "van-ban.txt") -> Record:
    """The record of a text file."""
    return read_document(name, text.encode())


def findings_in(text: str, name: str = "van-ban.txt") -> list[Finding]:
    """What the rules object to in a text file."""
    return record_of(text, name).findings


def rules_in(text: str) -> set[str]:
    """The ids of the rules that object to a text file."""
    return {finding.rule for finding in findings_in(text)}


def check(
    texts: dict[str, str], settings: Settings | None = None, failures: dict[str, VanbanError] | None = None
) -> Report:
    """What a check of a folder with these text files gives."""
    records = [record_of(text, name) for name, text in sorted(texts.items())]
    return report_of(Folder(records), failures or {}, Selection(settings or Settings()))


def rules_between(texts: dict[str, str]) -> set[tuple[str, str]]:
    """Path and id of every rule that objects to something in a folder of text files."""
    return {(path, finding.rule) for path, finding in check(texts).findings()}
