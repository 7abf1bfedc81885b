"""Parts that stand in a list below their total: "Tổng số hộ 618 hộ, trong đó:" and a line for each part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from vanban.finders.material import Material
from vanban.record import Statistic

_MARK = re.compile(r"\s*(?P<mark>[-–+*•]|\(?[a-zđ]\)|\(?\d{1,2}[.)])\s*")
_LETTER_OR_NUMBER = re.compile(r"\w+")


def linked_over_lines(material: Material, by_line: Mapping[int, Sequence[Statistic]]) -> Iterator[Statistic]:
    """The quantities of all lines, those in a list of parts linked to the total in the line above it.

    ``by_line`` has the quantities of a line by its index. Only the first quantity of a list's line is a part,
    and only when it counts what the total counts; a list ends with the first line that has another mark.
    """
    opens = material.patterns.compile(r"(?<!\w)(?P<words>{words_of_parts})\s*:?\s*$", re.IGNORECASE)
    complete = frozenset(material.patterns.terms("words_of_all_parts"))
    total: Statistic | None = None
    exhaustive, mark, left = False, None, Decimal(0)
    for index, line in enumerate(material.text.lines):
        figures = list(by_line.get(index, ()))
        own = _mark(line.text)
        if total is not None:
            mark = own if mark is None else mark
            if not own or own != mark:
                total = None
        if total is not None and figures and _may_be_part(figures[0], total) and left > 0:
            left -= figures[0].number or 0
            figures[0] = figures[0].model_copy(
                update={"part_of": f"{total.indicator}: {total.text}", "part_of_at": total.at, "exhaustive": exhaustive}
            )
        said = opens.search(line.text)
        if said is not None and figures and line.text.rstrip().endswith(":"):
            total = _total(figures, line.start + said.start(), material)
            exhaustive = " ".join(said["words"].split()).casefold() in complete
            mark, left = None, (total.number or Decimal(0)) if total is not None else Decimal(0)
        yield from figures


def _total(figures: Sequence[Statistic], end: int, material: Material) -> Statistic | None:
    """The one quantity of the sentence that ends with "trong đó:"; None when it has several of different kinds."""
    first = max(material.string.rfind(stop, 0, end) for stop in (". ", "; ", "\n"))
    said = [item for item in figures if item.at.start > first and item.comparison is None and item.per is None]
    return said[0] if said and said[0].unit != "%" else None


def _may_be_part(figure: Statistic, total: Statistic) -> bool:
    if figure.unit != total.unit or figure.part_of_at or figure.comparison or figure.per:
        return False
    return figure.number is not None and total.number is not None and figure.number <= total.number


def _mark(line: str) -> str | None:
    """The kind of a list line's mark: every letter and number as one."""
    found = _MARK.match(line)
    return None if found is None else _LETTER_OR_NUMBER.sub("1", found["mark"])
