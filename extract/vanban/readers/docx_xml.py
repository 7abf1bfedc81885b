"""Names of WordprocessingML and how its values are read (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:\.[0-9]*)?")

ALTERNATE = MC + "AlternateContent"

# Properties, and what tracked changes took away: nothing in them is on the page.
NOT_SHOWN = frozenset(
    [W + name for name in ("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")]
    + [W + name for name in ("del", "moveFrom", "delText", "delInstrText", "rt")]
)


def attribute(element: Element | None, name: str = "val") -> str | None:
    """The ``w:`` attribute of an element that may be missing."""
    return None if element is None else element.get(W + name)


def value(parent: Element | None, name: str) -> str | None:
    """``w:val`` of the child ``w:name``, None where there is no such child or no value."""
    return None if parent is None else attribute(parent.find(W + name))


def whole(text: str | None) -> int | None:
    """An integer as Word reads it: ``"26.0"`` is 26, anything else that is no number is None."""
    match = _WHOLE.fullmatch(text or "")
    return int(match[1]) if match else None


def is_on(switch: Element) -> bool:
    """A switch such as ``<w:b/>`` is on unless its value says otherwise."""
    return switch.get(W + "val", "1").lower() not in ("0", "false", "off", "none")


def switch(parent: Element | None, name: str) -> bool:
    """Whether the child ``w:name`` is there and on."""
    child = None if parent is None else parent.find(W + name)
    return child is not None and is_on(child)


def inside(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The nearest elements below ``parent`` with a ``wanted`` tag, in order.

    Goes through whatever wraps them (content controls, tracked insertions, smart tags, custom XML)
    and into one branch only of alternate content.
    """
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag == ALTERNATE:
            for branch in child:
                found = list(inside(branch, wanted))
                if found:
                    yield from found
                    break
        elif isinstance(child.tag, str) and child.tag not in NOT_SHOWN:
            yield from inside(child, wanted)
