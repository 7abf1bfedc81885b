"""Nơi nhận and the signature blocks (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.layout.entries import Entries
from vanban.layout.pieces import Piece, columns, whole_line
from vanban.layout.signers import POSITION, Sign, SignerReader
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet
from vanban.record import Signer
from vanban.text.model import Text

_AHEAD = 8  # lines within which a name follows the position of who signs
_BULLET = re.compile(r"^\s*[-–—•+*▪]")
_RULE = re.compile(r"^[\W_\d]*$")


@dataclass(slots=True)
class Closing:
    """Recipients and signers; ``first``/``end`` are line indices (end is past the last)."""

    first: int
    end: int
    recipients: list[str] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)


def find_closing(text: Text, patterns: PatternSet, start: int) -> Closing | None:
    """The first closing at or after line ``start``; None when the text has none."""
    reader = _ClosingReader(text, patterns)
    for index in range(start, len(text.lines)):
        if reader.opens(index):
            return reader.read(index)
    return None


class _ClosingReader:
    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        self.patterns = patterns
        self.label = patterns.get("closing/recipients").regex
        self.authority = patterns.get("closing/authority").regex
        self.small_authority = patterns.get("closing/small-authority").regex
        self.tail = patterns.compile(r"[;.,]\s+(?P<tail>(?:{authority}\s?)?[^;.,]+)$")
        self.signed = patterns.get("closing/signed").regex
        self.role = patterns.get("closing/role").regex
        self.name = patterns.get("closing/name").regex
        self.damaged_name = patterns.get("closing/damaged-name").regex
        self.also = patterns.get("closing/also").regex
        self.opens_decision = patterns.get("subject/basis").regex, patterns.get("subject/enacting").regex
        self.position = patterns.compile(POSITION)
        self.body = patterns.get("closing/no-name").regex
        self.signing_body = patterns.compile(r"^\W*(?i:{own_body}|{central_body}|{field_body})(?![\w])")
        self.heading = patterns.get("closing/next-part").regex
        self.signers = SignerReader(text, patterns)

    def opens(self, index: int) -> bool:
        """Whether a closing begins on line ``index``."""
        if self._in_large_table(index):
            return False
        for piece in columns(self.text, index):
            if self.label.match(piece.text):
                return True
            if self._authority(piece.text):
                return self._named_soon(index)
            role = self.role.match(piece.text) is not None and is_capitals(piece.text)
            if (role or self._is_position(piece.text)) and self._named_soon(index):
                return True
        return False

    def read(self, first: int) -> Closing:
        closing = Closing(first=first, end=first)
        entries = Entries()
        signs: list[Sign] = []
        listing = seen = False
        for index in range(first, len(self.text.lines)):
            pieces = columns(self.text, index)
            if not pieces:
                continue
            if self._in_large_table(index) or self._new_part(pieces[0], signs, listing):
                break
            known = False
            first_column = _announced_column(signs) if len(pieces) == 1 and self._is_position(pieces[0].text) else 0
            for column, piece in enumerate(self._apart(pieces, signs), first_column):
                sign = self._sign(piece, column, signs, listing, entries)
                if sign is None:
                    continue
                known = True
                if sign.kind == "recipients":
                    listing = seen = True
                    if sign.rest:
                        entries.add(sign.rest)
                elif sign.kind == "entry":
                    entries.add(piece.text)
                elif sign.kind not in ("signed", "rule"):
                    signs.append(sign)
            if not known:
                if self._complete(signs) or seen:
                    break
                continue
            if not signs or self._complete(signs) or signs[-1].piece.line != index:
                closing.end = index + 1
        if not any(sign.kind == "name" for sign in signs) and signs:
            closing.end = max(closing.end, signs[-1].piece.line + 1)
        closing.recipients = entries.finished()
        closing.signers = self.signers.signers(signs)
        return closing

    def _apart(self, pieces: list[Piece], signs: list[Sign]) -> list[Piece]:
        """Pieces in which recipients and signature are fused, cut into both."""
        cut: list[Piece] = []
        for piece in pieces:
            label = self.label.match(piece.text)
            if label is not None and self._announces(label["rest"]):
                at = label.start("rest")
            else:
                whole = self._authority(piece.text) or self._is_position(piece.text)
                tail = None if whole else self.tail.search(piece.text)
                at = tail.start("tail") if tail and self._signs(tail["tail"], signs) else 0
            cut.extend([piece.cut(0, at), piece.cut(at, len(piece.text))] if at else [piece])
        return cut

    def _announces(self, line: str) -> bool:
        return is_capitals(line) and (self._authority(line) is not None or self._is_position(line))

    def _signs(self, line: str, signs: list[Sign]) -> bool:
        if is_capitals(line):
            return self._announces(line)
        return self._is_name(line) and _waiting(signs, 0)

    def _new_part(self, piece: Piece, signs: list[Sign], listing: bool) -> bool:
        """Whether an annex, a form or another document begins."""
        regexes = ("header/state-title", "header/party-title", "header/motto")
        if any(self.patterns.get(kind).regex.search(piece.text) for kind in regexes):
            return True
        if not (self._complete(signs) or listing):
            return False
        return self.heading.match(piece.text) is not None and (is_capitals(piece.text) or not _BULLET.match(piece.text))

    def _complete(self, signs: list[Sign]) -> bool:
        return bool(signs) and signs[-1].kind == "name"

    def _sign(self, piece: Piece, column: int, signs: list[Sign], listing: bool, entries: Entries) -> Sign | None:
        line = piece.text
        label = self.label.match(line)
        if label is not None:
            return Sign("recipients", column, piece, rest=label["rest"].strip(" *"))
        authority = self._authority(line)
        if authority is not None:
            prefix = self.patterns.mapping("authority")[authority["authority"].upper()]
            return Sign("authority", column, piece, prefix, authority["rest"].strip(" *"))
        if self._is_position(line):
            return Sign("position", column, piece)
        if not _waiting(signs, column) and self._is_body(piece):
            return Sign("body", column, piece, rest=line.strip(" *"))
        also = self.also.match(line)
        if also is not None and signs and signs[-1].kind == "position":
            return Sign("also", column, piece, rest=also["rest"])
        if self.role.match(line) and is_capitals(line):
            return Sign("role", column, piece)
        if self.signed.match(line):
            return Sign("signed", column, piece)
        if _RULE.match(line):
            return Sign("rule", column, piece)
        waiting = _waiting(signs, column)
        if waiting and not _BULLET.match(line) and self._is_name(line):
            office = is_capitals(line) and self._name_below(piece)
            return Sign("capitals" if office else "name", column, piece)
        if signs and signs[-1].kind == "position" and signs[-1].column == column and self.damaged_name.match(line):
            return Sign("name", column, piece)
        if waiting and is_capitals(line) and not _BULLET.match(line) and not line.endswith((";", ".")):
            return Sign("capitals", column, piece)
        if listing and column == 0 and entries.goes_on(line):
            return Sign("entry", column, piece)
        return None

    def _authority(self, line: str) -> re.Match[str] | None:
        """A line such as TM. ỦY BAN NHÂN DÂN, also in the small letters of an old font."""
        match = self.authority.match(line)
        if match is not None and is_capitals(line):
            return match
        return self.small_authority.match(line)

    def _is_position(self, line: str) -> bool:
        line = line.strip("* ")
        match = self.position.match(line)
        return (
            match is not None
            and len(line) < 70
            and (is_capitals(line) or (not match["rest"].strip(" ,:") and line[-1] not in ".;,"))
        )

    def _is_body(self, piece: Piece) -> bool:
        """A body in capitals right above the position of who signs for it, as where several sign side by side."""
        if not is_capitals(piece.text) or self.signing_body.match(piece.text) is None:
            return False
        below = columns(self.text, piece.line + 1) if piece.line + 1 < len(self.text.lines) else []
        return bool(below) and self._is_position(below[0].text) and self._named_soon(below[0].line)

    def _is_name(self, line: str) -> bool:
        return self.name.match(line) is not None and not self.body.match(line) and line[-1] not in ";,:"

    def _named_soon(self, index: int) -> bool:
        """Whether a person's name stands among the next lines, before running text begins."""
        for piece in (
            piece
            for ahead in range(index, min(len(self.text.lines), index + _AHEAD))
            for piece in columns(self.text, ahead)
        ):
            if len(piece.text) > 90 or any(regex.match(piece.text) for regex in self.opens_decision):
                return False
            if piece.line > index and (
                self._is_name(piece.text) or self.signed.match(piece.text) or self.label.match(piece.text)
            ):
                return True
        return self._last_lines(index)

    def _name_below(self, piece: Piece) -> bool:
        """Whether a name in small letters follows, so that a line in capitals is of the position, however rare."""
        below = range(piece.line + 1, min(len(self.text.lines), piece.line + _AHEAD))
        for other in (other.text for line in below for other in columns(self.text, line)):
            if self._authority(other) or self._is_position(other) or self.label.match(other):
                return False
            if self._is_name(other) and not is_capitals(other):
                return True
        return False

    def _last_lines(self, index: int) -> bool:
        return all(not whole_line(self.text, later).text for later in range(index + 1, len(self.text.lines)))

    def _in_large_table(self, index: int) -> bool:
        place = self.text.lines[index].cell
        return place is not None and (
            self.text.tables[place.table].rows > 4 or self.text.tables[place.table].columns > 3
        )


def _waiting(signs: list[Sign], column: int) -> bool:
    """Whether somebody is announced, in this column or at all, whose name has not come yet."""
    own = [sign for sign in signs if sign.column == column]
    return any(last and last[-1].kind != "name" for last in (signs, own))


def _announced_column(signs: list[Sign]) -> int:
    """The column of a position alone on its line: below the authority, not below the position beside it."""
    last = {sign.column: sign.kind for sign in signs}
    waiting = [column for column, kind in last.items() if kind == "authority"]
    return waiting[0] if last.get(0) in ("role", "position") and len(waiting) == 1 else 0
