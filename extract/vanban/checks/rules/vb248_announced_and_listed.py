"""VB248: a list has more or fewer items than the sentence before it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.text.model import TextLine

_LABEL = re.compile(r"\s*(?:(?P<dash>[-–+•*])|(?P<number>\d{1,2})[.)/](?!\d)|(?P<letter>[a-zđ])\))\s*")
_END = r"(?:\s+(?i:như\s+sau|sau|sau\s+đây|cụ\s+thể|chính|trọng\s+tâm|chủ\s+yếu|cơ\s+bản|gồm|là))*\s*:\s*$"


def _look(case: Case) -> Iterator[Hit]:
    announced = case.patterns.compile(
        r"(?<![\w./])(?P<count>\d{1,2})\s+(?P<what>{announced})(?!\w)[^.;:\n\d]{0,60}" + _END
    )
    lines = list(case.prose.of_zones(Zone.BODY))
    for index, line in enumerate(lines):
        match = announced.search(line.text)
        items = _items(lines[index + 1 :]) if match is not None and line.cell is None else []
        if match is None or len(items) < 2 or len(items) == int(match["count"]):
            continue
        yield Hit(
            at=case.span(line.start + match.start(), line.start + match.end("what")),
            related=[case.span(item.start, item.end) for item in items],
            message=f"{match['count']} are announced, {len(items)} are listed",
            message_vi=f"nêu {match['count']} {match['what']}, liệt kê {len(items)}",
        )


def _items(lines: Sequence[TextLine]) -> list[TextLine]:
    """The items of the list that begins with the first line, items below them left out; empty where its end is unsure."""
    first = _LABEL.match(lines[0].text) if lines else None
    if first is None:
        return []
    kind = first.lastgroup
    items: list[TextLine] = []
    for line in lines:
        label = _LABEL.match(line.text)
        if label is None or label.lastgroup != kind or (kind == "dash" and label["dash"] != first["dash"]):
            return items
        items.append(line)
    return items


RULE = Rule(
    id="VB248",
    name="announced-and-listed",
    topic="figures",
    severity="warning",
    title="A list does not hold what is announced",
    title_vi="Số mục nêu khác số mục liệt kê",
    about="“05 tiêu chí sau:” is followed by five items. One more or fewer means that one was forgotten or the figure "
    "was not changed with the list.",
    about_vi="Đã nêu “05 tiêu chí sau:” thì phải liệt kê đủ năm mục. Thừa hoặc thiếu là do bỏ sót hoặc quên sửa con số.",
    example=Example(right="đạt 03 tiêu chí sau:", wrong="đạt 04 tiêu chí sau:"),
    look=_look,
)
