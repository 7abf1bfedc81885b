"""VB103: the number or the day of a scan is written by hand and could not be read for sure, so it is left blank."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.rule import Hit, Rule


def _look(case: Case) -> Iterator[Hit]:
    ocr = case.record.source.ocr
    blanks = {repair.rule: repair for repair in ocr.repairs if not repair.text} if ocr else {}
    places = (
        ("ocr_slot/number", case.document.number, "the number", "số"),
        ("ocr_slot/party-number", case.document.number, "the number", "số"),
        ("ocr_slot/day", case.document.date, "the day of issue", "ngày ban hành"),
        ("ocr_slot/month", case.document.date, "the month of issue", "tháng ban hành"),
    )
    for slot, written, name, name_vi in places:
        if slot in blanks and written is not None and written.at is not None:
            yield Hit(
                at=written.at,
                message=f"{name} is written by hand and was not read for sure (“{blanks[slot].read}”?): fill it in",
                message_vi=f"{name_vi} viết tay, không đọc được chắc chắn (“{blanks[slot].read}”?): cần bổ sung",
            )


RULE = Rule(
    id="VB103",
    name="not-read-by-hand",
    topic="consistency",
    severity="warning",
    title="Handwriting that was not read",
    title_vi="Chữ viết tay không đọc được",
    about="The number or the day of a scan is filled in by hand and could not be read for sure. A number is never made "
    "up: the field is blank, and what was read stands in the record's list of repairs.",
    about_vi="Số hoặc ngày trên bản quét được điền bằng tay, không đọc được chắc chắn. Công cụ không đoán số: để trống "
    "và ghi lại điều đã đọc.",
    look=_look,
)
