"""The output folder of a run: all of it, or what was there before."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from vanban.errors import LimitExceeded, OutputError
from vanban.writers.tables import write_tables

_PARTIAL = ".vanban-partial"  # beside the results, so that the last step is a rename on one disk
_REPLACED = "replaced"
_OUTPUTS = ("records", "records.jsonl", "tables", "run.json")


class OutputFolder:
    """Collects records in a hidden folder and puts them in place at the end; a context manager.

    Leaving it without :meth:`finish` removes what was collected and leaves older results alone. Raises
    OutputError when the folder is not one for results or cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._partial = folder / _PARTIAL

    def __enter__(self) -> Self:
        present = [name for name in _OUTPUTS if (self._folder / name).exists()]
        if present and not (self._folder / "run.json").is_file():
            raise OutputError(
                f"{self._folder}: holds {present[0]!r} that no run of vanban wrote", "name another output folder"
            )
        shutil.rmtree(self._partial, ignore_errors=True)
        try:
            (self._partial / "records").mkdir(parents=True)
        except OSError as error:
            raise self._unwritable(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._partial, ignore_errors=True)

    def add(self, path: str, record: str) -> None:
        """Keep the record (JSON text) of the document called ``path``.

        Raises LimitExceeded when the document's name leaves no room for ``.json``.
        """
        file = self._partial / "records" / f"{path}.json"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(f"{record}\n".encode())
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise LimitExceeded(f"{path}: its record would take the place of another", "rename the file") from None
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise LimitExceeded(f"{path}: the name is too long to add .json to it", "rename the file") from None
            raise self._unwritable(error) from None

    def finish(self, report: dict[str, object], *, csv: bool) -> None:
        """Write the files made from all records, then put everything in the place of older results."""
        try:
            with (self._partial / "records.jsonl").open("wb") as lines:
                for text in self._texts():
                    line = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
                    lines.write(f"{line}\n".encode())
            if csv:
                write_tables(self._partial / "records.jsonl", self._partial / "tables")
            (self._partial / "run.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
            (self._partial / _REPLACED).mkdir()
            self._put_all_in_place()
        except OSError as error:
            raise self._unwritable(error) from None

    def _texts(self) -> Iterator[str]:
        """The records in the order of their paths."""
        root = self._partial / "records"
        files = (file for file in root.rglob("*.json") if file.is_file())  # a folder may be called so too
        for file in sorted(files, key=lambda file: file.relative_to(root).as_posix()[: -len(".json")]):
            yield file.read_text("utf-8")

    def _put_all_in_place(self) -> None:
        """All results, or on any failure and interruption the older ones again."""
        try:
            for name in _OUTPUTS:
                self._put_in_place(name)
        except BaseException:
            for name in _OUTPUTS:
                older = self._partial / _REPLACED / name
                if older.exists():
                    if (self._folder / name).exists():
                        (self._folder / name).rename(self._partial / name)
                    older.rename(self._folder / name)
            raise

    def _put_in_place(self, name: str) -> None:
        """Two renames: older results are deleted only with the partial folder."""
        new, old = self._partial / name, self._folder / name
        if old.exists():
            old.rename(self._partial / _REPLACED / name)
        if new.exists():
            new.rename(old)

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(f"{error.filename or self._folder}: {error.strerror}", "name another output folder")
