"""Days as the rules need them: when a document was issued at the earliest and latest, days off, days in figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vanban.patterns import PatternSet
from vanban.record import Record, Reference

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Issue:
    """The days between which a document was issued.

    A blank day leaves its month open, a blank month its year. ``posted``: only a web page's posting day is known,
    before which the document was issued.
    """

    earliest: date
    latest: date
    posted: bool = False


def issue_of(record: Record) -> Issue | None:
    """When the document was issued, or its page posted; None where the file does not tell."""
    written, posted = record.document.date, record.document.posted
    if written is not None and written.inferred is not None:
        day = date.fromisoformat(written.inferred.canonical)
        return Issue(day, day)
    if written is not None and written.start and written.end:
        return Issue(date.fromisoformat(written.start), date.fromisoformat(written.end))
    if posted is not None and posted.time:
        day = date.fromisoformat(posted.time[:10])
        return Issue(day, day, posted=True)
    return None


def not_before(record: Record) -> tuple[date, Reference] | None:
    """The latest document that this one carries out, and its day: it cannot have been issued earlier."""
    carried_out = [
        (date.fromisoformat(reference.date), reference)
        for reference in record.references
        if reference.date is not None and reference.relation in ("implements", "legal_basis")
    ]
    return max(carried_out, key=lambda pair: pair[0], default=None)


def in_figures(day: date | str) -> str:
    """A day as a clerk writes it: ``05/02/2024``, ``25/3/2024`` (a zero before 1-9, of months before 1 and 2)."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def holiday(day: date, patterns: PatternSet) -> str | None:
    """The public holiday that ``day`` is, by its Vietnamese name; None for every other day."""
    fixed = patterns.mapping("public_holiday").get(day.strftime("%m-%d"))
    if fixed is not None:
        return fixed
    new_year = next((date.fromisoformat(term) for term in _new_years(patterns) if term.startswith(f"{day.year}")), None)
    near = new_year is not None and timedelta(days=-1) <= day - new_year <= timedelta(days=2)
    return "Tết Nguyên đán" if near else None


def day_off(day: date, patterns: PatternSet) -> str | None:
    """Why nobody works on ``day``: the holiday's name, ``thứ Bảy``, ``Chủ nhật``; None for a working day."""
    weekend = {_SATURDAY: "thứ Bảy", _SUNDAY: "Chủ nhật"}.get(day.weekday())
    return holiday(day, patterns) or weekend


def _new_years(patterns: PatternSet) -> tuple[str, ...]:
    return patterns.terms("lunar_new_year")
