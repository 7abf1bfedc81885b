"""VB218: a printed share is not the part divided by the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vanban.checks.case import Case
from vanban.checks.figures import Figures, step
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Statistic


def _look(case: Case) -> Iterator[Hit]:
    for share in case.record.statistics:
        part = case.figures.at(share.about_at) if share.unit == "%" and not share.comparison else None
        whole = _whole(case.figures, share, part) if part is not None else None
        if part is None or whole is None or share.number is None or not part.number or not whole.number:
            continue
        right = 100 * part.number / whole.number
        digit = step(share)
        if part.unit == whole.unit and abs(right - share.number) > digit:
            shown = str(right.quantize(min(digit, Decimal("0.01")))).replace(".", ",")
            yield Hit(
                at=share.at,
                related=[part.at, whole.at],
                message=f"{part.text} of {whole.text} is {shown}%, not {share.text}",
                message_vi=f"{part.text} trên {whole.text} là {shown}%, không phải {share.text}",
            )


def _whole(figures: Figures, share: Statistic, part: Statistic) -> Statistic | None:
    """What the share is of: as it is said, else the total that its part belongs to."""
    return figures.at(share.share_of_at) or figures.at(part.part_of_at)


RULE = Rule(
    id="VB218",
    name="share",
    topic="figures",
    severity="error",
    title="A share does not fit its figures",
    title_vi="Tỷ lệ phần trăm không khớp số liệu",
    about="Where the part, the whole and the share are all printed, the share is the part divided by the whole, to "
    "one unit of its last digit (rounded or cut off).",
    about_vi="Khi văn bản ghi cả phần, tổng và tỷ lệ thì tỷ lệ phải bằng phần chia cho tổng, chênh không quá một đơn vị "
    "của chữ số cuối (làm tròn hoặc cắt bớt).",
    example=Example(right="trong đó có 90 hộ nghèo, chiếm 15%", wrong="trong đó có 90 hộ nghèo, chiếm 16,2%"),
    look=_look,
)
