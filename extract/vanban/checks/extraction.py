"""Findings that reading itself brings up: two places of one document that disagree.

They are made from the record alone; no legal text is behind them, only the logic of the document.
"""

from __future__ import annotations

from vanban.meaning.folding import fold
from vanban.record import Finding, Record


def extraction_findings(record: Record) -> list[Finding]:
    """All findings of this module, in text order."""
    findings = [*_names_that_differ(record), *_new_and_replicated(record), *_unread_by_hand(record)]
    return sorted(findings, key=lambda finding: finding.at[0].start)


def _names_that_differ(record: Record) -> list[Finding]:
    """VB101: a model is named differently in two registrations of it (cover letter, annex)."""
    findings = []
    for model in record.models:
        first = model.at[0]
        other = next((span for span in model.at[1:] if fold(span.quote) != fold(first.quote)), None)
        if other is not None:
            findings.append(
                Finding(
                    rule="VB101", severity="warning", at=[other], related=[first],
                    message=f"the model is called “{other.quote}” here and “{first.quote}” before",
                    message_vi=f"tên mô hình ở đây là “{other.quote}”, ở trên là “{first.quote}”",
                )
            )  # fmt: skip
    return findings


def _new_and_replicated(record: Record) -> list[Finding]:
    """VB102: a model is marked as new and as replicated from another."""
    return [
        Finding(
            rule="VB102", severity="error", at=[model.at[-1]],
            message=f"“{model.name}” is marked as new and as replicated from “{model.based_on}”",
            message_vi=f"mô hình “{model.name}” vừa ghi xây dựng mới, vừa ghi nhân rộng từ “{model.based_on}”",
        )
        for model in record.models
        if model.status == "new" and model.based_on
    ]  # fmt: skip


def _unread_by_hand(record: Record) -> list[Finding]:
    """VB103: the number or the day of a scan is written by hand and could not be read for sure, so it is left blank."""
    blanks = (
        {repair.rule: repair for repair in record.source.ocr.repairs if not repair.text} if record.source.ocr else {}
    )
    places = (
        ("ocr_slot/number", record.document.number, "the number", "số"),
        ("ocr_slot/party-number", record.document.number, "the number", "số"),
        ("ocr_slot/day", record.document.date, "the day of issue", "ngày ban hành"),
        ("ocr_slot/month", record.document.date, "the month of issue", "tháng ban hành"),
    )
    return [
        Finding(
            rule="VB103", severity="warning", at=[written.at],
            message=f"{name} is written by hand and was not read for sure (“{blanks[rule].read}”?): fill it in",
            message_vi=f"{name_vi} viết tay, không đọc được chắc chắn (“{blanks[rule].read}”?): cần bổ sung",
        )
        for rule, written, name, name_vi in places
        if rule in blanks and written is not None and written.at is not None
    ]  # fmt: skip
