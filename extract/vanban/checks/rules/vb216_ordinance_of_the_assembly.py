"""VB216: a Pháp lệnh is passed by the Standing Committee of the National Assembly, not by the Assembly."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold


def _look(case: Case) -> Iterator[Hit]:
    for reference in case.record.references:
        if reference.type is None or reference.type.code != "PL" or fold(reference.issuer or "") != "quốc hội":
            continue
        yield Hit(
            at=reference.at[0],
            message="a Pháp lệnh is passed by the Ủy ban Thường vụ Quốc hội, not by the Quốc hội",
            message_vi="Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành, không phải Quốc hội",
        )


RULE = Rule(
    id="VB216",
    name="ordinance-of-the-assembly",
    topic="citations",
    severity="error",
    title="A Pháp lệnh “của Quốc hội”",
    title_vi="Pháp lệnh ghi “của Quốc hội”",
    about="The National Assembly passes laws; a Pháp lệnh is passed by its Standing Committee (Luật Ban hành văn bản "
    "quy phạm pháp luật 64/2025/QH15, Điều 4).",
    about_vi="Quốc hội ban hành luật; Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành (Luật Ban hành văn bản quy phạm "
    "pháp luật 64/2025/QH15, Điều 4).",
    example=Example(
        right="ngày 09 tháng 12 năm 2020 của Ủy ban Thường vụ Quốc hội", wrong="ngày 09 tháng 12 năm 2020 của Quốc hội"
    ),
    look=_look,
)
