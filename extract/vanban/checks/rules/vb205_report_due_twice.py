"""VB205: one periodic report has two deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vanban.checks.case import Case
from vanban.checks.days import in_figures
from vanban.checks.deadlines import cue_before, deadlines, sentence_of
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold
from vanban.record import Period

_TOPIC = 4  # words of the title that both sentences must share, to be about one report


def _look(case: Case) -> Iterator[Hit]:
    known: dict[str, tuple[Period, date]] = {}
    for period, due in deadlines(case):
        cycle = cue_before(case, "report_due/cycle", period)
        sentence = fold(sentence_of(case, period)) if cycle else ""
        if cycle is None or "báo cáo" not in sentence or not _on_topic(case, sentence):
            continue
        name = " ".join(cycle["cycle"].split()).lstrip("0")
        first, said = known.setdefault(f"{fold(name)} {due.year}", (period, due))
        if said != due:
            yield Hit(
                at=period.at,
                related=[first.at],
                message=f"the report for {name} is due by {in_figures(due)} here and by {in_figures(said)} before",
                message_vi=f"báo cáo {name} ở đây hạn {in_figures(due)}, ở trên hạn {in_figures(said)}",
                severity="info" if due > said else None,  # who gathers reports may do it later
            )


def _on_topic(case: Case, sentence: str) -> bool:
    words = fold(case.document.subject or "").split()
    return any(" ".join(words[at : at + _TOPIC]) in sentence for at in range(len(words) - _TOPIC + 1))


RULE = Rule(
    id="VB205",
    name="report-due-twice",
    topic="consistency",
    severity="warning",
    title="One report, two deadlines",
    title_vi="Một báo cáo có hai hạn nộp",
    about="The half-year or annual report on the subject of the document has one deadline. Where a later place gives "
    "another, the units do not know which to keep; a later day may be that of whoever gathers the reports.",
    about_vi="Báo cáo 6 tháng, báo cáo năm về cùng một công tác chỉ có một hạn nộp. Nếu hai nơi ghi khác nhau, đơn vị "
    "không biết theo hạn nào; hạn muộn hơn có thể là của nơi tổng hợp.",
    example=Example(
        right="báo cáo năm trước ngày 15 tháng 11 năm 2024 để tổng hợp",
        wrong="báo cáo năm trước ngày 13 tháng 11 năm 2024 để tổng hợp",
    ),
    look=_look,
)
