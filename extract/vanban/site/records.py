"""The records whose documents get a page, out of however many there are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from pydantic import ValidationError

from vanban.aggregation.inputs import Run, batches
from vanban.errors import RecordError
from vanban.record import Record

_PATH = re.compile(rb'"path": ?("(?:[^"\\]|\\.)*")')  # of the source: nothing else in a record is called so


def chosen_records(runs: Sequence[Run], checksums: Mapping[str, str]) -> Iterator[tuple[str, Record]]:
    """The records of the documents named in ``checksums``, in the order of the runs, with the documents' names.

    Raises RecordError where a record is not there, or not that of the file with this checksum.
    """
    missing = set(checksums)
    for run in runs:
        for batch in batches(run):
            for index, line in enumerate(batch.lines()):
                path = _PATH.search(line)
                name = "/".join(filter(None, (run.name, json.loads(path[1]) if path else "")))
                if name in missing:
                    yield name, _record(line, checksums[name], partial(batch.place, index))
                    missing.remove(name)
    if missing:
        raise RecordError(f"{min(missing)}: in the registry, but not among the records", "aggregate again")


def _record(line: bytes, checksum: str, place: Callable[[], str]) -> Record:
    try:
        record = Record.model_validate_json(line)
    except ValidationError as error:
        raise RecordError(f"{place()}: {error.errors()[0]['msg']}", "name the output folder of a run") from None
    if record.source.sha256 != checksum:
        raise RecordError(f"{place()}: not the record in the registry", "aggregate again")
    return record
