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
    """Records one a line, in the order of ``places``: the file of each, and its line where it has many."""

    run: str
    lines: tuple[bytes, ...]
    places: tuple[tuple[Path, int | None], ...]

    def place(self, index: int) -> str:
        """Where record ``index`` stands, for a message."""
        file, line = self.places[index]
        return f"{file}" if line is None else f"{file}: line {line}"


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
    lines: list[bytes] = []
    places: list[tuple[Path, int | None]] = []
    size = 0
    for file in run.files:
        for line, number in _lines(file):
            lines.append(line)
            places.append((file, number))
            size += len(line)
            if size >= _BATCH:
                yield Batch(run.name, tuple(lines), tuple(places))
                lines, places, size = [], [], 0
    if lines:
        yield Batch(run.name, tuple(lines), tuple(places))


def first_fault(batch: Batch) -> RecordError | None:
    """What is wrong with the first record of ``batch`` that is none, or None when all are records."""
    for index, line in enumerate(batch.lines):
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


def _lines(file: Path) -> Iterator[tuple[bytes, int | None]]:
    """Each record of a file on one line, with its number in a file of several."""
    try:
        if file.suffix == ".jsonl":
            with file.open("rb") as stream:
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield line.rstrip(b"\r\n"), number
        else:
            yield file.read_bytes().replace(b"\r", b" ").replace(b"\n", b" "), None  # inside strings they are escaped
    except OSError as error:
        raise RecordError(f"{file}: {error.strerror}", "look at its permissions") from None
