"""Structured data from Vietnamese official documents.

``vanban.parse(path)`` reads one document and returns its :class:`~vanban.record.Record`.
"""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.errors import UnreadableFile

if TYPE_CHECKING:
    from vanban.record import Record

__version__ = metadata.version("vanban")
__all__ = ["__version__", "parse"]


def parse(path: str | os.PathLike[str]) -> Record:
    """Read the document at ``path`` and return its record.

    ``record.source.path`` is the file's name. Raises :class:`vanban.errors.VanbanError`
    when the file cannot be read; the message names the file and the remedy.
    """
    from vanban.pipeline import read_document  # spaCy takes a second to import: only when used

    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{file}: {error.strerror}", "check that it may be read") from None
    return read_document(file.name, data)
