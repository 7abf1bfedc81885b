"""VB021: the body of a state paper ends with ./. once."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.readers.reading import Role
from vanban.text.model import TextLine

_MARK = "./."
_LAST_LINES = 3  # notes and remarks of the text's end may follow


def _look(case: Case) -> Iterator[Hit]:
    lines = [line for line in case.lines(Zone.BODY) if line.text.strip() and line.role is not Role.FOOTNOTE]
    if not lines or not case.closing.authorities or not as_typed(case) or case.state is State.EXTRACTED:
        return
    marked = [line for line in lines if _ends(line)]
    if goes_out(case) and not any(_ends(line) for line in lines[-_LAST_LINES:]):
        end = len(lines[-1].text.rstrip())
        yield Hit(
            at=case.span(lines[-1].start + max(0, end - 40), lines[-1].start + end),
            message="the text does not end with “./.”",
            message_vi="cuối nội dung không có dấu “./.”",
        )
    for line in marked[:-1]:
        yield Hit(
            at=case.span(line.start + line.text.rindex(_MARK), line.end),
            related=[case.span(marked[-1].start + marked[-1].text.rindex(_MARK), marked[-1].end)],
            message="“./.” stands before the end of the text too",
            message_vi="dấu “./.” có cả ở giữa văn bản",
        )


def _ends(line: TextLine) -> bool:
    return line.text.rstrip(" *_\t").endswith(_MARK)


RULE = Rule(
    id="VB021",
    name="end-mark",
    topic="form",
    severity="info",
    title="The mark ./. at the end of the text",
    title_vi="Dấu “./.” kết thúc nội dung",
    about="In the templates the text of every state paper ends with ./. and has it nowhere else.",
    about_vi="Ở các mẫu trình bày, nội dung văn bản hành chính kết thúc bằng dấu “./.” và chỉ có ở đó.",
    example=Example(right="của UBND xã Đồng Vọng./.", wrong="của UBND xã Đồng Vọng."),
    basis={Regime.ND30: "Phụ lục III, mục II"},
    look=_look,
)
