"""VB020: Nơi nhận ends with the line Lưu: VT and the unit that drafted the document."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    entries = case.closing.recipients
    if not entries or not as_typed(case):
        return
    last = entries[-1]
    found = case.patterns.get("form/store").regex.match(last.quote)
    if found is None:
        yield Hit(
            at=last,
            message="the last line of Nơi nhận is not “Lưu: VT, …”",
            message_vi="dòng cuối của nơi nhận không phải “Lưu: VT, …”",
        )
    elif not found["colon"]:
        yield Hit(
            at=last,
            message=f"“{last.quote}”: a colon stands after “Lưu”",
            message_vi=f"“{last.quote}”: sau chữ “Lưu” có dấu hai chấm",
        )
    elif not (found["clerk"] and found["unit"]):
        missing = ("VT", "VT") if not found["clerk"] else ("the unit that drafted it", "đơn vị soạn thảo")
        yield Hit(
            at=last,
            message=f"“{last.quote}” lacks {missing[0]}",
            message_vi=f"“{last.quote}” thiếu {missing[1]}",
            severity="info",
        )


RULE = Rule(
    id="VB020",
    name="store-line",
    topic="form",
    severity="warning",
    title="Last line of Nơi nhận",
    title_vi="Dòng “Lưu” của nơi nhận",
    about="The last line of Nơi nhận is “Lưu: VT, …”: the clerk, then the abbreviation of the unit that drafted the "
    "document and the number of copies where needed. A bare “Lưu: VT.” is only told.",
    about_vi="Dòng cuối của nơi nhận là “Lưu: VT, …”: văn thư, chữ viết tắt tên đơn vị soạn thảo và số lượng bản "
    "lưu khi cần. Chỉ ghi “Lưu: VT.” thì lưu ý.",
    example=Example(right="- Các thôn;\n- Lưu: VT, VHXH.", wrong="- Các thôn;\n- Lưu VT, VHXH."),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 9"},
    look=_look,
)
