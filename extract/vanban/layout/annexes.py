"""Annexes behind the signature: labels, titles and captions (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.layout.pieces import Piece, joined, lines_with_text
from vanban.meaning.dates import parse_day
from vanban.meaning.document_numbers import DocumentNumber, parse_document_number
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Annex, Inferred, IssueDate, Number, Span
from vanban.text.model import Text

_TITLE_LINES = 5


@dataclass(slots=True)
class AnnexPart:
    """The heading of an annex, and the line on which it begins."""

    label: str | None = None
    titles: list[Piece] = field(default_factory=list)
    caption: list[Piece] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first line."""
        return self.pieces[0].line


def find_annexes(text: Text, patterns: PatternSet, start: int) -> list[AnnexPart]:
    """The annexes at or after line ``start`` that have a label or a "Kèm theo" caption."""
    parts: list[AnnexPart] = []
    titles: list[Piece] = []  # capitals that may turn out to be the title above a caption
    for piece in lines_with_text(text, start, len(text.lines)):
        if text.lines[piece.line].cell is not None:
            titles = []
            continue
        label = patterns.get("annexes/label").regex.match(piece.text)
        caption = patterns.get("annexes/caption").regex.match(piece.text)
        last = parts[-1] if parts else None
        if label is not None:
            part = AnnexPart(label=" ".join(label["label"].split()), pieces=[piece])
            rest = piece.cut(label.end("label"), len(piece.text))
            if rest.text.strip(" .:-–"):
                part.titles.append(rest.cut(len(rest.text) - len(rest.text.lstrip(" .:-–")), len(rest.text)))
            parts.append(part)
            titles = []
        elif caption is not None:
            if last is None or last.caption or titles:
                last = AnnexPart(titles=list(titles), pieces=list(titles))
                parts.append(last)
            last.caption.append(piece)
            last.pieces.append(piece)
            titles = []
        elif last is not None and last.caption and _open(last.caption):
            last.caption.append(piece)
            last.pieces.append(piece)
        elif last is not None and _may_title(text, last, piece):
            last.titles.append(piece)
            last.pieces.append(piece)
        elif is_capitals(piece.text):
            titles = [*titles, piece][-_TITLE_LINES:]
        else:
            titles = []
    return parts


def annexes_of(text: Text, patterns: PatternSet, parts: list[AnnexPart]) -> list[Annex]:
    """The annexes as the record shows them."""
    issuer = patterns.compile(r"^\W*{own_body}(?![\w])")
    annexes = []
    for part in parts:
        titles = [piece for piece in part.titles if not issuer.match(piece.text)] or part.titles
        number = _number(part, patterns)
        day = parse_day(joined(part.caption))
        annexes.append(
            Annex(
                label=part.label,
                title=joined(titles).strip(" .:-–") or None,
                number=None if number is None else number.canonical,
                date=day.start if day is not None and day.precision == "day" else None,
                at=text.span(part.pieces[0].start, part.pieces[-1].end),
            )
        )
    return annexes


def infer_from_annexes(
    text: Text, patterns: PatternSet, parts: list[AnnexPart], number: Number | None, date: IssueDate | None
) -> None:
    """Fill ``inferred`` of a blank number or date from the first caption that gives it."""
    for part in parts:
        if not part.caption:
            continue
        at = text.span(part.caption[0].start, part.caption[-1].end)
        parsed = _number(part, patterns)
        same = parsed is not None and number is not None and (number.symbol is None or parsed.symbol == number.symbol)
        if parsed is not None and parsed.canonical and number is not None and number.sequence is None and same:
            number.inferred = number.inferred or _inferred(parsed.canonical, at)
        day = parse_day(joined(part.caption))
        if (
            day is not None
            and day.precision == "day"
            and day.start
            and date is not None
            and date.precision != "day"
            and (same or number is None)
        ):
            date.inferred = date.inferred or _inferred(day.start, at)


def _inferred(canonical: str, at: Span) -> Inferred:
    return Inferred.model_validate({"canonical": canonical, "from": "annex", "at": at})


def _number(part: AnnexPart, patterns: PatternSet) -> DocumentNumber | None:
    match = patterns.get("annexes/caption-number").regex.search(joined(part.caption))
    return None if match is None else parse_document_number(match.group(), patterns)


def _open(caption: list[Piece]) -> bool:
    whole = joined(caption)
    return whole.count("(") > whole.count(")") and len(whole) < 300


def _may_title(text: Text, part: AnnexPart, piece: Piece) -> bool:
    """Whether a line right behind label or caption is (more of) the title."""
    if piece.line - part.pieces[-1].line > 2 or len(part.titles) >= _TITLE_LINES:
        return False
    if part.caption and part.titles and part.titles[-1].line < part.caption[0].line:
        return False
    style = text.lines[piece.line].style
    return is_capitals(piece.text) or (not part.titles and style.align == "center" and len(piece.text) < 200)
