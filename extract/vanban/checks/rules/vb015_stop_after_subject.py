"""VB015: a trích yếu ends without a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import STATE_PAPERS
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    lines = [line for line in case.lines(Zone.SUBJECT) if line.text.strip()]
    text = lines[-1].text.rstrip(" *_") if lines else ""
    if as_typed(case) and case.document.subject and text.endswith(".") and not text.endswith(".."):
        end = lines[-1].start + len(text)
        yield Hit(
            at=case.span(case.string.rfind(" ", lines[-1].start, end) + 1, end),
            message="the trích yếu ends with a full stop",
            message_vi="trích yếu kết thúc bằng dấu chấm",
            suggestion=text[text.rfind(" ") + 1 : -1],
        )


RULE = Rule(
    id="VB015",
    name="stop-after-subject",
    topic="form",
    severity="info",
    title="Full stop after the trích yếu",
    title_vi="Trích yếu có dấu chấm cuối",
    about="By custom the trích yếu, a title, has no full stop; no guide says so.",
    about_vi="Theo thông lệ, trích yếu là tiêu đề nên không có dấu chấm cuối; không có quy định nào nêu.",
    example=Example(
        right="Thực hiện phong trào thi đua “Dân vận khéo” năm 2024\n\nThực hiện Kế hoạch",
        wrong="Thực hiện phong trào thi đua “Dân vận khéo” năm 2024.\n\nThực hiện Kế hoạch",
    ),
    regimes=STATE_PAPERS,
    look=_look,
)
