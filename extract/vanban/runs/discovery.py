"""Which files a run reads, and what each is called in the results."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vanban.errors import UsageError, VanbanError
from vanban.readers.registry import KNOWN_EXTENSIONS

PASSED_OVER = (".", "~$")
"""How the names of hidden files begin, and of the lock files that Word leaves beside open documents."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read; ``path`` is relative to the run's root, with ``/`` on every system."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a run sorted by path, those in its folders that are no documents by name, and containers
    that could not be opened."""

    files: tuple[InputFile, ...]
    skipped: tuple[str, ...]
    failures: Mapping[str, VanbanError] = field(default_factory=dict)


def discover(inputs: Sequence[Path], leave_out: Path | None = None, root: Path | None = None) -> Inputs:
    """All documents in ``inputs`` (files and folders, folders with their sub-folders).

    A file that is named is read whatever its name; in a folder those with a known extension are. Paths
    are relative to ``root``, without it to the folder that was given, of several inputs to the innermost folder that
    holds them all. ``leave_out`` (the output folder) is not searched, links to folders are not followed. Raises
    UsageError when an input does not exist or a folder cannot be opened.
    """
    inner = _root(inputs)
    files: dict[str, Path] = {}
    skipped: set[str] = set()
    for given in inputs:
        for file in _walk(given, leave_out) if given.is_dir() else [given]:
            path = printable(Path(os.path.relpath(file, root or inner)).as_posix())
            if file == given or file.suffix.lower() in KNOWN_EXTENSIONS:
                files[path] = file
            else:
                skipped.add(path)
    return Inputs(tuple(InputFile(path, files[path]) for path in sorted(files)), tuple(sorted(skipped - files.keys())))


def _root(inputs: Sequence[Path]) -> Path:
    for given in inputs:
        if not given.is_dir() and not given.is_file():
            raise UsageError(f"{given}: no such file or folder", "check the name")
    folders = [given if given.is_dir() else given.parent for given in inputs]
    try:
        return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))
    except ValueError:  # different drives
        raise UsageError("the inputs have no folder in common", "run them one by one") from None


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith(PASSED_OVER))
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}", "check that the folder may be read") from None
    for entry in entries:
        if entry.is_file():
            yield entry
        elif entry.is_dir() and not entry.is_symlink() and not (leave_out and entry.resolve() == leave_out.resolve()):
            yield from _walk(entry, leave_out)


def printable(path: str) -> str:
    """A path that JSON can hold: bytes that are no UTF-8 (names from old archives) are written out."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
