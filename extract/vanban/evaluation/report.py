"""Scores for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from vanban.evaluation.calibration import Judged, expected_error, table
from vanban.evaluation.marks import Score, add_up
from vanban.evaluation.scoring import NONE, Scored

Groups = dict[str, list[Scored]]


def group(documents: Iterable[Scored], by: str | None) -> Groups:
    """The documents by format, type or kind of issuer, in the order of the names; all under "all" without ``by``."""
    groups: Groups = {}
    for document in documents:
        names = {"format": document.format, "type": document.type, "issuer": document.issuer, None: "all"}
        name = names[by]
        groups.setdefault(name, []).append(document)
    return dict(sorted(groups.items()))


def as_table(groups: Groups) -> str:
    """One row a field: precision, recall and F1 of sets, accuracy of single values, and how many were asked."""
    return "\n\n".join("\n".join(_table(name, documents)) for name, documents in groups.items())


def as_json(groups: Groups) -> str:
    """The same as JSON: groups → documents, missing records, fields; figures rounded to four decimals."""
    body = {
        name: {
            "documents": len(documents),
            "missing": _missing(documents),
            "fields": {field: figures(score) for field, score in scores(documents).items()},
        }
        for name, documents in groups.items()
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def calibration_table(judged: Sequence[Judged]) -> str:
    """One row a bin of confidence, and the expected calibration error over all and for each kind of item."""
    rows = [
        f"{one.low:4.2f}-{one.high:4.2f} {one.count:6} {one.confidence:11.3f} {one.right:7.3f}" for one in table(judged)
    ]
    kinds = [
        f"{kind:10} {len(items):6} {expected_error(table(items)):27.3f}" for kind, items in _by_kind(judged).items()
    ]
    return "\n".join(
        ["confidence  items  confidence   right", *rows, "", "kind        items  expected calibration error", *kinds]
    )


def calibration_json(judged: Sequence[Judged]) -> str:
    """The same as JSON: bins → low, high, count, confidence, right; kinds → items, expected_error."""
    body = {
        "bins": [asdict(one) for one in table(judged)],
        "kinds": {
            kind: {"items": len(items), "expected_error": round(expected_error(table(items)), 4)}
            for kind, items in _by_kind(judged).items()
        },
    }
    return json.dumps(body, indent=2)


def _by_kind(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    kinds: dict[str, list[Judged]] = {"all": list(judged)}
    for item in judged:
        kinds.setdefault(item.kind, []).append(item)
    return kinds


def errors(documents: Iterable[Scored]) -> Iterator[str]:
    """Everything that was missed, extra or wrong, one a line: document, field, what."""
    for document in documents:
        for mark in document.marks:
            for error in mark.errors:
                yield f"{document.name}\t{mark.field}\t{error}"


def scores(documents: Iterable[Scored]) -> dict[str, Score]:
    """Scores by field over all ``documents``."""
    return add_up(mark for document in documents for mark in document.marks)


def figures(score: Score) -> dict[str, float | int]:
    """What is reported of a field."""
    if score.single:
        return {"accuracy": round(score.recall, 4), "n": score.asked}
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "n": score.asked,
    }


def _table(name: str, documents: Sequence[Scored]) -> Iterator[str]:
    missing = _missing(documents)
    without = f", {len(missing)} without a record: {', '.join(missing)}" if missing else ""
    yield f"{name}: {len(documents)} documents{without}"
    yield f"{'field':26} precision  recall      F1  accuracy      n"
    for field, score in scores(documents).items():
        if score.single:
            yield f"{field:26} {'':9}  {'':6}  {'':6}  {score.recall:8.3f}  {score.asked:5}"
        else:
            yield f"{field:26} {score.precision:9.3f}  {score.recall:6.3f}  {score.f1:6.3f}  {'':8}  {score.asked:5}"


def _missing(documents: Iterable[Scored]) -> list[str]:
    return [document.name for document in documents if document.format == NONE]
