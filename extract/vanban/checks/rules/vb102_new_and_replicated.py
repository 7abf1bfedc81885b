"""VB102: a model is marked as new and as replicated from another."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for model in case.record.models:
        if model.status == "new" and model.based_on:
            yield Hit(
                at=model.at[-1],
                message=f"“{model.name}” is marked as new and as replicated from “{model.based_on}”",
                message_vi=f"mô hình “{model.name}” vừa ghi xây dựng mới, vừa ghi nhân rộng từ “{model.based_on}”",
            )


RULE = Rule(
    id="VB102",
    name="new-and-replicated",
    topic="models",
    severity="error",
    title="A model is new and replicated at once",
    title_vi="Mô hình vừa mới vừa nhân rộng",
    about="A registration says whether a model is built anew or replicated from another. It is one or the other.",
    about_vi="Bản đăng ký ghi mô hình xây dựng mới hoặc nhân rộng từ mô hình khác; không thể là cả hai.",
    look=_look,
)
