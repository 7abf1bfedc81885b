"""VB210: one document is cited with two dates, or with two symbols."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from vanban.checks.case import Case
from vanban.checks.citations import by_number, date_at, same_document, weight
from vanban.checks.days import in_figures
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    for group in by_number(case.record.references):
        for first, second in combinations(group, 2):
            if not same_document(first, second, case.patterns):
                continue
            if first.date and second.date and first.date != second.date:
                one, other = in_figures(first.date), in_figures(second.date)
                yield Hit(
                    at=date_at(case.record, second),
                    related=[date_at(case.record, first)],
                    message=f"{second.number} is dated {other} here and {one} before",
                    message_vi=f"{second.number} ở đây ghi ngày {other}, ở trên ghi ngày {one}",
                    severity=weight(case.record),
                )
            if first.number != second.number:
                yield Hit(
                    at=second.at[0],
                    related=[first.at[0]],
                    message=f"the same document is {second.number} here and {first.number} before",
                    message_vi=f"cùng một văn bản, ở đây ghi {second.number}, ở trên ghi {first.number}",
                    severity=weight(case.record),
                )


RULE = Rule(
    id="VB210",
    name="cited-with-two-dates",
    topic="citations",
    severity="error",
    title="One document, two dates or two symbols",
    title_vi="Một văn bản viện dẫn với hai ngày hoặc hai ký hiệu",
    about="A document has one day of issue and one symbol. Two citations that certainly mean the same one (year in "
    "the number, or same body and year) agree in both.",
    about_vi="Một văn bản chỉ có một ngày ban hành và một ký hiệu. Hai chỗ viện dẫn chắc chắn là cùng một văn bản phải "
    "ghi giống nhau.",
    example=Example(
        right="theo Kế hoạch số 35/KH-UBND của UBND huyện",
        wrong="theo Kế hoạch số 35/KH-UBND ngày 06 tháng 02 năm 2024 của UBND huyện",
    ),
    look=_look,
)
