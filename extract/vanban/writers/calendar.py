"""Deadlines as a calendar file (.ics, RFC 5545) that calendar programs import."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import duckdb
from icalendar import Calendar, Event

_DEADLINES = """
SELECT document, n, text, due, issuer, known_number, coalesce(date, due), lead, units, deadline FROM deadlines
ORDER BY due, document, n
"""
_SUMMARY = 120  # letters of a task that stand in the calendar; all of it is in the description


def write_calendar(file: Path, database: duckdb.DuckDBPyConnection) -> int:
    """Write all deadlines of the registry as events of a whole day; gives how many.

    An event has the same UID in every file made of the same records, so importing again changes it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//vanban//registers//VI")
    calendar.add("version", "2.0")
    rows = database.execute(_DEADLINES).fetchall()
    for document, n, text, due, issuer, number, issued, lead, units, deadline in rows:
        event = Event()
        event.add("uid", f"{hashlib.sha256(f'{document}#{n}'.encode()).hexdigest()[:32]}@vanban")
        event.add("dtstamp", datetime.combine(issued, time(), UTC))  # no clock: the same records give the same file
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
        event.add("summary", text if len(text) <= _SUMMARY else f"{text[: _SUMMARY - 1]}…")
        said = (text, deadline, issuer, number, document, lead, units)
        event.add("description", "\n".join(part for part in dict.fromkeys(said) if part))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    file.write_bytes(calendar.to_ical())
    return len(rows)
