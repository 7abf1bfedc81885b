"""VB024: the numbers of headings run on, without gap or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.checks.series import Numbered, numbered, siblings

_AMENDS = "sửa đổi"
_FARTHEST = 3  # a number farther on is another series rather than a slip


def _look(case: Case) -> Iterator[Hit]:
    if _AMENDS in (case.document.subject or "").lower():
        return  # it quotes parts of another document with their numbers
    for group in siblings(case.record.outline, case.prose):
        before: dict[str, Numbered] = {}
        last: Numbered | None = None
        for section in group:
            heading = numbered(section, last, case.patterns)
            if heading is None:
                continue
            previous = before.get(heading.kind)
            if previous is not None and _same_part(case, previous, heading):
                yield from _compare(case, previous, heading)
            before[heading.kind] = last = heading


def _compare(case: Case, previous: Numbered, heading: Numbered) -> Iterator[Hit]:
    step = heading.value - previous.value
    if step == 0 and heading.value > 1:
        yield Hit(
            at=heading.section.at,
            related=[previous.section.at],
            message=f"the number {heading.section.label} is given twice",
            message_vi=f"số thứ tự {heading.section.label} dùng hai lần",
        )
    elif 1 < step <= _FARTHEST and not _stands_between(case, previous, heading):
        yield Hit(
            at=heading.section.at,
            related=[previous.section.at],
            message=f"{heading.section.label} follows {previous.section.label}: a number is left out",
            message_vi=f"sau {previous.section.label} là {heading.section.label}: nhảy số thứ tự",
        )


def _same_part(case: Case, first: Numbered, second: Numbered) -> bool:
    """Whether both stand in one zone, with no page between them that was read by OCR."""
    one_page = not case.record.source.pages_read or first.section.at.page == second.section.at.page
    return one_page and case.zone_at(first.section.at.start) is case.zone_at(second.section.at.start)


def _stands_between(case: Case, previous: Numbered, heading: Numbered) -> bool:
    """Whether the missing number begins a line or a sentence between the two (or is đ, which VB031 asks for)."""
    missing = _names_between(case, previous, heading)
    if missing == ["đ"]:
        return True
    start, end = previous.section.at.start, heading.section.at.start
    return any(
        re.search(
            rf"(?m)(?:^\W*(?:\w+ )?|[.;:]\s)(?:\d+\.)*{name}\s*[^\w\s]|^\W*(?:\w+ )?{name}\s*$", case.string[start:end]
        )
        for name in missing
    )


def _names_between(case: Case, previous: Numbered, heading: Numbered) -> list[str]:
    values = range(previous.value + 1, heading.value)
    if heading.own.isdigit():
        return [str(value) for value in values]
    terms = case.patterns.terms("numeral_in_order" if heading.kind.startswith("roman") else "point_letter")
    names = [terms[value - 1] for value in values]
    return [name.upper() for name in names] if heading.own.isupper() else names


RULE = Rule(
    id="VB024",
    name="heading-numbers",
    topic="form",
    severity="error",
    title="Heading numbers with a gap or a repeat",
    title_vi="Đánh số đề mục nhảy số hoặc trùng số",
    about="Parts, items, articles, clauses and points of one level are numbered one after another.",
    about_vi="Phần, mục, điều, khoản, điểm cùng cấp được đánh số liên tục, không nhảy số, không trùng số.",
    example=Example(right="3. Các tổ dân phố\n", wrong="4. Các tổ dân phố\n"),
    look=_look,
)
