"""VB025: headings of one level end the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.checks.series import numbered, siblings
from vanban.record import Section, Span

_LONGEST = 120  # a longer line is a sentence with a number rather than a heading
_LONGEST_SENTENCE = 80  # the same for a line with a full stop
_EMPTY = 3  # characters behind a heading that has nothing under it: an item of a list
_NAMES = {".": "dấu chấm", ":": "dấu hai chấm", ";": "dấu chấm phẩy", "": "không dấu"}
_ENGLISH = {".": "a full stop", ":": "a colon", ";": "a semicolon", "": "nothing"}


def _look(case: Case) -> Iterator[Hit]:
    filled = {part.start for part in case.layout.sections if part.end - part.heading_end > _EMPTY}
    for group in siblings(case.record.outline, case.prose):
        ends: dict[str, list[tuple[Span, str]]] = {}
        for section in group:
            heading = numbered(section, None, case.patterns)
            line = _line_of(case, section)
            if heading is not None and line is not None and section.at.start in filled:
                end = line.quote[-1] if line.quote[-1] in ".:;" else ""
                ends.setdefault(heading.kind, []).append((line, end))
        for found in ends.values():
            yield from _uneven(found)


def _uneven(found: list[tuple[Span, str]]) -> Iterator[Hit]:
    counts = Counter(end for _, end in found).most_common()
    if len(counts) > 1 and len(found) > 2:
        usual = counts[0][0]
        other = [(span, end) for span, end in found if end != usual]
        span, end = other[0]
        yield Hit(
            at=span,
            related=[next(line for line, mark in found if mark == usual), *(line for line, _ in other[1:])],
            message=f"this heading ends with {_ENGLISH[end]}, others of its level with {_ENGLISH[usual]}",
            message_vi=f"đề mục này kết thúc bằng {_NAMES[end]}, các đề mục cùng cấp bằng {_NAMES[usual]}".replace(
                "bằng không dấu", "không có dấu"
            ),
        )


def _line_of(case: Case, section: Section) -> Span | None:
    """The line of a heading that holds nothing but the heading, its title one short phrase."""
    line = case.text.line_at(section.at.start)
    longest = _LONGEST_SENTENCE if line.text.endswith(".") else _LONGEST
    if section.at.end < line.end or len(line.text) > longest or not section.title or ". " in section.title:
        return None
    return case.span(line.start, line.end)


RULE = Rule(
    id="VB025",
    name="heading-ends",
    topic="consistency",
    severity="info",
    title="Headings of one level end differently",
    title_vi="Đề mục cùng cấp kết thúc khác nhau",
    about="Headings of one level end alike: all with nothing, all with a full stop or all with a colon.",
    about_vi="Các đề mục cùng cấp kết thúc giống nhau: cùng không có dấu, cùng dấu chấm hoặc cùng dấu hai chấm.",
    example=Example(right="II. KẾT QUẢ THỰC HIỆN\n", wrong="II. KẾT QUẢ THỰC HIỆN:\n"),
    look=_look,
)
