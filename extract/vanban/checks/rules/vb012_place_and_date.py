"""VB012: an issued document has place and date, the day filled in."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed, goes_out, top, weight_of_blank, weight_of_lack
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    written, kind = case.document.date, case.document.type
    if written is None:
        if case.header.seen and goes_out(case) and kind is not None and kind.code != "BB":
            yield Hit(
                at=top(case),
                message="the header shows no place and date",
                message_vi="không thấy địa danh và ngày, tháng, năm ban hành",
                severity=weight_of_lack(case),
            )
    elif written.precision != "day" and written.at is not None and as_typed(case):
        known = written.inferred
        yield Hit(
            at=written.at,
            related=[known.at] if known and known.at else [],
            message=f"the date is not filled in: “{written.text}”"
            + (f"; elsewhere it is {known.canonical}" if known else ""),
            message_vi=f"ngày, tháng chưa ghi đủ: “{written.text}”"
            + (f"; nơi khác ghi {known.canonical}" if known else ""),
            severity=weight_of_blank(case),
        )


RULE = Rule(
    id="VB012",
    name="place-and-date",
    topic="form",
    severity="error",
    title="Place and date missing or not filled in",
    title_vi="Thiếu địa danh, ngày tháng hoặc chưa ghi đủ",
    about="The header gives the place and the day of issue. In a draft the day is still blank, and that is only "
    "told. A biên bản has its date in the text.",
    about_vi="Phần đầu ghi địa danh và ngày, tháng, năm ban hành. Bản thảo còn để trống ngày thì chỉ lưu ý. Biên "
    "bản ghi thời gian trong nội dung.",
    example=Example(right="Đồng Vọng, ngày 08 tháng 3 năm 2024", wrong="Đồng Vọng, ngày     tháng 3 năm 2024"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 4"},
    look=_look,
)
