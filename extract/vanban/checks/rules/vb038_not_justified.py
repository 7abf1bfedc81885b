"""VB038: running text reaches both margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban.checks.case import Case
from vanban.checks.page import TABLE, counted, is_pdf, weight
from vanban.checks.regime import Regime
from vanban.checks.rule import Hit, Rule
from vanban.text.model import TextLine

_LONG = 120  # characters that fill more than a line
_SHORT_OF = 4.0  # points by which a justified line may miss the margin


def _look(case: Case) -> Iterator[Hit]:
    lines = [line for line in case.looks.body if len(line.text) >= _LONG]
    off = _ragged(lines) if is_pdf(case) else [line for line in lines if line.style.align != "justify"]
    few = weight(len(off), len(lines))
    if off and not (few and is_pdf(case)):
        vi, en = counted(len(off), len(lines))
        yield Hit(
            at=case.span(off[0].start, off[0].end),
            message=f"{en} are not justified",
            message_vi=f"{vi} chưa căn đều hai lề",
            severity=few,
        )


def _ragged(lines: Sequence[TextLine]) -> list[TextLine]:
    """The paragraphs of a PDF of which a printed line, the last one left out, ends short of where others end."""
    ends = [(line, [piece.box[2] for piece in line.pieces[:-1] if piece.box is not None]) for line in lines]
    reached = sorted(end for _, places in ends for end in places)
    if not reached:
        return []
    margin = reached[len(reached) * 9 // 10]
    return [line for line, places in ends if any(end < margin - _SHORT_OF for end in places)]


RULE = Rule(
    id="VB038",
    name="not-justified",
    topic="page",
    severity="warning",
    title="Running text not justified",
    title_vi="Nội dung chưa căn đều hai lề",
    about="Paragraphs of the running text reach the left and the right margin.",
    about_vi="Các đoạn văn của nội dung được căn đều cả hai lề.",
    basis={Regime.ND30: TABLE},
    look=_look,
)
