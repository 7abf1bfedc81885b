"""VB101: a model is named differently in two registrations of it (cover letter, annex)."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule
from vanban.meaning.folding import fold


def _look(case: Case) -> Iterator[Hit]:
    for model in case.record.models:
        first = model.at[0]
        other = next((span for span in model.at[1:] if fold(span.quote) != fold(first.quote)), None)
        if other is not None:
            yield Hit(
                at=other,
                related=[first],
                message=f"the model is called “{other.quote}” here and “{first.quote}” before",
                message_vi=f"tên mô hình ở đây là “{other.quote}”, ở trên là “{first.quote}”",
            )


RULE = Rule(
    id="VB101",
    name="model-named-differently",
    topic="models",
    severity="warning",
    title="A model has two names",
    title_vi="Một mô hình mang hai tên",
    about="A model that is registered in the letter and again in its annex is one model and has one name. "
    "Whoever adds up the registrations of a district counts two models otherwise.",
    about_vi="Mô hình ghi ở công văn và ở phụ lục là một, phải cùng một tên; nếu không, khi tổng hợp sẽ bị đếm "
    "thành hai.",
    look=_look,
)
