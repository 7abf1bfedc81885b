"""Word documents (.docx, .docm, .dotx, .dotm): bytes to a :class:`~vanban.readers.reading.Reading`.

python-docx opens the package; the XML of its parts is walked directly, since access to cells through
objects is quadratic and leaves out notes, text boxes, numbering and tracked insertions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from vanban.errors import DamagedFile
from vanban.readers.docx_blocks import BlockReader, flattened
from vanban.readers.docx_numbering import Numbering
from vanban.readers.docx_package import Package, holds_document
from vanban.readers.docx_sections import Section, page_setups, sections_of
from vanban.readers.docx_styles import Styles
from vanban.readers.docx_xml import Element, W, attribute, switch
from vanban.readers.reading import Block, Page, Paragraph, Reading, Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BARE_NUMBER = re.compile(r"\W*\d*\W*")  # "- 2 -", or what the page field in it leaves


def sniff(data: bytes) -> bool:
    """Whether the bytes are a Word document of the XML kind, whole or cut off."""
    return holds_document(data)


def is_encrypted(data: bytes) -> bool:
    """Whether the bytes are an Office file with a password: a compound file round an encrypted package."""
    return data.startswith(_COMPOUND_FILE) and _ENCRYPTED_STREAM in data


def read(data: bytes, name: str) -> Reading:
    """Everything that the document shows, as one page without a number.

    Raises :class:`DamagedFile`, :class:`EncryptedFile` or :class:`LimitExceeded`; ``name`` is used in
    their messages only.
    """
    return read_parts(Package(data, name), MEDIA_TYPE, name)


class Parts(Protocol):
    """The parts of a document: an opened package, or what the reader of an older format made."""

    main: Element

    def related(self, kind: str) -> Element | None:
        """The part of a kind (``styles``, ``numbering``, ``footnotes`` …)."""

    def by_id(self, relationship: str | None) -> Element | None:
        """The header or footer behind a relationship id."""


def read_parts(package: Parts, media_type: str, name: str) -> Reading:
    """What the parts of a document show, as one page without a number; errors as in :func:`read`."""
    body = package.main.find(W + "body")
    if body is None:
        raise DamagedFile(f"{name} has no body", "open it in Word, repair it and save it again")
    styles, sections = Styles(package.related("styles"), package.related("theme")), list(sections_of(body))
    try:
        blocks = tuple(_blocks(package, body, styles, sections))
    except RecursionError as error:
        raise DamagedFile(f"{name} is nested too deeply", "open it in Word and save it again") from error
    not_shown = sum(1 for _ in body.iter(W + "altChunk"))
    notes = (f"{not_shown} embedded documents (altChunk) were not read",) if not_shown else ()
    setups = page_setups(sections, package.by_id, styles)
    return Reading(media_type, (Page(None, blocks),), notes=notes, setups=setups)


def _blocks(package: Parts, body: Element, styles: Styles, sections: Sequence[Section]) -> Iterator[Block]:
    numbering = package.related("numbering")
    notes = {kind: _notes(package.related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}

    def blocks(story: Element) -> list[Block]:
        in_body = story is body
        return BlockReader(styles, Numbering(numbering, styles), notes, keep_page_numbers=in_body).read(story)

    def running(stories: list[Element], role: Role) -> Iterator[Paragraph]:
        distinct: dict[str, Paragraph] = {}
        for story in stories:
            for paragraph in flattened(blocks(story), role):
                distinct.setdefault("\n".join(line.text for line in paragraph.lines), paragraph)
        return (paragraph for text, paragraph in distinct.items() if not _BARE_NUMBER.fullmatch(text))

    margins = _margins(package, sections)
    yield from running(margins.headers, Role.HEADER)
    if margins.letterhead is not None:
        yield from blocks(margins.letterhead)
    yield from blocks(body)
    yield from running(margins.footers, Role.FOOTER)


def _notes(part: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part by id, without the lines that separate them from the text."""
    notes = part.iter(W + kind) if part is not None else ()
    return {attribute(note, "id") or "": note for note in notes if attribute(note, "type") not in _NO_TEXT_NOTES}


@dataclass(slots=True)
class _Margins:
    """Headers and footers in the order of first showing; ``letterhead`` is the header of page one alone."""

    letterhead: Element | None = None
    headers: list[Element] = field(default_factory=list)
    footers: list[Element] = field(default_factory=list)


def _margins(package: Parts, sections: Sequence[Section]) -> _Margins:
    """Which headers and footers are shown."""
    even_pages = switch(package.related("settings"), "evenAndOddHeaders")
    margins = _Margins()
    shown: set[str | None] = set()
    for number, section in enumerate(sections):
        for kind in ("first",) * section.first_differs + ("default",) + ("even",) * even_pages:
            for place, stories in (("header", margins.headers), ("footer", margins.footers)):
                relationship = section.stories.get((place, kind))
                story = package.by_id(relationship)
                if story is None or relationship in shown:
                    continue
                shown.add(relationship)
                if number == 0 and kind == "first" and place == "header":
                    margins.letterhead = story
                else:
                    stories.append(story)
    return margins
