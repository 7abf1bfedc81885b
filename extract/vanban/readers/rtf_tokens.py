"""Rich Text taken apart: groups, control words and text (Rich Text Format 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)"
)
_SIGN_WORDS = {"~": "nbsp", "_": "nbhyphen", "-": "optionalhyphen", "*": "star", "\n": "par", "\r": "par", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is open, close, word, text or byte.

    ``text`` is the control word without backslash, or characters whose codes are bytes of the code
    page; ``number`` is the parameter of a word, or the code of an escaped byte.
    """

    kind: str
    text: str = ""
    number: int | None = None


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file. Control symbols come as words (``\\~`` as ``nbsp``); binary data is left out."""
    text = data.decode("latin-1")
    position = 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        kind = match.lastgroup
        if kind == "brace":
            yield _OPEN if match["brace"] == "{" else _CLOSE
        elif kind == "text":
            yield Token("text", match["text"])
        elif kind == "byte":
            yield Token("byte", number=int(match["byte"], 16))
        elif kind == "sign":
            sign = match["sign"]
            yield Token("word", _SIGN_WORDS[sign]) if sign in _SIGN_WORDS else Token("text", sign)
        elif kind is not None:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                position += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
