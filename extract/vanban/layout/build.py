"""From the text to its parts: header, subject, body, closing, annexes and forms."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.layout.annexes import AnnexPart, annexes_of, find_annexes, infer_from_annexes
from vanban.layout.article import lines_around
from vanban.layout.closing import Closing, find_closing
from vanban.layout.forms import FormPart, find_forms, forms_of, is_form_title
from vanban.layout.header import Header, date_near_signature, find_header
from vanban.layout.issuer import infer_issuer, issuer_of_lines
from vanban.layout.issuer_unit import located
from vanban.layout.model import Layout, Zone
from vanban.layout.outline import is_heading, ranges_of, read_outline, sections_of
from vanban.layout.pieces import lines_with_text
from vanban.layout.signers import lead_first
from vanban.layout.subject import Subject, read_addressees, read_subject, subject_text
from vanban.layout.tables import read_tables
from vanban.meaning.document_types import type_by_code
from vanban.patterns import PatternSet
from vanban.record import Document, Issuer, Posted, TypeName
from vanban.text.model import Text

_PREAMBLE = 12  # lines of a body in which it says who issues it
_BASES = 24  # lines of a body within which its legal bases stand


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where everything stands; line indices."""

    header: Header | None
    subject: Subject
    addressees: tuple[list[str], list[int]]
    body: int
    closing: Closing | None
    annexes: list[AnnexPart]
    forms: list[FormPart]
    article: bool
    is_form: bool  # the document itself is a form


def build_layout(text: Text, patterns: PatternSet) -> Layout:
    """The parts of ``text``. Nothing is an error: what a document lacks is null or empty."""
    parts = _parts(text, patterns)
    zones = _zones(text, patterns, parts)
    form = parts.forms[0] if parts.is_form and parts.forms else None
    own = range(text.line_index(form.fields[0].start), form.end) if form is not None and form.fields else range(0)
    lines = [i for i, zone in enumerate(zones) if zone in (Zone.BASES, Zone.BODY) or (zone is Zone.FORM and i in own)]
    headings = read_outline(text, patterns, lines)
    return Layout(
        zones=tuple(zones),
        document=_document(text, patterns, parts),
        outline=sections_of(text, headings),
        sections=tuple(ranges_of(headings)),
        tables=read_tables(text, patterns),
        forms=forms_of(text, patterns, parts.forms),
    )


def _parts(text: Text, patterns: PatternSet) -> _Parts:
    header = find_header(text, patterns)
    subject = read_subject(text, patterns, header.end if header else 0, below_header=header is not None)
    article = text.posting is not None and header is None and subject.type is None
    body = max(header.end if header else 0, subject.end)
    addressees = read_addressees(text, patterns, body, min(len(text.lines), body + 20))
    body = max([body, *(index + 1 for index in addressees[1])])
    closing = None if article else find_closing(text, patterns, body)
    behind = closing.end if closing else body
    annexes = [] if article else find_annexes(text, patterns, behind)
    own = _form_title(text, patterns, header.end if header else 0) if subject.type is None and not article else None
    forms = [] if article else find_forms(text, patterns, behind if own is None else own)
    return _Parts(header, subject, addressees, body, closing, annexes, forms, article, own is not None)


def _form_title(text: Text, patterns: PatternSet, body: int) -> int | None:
    """The line of the title when the document itself is a form."""
    for line in lines_with_text(text, max(0, body - 2), min(len(text.lines), body + 6)):
        if is_form_title(line.text, patterns):
            return line.line
    return None


def _zones(text: Text, patterns: PatternSet, parts: _Parts) -> list[Zone]:
    zones = [Zone.BODY] * len(text.lines)
    header, closing = parts.header, parts.closing
    if header is not None:
        _fill(zones, 0, header.first, Zone.OUTSIDE)
        _fill(zones, header.first, header.end, Zone.HEADER)
        for piece in header.letter:
            zones[piece.line] = Zone.SUBJECT
    if parts.subject.lines:
        _fill(zones, parts.subject.lines[0], parts.subject.end, Zone.SUBJECT)
        if header is None:
            _fill(zones, 0, parts.subject.lines[0], Zone.OUTSIDE)
    for index in parts.addressees[1]:
        zones[index] = Zone.ADDRESSEES
    if not parts.article:
        _fill(zones, parts.body, _bases_end(text, patterns, parts.body), Zone.BASES)
    if closing is not None:
        _fill(zones, closing.first, closing.end, Zone.CLOSING)
        _fill(zones, closing.end, len(zones), Zone.ANNEX if text.posting is None else Zone.OUTSIDE)
    if parts.annexes:
        _fill(zones, parts.annexes[0].first, len(zones), Zone.ANNEX)
    for form in parts.forms:
        _fill(zones, form.first, form.end, Zone.FORM)
    for index in lines_around(text, patterns):
        zones[index] = Zone.OUTSIDE
    if parts.is_form and closing is not None:
        _fill(zones, closing.first, closing.end, Zone.CLOSING)
    return zones


def _bases_end(text: Text, patterns: PatternSet, body: int) -> int:
    """The line after the last legal basis above the first heading or article."""
    end = body
    for line in lines_with_text(text, body, min(len(text.lines), body + _BASES)):
        if patterns.get("subject/enacting").regex.match(line.text) or is_heading(line, patterns):
            break
        if patterns.get("subject/basis").regex.match(line.text):
            end = line.line + 1
    return end


def _fill(zones: list[Zone], start: int, end: int, zone: Zone) -> None:
    zones[start:end] = [zone] * max(0, end - start)


def _document(text: Text, patterns: PatternSet, parts: _Parts) -> Document:
    header, closing = parts.header, parts.closing
    number = (header.number if header else None) or parts.subject.number
    signers = lead_first(closing.signers, number.symbol if number else None) if closing else []
    place = header.place if header else None
    date = (header.date if header else None) or parts.subject.date
    if date is None and closing is not None:
        near = date_near_signature(text, patterns, closing.first, closing.end)
        place, date = near if near is not None else (place, None)
    number, date = infer_from_annexes(text, patterns, parts.annexes, number, date)
    document = Document(
        type=_type(patterns, parts),
        issuer=_issuer(text, patterns, parts),
        number=number,
        place=place,
        date=date,
        subject=_subject(text, patterns, parts),
        addressees=parts.addressees[0],
        recipients=closing.recipients if closing else [],
        signer=signers[0] if signers else None,
        co_signers=signers[1:],
        urgency=header.urgency if header else None,
        secrecy=header.secrecy if header else None,
        annexes=annexes_of(text, patterns, parts.annexes),
        posted=Posted(time=text.posting.time, site=text.posting.site) if text.posting else None,
    )
    document.issuer = located(document, text, patterns)
    return document


def _type(patterns: PatternSet, parts: _Parts) -> TypeName | None:
    header = parts.header
    if parts.subject.type is not None or header is None or parts.is_form:
        return parts.subject.type
    if header.number is not None and header.number.symbol:
        code = header.number.symbol.replace("/", "-").split("-")[0]
        named = type_by_code(code, patterns)
        if named is not None:
            return named
    if header.letter or parts.addressees[0] or (header.number is not None and header.number.symbol):
        return TypeName(code="CV", name="Công văn")
    return None


def _subject(text: Text, patterns: PatternSet, parts: _Parts) -> str | None:
    if parts.article:
        return text.posting.title if text.posting else None
    if parts.subject.type is not None:
        return subject_text(parts.subject.pieces, patterns)
    if parts.is_form and parts.forms:
        return subject_text(parts.forms[0].titles, patterns)
    return subject_text(parts.header.letter, patterns) if parts.header else None


def _issuer(text: Text, patterns: PatternSet, parts: _Parts) -> Issuer | None:
    if parts.article:
        return None
    party = parts.header is not None and "header/party-title" in parts.header.kinds
    lines = list(parts.header.issuer) if parts.header else []
    if not lines and parts.subject.issuer is not None:
        lines = [parts.subject.issuer]
    if lines:
        return issuer_of_lines(text, patterns, lines, party)
    if parts.subject.type is None and parts.header is None:
        return None
    closing = parts.closing
    last = closing.first if closing else len(text.lines)
    start = text.lines[min(parts.body, len(text.lines) - 1)].start
    end = text.lines[max(0, last - 1)].end
    preamble = text.lines[min(len(text.lines) - 1, parts.body + _PREAMBLE)].end
    signer = closing.signers[0] if closing and closing.signers else None
    return infer_issuer(text, patterns, (start, min(preamble, end)), (start, end), signer)
