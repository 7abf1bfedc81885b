"""Records against gold annotations: the marks of every document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import get_args

from pydantic import ValidationError

from vanban.errors import RecordError
from vanban.evaluation.calibration import Judged, judge
from vanban.evaluation.document import mark_document
from vanban.evaluation.gold import Gold
from vanban.evaluation.items import mark_items
from vanban.evaluation.marks import Mark
from vanban.meaning.organisations import full_name, system_of, unit_of
from vanban.patterns import builtin_patterns
from vanban.record import Record, UnitLevel

NONE = "none"
_LEVELS = get_args(UnitLevel)
_ONE_NAME = {"htm": "html", "mhtml": "html", "md": "txt"}


@dataclass(frozen=True, slots=True)
class Scored:
    """The marks of a document, its format (pdf, docx, …; none without a record), annotated type and kind of issuer."""

    name: str
    format: str
    type: str
    issuer: str
    marks: tuple[Mark, ...]


def load_records(folder: Path) -> dict[str, Record]:
    """All records in ``folder`` and below, by file name without folder and ``.json``.

    Raises RecordError naming the file when one is no record or two have one name.
    """
    records: dict[str, Record] = {}
    for path in sorted(path for path in folder.rglob("*.json") if path.is_file()):
        if path.stem in records:
            raise RecordError(f"{path}: a second record of this name", "score the folders one by one")
        try:
            records[path.stem] = Record.model_validate_json(path.read_bytes())
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the file"
            raise RecordError(f"{path}: {place}: {first['msg']}", "name the folder records of a run") from None
    return records


def score_documents(gold: Mapping[str, Gold], records: Mapping[str, Record]) -> list[Scored]:
    """Every annotated document scored; the record of ``x`` is that of the file ``x.docx`` (any extension).

    Where there is no record everything about the document is wrong. Raises RecordError when two files
    differ in their extension only and so fit one annotation.
    """
    return [_score(name, annotation, _record(name, records)) for name, annotation in gold.items()]


def judge_documents(gold: Mapping[str, Gold], records: Mapping[str, Record]) -> list[Judged]:
    """The items found that the annotations decide about. Records are told, and errors raised, as for the scores."""
    found = ((annotation, _record(name, records)) for name, annotation in gold.items())
    return [item for annotation, record in found if record is not None for item in judge(annotation, record)]


def _record(name: str, records: Mapping[str, Record]) -> Record | None:
    fitting = [file for file in records if file.startswith(f"{name}.")]
    if len(fitting) > 1:
        raise RecordError(f"{name}: annotated once, but there are records of {', '.join(fitting)}", "keep one of them")
    return records[fitting[0]] if fitting else None


def _score(name: str, gold: Gold, record: Record | None) -> Scored:
    marks = [*mark_document(gold.document, record.document if record else None), *mark_items(gold, record)]
    if record is None:
        marks = [_denied(mark) if mark.single else mark for mark in marks]
    suffix = PurePosixPath(record.source.path).suffix[1:].lower() if record else NONE
    return Scored(
        name=name,
        format=_ONE_NAME.get(suffix, suffix),
        type=gold.document.type or NONE,
        issuer=issuer_kind(gold.document.issuer),
        marks=tuple(marks),
    )


def issuer_kind(name: str | None) -> str:
    """What kind of body issued: party, front, union …; of the state the level of its unit (state, commune)."""
    if name is None:
        return NONE
    patterns = builtin_patterns()
    full = full_name(name, patterns)
    system = system_of(full, patterns)
    unit = unit_of([full], patterns)
    level = next((level for level in _LEVELS if getattr(unit, level)), None)
    return f"{system}, {level}" if system == "state" and level else system


def _denied(mark: Mark) -> Mark:
    """An answer that only an absent record made right ("the document has no number") is not right."""
    return replace(mark, right=0, missed=1, errors=("there is no record",))
