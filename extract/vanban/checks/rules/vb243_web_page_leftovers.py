"""VB243: a text copied from a web page brings no lines of the page along."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule

_SHOWN = 3


def _look(case: Case) -> Iterator[Hit]:
    if case.file_lines is None:
        return
    regex = case.patterns.get("boilerplate/line").regex
    found = [line.strip() for line in case.file_lines if regex.match(line)]
    if len(found) > 1:
        shown = ", ".join(f"“{line}”" for line in found[:_SHOWN])
        line = case.text.lines[0]
        yield Hit(
            at=case.span(line.start, line.end),
            message=f"{len(found)} lines of a web page stand around the text: {shown}",
            message_vi=f"còn {len(found)} dòng của trang web quanh văn bản: {shown}",
        )


RULE = Rule(
    id="VB243",
    name="web-page-leftovers",
    topic="form",
    severity="info",
    title="Lines of a web page around the text",
    title_vi="Còn dòng của trang web quanh văn bản",
    about="Counters of visitors, menus and the time of posting were copied with the text.",
    about_vi="Bộ đếm truy cập, trình đơn, giờ đăng bài bị chép kèm theo văn bản.",
    look=_look,
)
