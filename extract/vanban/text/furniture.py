"""Furniture of pages: page numbers and running headers and footers do not belong to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vanban.readers.reading import Role
from vanban.text.lines import Body, Column, Part, Printed

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:trang|page|tr\.?)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_RUNNING = (Role.HEADER, Role.FOOTER)


def is_page_number(text: str) -> bool:
    """Whether a line says nothing but which page it stands on."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def without_furniture(parts: Sequence[Part]) -> list[Part]:
    """``parts`` without page numbers and without headers and footers that repeat.

    A header or footer that stands there once (an address, the mark of a form) is kept, at the end.
    """
    seen = Counter(_key(line) for part in parts for line in _lines(part) if line.role in _RUNNING)
    kept: list[Part] = []
    once: list[Printed] = []
    for part in parts:
        if isinstance(part, Body):
            once += [line for line in part.lines if line.role in _RUNNING and _is_told_once(line, seen)]
        lines = [line for line in _lines(part) if line.role not in _RUNNING]
        if isinstance(part, Body):
            _append(kept, lines)
        else:
            kept.append(part)
    if once:
        _append(kept, once)
    return kept


def _append(parts: list[Part], lines: list[Printed]) -> None:
    """Lines go on with the body before them: what stood between is gone."""
    if parts and isinstance(parts[-1], Body):
        parts[-1] = Body(parts[-1].lines + lines)
    elif lines:
        parts.append(Body(lines))


def _lines(part: Part) -> Sequence[Printed]:
    return part.lines if isinstance(part, Body | Column) else ()


def _is_told_once(line: Printed, seen: Counter[str]) -> bool:
    return seen[_key(line)] == 1 and not is_page_number(line.text)


def _key(line: Printed) -> str:
    return _DIGITS.sub("0", line.text)
