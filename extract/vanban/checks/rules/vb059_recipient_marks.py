"""VB059: the lines of Nơi nhận end with a semicolon, the last one with a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    entries = case.closing.recipients if as_typed(case) else ()
    wrong = [
        (entry, mark)
        for entry, mark in zip(entries, (*";" * (len(entries) - 1), "."), strict=False)
        if not entry.quote.rstrip("* ").endswith((mark, ")") if mark == "." else mark)
    ]
    if wrong:
        entry, mark = wrong[0]
        count = "" if len(wrong) == 1 else f" ({len(wrong)})"
        yield Hit(
            at=entry,
            related=[other for other, _ in wrong[1:]],
            message=f"“{entry.quote}” does not end with “{mark}”{count}",
            message_vi=f"“{entry.quote}” không kết thúc bằng dấu “{mark}”{count}",
            suggestion=entry.quote.rstrip(" ;.,:") + mark,
        )


RULE = Rule(
    id="VB059",
    name="recipient-marks",
    topic="form",
    severity="info",
    title="End marks of Nơi nhận",
    title_vi="Dấu câu ở nơi nhận",
    about="Every recipient stands on a line of its own that begins with a dash and ends with a semicolon; the last "
    "one ends with a full stop.",
    about_vi="Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng, cuối dòng có dấu chấm phẩy; dòng cuối có dấu chấm.",
    example=Example(right="- UBND huyện Sơn Bình;\n- Các thôn;", wrong="- UBND huyện Sơn Bình\n- Các thôn;"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 9"},
    look=_look,
)
