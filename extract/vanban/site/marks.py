"""A text with its items marked: spans that lie in each other as elements in each other, crossing ones in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from vanban.site.items import Entry


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    entry: Entry
    id: str


def marked(text: str, items: Sequence[Entry]) -> Markup:
    """``text`` as HTML, in which every span of ``items`` is a ``<mark>``: class the kind, ``data-item`` the address.

    The first piece of an item has the address as its id, that of its second place the address with ``-2``, and so on.
    """
    marks = sorted(_marks(items, len(text)), key=lambda mark: (mark.start, -mark.end, mark.id))
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    html: list[str] = []
    opened: list[_Mark] = []
    seen: set[str] = set()
    waiting = iter(marks)
    mark = next(waiting, None)
    for here, there in zip(edges, [*edges[1:], len(text)], strict=True):
        opened = _close(html, opened, here, seen)
        while mark is not None and mark.start == here:
            opened = _open(html, opened, mark, seen)
            mark = next(waiting, None)
        html.append(escape(text[here:there], quote=False))
    return Markup("".join(html))


def _marks(items: Sequence[Entry], length: int) -> list[_Mark]:
    return [
        _Mark(span.start, min(span.end, length), entry, entry.address if place == 1 else f"{entry.address}-{place}")
        for entry in items
        for place, span in enumerate(entry.at, 1)
        if span.start < min(span.end, length)
    ]


def _close(html: list[str], opened: list[_Mark], here: int, seen: set[str]) -> list[_Mark]:
    """Close what ends at ``here``, and open again what was opened after it and goes on."""
    ending = next((index for index, mark in enumerate(opened) if mark.end <= here), None)
    if ending is None:
        return opened
    html.append("</mark>" * (len(opened) - ending))
    kept = opened[:ending]
    for mark in opened[ending:]:
        if mark.end > here:
            kept = _open(html, kept, mark, seen)
    return kept


def _open(html: list[str], opened: list[_Mark], mark: _Mark, seen: set[str]) -> list[_Mark]:
    name = "" if mark.id in seen else f' id="{mark.id}" tabindex="-1"'
    seen.add(mark.id)
    html.append(f'<mark{name} class="{mark.entry.kind}" data-item="{mark.entry.address}">')
    return [*opened, mark]
