"""VB035: the text is set in Times New Roman, in Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, top
from vanban.checks.page import PAGE, commonest, weight
from vanban.checks.regime import PARTY_PAPERS, Regime
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    encoding = case.record.source.encoding
    if encoding != "unicode" and as_typed(case):
        yield Hit(
            at=top(case),
            message=f"the text is in an old encoding ({encoding}), not in Unicode",
            message_vi=f"văn bản dùng bộ mã cũ ({encoding.upper()}), không phải Unicode",
        )
        return
    is_times = case.patterns.get("page/times-new-roman").regex.match
    lines = [line for line in case.looks.letters if line.style.font is not None]
    off = [line for line in lines if not is_times(line.style.font or "")]
    if off:
        fonts = commonest(Counter(line.style.font or "" for line in off))
        yield Hit(
            at=case.span(off[0].start, off[0].end),
            message=f"{len(off)} of {len(lines)} lines are not in Times New Roman: {fonts}",
            message_vi=f"{len(off)}/{len(lines)} dòng không dùng phông chữ Times New Roman: {fonts}",
            severity=weight(len(off), len(lines)),
        )


RULE = Rule(
    id="VB035",
    name="font",
    topic="page",
    severity="warning",
    title="Font other than Times New Roman",
    title_vi="Phông chữ không phải Times New Roman",
    about="Documents are set in Times New Roman, in Unicode (TCVN 6909:2001). Fonts of the same widths that free programs put in its place are taken for it.",
    about_vi="Văn bản dùng phông chữ Times New Roman, bộ mã Unicode theo TCVN 6909:2001. Phông thay thế cùng độ rộng của phần mềm tự do được coi là đúng.",
    basis={Regime.ND30: PAGE},
    also=PARTY_PAPERS - {Regime.OLD_PARTY},
    look=_look,
)
