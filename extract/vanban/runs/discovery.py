"""Which files a run reads, and what each is called in the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vanban.errors import UsageError
from vanban.readers.registry import KNOWN_EXTENSIONS

_PASSED_OVER = (".", "~$")  # hidden files, and the lock files that Word leaves beside open documents


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read; ``path`` is relative to the run's root, with ``/`` on every system."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a run sorted by path, and those in its folders that are no documents by name."""

    files: tuple[InputFile, ...]
    skipped: tuple[str, ...]


def discover(inputs: Sequence[Path], leave_out: Path | None = None) -> Inputs:
    """All documents in ``inputs`` (files and folders, folders with their sub-folders).

    A file that is named is read whatever its name; in a folder those with a known extension are. The
    path of a file in a folder is relative to the folder; of several inputs each folder's name stands
    before it. ``leave_out`` (the output folder) is not searched. Raises UsageError when an input does
    not exist or two files would get the same path.
    """
    files: dict[str, Path] = {}
    skipped: list[str] = []
    for given in inputs:
        for path, file, named in _candidates(given, leave_out, prefix=len(inputs) > 1):
            if not named and file.suffix.lower() not in KNOWN_EXTENSIONS:
                skipped.append(path)
                continue
            if path in files and files[path].resolve() != file.resolve():
                raise UsageError(f"{files[path]} and {file} would both be called {path}", "run them separately")
            files[path] = file
    return Inputs(tuple(InputFile(path, files[path]) for path in sorted(files)), tuple(sorted(skipped)))


def _candidates(given: Path, leave_out: Path | None, *, prefix: bool) -> Iterator[tuple[str, Path, bool]]:
    if given.is_file():
        yield given.name, given, True
    elif given.is_dir():
        root = given.resolve().name if prefix else ""
        for file in _walk(given, leave_out):
            relative = file.relative_to(given).as_posix()
            yield (f"{root}/{relative}" if root else relative), file, False
    else:
        raise UsageError(f"{given}: no such file or folder", "check the name")


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_dir():
            if leave_out is None or entry.resolve() != leave_out.resolve():
                yield from _walk(entry, leave_out)
        elif entry.is_file():
            yield entry


def _entries(folder: Path) -> Iterable[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith(_PASSED_OVER))
