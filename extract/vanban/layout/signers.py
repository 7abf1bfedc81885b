"""From the signs of a closing to who signed (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.layout.pieces import Piece
from vanban.meaning.folding import without_tone
from vanban.meaning.organisations import full_name, is_capitals, sentence_case
from vanban.patterns import PatternSet
from vanban.record import Signer
from vanban.text.model import Text

Kind = Literal[
    "recipients", "authority", "body", "position", "name", "signed", "also", "capitals", "entry", "rule", "role"
]  # fmt: skip
# Of two positions that a PDF has run together the second ends the first: PHÓ BÍ THƯTHƯỜNG TRỰC.
POSITION = r"^\W*(?:(?i:P)[.]\s?)?(?P<position>{position})(?:(?![\w])|(?={position}(?![\w])))(?P<rest>.*)$"
_PLAIN = str.maketrans("ĂÂÊÔƠƯ", "AAEOOU")  # symbols keep Đ only
_OPENING = ("authority", "body", "position", "role")  # kinds with which the block of another signer begins


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of a closing and what it is; ``column`` counts the pieces of its line from the left."""

    kind: Kind
    column: int
    piece: Piece
    prefix: str = ""
    rest: str = ""


class SignerReader:
    """Puts signers together with the words that a pattern set knows."""

    def __init__(self, text: Text, patterns: PatternSet) -> None:
        self.text = text
        self.patterns = patterns
        self.confirms = patterns.get("closing/confirms").regex
        self.name = patterns.get("closing/name").regex
        self.damaged_name = patterns.get("closing/damaged-name").regex
        self.position = patterns.compile(POSITION)
        self.fused = patterns.compile(r"(?<=[^\W\d_])(?={position}(?![\w]))")

    def signers(self, signs: Sequence[Sign]) -> list[Signer]:
        """Who signed, in text order, who only confirms last; without any name the first alone."""
        blocks = sorted(_blocks(signs), key=self._confirming)
        signers = [signer for block in blocks if (signer := self._signer(block)) is not None]
        return [signer for signer in signers if signer.name is not None] or signers[:1]

    def _confirming(self, block: list[Sign]) -> bool:
        """Whether somebody signs only to confirm what the others say."""
        return self.confirms.match(block[0].piece.text) is not None

    def _signer(self, block: list[Sign]) -> Signer | None:
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
            elif sign.kind == "body":
                body = sign.rest
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
        return sentence_case(self.fused.sub(" ", whole).strip(" *:.,"), self.patterns)

    def _deputy(self, rest: str) -> str:
        """The position behind the one that is signed for, when both stand on one line: KT. CHỦ TỊCH PHÓ CHỦ TỊCH."""
        match = re.search(r"\s(PHÓ\s.+)$", rest)
        return match[1] if match and self.position.match(match[1]) else ""


def lead_first(signers: Sequence[Signer], symbol: str | None) -> list[Signer]:
    """The signers of a joint document in the order of the bodies in its symbol (03/CTrPH-BDV-UBND), others as they are.

    A symbol with fewer than two bodies says nothing of who leads.
    """
    bodies = re.findall(r"\w+", symbol or "")[1:]
    if len(bodies) < 2:
        return list(signers)

    def place(signer: Signer) -> int:
        initials = _initials(signer.on_behalf_of or "")
        return next((index for index, body in enumerate(bodies) if body in initials), len(bodies))

    return sorted(signers, key=place)


def _initials(body: str) -> str:
    """The first letters of the words of a body, abbreviations whole: Ban Thường trực UBND xã → BTTUBNDX."""
    return without_tone("".join(word if word.isupper() else word[:1].upper() for word in body.split())).translate(
        _PLAIN
    )


def _blocks(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs by signer: a name ends a block; blocks side by side are told apart by their column."""
    side_by_side = (
        len({sign.column for sign in signs if sum(other.piece.line == sign.piece.line for other in signs) > 1}) > 1
    )
    ordered = sorted(signs, key=lambda sign: sign.column) if side_by_side else signs
    blocks: list[list[Sign]] = [[]]
    for sign in ordered:
        begins = sign.kind in _OPENING and any(other.kind == "name" for other in blocks[-1])
        if begins:
            blocks.append([])
        blocks[-1].append(sign)
    return [block for block in blocks if block]


def _together(block: list[Sign]) -> bool:
    return block[-1].piece.end - block[0].piece.start < 400


def _person(name: str) -> str:
    name = " ".join(name.split())
    return name.title() if is_capitals(name) else name
