"""A floor under the scores of a corpus: it rises, and falls only when somebody says so.

The file holds the score of every field and a hash of the corpus, so that a document or annotation that
changed asks for a new floor and cannot pass for a better or worse program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from vanban.errors import FloorError
from vanban.evaluation.marks import Score

_RESET = "look at the scores, then give --reset-floor"


class Floor(BaseModel):
    """``corpus``: sha256 over all files beside the floor; ``scores``: F1 or accuracy by field, four decimals."""

    model_config = ConfigDict(extra="forbid")

    corpus: str
    scores: dict[str, float]


def check(path: Path, scores: Mapping[str, Score]) -> None:
    """Raise FloorError naming every field below its floor, or saying that the corpus is another one."""
    floor = _load(path)
    if floor.corpus != _fingerprint(path):
        raise FloorError(f"{path}: made for other documents or annotations than are there now", _RESET)
    now = _rounded(scores)
    fell = [
        f"{field} {now.get(field, 0.0):.4f} < {least:.4f}"
        for field, least in floor.scores.items()
        if now.get(field, 0.0) < least
    ]
    if fell:
        raise FloorError(f"{path}: below the floor: {', '.join(fell)}", "find what was lost")


def raise_(path: Path, scores: Mapping[str, Score]) -> None:
    """Write the scores as the new floor. Raises FloorError, and writes nothing, when :func:`check` would."""
    check(path, scores)
    _write(path, scores)


def reset(path: Path, scores: Mapping[str, Score]) -> None:
    """Write the scores as the floor of a new or changed corpus, also where they are lower.

    Raises FloorError when the corpus is the one that the floor was made for.
    """
    if path.exists() and _load(path).corpus == _fingerprint(path):
        raise FloorError(f"{path}: the corpus did not change", "give --raise-floor")
    _write(path, scores)


def _write(path: Path, scores: Mapping[str, Score]) -> None:
    floor = Floor(corpus=_fingerprint(path), scores=_rounded(scores))
    path.write_text(floor.model_dump_json(indent=2) + "\n", "utf-8")


def _load(path: Path) -> Floor:
    try:
        return Floor.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise FloorError(f"{path}: no such file", "make it with --reset-floor") from None
    except ValidationError as error:
        raise FloorError(f"{path}: {error.errors()[0]['msg']}", "restore the file") from None


def _rounded(scores: Mapping[str, Score]) -> dict[str, float]:
    return {field: round(score.value, 4) for field, score in scores.items()}


def _fingerprint(floor: Path) -> str:
    """Names and bytes of all files in the floor's folder and below, hidden files and the floor left out."""
    digest = hashlib.sha256()
    root = floor.parent
    for file in sorted(root.rglob("*"), key=lambda file: file.relative_to(root).as_posix()):
        relative = file.relative_to(root)
        if file.is_file() and relative != Path(floor.name) and not any(part.startswith(".") for part in relative.parts):
            digest.update(f"{relative.as_posix()}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
