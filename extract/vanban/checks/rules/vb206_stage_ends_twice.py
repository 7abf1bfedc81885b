"""VB206: one stage ends at two times."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule
from vanban.meaning.folding import fold
from vanban.record import Period


def _look(case: Case) -> Iterator[Hit]:
    begins = {period.at.start: period for period in case.record.dates}
    known: dict[str, Period] = {}
    told: set[tuple[str, str | None]] = set()
    for match in case.patterns.get("milestone/stage").finditer(case.string):
        due = next((begins[place] for place in range(match.end(), match.end() + 8) if place in begins), None)
        if due is None or due.end is None:
            continue
        stage = f"{fold(match['act'])} {fold(match['stage'])}"
        first = known.setdefault(stage, due)
        if first.end != due.end and (stage, due.end) not in told:
            told.add((stage, due.end))
            yield Hit(
                at=due.at,
                related=[first.at],
                message=f"{match['stage']} ends in “{due.text}” here and in “{first.text}” before",
                message_vi=f"{match['act'].lower()} {match['stage']} ở đây là “{due.text}”, ở trên là “{first.text}”",
            )


RULE = Rule(
    id="VB206",
    name="stage-ends-twice",
    topic="consistency",
    severity="error",
    title="One stage, two ends",
    title_vi="Một giai đoạn có hai thời điểm kết thúc",
    about="A numbered stage (giai đoạn 1, đợt 2) is completed or summed up once. Two times for it contradict each "
    "other.",
    about_vi="Một giai đoạn, một đợt chỉ tổng kết hoặc hoàn thành một lần. Hai thời điểm khác nhau là mâu thuẫn.",
    example=Example(
        right="sau khi tổng kết giai đoạn 1 vào tháng 6 năm 2024",
        wrong="sau khi tổng kết giai đoạn 1 vào tháng 5 năm 2024",
    ),
    look=_look,
)
