"""VB236: quotation marks come in pairs, and are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.checks.case import Case
from vanban.checks.prose import excerpt
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span

_MARK = re.compile(r"[“”„]|\"(?<!\d\")|\"(?=\w)")
_FAR = 400  # a quotation that closes farther on than this many characters is not meant to
_EXCERPT = 25


@dataclass(frozen=True, slots=True)
class _Open:
    offset: int
    sign: str


def _look(case: Case) -> Iterator[Hit]:
    yield from _unpaired(case)
    straight, curly = list(_places(case, '"')), list(_places(case, "“"))
    if len(straight) > 1 and len(curly) > 1:
        few, many = sorted((straight, curly), key=len)
        yield Hit(
            at=_excerpt(case, few[0]),
            related=[_excerpt(case, offset) for offset in (many[0], *few[1:])],
            message=f'quotation marks of two kinds in one document: {len(curly)} times “ ”, {len(straight)} times "',
            message_vi=f'dùng lẫn hai kiểu dấu ngoặc kép: “ ” {len(curly)} lần, " {len(straight)} lần',
            severity="info",
        )


def _places(case: Case, sign: str) -> Iterator[int]:
    for line, _ in case.prose.lines:
        offset = line.text.find(sign) if len(line.text) > 1 else -1
        while offset >= 0:
            yield line.start + offset
            offset = line.text.find(sign, offset + 1)


def _unpaired(case: Case) -> Iterator[Hit]:
    """Marks without a partner; a quotation may run over a few lines, but not out of a table's cell."""
    open_marks: list[_Open] = []
    cell = None
    for line, _ in case.prose.lines:
        if len(line.text) < 2 or not _MARK.search(line.text):  # a lone " in a table means the same as above
            continue
        if line.cell != cell:
            yield from _never_closed(case, open_marks)
            open_marks, cell = [], line.cell
        for match in _MARK.finditer(line.text):
            mark = _Open(line.start + match.start(), match[0])
            yield from _never_closed(case, [other for other in open_marks if mark.offset - other.offset > _FAR])
            open_marks = [other for other in open_marks if mark.offset - other.offset <= _FAR]
            if mark.sign == "“" or (mark.sign == '"' and not (open_marks and open_marks[-1].sign == '"')):
                open_marks.append(mark)
            else:
                yield from _closed(case, open_marks.pop() if open_marks else None, mark)
    yield from _never_closed(case, open_marks)


def _closed(case: Case, first: _Open | None, last: _Open) -> Iterator[Hit]:
    if first is None:
        message, message_vi = "a quotation mark closes what nothing opened", "dấu đóng ngoặc kép thừa hoặc thiếu dấu mở"
        yield _hit(case, last.offset, message, message_vi)
    elif first.sign != last.sign and {first.sign, last.sign} != {"“", "”"}:
        message = f"a quotation opens with {first.sign} and closes with {last.sign}"
        yield _hit(case, first.offset, message, f"mở ngoặc kép bằng {first.sign}, đóng bằng {last.sign}")


def _never_closed(case: Case, marks: Sequence[_Open]) -> Iterator[Hit]:
    for mark in marks:
        yield _hit(case, mark.offset, "a quotation mark is not closed", "mở ngoặc kép mà không đóng")


def _hit(case: Case, offset: int, message: str, message_vi: str) -> Hit:
    span = _excerpt(case, offset)
    return Hit(at=span, message=f"{message}: {span.quote}", message_vi=f"{message_vi}: {span.quote}")


def _excerpt(case: Case, offset: int) -> Span:
    """The mark with the words on the side that tells where it is."""
    if case.string[offset] == "”":
        start = max(case.text.line_at(offset).start, offset - _EXCERPT)
        return excerpt(case.text, start, offset + 1)
    return excerpt(case.text, offset, offset + _EXCERPT)


RULE = Rule(
    id="VB236",
    name="quotes",
    topic="language",
    severity="warning",
    title="Quotation marks without a partner, or of two kinds",
    title_vi="Dấu ngoặc kép không đủ cặp hoặc lẫn hai kiểu",
    about="Every quotation that is opened is closed, with marks of the same kind; one document uses one kind.",
    about_vi="Mở ngoặc kép thì phải đóng, cùng một kiểu dấu; cả văn bản dùng một kiểu.",
    example=Example(right="phong trào “Ngõ nhỏ sạch đẹp” đến", wrong="phong trào “Ngõ nhỏ sạch đẹp đến"),
    look=_look,
)
