"""VB018: công văn, tờ trình and reports to a higher body say to whom they are sent."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.form import goes_out, top
from vanban.checks.regime import Regime, State
from vanban.checks.rule import Example, Hit, Rule
from vanban.layout.model import Zone

_LAST_LINES = 4


def _look(case: Case) -> Iterator[Hit]:
    kind = case.document.type
    if kind is None or case.document.addressees or any(True for _ in case.lines(Zone.ADDRESSEES)) or not goes_out(case):
        return
    sent = kind.code == "TTr" or (kind.code == "CV" and _is_letter(case))
    if sent and case.header.seen and case.state is not State.EXTRACTED:
        yield Hit(
            at=top(case),
            message=f"a {kind.name} without Kính gửi",
            message_vi=f"{kind.name} không có “Kính gửi”",
        )
    elif kind.code == "BC":
        upwards = case.patterns.get("form/reports-upwards").regex
        last = [line for line in case.lines(Zone.BODY) if line.text.strip()][-_LAST_LINES:]
        for line in last[::-1]:
            found = upwards.search(line.text)
            if found is not None:
                yield Hit(
                    at=case.span(line.start + found.start(), line.end),
                    message="the report is sent to a higher body, but there is no Kính gửi",
                    message_vi="báo cáo gửi cấp trên nhưng không có “Kính gửi”",
                    severity="info",
                )
                return


def _is_letter(case: Case) -> bool:
    """Whether it says V/v: what has no type name that is known need not be a công văn."""
    about = case.patterns.get("form/about").regex
    return any(about.match(line.text.strip(" *_\t")) for line in case.lines(Zone.SUBJECT))


RULE = Rule(
    id="VB018",
    name="addressees",
    topic="form",
    severity="warning",
    title="No Kính gửi",
    title_vi="Thiếu “Kính gửi”",
    about="Công văn, tờ trình and reports to a higher body name their addressees after Kính gửi, above the text.",
    about_vi="Công văn, tờ trình, báo cáo gửi cơ quan cấp trên phải có “Kính gửi” ghi nơi nhận ở trên nội dung.",
    example=Example(right="Kính gửi: Trưởng các thôn trên địa bàn xã.", wrong=""),
    basis={Regime.ND30: "Phụ lục I, phần I, mục II, khoản 9"},
    look=_look,
)
