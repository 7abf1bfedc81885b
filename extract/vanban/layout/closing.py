"""Nơi nhận and the signature blocks (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from vanban.layout.entries import Entries
from vanban.layout.pieces import Piece, columns, whole_line
from vanban.meaning.organisations import full_name, is_capitals, sentence_case
from vanban.patterns import PatternSet
from vanban.record import Signer
from vanban.text.model import Text

Kind = Literal["recipients", "authority", "position", "name", "signed", "also", "capitals", "entry", "rule", "role"]
_AHEAD = 8  # lines within which a name follows the position of who signs
_BULLET = re.compile(r"^\s*[-–—•+*▪]")
_RULE = re.compile(r"^[\W_\d]*$")


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: Kind
    column: int
    piece: Piece
    prefix: str = ""
    rest: str = ""


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
        self.confirms = patterns.get("closing/confirms").regex
        self.name = patterns.get("closing/name").regex
        self.damaged_name = patterns.get("closing/damaged-name").regex
        self.also = patterns.get("closing/also").regex
        self.opens_decision = patterns.get("subject/basis").regex, patterns.get("subject/enacting").regex
        self.position = patterns.compile(r"^\W*(?:(?i:P)[.]\s?)?(?P<position>{position})(?![\w])(?P<rest>.*)$")
        self.body = patterns.get("closing/no-name").regex
        self.heading = patterns.get("closing/next-part").regex

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
        signs: list[_Sign] = []
        listing = seen = False
        for index in range(first, len(self.text.lines)):
            pieces = columns(self.text, index)
            if not pieces:
                continue
            if self._in_large_table(index) or self._new_part(pieces[0], signs, listing):
                break
            known = False
            for column, piece in enumerate(self._apart(pieces, signs)):
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
        blocks = sorted(_blocks(signs), key=self._confirming)
        signers = [signer for block in blocks if (signer := self._signer(block)) is not None]
        closing.signers = [signer for signer in signers if signer.name is not None] or signers[:1]
        return closing

    def _apart(self, pieces: list[Piece], signs: list[_Sign]) -> list[Piece]:
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

    def _signs(self, line: str, signs: list[_Sign]) -> bool:
        if is_capitals(line):
            return self._announces(line)
        return self._is_name(line) and _waiting(signs, 0)

    def _new_part(self, piece: Piece, signs: list[_Sign], listing: bool) -> bool:
        """Whether an annex, a form or another document begins."""
        regexes = ("header/state-title", "header/party-title", "header/motto")
        if any(self.patterns.get(kind).regex.search(piece.text) for kind in regexes):
            return True
        if not (self._complete(signs) or listing):
            return False
        return self.heading.match(piece.text) is not None and (is_capitals(piece.text) or not _BULLET.match(piece.text))

    def _complete(self, signs: list[_Sign]) -> bool:
        return bool(signs) and signs[-1].kind == "name"

    def _sign(self, piece: Piece, column: int, signs: list[_Sign], listing: bool, entries: Entries) -> _Sign | None:
        line = piece.text
        label = self.label.match(line)
        if label is not None:
            return _Sign("recipients", column, piece, rest=label["rest"].strip(" *"))
        authority = self._authority(line)
        if authority is not None:
            prefix = self.patterns.mapping("authority")[authority["authority"].upper()]
            return _Sign("authority", column, piece, prefix, authority["rest"].strip(" *"))
        if self._is_position(line):
            return _Sign("position", column, piece)
        also = self.also.match(line)
        if also is not None and signs and signs[-1].kind == "position":
            return _Sign("also", column, piece, rest=also["rest"])
        if self.role.match(line) and is_capitals(line):
            return _Sign("role", column, piece)
        if self.signed.match(line):
            return _Sign("signed", column, piece)
        if _RULE.match(line):
            return _Sign("rule", column, piece)
        waiting = _waiting(signs, column)
        if waiting and not _BULLET.match(line) and self._is_name(line):
            office = signs[-1].kind == "authority" and is_capitals(line) and self._name_below(piece)
            return _Sign("capitals" if office else "name", column, piece)
        if signs and signs[-1].kind == "position" and signs[-1].column == column and self.damaged_name.match(line):
            return _Sign("name", column, piece)
        if waiting and is_capitals(line) and not _BULLET.match(line) and not line.endswith((";", ".")):
            return _Sign("capitals", column, piece)
        if listing and column == 0 and entries.goes_on(line):
            return _Sign("entry", column, piece)
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
        """Whether a name in small letters follows, so that a line in capitals is the position, however rare."""
        below = range(piece.line + 1, min(len(self.text.lines), piece.line + _AHEAD))
        pieces = (other.text for line in below for other in columns(self.text, line))
        return any(self._is_name(text) and not is_capitals(text) for text in pieces)

    def _last_lines(self, index: int) -> bool:
        return all(not whole_line(self.text, later).text for later in range(index + 1, len(self.text.lines)))

    def _in_large_table(self, index: int) -> bool:
        place = self.text.lines[index].cell
        return place is not None and (
            self.text.tables[place.table].rows > 4 or self.text.tables[place.table].columns > 3
        )

    def _confirming(self, block: list[_Sign]) -> bool:
        """Whether somebody signs only to confirm what the others say."""
        return self.confirms.match(block[0].piece.text) is not None

    def _signer(self, block: list[_Sign]) -> Signer | None:
        """The signer of one block: authority lines, position lines, name."""
        authority: str | None = None
        body: str | None = None
        position = name = role = ""
        for sign, above in zip(block, [None, *block], strict=False):
            also = above is not None and above.kind == "also" and not above.rest
            if sign.kind == "authority":
                authority = sign.prefix
                if body is None or sign.prefix in ("TL.", "TUQ."):
                    body = sign.rest
                position = ""
                inner = self._deputy(sign.rest)
                if inner:
                    position = inner
                    body = sign.rest[: -len(inner)].strip() if body == sign.rest else body
            elif sign.kind == "role":
                role = sign.piece.text
            elif sign.kind == "position":
                position = f"{position} {sign.piece.text}" if also else position or sign.piece.text
            elif sign.kind == "also":
                position = f"{position} {sign.piece.text}"
            elif sign.kind == "capitals":
                if position:
                    position = f"{position} {sign.piece.text}"
                elif body is not None and self.position.match(body):
                    position = sign.piece.text  # signs by order of whoever holds that position
                elif body is not None:
                    body = f"{body} {sign.piece.text}"
            else:
                match = self.name.match(sign.piece.text) or self.damaged_name.match(sign.piece.text)
                name = match["name"] if match else ""
        if not position and authority == "Q.":
            position = body or ""
        position = position or role
        if not (position or name):
            return None
        return Signer(
            authority=authority,
            on_behalf_of=full_name(body, self.patterns) if body else None,
            position=self._position(position) if position else None,
            name=_person(name) if name else None,
            at=self.text.span(block[0].piece.start, block[-1].piece.end) if _together(block) else None,
        )

    def _position(self, printed: str) -> str:
        """A position as a sentence writes it, its abbreviation written out: P. HIỆU TRƯỞNG → Phó Hiệu trưởng."""
        whole = re.sub(r"^\W*[Pp]\.\s?(?=\w)", "PHÓ " if is_capitals(printed) else "Phó ", printed)
        return sentence_case(whole.strip(" *:.,"), self.patterns)

    def _deputy(self, rest: str) -> str:
        """The position behind the one that is signed for, when both stand on one line: KT. CHỦ TỊCH PHÓ CHỦ TỊCH."""
        match = re.search(r"\s(PHÓ\s.+)$", rest)
        return match[1] if match and self.position.match(match[1]) else ""


def _waiting(signs: list[_Sign], column: int) -> bool:
    """Whether somebody is announced, in this column or at all, whose name has not come yet."""
    own = [sign for sign in signs if sign.column == column]
    return any(last and last[-1].kind != "name" for last in (signs, own))


def _blocks(signs: list[_Sign]) -> list[list[_Sign]]:
    """Signs by signer: a name ends a block; blocks side by side are told apart by their column."""
    side_by_side = (
        len({sign.column for sign in signs if sum(other.piece.line == sign.piece.line for other in signs) > 1}) > 1
    )
    ordered = sorted(signs, key=lambda sign: sign.column) if side_by_side else signs
    blocks: list[list[_Sign]] = [[]]
    for sign in ordered:
        begins = sign.kind in ("authority", "position", "role") and any(other.kind == "name" for other in blocks[-1])
        if begins:
            blocks.append([])
        blocks[-1].append(sign)
    return [block for block in blocks if block]


def _together(block: list[_Sign]) -> bool:
    return block[-1].piece.end - block[0].piece.start < 400


def _person(name: str) -> str:
    name = " ".join(name.split())
    return name.title() if is_capitals(name) else name
