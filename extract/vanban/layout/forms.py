"""Forms, blank or filled: a title and labelled places to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.layout.pieces import Piece, joined, lines_with_text
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Form, FormField, ModelForm
from vanban.text.model import Text

_LEADER = re.compile(r"[.…_]{3,}|…+")
_LABEL = re.compile(r"(?P<label>[^:.…_]{2,160}?(?:\([^)]*\))?[^:.…_]{0,40}?)\s*(?P<sign>:|(?=[.…_]{4,}|…))")
_NUMBER = re.compile(r"^[-+*•\s]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ]\)|[IVX]{1,4}[.)])\s*")
_HINT = re.compile(r"^\([^()]*\)$")
_ENOUGH = 2  # blanks that make a form of titled lines


@dataclass(slots=True)
class FormPart:
    """A form and its lines: ``first``/``end`` are line indices (end is past the last)."""

    first: int
    end: int
    titles: list[Piece]
    fields: list[tuple[Piece, str, str | None]] = field(default_factory=list)
    blanks: int = 0


def find_forms(text: Text, patterns: PatternSet, start: int) -> list[FormPart]:
    """The forms at or after line ``start``, each from its title to the next title."""
    parts: list[FormPart] = []
    title = patterns.get("forms/title").regex
    current: FormPart | None = None
    for piece in lines_with_text(text, start, len(text.lines)):
        if text.lines[piece.line].cell is not None:
            continue
        if title.match(piece.text) and (is_capitals(piece.text) or piece.text.startswith("Mẫu")):
            if current is None or current.fields:
                current = FormPart(piece.line, piece.line + 1, [])
                parts.append(current)
            current.titles.append(piece)
        elif current is not None:
            if not current.fields and (is_capitals(piece.text) or piece.text.startswith("(")):
                current.titles.append(piece)
            else:
                _read_fields(current, piece)
        if current is not None:
            current.end = piece.line + 1
    return [part for part in parts if part.blanks >= _ENOUGH or len(part.fields) >= 4]


def forms_of(text: Text, patterns: PatternSet, parts: list[FormPart]) -> tuple[Form, ...]:
    """The forms as the record shows them."""
    return tuple(
        Form(
            title=joined(part.titles),
            kind=_kind(joined(part.titles), patterns),
            blank=all(value is None for _, _, value in part.fields),
            fields=[
                FormField(label=label, value=value, at=text.span(piece.start, piece.end))
                for piece, label, value in part.fields
            ],
            at=text.span(text.lines[part.first].start, text.lines[part.end - 1].end),
        )
        for part in parts
    )


def _kind(title: str, patterns: PatternSet) -> ModelForm | None:
    if patterns.get("forms/individual").regex.search(title):
        return "individual"
    return "collective" if patterns.get("forms/collective").regex.search(title) else None


def _read_fields(part: FormPart, piece: Piece) -> None:
    line = piece.text
    if not re.sub(r"[\W_]+", "", line):
        if _LEADER.search(line):
            part.blanks += 1
        return
    number = _NUMBER.match(line)
    rest = line[number.end() :] if number else line
    match = _LABEL.match(rest)
    if match is None or not match["label"].strip():
        if number is not None and len(rest) < 200:
            part.fields.append((piece, rest.strip(" .:"), None))
        elif part.fields and part.fields[-1][2] is None and not _LEADER.search(line):
            last, label, _ = part.fields[-1]
            if last.line == piece.line - 1:
                part.fields[-1] = (last, label, line)
        return
    value = rest[match.end() :]
    blank = bool(_LEADER.search(value)) or not value.strip()
    filled = _LEADER.sub(" ", value).strip(" .:;,…_")
    part.blanks += blank
    part.fields.append((piece, " ".join(match["label"].split()), None if not filled or _HINT.match(filled) else filled))
