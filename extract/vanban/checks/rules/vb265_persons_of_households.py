"""VB265: far too many or too few persons for the households beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vanban.checks.case import Case
from vanban.checks.rule import Example, Hit, Rule

_PERSONS = re.compile(r"(?:nhân )?khẩu")
_FEWEST, _MOST = 1.5, 9.0  # persons a household, over a commune
_ENOUGH = 30  # households from which on the average says something
_NEAR = 25  # characters between the two


def _look(case: Case) -> Iterator[Hit]:
    for homes, persons in pairwise(case.record.statistics):
        beside = 0 <= persons.at.start - homes.at.end <= _NEAR
        if homes.unit != "hộ" or not _PERSONS.match(persons.unit or "") or not beside:
            continue
        if homes.number is None or persons.number is None or homes.number < _ENOUGH:
            continue
        average = persons.number / homes.number
        if not _FEWEST <= average <= _MOST:
            shown = f"{average:.1f}".replace(".", ",")
            yield Hit(
                at=persons.at,
                related=[homes.at],
                message=f"{persons.text} in {homes.text} are {average:.1f} persons a household",
                message_vi=f"{persons.text} trên {homes.text} là {shown} người một hộ",
            )


RULE = Rule(
    id="VB265",
    name="persons-of-households",
    topic="figures",
    severity="warning",
    title="Too many or too few persons for the households",
    title_vi="Số khẩu không hợp với số hộ",
    about="A household of a commune has three to five persons on the average. Far from that, a digit is missing or one "
    "too many.",
    about_vi="Bình quân một hộ ở xã có ba đến năm khẩu. Lệch quá xa thường do thừa hoặc thiếu một chữ số.",
    example=Example(right="600 hộ/2.400 khẩu", wrong="600 hộ/24.000 khẩu"),
    look=_look,
)
