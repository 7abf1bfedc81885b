"""The whole way of one document: bytes → reading → text → layout → finders → record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

from spacy.language import Language

from vanban.checks.case import Case
from vanban.checks.engine import findings_of
from vanban.checks.regime import State
from vanban.errors import EmptyFile
from vanban.finders.component import build_nlp, find_all
from vanban.layout.signed import infer_from_signatures
from vanban.meaning.document_keys import own_key
from vanban.patterns import patterns_of
from vanban.readers import plain, registry
from vanban.readers.options import ReadOptions
from vanban.readers.reading import Reading
from vanban.record import Ocr, Record, Source
from vanban.source import OcrRepair
from vanban.text.build import build_text
from vanban.text.legacy import in_unicode


def read_document(
    path: str,
    data: bytes,
    pattern_folders: Sequence[Path] = (),
    options: ReadOptions | None = None,
) -> Record:
    """The record of one document.

    ``path`` is what the record calls the file (relative, ``/`` on every system); ``data`` are its bytes;
    ``pattern_folders`` add to or override the built-in patterns; ``options`` hold passwords, limits and what
    the user says of the document's state.
    Raises VanbanError when it can't be read.
    """
    reading = in_unicode(registry.read(data, path, options))
    text = build_text(reading)
    if not text.string.strip():
        raise EmptyFile(f"{path}: nothing on it that can be read as text", "check that the file is the right one")
    patterns = patterns_of(tuple(pattern_folders))
    material = find_all(_nlp(), text, patterns)
    layout = material.layout
    document = infer_from_signatures(layout.document, reading.signatures, reading.stamps, patterns)
    record = Record(
        source=_source(path, data, reading),
        text=text.string,
        document=document.model_copy(update={"key": own_key(document, patterns)}),
        outline=list(layout.outline),
        models=material.models,
        references=material.references,
        dates=material.dates,
        statistics=material.statistics,
        tasks=material.tasks,
        people=material.people,
        organisations=material.organisations,
        tables=list(layout.tables),
        forms=list(layout.forms),
    )
    state = State(options.state) if options and options.state else None
    file_lines = plain.file_lines(data) if reading.media_type == plain.MEDIA_TYPE else None
    record.findings = findings_of(Case(record, text, layout, reading, patterns, state, file_lines))
    return record


def _source(path: str, data: bytes, reading: Reading) -> Source:
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        media_type=reading.media_type,
        pages=reading.page_count,
        encoding=reading.encoding,
        ocr=_ocr(reading),
        pages_read=list(reading.pages_read),
        signatures=list(reading.signatures),
        notes=list(reading.notes),
    )


def _ocr(reading: Reading) -> Ocr | None:
    if reading.ocr is None:
        return None
    repairs = [OcrRepair(**asdict(repair)) for repair in reading.ocr.repairs]
    return Ocr(
        engine=reading.ocr.engine, pages=list(reading.ocr.pages), confidence=reading.ocr.confidence, repairs=repairs
    )


@cache
def _nlp() -> Language:
    return build_nlp()
