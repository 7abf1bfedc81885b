"""VB016: V/v belongs to a công văn, which prints no type name; other types write Về việc."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.meaning.folding import fold


def _look(case: Case) -> Iterator[Hit]:
    kind = case.document.type
    if kind is None or not as_typed(case):
        return
    about = case.patterns.get("form/about").regex
    for line in case.lines(Zone.SUBJECT):
        text = line.text.strip(" *_\t")
        begin = line.start + line.text.find(text)
        if fold(text) == "công văn":
            yield Hit(
                at=case.span(begin, begin + len(text)),
                message="a công văn prints no type name",
                message_vi="công văn không ghi tên loại",
            )
        written = about.match(text)
        if written is None:
            continue
        right = "V/v" if kind.code == "CV" else "Về việc"
        if written["about"] != right:
            yield Hit(
                at=case.span(begin, begin + written.end()),
                message=f"“{written['about']}” in a {kind.name}: “{right}” is written",
                message_vi=f"{kind.name} ghi “{written['about']}”, đúng là “{right}”",
                suggestion=right,
            )


RULE = Rule(
    id="VB016",
    name="about-of-letters",
    topic="form",
    severity="warning",
    title="V/v outside a công văn, or a công văn with a type name",
    title_vi="Dùng “V/v” ngoài công văn, hoặc công văn có tên loại",
    about="A công văn has V/v and its subject under the number and no type name. Documents with a type name begin "
    "the trích yếu with Về việc or with the matter itself.",
    about_vi="Công văn ghi “V/v …” dưới số, ký hiệu và không có tên loại. Văn bản có tên loại ghi trích yếu là “Về "
    "việc …” hoặc nội dung ngay.",
    example=Example(right="V/v nộp báo cáo", wrong="V/v: nộp báo cáo"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 5"},
    look=_look,
    fixable=True,
)
