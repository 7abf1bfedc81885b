"""What the rules of ``vanban check`` cost, as a share of reading: ``python benchmarks/check.py [FOLDER]``.

CPU time of one process, the median of several rounds over all documents, so that only the ratio matters. Asked is at
most a tenth.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vanban import pipeline
from vanban.checks.case import Case
from vanban.checks.engine import findings_of
from vanban.checks.registry import all_rules
from vanban.readers import registry
from vanban.record import Finding

_ROUNDS = 5


class _Timed:
    """A function that adds up the CPU time spent in it."""

    def __init__(self, function: Callable[[Case], list[Finding]]) -> None:
        self._function = function
        self.seconds = 0.0

    def __call__(self, case: Case) -> list[Finding]:
        start = time.process_time()
        found = self._function(case)
        self.seconds += time.process_time() - start
        return found


def main(folder: Path) -> None:
    files = [
        (file.name, file.read_bytes()) for file in sorted(folder.iterdir()) if file.suffix in registry.KNOWN_EXTENSIONS
    ]
    _round(files)  # imports, compiled patterns and the models of underthesea are not counted
    rounds = [_round(files) for _ in range(_ROUNDS)]
    reading = statistics.median(reading for reading, _ in rounds)
    rules = statistics.median(rules for _, rules in rounds)
    print(f"{len(files)} documents, {len(all_rules())} rules, {_ROUNDS} rounds")
    print(f"reading {reading / len(files) * 1000:.1f} ms a document, rules {rules / len(files) * 1000:.1f} ms")
    print(f"rules / reading = {rules / reading:.3f}")


def _round(files: list[tuple[str, bytes]]) -> tuple[float, float]:
    timed = _Timed(findings_of)
    pipeline.findings_of = timed
    start = time.process_time()
    for name, data in files:
        pipeline.read_document(name, data)
    whole = time.process_time() - start
    pipeline.findings_of = findings_of
    return whole - timed.seconds, timed.seconds


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "corpus")
