"""Type name, trích yếu and addressees (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 and II.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.layout.entries import Entries
from vanban.layout.header import read_date, read_number
from vanban.layout.outline import is_heading
from vanban.layout.pieces import Piece, joined, lines_with_text, whole_line
from vanban.layout.type_line import read_type_line
from vanban.meaning.document_types import type_by_name
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import IssueDate, Number, TypeName
from vanban.text.model import Text

_WITHIN = 30  # lines within which a type name stands
_LONG = 160  # characters of a line that is running text rather than one of several lines of a subject


@dataclass(slots=True)
class Subject:
    """Type and subject as printed; ``lines`` are the indices of their lines."""

    type: TypeName | None = None
    pieces: list[Piece] = field(default_factory=list)
    issuer: Piece | None = None  # the old form: QUYẾT ĐỊNH CỦA CHỦ TỊCH …, with number and date
    number: Number | None = None
    date: IssueDate | None = None
    lines: list[int] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The line after the last."""
        return max(self.lines, default=-1) + 1


def read_subject(text: Text, patterns: PatternSet, start: int, below_header: bool) -> Subject:
    """The type name at or after line ``start`` and the lines of its trích yếu."""
    subject = Subject()
    first = True
    for line in lines_with_text(text, start, min(len(text.lines), start + _WITHIN)):
        found = read_type_line(line, patterns, below_header or first)
        if found is not None:
            subject.type = type_by_name(found.name, patterns)
            subject.lines.append(line.line)
            if found.rest.text and not _caption(text, patterns, subject, found.rest):
                subject.pieces.append(found.rest)
            _follow(text, patterns, subject)
            return subject
        first = False
        closed = patterns.get("subject/addressees").regex.match(line.text) or is_heading(line, patterns)
        if closed or len(line.text) > _LONG:
            break
    return subject


def subject_text(pieces: list[Piece], patterns: PatternSet) -> str | None:
    """The subject without V/v or Về việc before it and without a full stop behind it; None when blank.

    What stands before a line with Về việc belongs to the type: KẾ HOẠCH PHỐI HỢP / Về việc …
    """
    label = patterns.get("subject/about").regex
    first = next((index for index, piece in enumerate(pieces[:2]) if label.match(piece.text)), 0)
    whole = joined(pieces[first:])
    about = label.match(whole)
    if about is not None:
        whole = whole[about.end() :]
    whole = whole.strip().rstrip(".;:*-–_ ").lstrip("*-–_ ")
    if whole.startswith("(") and whole.endswith(")"):
        whole = whole[1:-1]
    return whole or None


def read_addressees(text: Text, patterns: PatternSet, start: int, end: int) -> tuple[list[str], list[int]]:
    """The addressees of the first Kính gửi between the lines ``start`` and ``end``, and their lines."""
    label = patterns.get("subject/addressees").regex
    entries = Entries()
    lines: list[int] = []
    for index in range(start, end):
        line = whole_line(text, index)
        if not line.text:
            continue
        match = label.match(line.text)
        if match is not None:
            lines.append(index)
            if match["rest"]:
                entries.begin(match["rest"])
        elif lines:
            if not entries.goes_on(line.text) or _starts_body(line.text, patterns) or is_heading(line, patterns):
                break
            entries.add(line.text)
            lines.append(index)
        elif len(line.text) > _LONG:
            break
    return entries.finished(), lines


def _caption(text: Text, patterns: PatternSet, subject: Subject, line: Piece) -> bool:
    """Take "của …" behind the type: the issuer, in collections of documents also number, date and subject."""
    match = patterns.get("subject/caption").regex.match(line.text)
    if match is None:
        return False
    subject.issuer = line.cut(*match.span("issuer"))
    if match["number"]:
        subject.number = read_number(text, patterns, line.cut(match.start("label"), match.end("number")))
    if match["date"]:
        subject.date = read_date(text, line.cut(*match.span("date")))
    if match["subject"]:
        subject.pieces.append(line.cut(*match.span("subject")))
    return True


def _follow(text: Text, patterns: PatternSet, subject: Subject) -> None:
    first = subject.lines[0]
    for index in range(first + 1, min(len(text.lines), first + 12)):
        line = whole_line(text, index)
        if not line.text:
            if subject.pieces and _balanced(joined(subject.pieces)):
                return
            continue
        if not subject.pieces and _caption(text, patterns, subject, line):
            subject.lines.append(index)
            continue
        if not _goes_on(text, patterns, subject, line):
            return
        subject.pieces.append(line)
        subject.lines.append(index)


def _goes_on(text: Text, patterns: PatternSet, subject: Subject, line: Piece) -> bool:
    if text.lines[line.line].cell is not None or patterns.get("header/mark").regex.match(line.text):
        return False
    if patterns.get("subject/addressees").regex.match(line.text) or patterns.get("subject/enacting").regex.match(
        line.text
    ):
        return False
    if is_heading(line, patterns) or (line.text[0] in "-+•(" and not subject.pieces):
        return False
    if not subject.pieces:
        return not (_starts_body(line.text, patterns) and line.text.endswith((";", ":")))
    so_far = joined(subject.pieces)
    if _decides(text, patterns, line):
        return False
    if line.text[0].islower() or not _balanced(so_far):
        return len(line.text) < 2 * _LONG
    last = text.lines[subject.pieces[-1].line]
    style, before = text.lines[line.line].style, last.style
    on_type_line = subject.pieces[-1].line == subject.lines[0]
    if so_far.endswith(".") or (is_capitals(line.text) != is_capitals(subject.pieces[-1].text) and not on_type_line):
        return False
    if _starts_body(line.text, patterns) or len(line.text) > _LONG or line.text.endswith((":", ";", "./.")):
        return False
    if line.text.endswith(".") and not (style.bold or style.align == "center"):
        return False  # a sentence
    return (style.bold, style.align) == (before.bold, before.align)


def _decides(text: Text, patterns: PatternSet, line: Piece) -> bool:
    """Whether the line names who decides, above the legal bases: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"""
    body = patterns.compile(r"^\W*(?i:{position}|{own_body}|{central_body})(?![\w])")
    if len(line.text) > _LONG or not body.match(line.text):
        return False
    below = next(lines_with_text(text, line.line + 1, min(len(text.lines), line.line + 4)), None)
    return below is not None and patterns.get("subject/basis").regex.match(below.text) is not None


def _starts_body(line: str, patterns: PatternSet) -> bool:
    begins = ("subject/basis", "subject/applicant")
    return any(patterns.get(kind).regex.match(line) for kind in begins) or len(line) > 2 * _LONG


def _balanced(whole: str) -> bool:
    return whole.count("“") <= whole.count("”") and whole.count("(") <= whole.count(")")
