"""VB027: the text points to what is attached to it."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone
from vanban.record import Span


def _look(case: Case) -> Iterator[Hit]:
    attached = _attached(case)
    if attached is None or not as_typed(case) or case.document.type is None:
        return
    points = case.patterns.compile("{points_to_annex}")
    if not any(True for _ in case.matches(points, Zone.SUBJECT, Zone.BASES, Zone.BODY, Zone.CLOSING)):
        first = case.text.line_at(attached.start)
        yield Hit(
            at=case.span(attached.start, min(first.end, attached.end)),
            message="the text does not mention what is attached to it",
            message_vi="nội dung văn bản không chỉ dẫn phụ lục, biểu mẫu kèm theo",
        )


def _attached(case: Case) -> Span | None:
    """The first annex, or the first form behind the signature."""
    if case.document.annexes:
        return case.document.annexes[0].at
    signed = case.document.signer.at if case.document.signer else None
    forms = [form.at for form in case.record.forms if signed is not None and form.at.start > signed.end]
    return forms[0] if forms else None


RULE = Rule(
    id="VB027",
    name="annex-not-announced",
    topic="form",
    severity="warning",
    title="Nothing points to the annex",
    title_vi="Không chỉ dẫn phụ lục trong nội dung",
    about="Where a document has annexes, its text points to them, so that the reader knows that they belong to it "
    "and whether they are complete.",
    about_vi="Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó để người đọc biết và kiểm "
    "tra đủ.",
    example=Example(right=" (danh sách tại phụ lục kèm theo), cụ thể", wrong=", cụ thể"),
    basis={Regime.ND30: "Phụ lục I, phần I, mục III, khoản 1"},
    look=_look,
)
