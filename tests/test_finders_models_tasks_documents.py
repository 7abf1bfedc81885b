"""Whole documents of many forms: their models and tasks, each document annotated before it was read.

``data/models_tasks`` holds each document beside what it must give; a key that is absent is not asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.finders.material import Material
from vanban.record import Model, Period, Task

DOCUMENTS = sorted((Path(__file__).parent / "data" / "models_tasks").glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_models_and_tasks_of_a_document(path: Path, find: Callable[[str], Material]) -> None:
    material = find(path.read_text(encoding="utf-8"))
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    models = [shown_model(model) for model in material.models]
    assert [model["name"] for model in models] == [model["name"] for model in wanted["models"]]
    for model, want in zip(models, wanted["models"], strict=True):
        assert {key: model[key] for key in want} == want

    tasks = list(material.tasks)
    for want in wanted["tasks"]:
        found = next((task for task in tasks if task.text.casefold().startswith(want["text"].casefold())), None)
        assert found is not None, want["text"]
        shown = shown_task(found)
        assert {key: shown[key] for key in want if key != "text"} == {k: v for k, v in want.items() if k != "text"}
    assert len(tasks) == len(wanted["tasks"]), [task.text for task in tasks]


def shown_model(model: Model) -> dict[str, object]:
    return model.model_dump() | {
        "holders": [[holder.name, holder.kind] for holder in model.holders],
        "period": dates(model.period),
    }


def shown_task(task: Task) -> dict[str, object]:
    return task.model_dump() | {"deadline": dates(task.deadline)}


def dates(period: Period | None) -> list[str | None] | None:
    return [period.start, period.end] if period is not None else None
