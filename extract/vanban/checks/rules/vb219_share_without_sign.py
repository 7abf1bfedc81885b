"""VB219: a share is printed without its sign."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_SIGNS = ("%", "phần trăm", "‰")


def _look(case: Case) -> Iterator[Hit]:
    for share in case.record.statistics:
        behind = case.string[share.at.end : share.at.end + 1]
        in_cell = case.text.line_at(share.at.start).cell is not None
        if share.unit == "%" and not in_cell and behind != "%" and not any(sign in share.text for sign in _SIGNS):
            yield Hit(
                at=share.at,
                message=f"{share.text} is a share, but the sign % is missing",
                message_vi=f"{share.text} là tỷ lệ nhưng thiếu ký hiệu %",
                suggestion=f"{share.text}%",
            )


RULE = Rule(
    id="VB219",
    name="share-without-sign",
    topic="figures",
    severity="warning",
    title="A share without the sign %",
    title_vi="Tỷ lệ thiếu ký hiệu %",
    about="Behind chiếm or đạt tỷ lệ stands a share; without the sign the figure can be taken for a count.",
    about_vi="Sau “chiếm”, “đạt tỷ lệ” là một tỷ lệ; thiếu ký hiệu % thì có thể bị hiểu là số đếm.",
    example=Example(right="gồm 90 hộ cận nghèo, chiếm tỷ lệ 15,00%", wrong="gồm 90 hộ cận nghèo, chiếm tỷ lệ 15,00"),
    look=_look,
)
