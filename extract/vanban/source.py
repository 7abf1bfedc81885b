"""The part of a record that tells of the file: what it is, how its pages were read, where something stands in it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Encoding = Literal["unicode", "tcvn3", "vni", "mixed"]
# What there is to say about the text layer of a page: nothing at all; less than a page has, over a picture of it; only
# the stamp of a signature; text that is not drawn; text recognised without Vietnamese letters, or badly; letters other
# than those drawn; and text recognised well enough to keep.
Reason = Literal[
    "no-text", "little-text", "stamp-only", "hidden-text", "no-diacritics", "poor-recognition", "broken-fonts",
    "recognised-before",
]  # fmt: skip


class Strict(BaseModel):
    """Base of all parts of a record: unknown fields are an error, values are not changed later."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Span(Strict):
    """Where something was read: ``text[start:end] == quote``, offsets in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    page: int | None = Field(default=None, description="1-based, null where the format has no pages")
    box: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, y0, x1, y1 in points, origin top left; null without geometry"
    )


class Signature(Strict):
    """A digital signature of a PDF, as the file shows it: whether its certificate may be trusted is not judged."""

    signer: str | None = Field(description="the common name in the certificate: a person or a body")
    organisation: str | None = Field(default=None, description="the organisation in the certificate")
    time: str | None = Field(description="ISO 8601, as the signing program says it")
    intact: bool | None = Field(description="what it signs is unchanged; null when that cannot be told")
    covers_whole_file: bool | None = Field(description="false when something was added behind it")


class OcrRepair(Strict):
    """A stretch recognised as ``read`` that is ``text`` in the record; empty where nobody can read the writing."""

    page: int
    read: str
    text: str
    rule: str
    box: tuple[float, float, float, float] | None = Field(description="x0, y0, x1, y1 in points, origin top left")


class Ocr(Strict):
    """Which pages were read by OCR, by what, how sure on the whole, and what was mended."""

    engine: str
    pages: list[int]
    confidence: float | None
    repairs: list[OcrRepair] = []


class PageRead(Strict):
    """How a page of a PDF was read that is not plainly typed, and why so."""

    page: int
    how: Literal["ocr", "text-layer"]
    reason: Reason


class Source(Strict):
    """The file that was read; ``path`` is relative to the run's root, with ``/``."""

    path: str
    sha256: str
    bytes: int
    media_type: str
    pages: int | None
    encoding: Encoding
    ocr: Ocr | None = None
    pages_read: list[PageRead] = Field(default=[], description="pages that are not read as plainly typed text")
    signatures: list[Signature] = []
    notes: list[str] = Field(default=[], description="what the reader could not show")
