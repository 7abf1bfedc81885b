"""Fields of a form: labels and what was filled in behind, below or in the cell beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.layout.pieces import Piece, whole_line
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.text.model import Text, TextTable

_LEADER = re.compile(r"[.…_]*…[.…_]*|[.…_]{3,}")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)/-]|[IVX]{1,4}[.)])\s*")
_BULLET = re.compile(r"^\s*[-–+*•]\s*")
_HINT = re.compile(r"^\([^()]*\)$")
_TICKED = re.compile(r"(?:☒|☑|✓|✔|\[\s?[xX]\s?\])\s*(?P<choice>[^\t☐☒☑✓✔\[]+)")
_BOX = re.compile(r"[☐☒☑✓✔□]|\[\s?[xX]?\s?\]")
_LABEL = 160  # characters that a label may have
_CONTENT = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"^\W*\d{1,2}\W*$")


@dataclass(slots=True)
class Entry:
    """A field: its label, its value or None, and where both stand."""

    label: str
    value: str | None
    start: int
    end: int
    numbered: bool = False
    open: bool = False  # what follows on the next lines may be its value


def read_fields(text: Text, patterns: PatternSet, first: int, end: int) -> tuple[list[Entry], int]:
    """The fields on the lines from ``first`` to before ``end``, and how many blanks to fill in stand there."""
    reader = _FieldReader(text, patterns)
    index = first
    while index < end:
        place = text.lines[index].cell
        if place is not None:
            table = text.tables[place.table]
            reader.table(table)
            index = max(index + 1, table.end_line)
            continue
        line = whole_line(text, index)
        if line.text:
            reader.line(line)
        index += 1
    return reader.entries, reader.blanks


class _FieldReader:
    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.blanks = 0
        self.closed = False  # behind the notes of a form nothing is filled in
        self.notes = patterns.get("forms/notes").regex
        self.skipped = [
            patterns.get(kind).regex
            for kind in (
                "header/place-date",
                "closing/signed",
                "closing/authority",
                "closing/name",
                "subject/addressees",
            )
        ]
        self.announces = patterns.get("forms/announces").regex

    def line(self, piece: Piece) -> None:
        line = piece.text
        leaders = _LEADER.search(line) is not None
        self.closed = self.closed or self.notes.match(line) is not None
        if self.closed or not _CONTENT.search(_LEADER.sub("", line)):
            if leaders:
                self.blanks += 1
                self._close()
            return
        if any(regex.match(line) for regex in self.skipped) or is_capitals(line):
            self._close()
            return
        last = self.entries[-1] if self.entries else None
        if _BOX.search(line) and ":" not in line.partition("☐")[0]:
            self._choice(piece, last)
            return
        number = _NUMBER.match(line)
        if (
            number is None
            and last is not None
            and not (leaders and (":" in line or not last.numbered))
            and last.open
            and (last.numbered or _BULLET.match(line) or ":" not in line)
        ):
            self._go_on(piece, last)
            return
        self._labelled(piece, number.end() if number else 0, numbered=number is not None)

    def table(self, table: TextTable) -> None:
        """Fields of a table of labels and values; a grid to fill in counts as blanks."""
        rows: dict[int, list[tuple[int, str, int, int]]] = {}
        for cell in table.cells:
            lines = self.text.lines[cell.first_line : cell.end_line]
            start, end = (lines[0].start, lines[-1].end) if lines else (-1, -1)
            rows.setdefault(cell.row, []).append((cell.column, self.text.cell_text(cell).strip(), start, end))
        for cells in rows.values():
            filled = sorted(cells)
            ordinal = len(filled) > 2 and _ORDINAL.match(filled[0][1]) is not None
            own = filled[1:] if ordinal else filled
            if not (table.columns == 2 or (ordinal and table.columns == 3)) or len(own) != 2 or not own[0][1]:
                self.blanks += any(not value for _, value, _, _ in filled[1:])
                continue
            (_, label, start, end), (_, value, _, value_end) = own
            written = _ticked(value) if _BOX.search(value) else _written(value)
            self.blanks += written is None
            self.entries.append(Entry(_clean(label), written, start, max(end, value_end)))

    def _close(self) -> None:
        """What follows no longer belongs to the last field."""
        if self.entries:
            self.entries[-1].open = False

    def _choice(self, piece: Piece, last: Entry | None) -> None:
        choice = _ticked(piece.text)
        if last is not None and last.value is None:
            last.value, last.end = choice, piece.end
            self.blanks += choice is None

    def _go_on(self, piece: Piece, last: Entry) -> None:
        value = _written(piece.text)
        if value is None:
            self.blanks += 1
            return
        last.value = value if last.value is None else f"{last.value}\n{value}"
        last.end = piece.end

    def _labelled(self, piece: Piece, begin: int, numbered: bool) -> None:
        """Fields of a line: label, colon or leader, value; several when leaders or tabs set them apart."""
        rest = piece.text[begin:]
        label, colon, value = rest.partition(":")
        leader = _LEADER.search(rest)
        if leader is not None and (not colon or leader.start() < len(label)):
            # a sentence with blanks, or a label without a colon before its leader
            self.blanks += 1
            self._add(rest[: leader.start()], None, piece, numbered)
            return
        if not colon:
            if numbered and len(rest) <= _LABEL:
                self._add(rest, None, piece, numbered, opened=True)
            return
        if len(label) > _LABEL or self.announces.search(label):
            return
        if _BOX.search(value):
            self._value(label, value, piece, numbered)
            return
        following = re.split(r"\t|(?<=[.…_]{3})\s*[;,]?\s*(?=[^\W\d_])", value)
        self._value(label, following[0], piece, numbered)
        for part in following[1:]:
            name, sign, content = part.partition(":")
            if sign and len(name) <= _LABEL:
                self._value(name, content, piece, numbered=False)

    def _value(self, label: str, value: str, piece: Piece, numbered: bool) -> None:
        written = _ticked(value) if _BOX.search(value) else _written(value)
        leaders = _LEADER.search(value) is not None
        if written is None and leaders:
            self.blanks += 1
        self._add(label, written, piece, numbered, opened=not leaders)

    def _add(self, label: str, value: str | None, piece: Piece, numbered: bool, opened: bool = False) -> None:
        name = _clean(label)
        if name:
            self._close()
            self.entries.append(Entry(name, value, piece.start, piece.end, numbered, opened))


def _written(value: str) -> str | None:
    """What was filled in: leaders behind it dropped; None when leaders are all there is, or only a hint."""
    lines = [_LEADER.sub(" ", line.strip()).strip() if _at_end(line) else line.strip() for line in value.split("\n")]
    whole = "\n".join(line.strip(" ;") for line in lines if line).strip()
    if _LEADER.search(whole) or not re.search(r"\w", whole) or _HINT.match(whole):
        return None
    return whole


def _at_end(line: str) -> bool:
    """Whether leaders stand only behind what is written."""
    match = _LEADER.search(line.strip())
    return match is not None and match.start() > 0 and not re.search(r"\w", line.strip()[match.end() :])


def _ticked(value: str) -> str | None:
    choices = [match["choice"].strip(" .;") for match in _TICKED.finditer(value)]
    return ", ".join(choice for choice in choices if choice) or None


def _clean(label: str) -> str:
    label = _BULLET.sub("", _NUMBER.sub("", label))
    return " ".join(label.split()).strip(" :.;,…_*")
