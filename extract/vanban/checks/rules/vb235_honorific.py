"""VB235: the honorific fits every name behind it."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_OF_WOMEN = ("bà", "chị")


def _look(case: Case) -> Iterator[Hit]:
    for name, group in (("honorific/mixed", "second"), ("honorific/wrong", "name")):
        for match in case.prose.matches(case.patterns.get(name)):
            honorific = match["honorific"].lower()
            if (honorific in _OF_WOMEN) != (match["middle"] == "Thị"):
                yield Hit(
                    at=case.span(*match.span()),
                    message=f"“{honorific}” stands before the name {match[group]}",
                    message_vi=f"“{honorific}” đặt trước tên {match[group]}",
                )


RULE = Rule(
    id="VB235",
    name="honorific",
    topic="consistency",
    severity="info",
    title="An honorific that does not fit the name",
    title_vi="Cách xưng hô không hợp với tên",
    about="“ông” is not written before a name with Thị, nor “bà” before one with Văn; two people of different sex have "
    "an honorific each.",
    about_vi="Không viết “ông” trước tên có chữ Thị, “bà” trước tên có chữ Văn; hai người khác giới thì mỗi người một "
    "từ xưng hô.",
    example=Example(right="ông Lò Văn Tình, bà Hà Thị Sen", wrong="ông Lò Văn Tình, Hà Thị Sen"),
    look=_look,
)
