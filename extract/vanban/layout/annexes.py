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
_LONG = 200  # characters of a line that can be a title


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
    above: list[Piece] = []  # lines that may turn out to be the title above a caption
    reader = _AnnexReader(text, patterns)
    for piece in lines_with_text(text, start, len(text.lines)):
        last = parts[-1] if parts else None
        label = patterns.get("annexes/label").regex.match(piece.text)
        if text.lines[piece.line].cell is not None:
            above = []
        elif label is not None:
            part = AnnexPart(label=" ".join(label["label"].split()), pieces=[piece])
            rest = piece.text[label.end("label") :]
            if rest.strip(" .:-–"):
                part.titles.append(piece.cut(len(piece.text) - len(rest.lstrip(" .:-–")), len(piece.text)))
            parts.append(part)
            above = []
        elif patterns.get("annexes/caption").regex.match(piece.text):
            if last is None or last.caption or above:
                titles = reader.title_above(above)
                last = AnnexPart(titles=titles, pieces=list(titles))
                parts.append(last)
            last.caption.append(piece)
            last.pieces.append(piece)
            above = []
        elif last is not None and last.caption and _open(last.caption):
            last.caption.append(piece)
            last.pieces.append(piece)
        elif last is not None and reader.may_title(last, piece):
            last.titles.append(piece)
            last.pieces.append(piece)
        else:
            above = [*above, piece][-_TITLE_LINES:]
    return parts


def annexes_of(text: Text, patterns: PatternSet, parts: list[AnnexPart]) -> list[Annex]:
    """The annexes as the record shows them."""
    annexes = []
    for part in parts:
        number = _number(part, patterns)
        annexes.append(
            Annex(
                label=part.label,
                title=joined(part.titles).strip(" .:-–") or None,
                number=None if number is None else number.canonical,
                date=_day(part),
                at=text.span(part.pieces[0].start, part.pieces[-1].end),
            )
        )
    return annexes


def infer_from_annexes(
    text: Text, patterns: PatternSet, parts: list[AnnexPart], number: Number | None, date: IssueDate | None
) -> tuple[Number | None, IssueDate | None]:
    """Number and date with ``inferred`` filled from the first caption that gives what they leave blank."""
    for part in parts:
        if not part.caption:
            continue
        at = text.span(part.caption[0].start, part.caption[-1].end)
        parsed = _number(part, patterns)
        if number is not None and (parsed is None or parsed.symbol != (number.symbol or parsed.symbol)):
            continue  # of another document, or itself blank
        if number is not None and number.sequence is None and number.inferred is None and parsed is not None:
            number = number.model_copy(update={"inferred": _inferred(parsed.canonical, at)})
        day = _day(part)
        if date is not None and date.precision != "day" and date.inferred is None and day is not None:
            date = date.model_copy(update={"inferred": _inferred(day, at)})
    return number, date


def _inferred(canonical: str | None, at: Span) -> Inferred | None:
    return None if canonical is None else Inferred.model_validate({"canonical": canonical, "from": "annex", "at": at})


def _number(part: AnnexPart, patterns: PatternSet) -> DocumentNumber | None:
    match = patterns.get("annexes/caption-number").regex.search(joined(part.caption))
    return None if match is None else parse_document_number(match.group(), patterns)


def _day(part: AnnexPart) -> str | None:
    day = parse_day(joined(part.caption))
    return day.start if day is not None and day.precision == "day" else None


def _open(caption: list[Piece]) -> bool:
    whole = joined(caption)
    return whole.count("(") > whole.count(")") and len(whole) < 300


class _AnnexReader:
    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        kinds = ("header/state-title", "header/party-title", "header/motto", "header/mark", "header/place-date")
        self.headers = [patterns.get(kind).regex for kind in (*kinds, "forms/number")]
        self.issuer = patterns.compile(r"^\W*(?:{own_body}|{unit_noun})(?![\w])")

    def title_above(self, above: list[Piece]) -> list[Piece]:
        """The title among the lines right above a caption: from a line in capitals on, the issuer left out."""
        titles: list[Piece] = []
        for piece in reversed(above):
            if not self._titles(piece) or (titles and titles[0].line - piece.line > 2):
                break
            titles.insert(0, piece)
        while titles and not is_capitals(titles[0].text):
            del titles[0]
        named = [piece for piece in titles if not (is_capitals(piece.text) and self.issuer.match(piece.text))]
        return named or titles

    def may_title(self, part: AnnexPart, piece: Piece) -> bool:
        """Whether a line right behind label or caption is (more of) the title."""
        if piece.line - part.pieces[-1].line > 2 or len(part.titles) >= _TITLE_LINES or not self._titles(piece):
            return False
        if part.caption and part.titles and part.titles[-1].line < part.caption[0].line:
            return False
        centred = self.text.lines[piece.line].style.align == "center"
        return is_capitals(piece.text) or (not part.titles and centred)

    def _titles(self, piece: Piece) -> bool:
        line = piece.text
        if len(line) > _LONG or line.endswith((";", ":", "./.")) or "…" in line or "..." in line:
            return False
        return not any(regex.search(line) for regex in self.headers)
