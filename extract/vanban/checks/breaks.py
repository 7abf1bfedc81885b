"""Paragraphs that end in the middle of a sentence, as the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from vanban.checks.case import Case
from vanban.layout.model import Zone
from vanban.readers.reading import Paragraph, Role
from vanban.record import Span

_SHORTEST = 60  # a shorter line may be a title, a field, a line of an address
_OPEN = re.compile(r"(?:[^\W\d_]|,)[¹²³⁴-⁹]?\Z")
_GOES_ON = re.compile(r"[^\W\d_]{2,}(?=[\s,.;])")
_FOOTNOTE = re.compile(r"[¹²³⁴-⁹]+\s*\S")
_WORDS = 3
_EXCERPT = 60  # characters of a footnote that tell which one it is
_KINDS = ("plain", "word")
_ZONES = (Zone.BASES, Zone.BODY)  # titles are broken on purpose


@dataclass(frozen=True, slots=True)
class Break:
    """Where a sentence is cut: its last words before and its first behind, and the beginning of a footnote between.

    ``at`` is the cut, or where the sentence goes on behind a footnote.
    """

    at: Span
    tail: str
    head: str
    footnote: str


def breaks(case: Case) -> Iterator[Break]:
    """The cut sentences of a plain text or Word file; where pages are printed, their ends cut sentences rightly."""
    if not any(name in case.record.source.media_type for name in _KINDS):
        return
    open_end, footnote = "", ""
    for text in _paragraphs(case):
        if _FOOTNOTE.match(text):
            footnote = text if open_end else ""
            continue
        first = _GOES_ON.match(text)
        if open_end and first is not None and first[0].islower():
            tail, head = " ".join(open_end.split()[-_WORDS:]), " ".join(text.split()[:_WORDS])
            place = re.search(rf"{_loose(tail)}(?:\s+|[^\n]*\n{{1,2}})(?P<head>{_loose(head)})", case.string)
            if place is not None and case.zone_at(place.start()) in _ZONES:
                start = place.start("head") if footnote else place.start()
                yield Break(case.span(start, place.end()), tail, head, shorten(footnote, _EXCERPT, placeholder=" …"))
        open_end = text if len(text) >= _SHORTEST and _OPEN.search(text, len(text) - 2) else ""
        footnote = ""


def _loose(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _paragraphs(case: Case) -> Iterator[str]:
    for page in case.reading.pages:
        for block in page.blocks:
            if isinstance(block, Paragraph) and block.role in (Role.BODY, Role.FOOTNOTE):
                text = " ".join(line.text.strip() for line in block.lines).strip().replace("*", "")
                if text:
                    yield text
