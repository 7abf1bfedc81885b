"""The records of runs, as batches of lines that one DuckDB query can read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from vanban.errors import RecordError
from vanban.record import Record

_BATCH = 64 * 1024 * 1024  # bytes of records in memory at a time
_PIECE = 1024 * 1024  # bytes that are copied at a time
_RUN_REPORT = "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """One input: ``name`` goes before the paths of its documents, empty where there is only one input."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of ``run``: one of each of ``files``, or the lines of one file between two places in bytes."""

    run: str
    files: tuple[Path, ...]
    part: tuple[int, int] | None = None

    def write(self, file: Path) -> None:
        """Put the records into ``file``, one a line. Raises RecordError where one cannot be read."""
        with file.open("wb") as out:
            out.writelines(self.lines() if self.part is None else self._pieces(*self.part))

    def lines(self) -> Iterator[bytes]:
        """Every line, blank ones too. Raises RecordError where one cannot be read."""
        if self.part is None:
            yield from map(_line, self.files)
            return
        with _opened(self.files[0]) as stream:
            stream.seek(self.part[0])
            while stream.tell() < self.part[1]:
                yield stream.readline()

    def place(self, index: int) -> str:
        """Where line ``index`` stands, for a message."""
        if self.part is None:
            return f"{self.files[index]}"
        with _opened(self.files[0]) as stream:
            before = stream.read(self.part[0]).count(b"\n")
        return f"{self.files[0]}: line {before + index + 1}"

    def _pieces(self, start: int, end: int) -> Iterator[bytes]:
        with _opened(self.files[0]) as stream:
            stream.seek(start)
            while start < end and (piece := stream.read(min(_PIECE, end - start))):
                yield piece
                start += len(piece)


def find_runs(inputs: Sequence[Path]) -> list[Run]:
    """The runs that ``inputs`` name: folders of runs, folders of records, ``.jsonl`` files, single records.

    In the folder of a run ``records/`` is what counts: ``records.jsonl`` is read where that folder is absent.
    Several runs are named by their paths below the innermost folder that holds them all. Raises RecordError
    when an input holds no records.
    """
    files = [_files(path) for path in inputs]
    if len(inputs) == 1:
        return [Run("", files[0])]
    places = [path.absolute() for path in inputs]
    parents = [set(place.parents) for place in places]
    common = max(set.intersection(*parents), key=lambda parent: len(parent.parts))
    names = [place.relative_to(common).as_posix() for place in places]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise RecordError(f"{min(doubled)}: named twice", "name every run once")
    return [Run(name, found) for name, found in zip(names, files, strict=True)]


def batches(run: Run) -> Iterator[Batch]:
    """The records of ``run``, some tens of megabytes at a time. Raises RecordError where a file cannot be read."""
    singles = [file for file in run.files if file.suffix != ".jsonl"]
    for file in run.files:
        if file.suffix == ".jsonl":
            yield from _parts(run, file)
    size = start = 0
    for number, file in enumerate(singles, 1):
        size += _size(file)
        if size >= _BATCH or number == len(singles):
            yield Batch(run.name, tuple(singles[start:number]))
            size, start = 0, number


def first_fault(batch: Batch) -> RecordError | None:
    """What is wrong with the first record of ``batch`` that is none, or None when all are records."""
    for index, line in enumerate(batch.lines()):
        if not line.strip():
            continue
        try:
            Record.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            message = f"{batch.place(index)}: {where + ': ' if where else ''}{first['msg']}"
            return RecordError(message, "name the output folder of a run, and nothing else")
    return None


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,)
    records, lines = path / "records", path / "records.jsonl"
    if not records.is_dir() and lines.is_file():
        return (lines,)
    folder = records if records.is_dir() else path
    found = (file for file in folder.rglob("*.json") if file.is_file())
    files = tuple(sorted(found, key=lambda file: file.relative_to(folder).as_posix()))
    if not files:
        raise RecordError(f"{path}: no records in it", "name the output folder of a run")
    if path / _RUN_REPORT in files:
        raise RecordError(f"{path}: a run without its records", "name the folder in which records/ stands")
    return files


def _parts(run: Run, file: Path) -> Iterator[Batch]:
    """A file of many records, in parts that end where a line ends."""
    size = _size(file)
    with _opened(file) as stream:
        start = 0
        while start < size:
            stream.seek(start + _BATCH)
            stream.readline()
            end = min(stream.tell(), size)
            yield Batch(run.name, (file,), (start, end))
            start = end


def _line(file: Path) -> bytes:
    """A record on one line: inside strings line breaks are escaped."""
    with _opened(file) as stream:
        return stream.read().replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"


def _size(file: Path) -> int:
    """Its bytes, of one that can be read."""
    with _opened(file) as stream:
        return stream.seek(0, SEEK_END)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise RecordError(f"{file}: {error.strerror}", "look at its permissions") from None
