"""VB225: one table is ticked in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_TICKS = frozenset({"x", "X", "✓", "✔", "√", "v", "V"})


def _look(case: Case) -> Iterator[Hit]:
    if case.record.source.ocr:
        return
    for table in case.record.tables:
        ticks = [cell for cell in table.cells if cell.text.strip() in _TICKS and cell.at is not None]
        other = next((cell for cell in ticks if cell.text.strip() != ticks[0].text.strip()), None)
        first = ticks[0].at if ticks else None
        if other is not None and other.at is not None and first is not None:
            yield Hit(
                at=other.at,
                related=[first],
                message=f"this table is ticked with “{other.text.strip()}” here and with “{first.quote}” above",
                message_vi=f"bảng này đánh dấu “{other.text.strip()}” ở đây, ở trên lại là “{first.quote}”",
            )


RULE = Rule(
    id="VB225",
    name="ticks",
    topic="models",
    severity="info",
    title="A table ticked in two ways",
    title_vi="Một bảng có hai kiểu đánh dấu",
    about="Who adds up the table counts the ticks; two kinds of ticks look as if they meant two things.",
    about_vi="Người tổng hợp đếm các ô được đánh dấu; hai kiểu dấu dễ bị hiểu là hai ý khác nhau.",
    example=Example(
        right="| Tiếng loa an ninh | Công an xã |  | x |", wrong="| Tiếng loa an ninh | Công an xã |  | X |"
    ),
    look=_look,
)
