"""The records of runs, as batches of lines that one DuckDB query can read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from vanban.errors import RecordError
from vanban.record import Record

_BATCH = 64 * 1024 * 1024  # bytes of records in memory at a time
_RUN_REPORT = "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """One input: ``name`` goes before the paths of its documents, empty where there is only one input."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records one a line: of one file with many, from its line ``first``; else one of each of ``files``."""

    run: str
    data: bytes
    files: tuple[Path, ...]
    first: int | None = None

    @property
    def lines(self) -> list[bytes]:
        """Every line, blank ones too."""
        return self.data.splitlines()

    def place(self, index: int) -> str:
        """Where line ``index`` stands, for a message."""
        return f"{self.files[index]}" if self.first is None else f"{self.files[0]}: line {self.first + index}"


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
    lines: list[bytes] = []
    size = start = 0
    for number, file in enumerate(singles, 1):
        lines.append(_line(file))
        size += len(lines[-1])
        if size >= _BATCH or number == len(singles):
            yield Batch(run.name, b"".join(lines), tuple(singles[start:number]))
            lines, size, start = [], 0, number


def first_fault(batch: Batch) -> RecordError | None:
    """What is wrong with the first record of ``batch`` that is none, or None when all are records."""
    for index, line in enumerate(batch.lines):
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
    try:
        with file.open("rb") as stream:
            first = 1
            while data := stream.read(_BATCH):
                data += stream.readline()
                yield Batch(run.name, data, (file,), first)
                first += data.count(b"\n")
    except OSError as error:
        raise _unreadable(file, error) from None


def _line(file: Path) -> bytes:
    """A record on one line: inside strings line breaks are escaped."""
    try:
        return file.read_bytes().replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"
    except OSError as error:
        raise _unreadable(file, error) from None


def _unreadable(file: Path, error: OSError) -> RecordError:
    return RecordError(f"{file}: {error.strerror}", "look at its permissions")
