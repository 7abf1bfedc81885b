"""VB217: the parts of a total do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vanban.checks.case import Case
from vanban.checks.figures import Sum, step
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.numbers import format_number


def _look(case: Case) -> Iterator[Hit]:
    for found in case.figures.sums():
        total, parts = found.total.number, [part.number for part in found.parts if part.number is not None]
        if total is None:
            continue
        added = sum(parts, Decimal(0))
        too_large = next((part for part in found.parts if part.number is not None and part.number > total), None)
        if found.whole and abs(added - total) > _tolerance(found):
            yield Hit(
                at=found.total.at,
                related=[part.at for part in found.parts],
                message=f"the total is {_shown(total)}, its parts add up to {_shown(added)}",
                message_vi=f"tổng ghi {_shown(total)}, cộng các phần được {_shown(added)}",
            )
        elif too_large is not None and not found.whole:
            yield Hit(
                at=too_large.at,
                related=[found.total.at],
                message=f"the part {too_large.text} is larger than its total {found.total.text}",
                message_vi=f"phần {too_large.text} lớn hơn tổng {found.total.text}",
            )


def _tolerance(found: Sum) -> Decimal:
    """Counts are exact; where figures are rounded each may be off by half of its last digit."""
    steps = [step(part) for part in (found.total, *found.parts)]
    return Decimal(0) if set(steps) == {Decimal(1)} else sum(steps, Decimal(0)) / 2


def _shown(value: Decimal) -> str:
    whole, _, decimals = format_number(value).partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


RULE = Rule(
    id="VB217",
    name="parts-and-total",
    topic="figures",
    severity="error",
    title="The parts do not add up to the total",
    title_vi="Tổng không khớp với các phần",
    about="Where a sentence or a table divides a total into all its parts, the parts add up to it. Counts must fit "
    "exactly, rounded figures to half of the last digit each. A single part is never larger than its total.",
    about_vi="Khi câu văn hoặc bảng chia một tổng thành tất cả các phần thì các phần cộng lại phải bằng tổng. Số đếm phải "
    "khớp tuyệt đối; số làm tròn được lệch nửa đơn vị của chữ số cuối. Không phần nào lớn hơn tổng.",
    example=Example(
        right="xây dựng 02 mô hình, gồm 01 mô hình mới và 01 mô hình duy trì",
        wrong="xây dựng 03 mô hình, gồm 01 mô hình mới và 01 mô hình duy trì",
    ),
    look=_look,
)
