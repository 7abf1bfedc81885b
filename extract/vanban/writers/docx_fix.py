"""Mending typing faults in a copy of a .docx: characters are changed inside their runs, and nothing else.

Every other part of the package stays as it is, byte for byte; so do the looks of the runs and all other text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from vanban.readers.docx_package import Package, damage_reported
from vanban.readers.docx_xml import ALTERNATE, NOT_SHOWN, Element, W
from vanban.text.unicode import align

_SIGNATURES = "_xmlsignatures/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = frozenset({W + "br", W + "cr"})
_SHOWN_AS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_LABEL = re.compile(
    r"(?:[^\W\d]+ )?[(]?(?:\d[\d.]{0,8}\w?|[IVXLC]{1,6}|\w)[.):/-]* |[^\w\s] "
)  # "2.1. ", "Điều 3. ", "- "


@dataclass(frozen=True, slots=True)
class Change:
    """``quote`` at ``column`` of a ``line`` of the reading text is to become ``right``."""

    line: str
    column: int
    quote: str
    right: str


@dataclass(slots=True)
class _Character:
    """A shown character and the ``w:t`` that holds it; None where it stands for an element of its own.

    ``text`` is what it becomes: nothing, itself, or more.
    """

    text: str
    holder: Element | None


def mend(data: bytes, name: str, changes: Sequence[Change]) -> tuple[bytes, list[bool]]:
    """The bytes of a .docx with ``changes`` made, and which of them could be.

    What can't be found for certain is left, as is a document that somebody signed digitally. Raises DamagedFile,
    EncryptedFile and LimitExceeded as reading does; ``name`` is used in their messages.
    """
    main_name = Package(data, name).main_name
    with damage_reported(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(member.startswith(_SIGNATURES) for member in archive.namelist()):
            return data, [False] * len(changes)
        tree = etree.fromstring(archive.read(main_name), etree.XMLParser(resolve_entities=False, no_network=True))
        made = _make(tree, changes)
        if not any(made):
            return data, made
        main = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return _with_part(archive, main_name, main), made


def _with_part(archive: zipfile.ZipFile, name: str, content: bytes) -> bytes:
    """The archive with the content of one member changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for info in archive.infolist():
            copy.writestr(info, content if info.filename == name else archive.read(info), info.compress_type)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph: its characters, as what the reading text shows them, and where each is in that."""

    characters: list[_Character]
    shown: str
    offsets: list[int]


def _make(tree: Element, changes: Sequence[Change]) -> list[bool]:
    """Make the changes; which ones could be made. Lines that read the same have the same faults."""
    lines: defaultdict[str, list[_Line]] = defaultdict(list)
    for characters in (line for paragraph in tree.iter(W + "p") for line in _lines(paragraph)):
        shown, offsets = align("".join(character.text for character in characters))
        if shown:
            lines[shown].append(_Line(characters, shown, offsets))
    made = [False] * len(changes)
    for text in {change.line: None for change in changes}:
        own = [index for index, change in enumerate(changes) if change.line == text]
        for line in lines[text] or _without_label(list(lines.values()), text):
            for index in _made_in(line, changes, own):
                made[index] = True
    return made


def _without_label(lines: Iterable[list[_Line]], text: str) -> list[_Line]:
    """The lines that make ``text`` behind the number of an automatic list."""
    ends = (group for group in lines if group and text.endswith(group[0].shown))
    return [line for group in ends if _LABEL.fullmatch(text.removesuffix(group[0].shown)) for line in group]


def _made_in(line: _Line, changes: Sequence[Change], own: Sequence[int]) -> Iterator[int]:
    """Make those changes in a line, from the last to the first, that are there and do not touch each other."""
    free = len(line.shown)
    for index in sorted(own, key=lambda index: changes[index].column, reverse=True):
        change = changes[index]
        column = change.column - (len(change.line) - len(line.shown))
        end = column + len(change.quote)
        if column < 0 or end > free or line.shown[column:end] != change.quote:
            continue
        stretch = line.characters[line.offsets.index(column) : line.offsets.index(end)]
        if _replace(stretch, change.right):
            yield index
            free = column
    _write(line.characters)


def _lines(paragraph: Element) -> Iterator[list[_Character]]:
    """What a paragraph shows, line by line."""
    line: list[_Character] = []
    for character in _characters(paragraph):
        if character.text == "\n":
            yield line
            line = []
        else:
            line.append(character)
    yield line


def _characters(parent: Element) -> Iterator[_Character]:
    for child in parent:
        if child.tag == W + "t":
            yield from (_Character(" " if char == "\n" else char, child) for char in child.text or "")
        elif child.tag in _BREAKS:
            yield _Character("\n", None)
        elif child.tag in _SHOWN_AS:
            yield _Character(_SHOWN_AS[child.tag], None)
        elif child.tag == ALTERNATE:
            yield from _characters(child[0]) if len(child) else ()
        elif child.tag != W + "p" and child.tag not in NOT_SHOWN:
            yield from _characters(child)


def _replace(characters: Sequence[_Character], right: str) -> bool:
    """Turn ``characters`` into ``right``, each new one in the run of its neighbour; False where one has no run."""
    old = "".join(character.text for character in characters)
    steps = [step for step in SequenceMatcher(None, old, right, autojunk=False).get_opcodes() if step[0] != "equal"]
    touched = [
        range(first, end) if end > first else range(max(first - 1, 0), max(first, 1)) for _, first, end, _, _ in steps
    ]
    if not steps or any(characters[place].holder is None for places in touched for place in places):
        return False
    for (_, first, end, begin, stop), places in zip(steps, touched, strict=True):
        for place in range(first, end):
            characters[place].text = ""
        neighbour = characters[places[0]]
        new = right[begin:stop]
        neighbour.text = neighbour.text + new if end > first or first > 0 else new + neighbour.text
    return True


def _write(line: Sequence[_Character]) -> None:
    """Give the ``w:t`` of a line the text that its characters have become."""
    texts: dict[Element, str] = {}
    for character in line:
        if character.holder is not None:
            texts[character.holder] = texts.get(character.holder, "") + character.text
    for holder, text in texts.items():
        if text != (holder.text or "").replace("\n", " "):
            holder.text = text
            holder.set(_SPACE, "preserve")
