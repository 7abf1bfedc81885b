"""What the rules about form ask of a document first: whether it may be judged, and how much a lack weighs."""

from __future__ import annotations

import re

from vanban.checks.case import Case
from vanban.checks.regime import State
from vanban.layout.model import Zone
from vanban.record import Severity, Span

_PART = re.compile(r"[^-/_]+")
_LINES_BELOW = 4  # from the title's last line on, in which a caption begins


def as_typed(case: Case) -> bool:
    """Whether every character is the author's: not so in a scan."""
    return case.record.source.ocr is None


def weight_of_blank(case: Case) -> Severity:
    """How much a number or day that is blank weighs: an error in an issued document.

    A draft still waits for it, web pages leave it out, and signing software fills it in where no text layer shows it.
    """
    source = case.record.source
    surely = case.state is State.ISSUED and as_typed(case) and not source.signatures
    return "error" if surely and source.media_type != "text/html" else "info"


def weight_of_lack(case: Case) -> Severity:
    """How much a part of the header that was not seen weighs: an error only where it would have been seen.

    Scans, web pages and pasted texts lose parts of a header. Of a text file only the user can say that it is whole.
    """
    whole = case.given_state is State.ISSUED or not case.record.source.media_type.startswith("text/")
    return weight_of_blank(case) if whole and case.header.seen else "info"


def goes_out(case: Case) -> bool:
    """Whether it is a body's document that is sent to others.

    Not so a form, a web article, a regulation that a decision put into force, and the paper of one employee.
    """
    document = case.document
    if document.type is None or document.posted is not None or _is_attached(case):
        return False
    position = document.signer.position if document.signer else None
    return position is None or case.patterns.compile("{personal_paper}").fullmatch(position) is None


def _is_attached(case: Case) -> bool:
    """Whether a line (Ban hành kèm theo Quyết định …) stands under the title: such a part has no number and date."""
    titles = [line for line in case.lines(Zone.SUBJECT) if line.text.strip()]
    if not titles:
        return False
    caption = case.patterns.get("annexes/caption").regex
    first, last = (case.text.line_index(line.start) for line in (titles[0], titles[-1]))
    return any(caption.match(line.text) for line in case.text.lines[first : last + _LINES_BELOW])


def symbol_parts(symbol: str | None) -> tuple[str, ...]:
    """The parts of a symbol: ``KH-UBND`` → (KH, UBND)."""
    return tuple(_PART.findall(symbol or ""))


def issued_by_committee(case: Case) -> bool:
    """Whether the issuer is an Ủy ban nhân dân."""
    issuer = case.document.issuer
    return issuer is not None and issuer.name.startswith("Ủy ban nhân dân")


def top(case: Case) -> Span:
    """Where to point when something is not there: the first line of the header, or of the text."""
    header = case.header
    shown = [header.state_title, header.party_title, header.number, header.place_date, *header.names]
    starts = [span.start for span in shown if span is not None]
    line = case.text.line_at(min(starts)) if starts else next(line for line in case.text.lines if line.text.strip())
    return case.span(line.start, line.end)
