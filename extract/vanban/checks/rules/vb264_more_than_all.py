"""VB264: in “a/b” the part is larger than the whole, or the share says all of it where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_RATIO = re.compile(r"(?<![\d./,])(?P<part>\d{1,3}(?:\.\d{3})*|\d+)/(?P<whole>\d{1,3}(?:\.\d{3})*|\d+)(?![\d/.,]*\d)")
_ALL = re.compile(r"[^.;\n\d]{0,30}?(?<![\d,])100\s?%")


def _look(case: Case) -> Iterator[Hit]:
    for figure in case.record.statistics:
        match = _RATIO.match(figure.text)
        if match is None or figure.part_of_at is None:
            continue
        part, whole = (int(match[name].replace(".", "")) for name in ("part", "whole"))
        behind = _ALL.match(case.string, figure.at.end)
        if part > whole:
            yield Hit(
                at=figure.at,
                message=f"{part} are more than all {whole}",
                message_vi=f"{part} nhiều hơn cả tổng {whole}",
            )
        elif behind is not None and part != whole:
            yield Hit(
                at=case.span(figure.at.start, behind.end()),
                message=f"{match.group()} is not 100 %",
                message_vi=f"{match.group()} không phải là 100%",
            )


RULE = Rule(
    id="VB264",
    name="more-than-all",
    topic="figures",
    severity="error",
    title="A part larger than all",
    title_vi="Phần lớn hơn tổng",
    about="“452/460 hồ sơ” is a part of all. The part is never larger, and 100 % means that both are the same.",
    about_vi="“452/460 hồ sơ” là phần trên tổng. Phần không thể lớn hơn tổng; ghi 100% thì hai số phải bằng nhau.",
    example=Example(right="đã giải quyết 240/240 hồ sơ, đạt 100%", wrong="đã giải quyết 238/240 hồ sơ, đạt 100%"),
    look=_look,
)
