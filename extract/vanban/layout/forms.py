"""Forms, blank or filled: where they stand, their titles and whom they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.layout.form_fields import Entry, read_fields
from vanban.layout.pieces import Piece, joined, lines_with_text
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Form, FormField, ModelForm
from vanban.text.model import Text

_ENOUGH_FIELDS = 3  # that make a form of lines under the title of one
_ENOUGH_LEADERS = 4  # lines of leaders that make a form of lines under any title
_LEADER = re.compile(r"…{2,}|[.…_]{4,}")
_TITLE_LINES = 6
_HEADER_LINES = 6  # lines between the number of a form and the national title that belongs to it


@dataclass(slots=True)
class FormPart:
    """A form: ``first``/``end`` are line indices (end is past the last), ``content`` is where its fields begin."""

    first: int
    end: int
    titles: list[Piece] = field(default_factory=list)
    content: int | None = None
    named: bool = False  # by its title or number
    fields: list[Entry] = field(default_factory=list)
    blanks: int = 0


def find_forms(text: Text, patterns: PatternSet, start: int) -> list[FormPart]:
    """The forms at or after line ``start``, each from its first line to the beginning of the next."""
    parts = _Splitter(text, patterns).split(start)
    forms = []
    for part in parts:
        if not part.titles:
            continue
        part.fields, part.blanks = read_fields(text, patterns, part.content or part.end, part.end)
        if part.named:
            is_form = part.blanks > 0 or len(part.fields) >= _ENOUGH_FIELDS
        else:
            is_form = _leaders(text, part) >= _ENOUGH_LEADERS or _empty_grid(text, part)
        if is_form:
            forms.append(part)
    return forms


def is_form_title(line: str, patterns: PatternSet) -> bool:
    """Whether ``line`` is the title of a form in capitals: BẢN ĐĂNG KÝ, PHIẾU …"""
    return is_capitals(line) and patterns.get("forms/title").regex.match(line) is not None


def forms_of(text: Text, patterns: PatternSet, parts: list[FormPart]) -> tuple[Form, ...]:
    """The forms as the record shows them."""
    return tuple(
        Form(
            title=joined(part.titles),
            kind=_kind(part, patterns),
            blank=all(entry.value is None for entry in part.fields),
            fields=[
                FormField(label=entry.label, value=entry.value, at=text.span(entry.start, entry.end))
                for entry in part.fields
            ],
            at=text.span(text.lines[part.first].start, text.lines[part.end - 1].end),
        )
        for part in parts
    )


def _kind(part: FormPart, patterns: PatternSet) -> ModelForm | None:
    for shown in (joined(part.titles), *(entry.label for entry in part.fields[:3])):
        individual = patterns.get("forms/individual").regex.search(shown) is not None
        collective = patterns.get("forms/collective").regex.search(shown) is not None
        if individual != collective:
            return "individual" if individual else "collective"
    return None


def _leaders(text: Text, part: FormPart) -> int:
    lines = text.lines[part.content or part.end : part.end]
    return sum(line.cell is None and _LEADER.search(line.text) is not None for line in lines)


def _empty_grid(text: Text, part: FormPart) -> bool:
    """Whether the part holds a table whose rows wait to be filled in: nothing but ordinals below its header."""
    for table in text.tables:
        if not part.first <= table.first_line < part.end:
            continue
        header = max((cell.row_span for cell in table.cells if cell.row == 0), default=1)
        body = [cell for cell in table.cells if cell.row >= header and cell.column > 0]
        empty = sum(not re.search(r"\w", text.cell_text(cell)) for cell in body)
        if len(body) > 3 and empty >= 0.8 * len(body):
            return True
    return False


class _Splitter:
    """Cuts the lines behind the signature where a form, an annex or another header begins."""

    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        self.patterns = patterns
        self.number = patterns.get("forms/number").regex
        self.headers = [
            patterns.get(kind).regex for kind in ("header/state-title", "header/party-title", "header/motto")
        ]
        self.others = [patterns.get(kind).regex for kind in ("header/place-date", "header/mark", "annexes/caption")]
        self.breaks = patterns.get("annexes/label").regex
        self.body = patterns.compile(r"^\W*(?:{own_body}|TÊN\s+(?:ĐƠN\s+VỊ|CƠ\s+QUAN)|ĐƠN\s+VỊ|CƠ\s+QUAN)(?![\w])")

    def split(self, start: int) -> list[FormPart]:
        parts: list[FormPart] = []
        current: FormPart | None = None
        above: list[Piece] = []  # capitals right above, which may be the issuer of a header that begins a form
        for piece in lines_with_text(self.text, start, len(self.text.lines)):
            in_table = self.text.lines[piece.line].cell is not None
            if not in_table and self._begins(piece, current):
                current = FormPart(
                    above[0].line if above and above[0].line > (current.content or 0 if current else 0) else piece.line,
                    piece.line + 1,
                )
                parts.append(current)
                if len(parts) > 1:
                    parts[-2].end = current.first
            above = [*above, piece] if is_capitals(piece.text) and not in_table else []
            if current is None:
                continue
            if current.content is None or self._still_heads(current, piece):
                current.content = None if self._heads(current, piece, in_table) else piece.line
            current.end = piece.line + 1
        return parts

    def _begins(self, piece: Piece, current: FormPart | None) -> bool:
        fresh = current is not None and current.content is None  # its heading is still being read
        if self.number.match(piece.text) or self.breaks.match(piece.text):
            return not (fresh and current is not None and not current.titles and piece.line - current.first < 2)
        if any(regex.search(piece.text) for regex in self.headers):
            numbered = current is not None and current.named and piece.line - current.first <= _HEADER_LINES
            return not fresh and not numbered
        return is_form_title(piece.text, self.patterns) and not fresh

    def _still_heads(self, part: FormPart, piece: Piece) -> bool:
        """Whether the header of a numbered form goes on although a line of leaders interrupted it."""
        near = piece.line - part.first <= _HEADER_LINES
        return part.named and near and any(regex.search(piece.text) for regex in self.headers)

    def _heads(self, part: FormPart, piece: Piece, in_table: bool) -> bool:
        """Take ``piece`` as a line of the form's heading; False when its content begins."""
        line = piece.text
        if in_table or len(part.titles) >= _TITLE_LINES:
            return False
        if any(regex.search(line) for regex in self.headers):
            part.titles.clear()  # what stands above the national title is the issuer
            return True
        if any(regex.match(line) for regex in self.others):
            return True
        if self.number.match(line) or self.breaks.match(line):
            part.named = part.named or self.number.match(line) is not None
            return True
        part.named = part.named or is_form_title(line, self.patterns)
        if is_capitals(line) and (part.titles or not self.body.match(line) or is_form_title(line, self.patterns)):
            part.titles.append(piece)
            return True
        if part.titles and ":" not in line and ".." not in line and "…" not in line and len(line) < 120:
            centred = self.text.lines[piece.line].style.align == "center"
            if line[0].islower() or line[0] in '(“"' or centred:
                part.titles.append(piece)
                return True
        return not part.titles and len(line) < 60
