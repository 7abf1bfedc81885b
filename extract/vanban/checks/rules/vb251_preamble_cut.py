"""VB251: Thực hiện … is part of the sentence that says who acts, not a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.prose import excerpt
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_EXCERPT = 40


def _look(case: Case) -> Iterator[Hit]:
    for line in case.prose.of_zones(Zone.BASES, Zone.BODY):
        match = case.patterns.get("preamble/cut").regex.match(line.text)
        if match is not None:
            stop, opening = match.start("stop"), " ".join(line.text.split()[:2])
            yield Hit(
                at=excerpt(case.text, line.start + max(0, stop - _EXCERPT), line.start + match.end("body")),
                message=f"a full stop before “{match['body']}” leaves “{opening} …” without a main clause: a comma?",
                message_vi=f"dấu chấm trước “{match['body']}” làm câu “{opening} …” thiếu nòng cốt; nên dùng dấu phẩy",
            )


RULE = Rule(
    id="VB251",
    name="preamble-cut",
    topic="language",
    severity="info",
    title="A full stop between the preamble and who acts",
    title_vi="Dấu chấm ngắt phần mở đầu khỏi chủ thể",
    about="“Thực hiện Kế hoạch …” is followed by a comma and the body that acts; a full stop leaves it without a main "
    "clause.",
    about_vi="Sau “Thực hiện Kế hoạch …” là dấu phẩy rồi đến cơ quan thực hiện; dấu chấm làm câu cụt.",
    example=Example(
        right="năm 2024, Ủy ban nhân dân phường Nậm Cát báo cáo",
        wrong="năm 2024. Ủy ban nhân dân phường Nậm Cát báo cáo",
    ),
    look=_look,
)
