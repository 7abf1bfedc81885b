"""Correct documents, and what the rules say of a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from vanban.pipeline import read_document
from vanban.record import Finding

_FOLDER = Path(__file__).parent / "data/check"


@cache
def correct_documents() -> dict[str, str]:
    """Name → text of documents to which no rule objects."""
    return {file.name: file.read_text("utf-8") for file in sorted(_FOLDER.glob("*.txt"))}


def findings_in(text: str, name: str = "van-ban.txt") -> list[Finding]:
    """What the rules object to in a text file."""
    return read_document(name, text.encode()).findings


def rules_in(text: str) -> set[str]:
    """The ids of the rules that object to a text file."""
    return {finding.rule for finding in findings_in(text)}
