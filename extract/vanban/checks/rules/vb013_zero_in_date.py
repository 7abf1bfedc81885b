"""VB013: the date line has a zero before days 1-9 and months 1-2, and before no other month."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule

_ZERO_BELOW = 3  # the first month that has no zero


def _look(case: Case) -> Iterator[Hit]:
    line = case.header.place_date
    if line is None or not as_typed(case):
        return
    for match in case.patterns.get("form/place-date").finditer(line.quote):
        day, month = int(match["day"]), int(match["month"])
        right = f"{day:02d}", f"{month:02d}" if month < _ZERO_BELOW else str(month)
        if (match["day"], match["month"]) != right:
            yield Hit(
                at=case.span(line.start + match.start(), line.start + match.end()),
                message=f"day {match['day']}, month {match['month']}: written {right[0]} and {right[1]}",
                message_vi=f"ghi “{match.group()}”: ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0, các tháng khác không thêm",
                suggestion=f"ngày {right[0]} tháng {right[1]}",
            )


RULE = Rule(
    id="VB013",
    name="zero-in-date",
    topic="form",
    severity="warning",
    title="Zeros in the date line",
    title_vi="Số 0 trong ngày, tháng ban hành",
    about="In the date of issue days below ten and the months 1 and 2 have a zero before them, so that no digit can "
    "be added; the other months have none: ngày 05 tháng 02, ngày 05 tháng 7.",
    about_vi="Ở ngày, tháng ban hành, ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước; các tháng khác "
    "không thêm: ngày 05 tháng 02, ngày 05 tháng 7.",
    example=Example(right="Đồng Vọng, ngày 08 tháng 3", wrong="Đồng Vọng, ngày 8 tháng 03"),
    basis={
        Regime.ND30: "Phụ lục I, phần I, mục II, khoản 4",
        Regime.TT01: "Điều 9, khoản 1, điểm b",
        Regime.HD05: "mục 4.2.2",
    },
    look=_look,
    fixable=True,
)
