"""Which guide bound a document on its issue date, and in which state its text is.

State papers: Thông tư liên tịch 55/2005/TTLT-BNV-VPCP, from 2011 Thông tư 01/2011/TT-BNV, from 5 March 2020
Nghị định 30/2020/NĐ-CP. Party papers: Hướng dẫn 36-HD/VPTW (3 April 2018), from 27 May 2026 Hướng dẫn 05-HD/VPTW.
Legal normative documents have rules of their own; Mặt trận and unions the guides of each body.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from vanban.checks.days import issue_of
from vanban.record import Document, Record
from vanban.source import Source

TWO_TIERS = date(2025, 7, 1)  # Luật 72/2025/QH15: no districts from this day on
_ND30_FROM = date(2020, 3, 5)
_TT01_FROM = date(2011, 3, 6)
_HD36_FROM = date(2018, 4, 3)
_HD05_FROM = date(2026, 5, 27)
_NORMATIVE_TYPES = frozenset({"L", "PL", "LUAT", "NĐ", "TT", "TTLT", "HP"})


class Regime(Enum):
    """A guide to the form of documents, or the lack of one that these rules know."""

    ND30 = "Nghị định 30/2020/NĐ-CP"
    TT01 = "Thông tư 01/2011/TT-BNV"
    TT55 = "Thông tư liên tịch 55/2005/TTLT-BNV-VPCP"
    HD05 = "Hướng dẫn 05-HD/VPTW"
    HD36 = "Hướng dẫn 36-HD/VPTW"
    OLD_PARTY = "Party papers before April 2018"
    NORMATIVE = "legal normative documents"
    OTHER = "Mặt trận, unions, courts and others"

    def cite(self, place: str) -> str:
        """The legal basis ``place`` (``Phụ lục I, mục II, khoản 3``) of this guide, as it is written."""
        return f"{self.value}, {place}"


STATE_PAPERS = frozenset({Regime.ND30, Regime.TT01, Regime.TT55})
PARTY_PAPERS = frozenset({Regime.HD05, Regime.HD36, Regime.OLD_PARTY})


class State(Enum):
    """How finished the text is: what is missing is a fault only of an issued document."""

    DRAFT = "draft"  # number and day still blank
    ISSUED = "issued"
    EXTRACTED = "extracted"  # header lost on the way (web page, pasted text): what is absent was not seen


def regime_of(document: Document, issued: date | None) -> Regime:
    """The guide for ``document``; without a date the one in force now, for whoever drafts today."""
    system = document.issuer.system if document.issuer else None
    if system == "party":
        return _latest(issued, ((_HD05_FROM, Regime.HD05), (_HD36_FROM, Regime.HD36)), Regime.OLD_PARTY)
    if system not in (None, "state"):
        return Regime.OTHER
    if _is_normative(document):
        return Regime.NORMATIVE
    return _latest(issued, ((_ND30_FROM, Regime.ND30), (_TT01_FROM, Regime.TT01)), Regime.TT55)


def state_of(record: Record) -> State:
    """The state that the text shows: a header that was not seen, a blank number or day, or neither."""
    document = record.document
    if _is_extracted(record.source, document):
        return State.EXTRACTED
    day_blank = document.date is None or document.date.precision != "day"
    number_blank = document.number is None or document.number.sequence is None
    return State.DRAFT if day_blank and number_blank and not record.source.signatures else State.ISSUED


def issue_date(record: Record) -> date | None:
    """The day of issue; of a blank day the first that it can be, or the day that stands elsewhere in the file."""
    issue = issue_of(record)
    return issue.earliest if issue is not None and not issue.posted else None


def _is_normative(document: Document) -> bool:
    number = document.number
    return (document.type is not None and document.type.code in _NORMATIVE_TYPES) or (
        number is not None and number.year is not None
    )


def _is_extracted(source: Source, document: Document) -> bool:
    return document.posted is not None or (
        document.number is None and (document.issuer is None or source.media_type == "text/html")
    )


def _latest(day: date | None, guides: tuple[tuple[date, Regime], ...], before: Regime) -> Regime:
    return next((regime for start, regime in guides if day is None or day >= start), before)
