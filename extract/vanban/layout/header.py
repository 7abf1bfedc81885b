"""The header block: issuer lines, number, place and date, stamps (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1-4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.layout.pieces import Piece, columns, whole_line
from vanban.layout.type_line import read_type_line
from vanban.meaning.dates import parse_day
from vanban.meaning.document_numbers import parse_document_number
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import IssueDate, Number
from vanban.text.model import Text

_ABOVE = 8  # lines that an issuer may take before the first line that is certain
_FAR = 40  # lines within which a header begins, unless the text is a web page
_SHORT = 200  # characters of a line that can belong to a header
_CERTAIN = ("header/state-title", "header/motto", "header/party-title", "header/number", "header/place-date")
_COLUMN = re.compile(r"[^\t]+")
_NEAR_SIGNATURE = 3  # lines between a closing and the line with place and date
_BELOW_NUMBER = 4  # lines below the number within which a letter says what it is about, title and date between
_ISSUER_GAP = 2  # lines from one line of the issuer to the next
_STAMPS = ("header/urgency", "header/secrecy", "header/mark")


@dataclass(slots=True)
class Header:
    """What was read above the type name. ``first``/``end`` are line indices (end is past the last)."""

    first: int
    end: int
    kinds: set[str] = field(default_factory=set)
    issuer: list[Piece] = field(default_factory=list)
    letter: list[Piece] = field(default_factory=list)  # V/v and the lines that it goes on in
    number: Number | None = None
    place: str | None = None
    date: IssueDate | None = None
    urgency: str | None = None
    secrecy: str | None = None


def find_header(text: Text, patterns: PatternSet, start: int = 0) -> Header | None:
    """The first header block at or after line ``start``; None when the text has none.

    A block shows the national or Party title, a number with a symbol, or a line with place and date, and
    stands above the type name.
    """
    reader = _HeaderReader(text, patterns)
    first = start > 0  # whether a line with text was seen
    limit = len(text.lines) if text.posting is not None or start else min(len(text.lines), start + _FAR)
    for index in range(start, limit):
        line = whole_line(text, index)
        if text.posting is None and line.text and read_type_line(line, patterns, below_header=not first):
            break  # a header stands above the type name
        first = first or bool(line.text)
        if reader.certain(index):
            return reader.read(max(start, reader.top(index, start)))
    return None


def date_near_signature(text: Text, patterns: PatternSet, first: int, end: int) -> tuple[str, IssueDate] | None:
    """Place and date printed above a signature instead of in the header, as forms and old papers have them.

    ``first`` and ``end`` are the lines of the closing; a confirmation may stand before it.
    """
    regex = patterns.get("header/place-date").regex
    for index in range(max(0, first - _NEAR_SIGNATURE), min(len(text.lines), end + _NEAR_SIGNATURE)):
        for piece in columns(text, index):
            match = regex.fullmatch(piece.text)
            place = _place(match) if match is not None else None
            if match is not None and place is not None:
                return place, read_date(text, piece.cut(*match.span("date")))
    return None


def _place(match: re.Match[str]) -> str | None:
    return (match["place"] or "").strip(" .…_,;-–") or None


class _HeaderReader:
    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        self.patterns = patterns
        self.letter = patterns.get("subject/letter").regex
        self.basis = patterns.get("subject/basis").regex
        self.addressees = patterns.get("subject/addressees").regex
        self.body = patterns.compile(r"^(?i:{organisation}|{own_body}|{field_body}|{central_body})(?![\w])")

    def certain(self, index: int) -> bool:
        line = whole_line(self.text, index).text
        if not line or len(line) > 200 or self._large_table(index):
            return False
        if any(self.patterns.get(kind).regex.search(line) for kind in _CERTAIN[:3]):
            return True
        dated = self.patterns.get("header/place-date").regex.fullmatch(line)
        if dated is not None and dated["place"] and self.text.posting is None:
            return True
        number = self.patterns.get("header/number").regex.search(line)
        return number is not None and re.search(r"[-/]\s?[A-ZĐ]", number["text"]) is not None

    def _large_table(self, index: int) -> bool:
        place = self.text.lines[index].cell
        return place is not None and self.text.tables[place.table].rows > 6

    def top(self, index: int, start: int) -> int:
        """The first line of the issuer above the certain line ``index``."""
        top = index
        for above in range(index - 1, max(start, index - _ABOVE) - 1, -1):
            line = whole_line(self.text, above).text
            named = self._names_body(line) if line else False
            if line and not (is_capitals(line) or named or self._stamp(line) or self.certain(above)):
                break
            if line:
                top = above
        return top

    def read(self, first: int) -> Header:
        header = Header(first=first, end=first)
        open_letter = False
        for index in range(first, len(self.text.lines)):
            line = whole_line(self.text, index)
            if not line.text:
                continue
            if (
                read_type_line(line, self.patterns, below_header=True)
                or self.addressees.match(line.text)
                or self._is_form(line.text)
            ):
                break
            known = False
            pieces = self._pieces(index)
            beside = len(pieces) > 1 and header.number is None
            for piece in pieces:
                kind = self._take(header, piece, open_letter, beside)
                known = known or kind is not None
                open_letter = kind == "letter" or (open_letter and kind in _CERTAIN)
            if not known:
                break
            header.end = index + 1
        title = self.patterns.get("header/union-title").regex
        header.issuer = header.issuer[:1] + [piece for piece in header.issuer[1:] if not title.match(piece.text)]
        return header

    def _is_form(self, line: str) -> bool:
        return is_capitals(line) and self.patterns.get("forms/title").regex.match(line) is not None

    def _stamp(self, line: str) -> bool:
        return any(self.patterns.get(kind).regex.match(line) for kind in _STAMPS)

    def _pieces(self, index: int) -> list[Piece]:
        """The line cut around the parts that are certain, and the rest at its tabs (blanks may hold tabs too)."""
        line = whole_line(self.text, index)
        pieces: list[Piece] = []
        last = 0
        for start, end in [*self._spans(line.text), (len(line.text), len(line.text))]:
            for match in _COLUMN.finditer(line.text, last, start):
                pieces.append(line.cut(*match.span()))
            pieces.append(line.cut(start, end))
            last = end
        return [piece for piece in pieces if piece.text]

    def _spans(self, line: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for kind in _CERTAIN:
            for match in self.patterns.get(kind).finditer(line):
                if not any(match.start() < end and start < match.end() for start, end in spans):
                    spans.append(match.span())
        return sorted(spans)

    def _take(self, header: Header, piece: Piece, open_letter: bool, beside: bool) -> str | None:
        """Put ``piece`` where it belongs and say what it is; None when it belongs to no header.

        ``beside`` says that it shares its line with other pieces above the number.
        """
        for kind in _CERTAIN:
            match = self.patterns.get(kind).regex.match(piece.text)
            if match is not None:
                header.kinds.add(kind)
                if kind == "header/number" and header.number is None:
                    header.number = read_number(self.text, self.patterns, piece)
                elif kind == "header/place-date":
                    self._place_date(header, piece, match)
                return kind
        letter = self.letter.match(piece.text)
        if letter is not None:
            header.letter.append(piece.cut(letter.start("subject"), len(piece.text)))
            return "letter"
        for kind in _STAMPS:
            match = self.patterns.get(kind).regex.match(piece.text)
            if match is not None:
                if kind == "header/urgency":
                    header.urgency = " ".join(match["stamp"].split()).capitalize()
                elif kind == "header/secrecy":
                    header.secrecy = " ".join(match["stamp"].split()).capitalize()
                return kind
        if re.match(r"(?i:của)\s", piece.text) and is_capitals(piece.text[4:]):
            header.issuer.append(piece)
            return "issuer"
        if open_letter and len(piece.text) < _SHORT and not self.basis.match(piece.text):
            header.letter.append(piece)
            return "letter"
        if self._bare_subject(header, piece):
            header.letter.append(piece)
            return "letter"
        capitals = is_capitals(piece.text) and not self._title_below(header, piece)
        if len(piece.text) < 120 and (capitals or self._small_issuer(header, piece.text, beside)):
            header.issuer.append(piece)
            return "issuer"
        return None

    def _title_below(self, header: Header, piece: Piece) -> bool:
        """Whether a line in capitals stands below a finished header: the title of an application or a list."""
        apart = bool(header.issuer) and piece.line - header.issuer[-1].line > _ISSUER_GAP
        return header.date is not None and apart and not self._names_body(piece.text)

    def _bare_subject(self, header: Header, piece: Piece) -> bool:
        """Whether the line below the number is what the letter is about, without V/v, as the Party prints it."""
        number = header.number
        if number is None or number.symbol is None or number.at is None or header.letter:
            return False
        after = self.text.line_index(number.at.start)
        return (
            piece.text[0].islower()
            and piece.line - after <= _BELOW_NUMBER
            and len(piece.text) < _SHORT
            and piece.text[-1] not in ".;:"
        )

    def _small_issuer(self, header: Header, line: str, beside: bool) -> bool:
        """Whether a line in small letters, as old fonts give it, names the issuer or goes on in its name."""
        if header.number is not None and not beside:
            return False
        return self._names_body(line) or (beside and bool(header.issuer) and len(line) < 60)

    def _names_body(self, line: str) -> bool:
        return len(line) < 70 and line[-1] not in ".;:," and self.body.match(line) is not None

    def _place_date(self, header: Header, piece: Piece, match: re.Match[str]) -> None:
        if header.date is not None:
            return
        header.place = _place(match)
        header.date = read_date(self.text, piece.cut(*match.span("date")))


def read_number(text: Text, patterns: PatternSet, piece: Piece) -> Number:
    """The number that ``piece`` prints, with its label."""
    parsed = parse_document_number(piece.text, patterns)
    return Number(
        text=" ".join(piece.text.split()),
        sequence=parsed.sequence if parsed else None,
        year=parsed.year if parsed else None,
        symbol=parsed.symbol if parsed else None,
        canonical=parsed.canonical if parsed else None,
        at=text.span(piece.start, piece.end),
    )


def read_date(text: Text, piece: Piece) -> IssueDate:
    """The date that ``piece`` prints, as precise as it is filled in."""
    day = parse_day(piece.text)
    return IssueDate(
        text=" ".join(piece.text.split()),
        start=day.start if day else None,
        end=day.end if day else None,
        precision=day.precision if day else None,
        at=text.span(piece.start, piece.end),
    )
