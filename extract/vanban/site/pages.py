"""The page of a document: its header, its text with everything that was found in it, and pictures of its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from vanban.aggregation.registers import Heading, Language
from vanban.record import Record
from vanban.site.items import KINDS, Entry, entries
from vanban.site.marks import marked
from vanban.site.pictures import Picture, write_pictures
from vanban.site.rendering import render
from vanban.site.words import same, word


@dataclass(frozen=True, slots=True)
class Box:
    """Where an item stands on the picture of a page, in points."""

    entry: Entry
    x: float
    y: float
    width: float
    height: float


def page_name(document: str) -> str:
    """The name of a document's page, without ``.html``: the same for the same document in every site."""
    return hashlib.md5(document.encode(), usedforsecurity=False).hexdigest()[:12]


def write_page(
    document: str, record: Record, folder: Path, language: Language, sources: Mapping[str, Path], original: str | None
) -> None:
    """Write the page of ``document``, and pictures of its pages where ``sources`` has the file.

    ``original`` is the document whose copy it is.
    """
    name = page_name(document)
    found = entries(record)
    pictures = write_pictures(record.source, sources.get(record.source.path), folder, name)
    html = render(
        "document.html",
        root="../",
        language=language,
        document=document,
        title=_title(record, document),
        facts=list(_facts(record, original)),
        source=record.source,
        text=marked(record.text, found),
        groups=[(kind, list(group)) for kind, group in groupby(found, key=lambda entry: entry.kind)],
        kinds=KINDS,
        pictures=[(picture, _boxes(found, picture)) for picture in pictures],
    )
    (folder / f"{name}.html").write_text(html, "utf-8")


def _title(record: Record, document: str) -> str:
    number, kind = record.document.number, record.document.type
    parts = [kind.name] if kind else []
    if number:
        parts.append(number.canonical or (number.inferred.canonical if number.inferred else number.text))
    return " ".join(parts) or document


def _facts(record: Record, original: str | None) -> Iterator[tuple[Heading, Heading]]:
    """What a register of documents has of it: headings and values."""
    document = record.document
    date, signer = document.date, document.signer
    values = {
        "issuer": document.issuer and document.issuer.name,
        "date": date and date.text,
        "place": document.place,
        "subject": document.subject,
        "addressees": "; ".join(document.addressees),
        "signer": signer and " · ".join(filter(None, (signer.name, signer.position))),
        "recipients": "; ".join(document.recipients),
        "urgency": document.urgency,
        "secrecy": document.secrecy,
        "posted": document.posted and " · ".join(filter(None, (document.posted.time, document.posted.site))),
    }
    for name, value in values.items():
        if value:
            yield word("fields", name), same(value)
    if original is not None:
        yield word("ui", "copy_of"), same(original)


def _boxes(found: Sequence[Entry], picture: Picture) -> list[Box]:
    """The boxes on a page, large ones first, so that small ones can be pointed at."""
    boxes = [
        Box(entry, span.box[0], span.box[1], span.box[2] - span.box[0], span.box[3] - span.box[1])
        for entry in found
        for span in entry.at
        if span.page == picture.page and span.box is not None
    ]
    return sorted(boxes, key=lambda box: -box.width * box.height)
