"""VB026: the items of a list end alike, the last with a full stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from vanban.checks.case import Case
from vanban.checks.prose import excerpt
from vanban.checks.rule import Example, Hit, Rule
from vanban.text.model import TextLine

_FEWEST = 3
_EXCERPT = 20
_MARKS = ".;,"


def _look(case: Case) -> Iterator[Hit]:
    found = [(items, usual, odd) for items in case.prose.lists() for usual, odd in _uneven(items)]
    if found:
        spans = [
            excerpt(case.text, max(item.start, item.end - _EXCERPT), item.end) for _, _, odd in found for item in odd
        ]
        items, usual, odd = found[0]
        last, end = odd[0] is items[-1], _end(odd[0])
        more_vi, more = (
            (f" (có {len(found)} danh sách như vậy)", f" ({len(found)} lists)") if len(found) > 1 else ("", "")
        )
        yield Hit(
            at=spans[0],
            related=spans[1:],
            message=f"the {'last ' if last else ''}item ends with {_name(end, 'no mark')}, the others with "
            f"{_name(usual, 'no mark')}{more}",
            message_vi=f"{'ý cuối' if last else 'một ý'} của danh sách kết thúc bằng {_name(end, 'chữ, không dấu')}, "
            f"các ý khác bằng {_name(usual, 'chữ, không dấu')}{more_vi}",
        )


def _uneven(items: Sequence[TextLine]) -> Iterator[tuple[str, list[TextLine]]]:
    """The mark that most items end with and the items that do not, once; nothing for an even list."""
    if len(items) < _FEWEST or any(item.text.rstrip().endswith(":") for item in items):
        return
    ends = [_end(item) for item in items]
    usual = Counter(ends[:-1]).most_common(1)[0][0]
    odd = [item for item, end in zip(items[:-1], ends[:-1], strict=True) if end != usual]
    if ends[-1] not in (usual, ".") or (ends[-1] == usual and usual in (";", ",")):
        odd.append(items[-1])
    if odd:
        yield usual, odd


def _name(end: str, none: str) -> str:
    return f"“{end}”" if end else none


def _end(item: TextLine) -> str:
    text = item.text.rstrip(' ”"’)*')
    return "." if text.endswith(("…", "./.")) else text[-1] if text and text[-1] in _MARKS else ""


RULE = Rule(
    id="VB026",
    name="list-ends",
    topic="consistency",
    severity="info",
    title="Items of a list end differently",
    title_vi="Các ý của danh sách kết thúc khác nhau",
    about="Items of a list all end with a full stop, or with a semicolon and the last with a full stop.",
    about_vi="Các ý của danh sách cùng kết thúc bằng dấu chấm, hoặc bằng dấu chấm phẩy và ý cuối bằng dấu chấm.",
    example=Example(
        right="- Dọn vệ sinh đường ngõ vào sáng thứ Bảy hằng tuần;\n",
        wrong="- Dọn vệ sinh đường ngõ vào sáng thứ Bảy hằng tuần.\n",
    ),
    look=_look,
)
