"""What each stage of the pipeline costs, as a ratio to reading the files: ``python benchmarks/stages.py [FOLDER]``.

CPU time of one process, the median of several rounds over all documents, so that only ratios matter: the machine's
speed cancels out. The last row is the whole of ``vanban.pipeline.read_document``.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from vanban.finders.component import FINDERS
from vanban.finders.material import Material
from vanban.layout.build import build_layout
from vanban.patterns import builtin_patterns
from vanban.pipeline import read_document
from vanban.readers import registry
from vanban.text.build import build_text

_ROUNDS = 5


def main(folder: Path) -> None:
    files = [
        (file.name, file.read_bytes()) for file in sorted(folder.iterdir()) if file.suffix in registry.KNOWN_EXTENSIONS
    ]
    _round(files)  # imports, compiled patterns and the models of underthesea are not counted
    rounds = [_round(files) for _ in range(_ROUNDS)]
    medians = {stage: statistics.median(measured[stage] for measured in rounds) for stage in rounds[0]}
    each = medians["reading"] / len(files) * 1000
    print(f"{len(files)} documents, {_ROUNDS} rounds; reading took {each:.1f} ms a document")
    for stage, seconds in medians.items():
        print(f"{stage:15} {seconds / medians['reading']:6.2f} x reading")


def _round(files: list[tuple[str, bytes]]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    patterns = builtin_patterns()
    for name, data in files:
        clock = _Clock(spent)
        reading = registry.read(data, name)
        clock.stop("reading")
        text = build_text(reading)
        clock.stop("text")
        material = Material(text=text, layout=build_layout(text, patterns), patterns=patterns)
        clock.stop("layout")
        for kind in FINDERS:
            import_module(f"vanban.finders.{kind}").find(material)
            clock.stop(kind)
        read_document(name, data).to_json()
        clock.stop("whole record")
    return dict(spent)


class _Clock:
    """Adds the CPU time since the last stop to a stage."""

    def __init__(self, spent: dict[str, float]) -> None:
        self._spent = spent
        self._last = time.process_time()

    def stop(self, stage: str) -> None:
        now = time.process_time()
        self._spent[stage] += now - self._last
        self._last = now


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "corpus")
