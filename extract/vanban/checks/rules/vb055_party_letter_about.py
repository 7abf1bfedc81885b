"""VB055: a công văn of the Party says về việc, not V/v."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone


def _look(case: Case) -> Iterator[Hit]:
    about = case.patterns.get("form/about").regex
    for line in case.lines(Zone.SUBJECT) if as_typed(case) else ():
        text = line.text.strip(" *_\t")
        written = about.match(text)
        if written is not None:
            start = line.start + line.text.find(text)
            yield Hit(
                at=case.span(start, start + written.end()),
                message=f"“{written['about']}” in a Party paper: “về việc” is written",
                message_vi=f"văn bản của Đảng ghi “về việc”, không ghi “{written['about']}”",
                suggestion="về việc",
            )


RULE = Rule(
    id="VB055",
    name="party-letter-about",
    topic="form",
    severity="info",
    title="V/v in a Party paper",
    title_vi="“V/v” trong văn bản của Đảng",
    about="The subject of a công văn of the Party begins with về việc, written out.",
    about_vi="Trích yếu công văn của Đảng ghi đầy đủ “về việc …”.",
    example=Example(
        right="về việc đăng ký mô hình “Dân vận khéo” năm 2027", wrong="V/v đăng ký mô hình “Dân vận khéo” năm 2027"
    ),
    regimes=frozenset({Regime.HD05}),
    look=_look,
    fixable=True,
)
