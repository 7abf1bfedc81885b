"""Reading files in worker processes that may be slow, run out of memory or die without harm to the rest.

Every worker holds one file at a time. A file that takes longer than the time limit, or whose worker
dies, is a failure of that file; a new worker takes the next one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from vanban.errors import InternalError, LimitExceeded, UnreadableFile, VanbanError
from vanban.readers.options import ReadOptions
from vanban.runs.discovery import InputFile

_START_SECONDS = 300.0  # what a worker may take to import everything, on the slowest of disks
_STDOUT, _STDERR = 1, 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of work, and bytes on disk."""

    seconds: float = 600.0
    bytes: int = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its record as JSON, or the error."""

    path: str
    record: str | None
    error: VanbanError | None


def read_files(
    files: Sequence[InputFile],
    jobs: int,
    pattern_folders: Sequence[Path] = (),
    limits: Limits | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Outcome]:
    """Read ``files`` in ``jobs`` worker processes; outcomes come in the order in which they are done."""
    limits, options = limits or Limits(), options or ReadOptions()
    waiting = deque(files)
    workers = [_Worker(tuple(pattern_folders), limits, options) for _ in range(min(jobs, len(files)))]
    try:
        for worker in workers:
            worker.give(waiting.popleft())
        while busy := [worker for worker in workers if worker.file is not None]:
            soonest = min(worker.deadline for worker in busy)
            wait([worker.pipe for worker in busy], timeout=max(0.0, soonest - time.monotonic()))
            for worker in busy:
                outcome = worker.outcome()
                if outcome is None:
                    continue
                if waiting:
                    worker.give(waiting.popleft())
                yield outcome
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """A process, the pipe to it, and the file that it holds."""

    def __init__(self, pattern_folders: tuple[Path, ...], limits: Limits, options: ReadOptions) -> None:
        self._pattern_folders = pattern_folders
        self._limits = limits
        self._options = options
        self.file: InputFile | None = None
        self.deadline = 0.0
        self.pipe: Connection
        self._process: BaseProcess
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # the same on every system, no locks inherited
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._pattern_folders, self._limits.bytes, self._options), daemon=True
        )
        self._process.start()
        self._ready = False
        theirs.close()

    def give(self, file: InputFile) -> None:
        """Hand ``file`` to the worker, to a new one when the old one is gone."""
        if not self._process.is_alive():
            self.pipe.close()
            self._start()
        self.file = file
        self.deadline = time.monotonic() + (self._limits.seconds if self._ready else _START_SECONDS)
        with suppress(OSError):  # it died this very moment: its pipe will say so
            self.pipe.send(file)

    def outcome(self) -> Outcome | None:
        """What came of the file that the worker holds; None while it is still at work."""
        if self.file is None:
            return None
        outcome = None
        if self.pipe.poll():
            outcome = self._message(self.file.path)
        elif time.monotonic() >= self.deadline:
            self._process.kill()
            self._process.join()
            error = LimitExceeded(f"{self.file.path}: not done after {self._limits.seconds:g} s", "raise --timeout")
            outcome = _failed(error, self.file.path)
        if outcome is not None:
            self.file = None
        return outcome

    def _message(self, path: str) -> Outcome | None:
        """An outcome, or None when the worker says that it is ready: the file's time begins."""
        try:
            message: Outcome | None = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            status = self._process.exitcode
            error = InternalError(
                f"{path}: the process that read it died (exit status {status})", "it may need more memory; try it alone"
            )
            return _failed(error, path)
        if message is None:
            self._ready = True
            self.deadline = time.monotonic() + self._limits.seconds
        return message

    def stop(self) -> None:
        """End the process."""
        with suppress(OSError):
            self.pipe.close()
        self._process.join(timeout=0 if self.file else 5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _failed(error: VanbanError, path: str) -> Outcome:
    return Outcome(path, None, error)


def _work(pipe: Connection, pattern_folders: tuple[Path, ...], most_bytes: int, options: ReadOptions) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command ends its workers itself
    os.dup2(_STDERR, _STDOUT)  # whatever a library prints, standard output holds records only
    import vanban.pipeline  # noqa: F401 (the slow part of starting, before the first file's time begins)

    with suppress(EOFError, BrokenPipeError):
        pipe.send(None)
        while True:
            file: InputFile = pipe.recv()
            pipe.send(_read(file, pattern_folders, most_bytes, options))


def _read(file: InputFile, pattern_folders: tuple[Path, ...], most_bytes: int, options: ReadOptions) -> Outcome:
    from vanban.pipeline import read_document

    try:
        size = file.file.stat().st_size
        if size > most_bytes:
            raise LimitExceeded(f"{file.path}: {size} bytes, more than the {most_bytes} allowed", "raise --max-bytes")
        record = read_document(file.path, file.file.read_bytes(), pattern_folders, options)
        return Outcome(file.path, record.to_json(), None)
    except VanbanError as error:
        return _failed(error, file.path)
    except OSError as error:
        return _failed(UnreadableFile(f"{file.path}: {error.strerror}", "check that it may be read"), file.path)
    except MemoryError:
        return _failed(LimitExceeded(f"{file.path}: not enough memory", "try it alone with --jobs 1"), file.path)
    except Exception as error:  # one file's defect must not cost the others
        reason = f"{type(error).__name__}: {error}".partition("\n")[0]
        return _failed(InternalError(f"{file.path}: {reason}", "a defect of vanban: please report it"), file.path)
