"""VB028: an annex is called Phụ lục, has a Roman number where there are several, and says what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from vanban.checks.case import Case
from vanban.checks.form import as_typed
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold
from vanban.record import Annex, Form
from vanban.text.model import TextLine

_CAPTION_WITHIN = 300  # characters behind the title


def _look(case: Case) -> Iterator[Hit]:
    annexes = case.document.annexes
    if not as_typed(case) or case.document.type is None:
        return
    regulation = case.patterns.compile(r"{document_type}(?!\w)")  # its heading is that of a document
    yield from _forms(case)
    labels = [annex for annex in annexes if annex.label is not None]
    for annex, after in zip_longest(annexes, annexes[1:]):
        if annex.label is not None and not _captioned(case, annex, after):
            yield Hit(
                at=annex.at,
                message=f"“{annex.label}” does not say which document it belongs to (Kèm theo …)",
                message_vi=f"“{annex.label}” không có dòng “(Kèm theo …)”",
            )
        if annex.label is not None:
            yield from _numbered(case, annex, len(labels))
        if annex.label is None and not regulation.match(annex.title or ""):
            yield Hit(
                at=annex.at,
                message="the annex is not called Phụ lục",
                message_vi="phần kèm theo không ghi “Phụ lục”",
                severity="info",
            )


def _forms(case: Case) -> Iterator[Hit]:
    """Forms behind the signature that belong to no annex."""
    signer = case.document.signer
    if case.document.annexes or signer is None or signer.at is None:
        return
    for form in case.record.forms:
        if form.at.start > signer.at.end:
            title = _title(case, form)
            yield Hit(
                at=case.span(title.start, title.end),
                message="the attached form is not called Phụ lục and does not say what it belongs to",
                message_vi="biểu mẫu kèm theo không ghi “Phụ lục” và dòng “(Kèm theo …)”",
                severity="info",
            )


def _title(case: Case, form: Form) -> TextLine:
    """The line on which the title of a form begins; the issuer may stand above it."""
    first, last = case.text.line_index(form.at.start), case.text.line_index(form.at.end)
    wanted = fold(form.title)
    lines = case.text.lines[first : last + 1]
    return next((line for line in lines if fold(line.text) and wanted.startswith(fold(line.text))), lines[0])


def _captioned(case: Case, annex: Annex, after: Annex | None) -> bool:
    end = min(annex.at.end + _CAPTION_WITHIN, after.at.start if after else len(case.string))
    return case.patterns.get("form/belongs-to").regex.search(case.string, annex.at.start, end) is not None


def _numbered(case: Case, annex: Annex, count: int) -> Iterator[Hit]:
    label = case.patterns.get("form/annex-label").regex.match(annex.label or "")
    if label is not None and count > 1 and not label["roman"]:
        yield Hit(
            at=case.span(annex.at.start, annex.at.start + len(annex.label or "")),
            message=f"there are {count} annexes, and “{annex.label}” has no Roman number",
            message_vi=f"có {count} phụ lục nhưng “{annex.label}” không đánh số bằng chữ số La Mã",
            severity="info",
        )


RULE = Rule(
    id="VB028",
    name="annex-heading",
    topic="form",
    severity="warning",
    title="Heading of an annex",
    title_vi="Tiêu đề phụ lục",
    about="Above an annex stand the word Phụ lục (with a Roman number where there are two or more), its title and "
    "the line (Kèm theo …). Lists and forms that are attached without the word are told.",
    about_vi="Trên phụ lục có từ “Phụ lục” (đánh số La Mã khi có từ hai phụ lục), tiêu đề và dòng “(Kèm theo …)”. "
    "Danh sách, biểu mẫu kèm theo không ghi “Phụ lục” thì lưu ý.",
    example=Example(
        right="\nPhụ lục\nDANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024\n(Kèm theo",
        wrong="\nDANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024\n(Kèm theo",
    ),
    basis={Regime.ND30: "Phụ lục I, phần I, mục III, khoản 1"},
    look=_look,
)
