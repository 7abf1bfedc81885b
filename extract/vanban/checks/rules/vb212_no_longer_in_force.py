"""VB212: a document cites one that was no longer in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.days import in_figures, issue_of
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold
from vanban.record import Reference

_ENDS_IT = ("repeals", "replaces", "amends")


def _look(case: Case) -> Iterator[Hit]:
    issue = issue_of(case.record)
    if issue is None:
        return
    ended, successors = case.patterns.mapping("ended"), case.patterns.mapping("successor")
    for reference in case.record.references:
        number = reference.number if reference.number in ended else _number_of_name(case, reference)
        if number is None or reference.relation in _ENDS_IT or issue.earliest < date.fromisoformat(ended[number]):
            continue
        yield Hit(
            at=reference.at[0],
            message=f"{number} ended on {in_figures(ended[number])}; in its place came {successors[number]}",
            message_vi=f"{number} hết hiệu lực từ {in_figures(ended[number])}, thay bằng {successors[number]}",
            severity="info" if issue.posted else None,
        )


def _number_of_name(case: Case, reference: Reference) -> str | None:
    """The number of a document cited by name alone."""
    if reference.number is not None:
        return None
    text = fold(reference.text)
    names = case.patterns.mapping("known_by_name").items()
    return next((number for name, number in names if text.startswith(fold(name))), None)


RULE = Rule(
    id="VB212",
    name="no-longer-in-force",
    topic="citations",
    severity="warning",
    title="A cited document is no longer in force",
    title_vi="Viện dẫn văn bản đã hết hiệu lực",
    about="A document stands on what is in force on its day of issue. The list of documents that ended holds few, "
    "each with its source; a report about the past may still name them.",
    about_vi="Văn bản phải dựa trên quy định đang có hiệu lực khi ban hành. Danh sách văn bản đã hết hiệu lực còn ít "
    "và có ghi nguồn; báo cáo về thời gian trước vẫn có thể nhắc đến.",
    example=Example(
        right="theo Luật Thực hiện dân chủ ở cơ sở,", wrong="theo Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn,"
    ),
    look=_look,
)
