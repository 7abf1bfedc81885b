"""The line with the type name: KẾ HOẠCH, BÁO CÁO Kết quả …, QUYẾT ĐỊNH CỦA CHỦ TỊCH …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.layout.pieces import Piece
from vanban.meaning.organisations import is_capitals
from vanban.patterns import PatternSet


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The type name, and what stands behind it on the line."""

    name: str
    rest: Piece


def read_type_line(line: Piece, patterns: PatternSet, below_header: bool) -> TypeLine | None:
    """The type line that ``line`` is, or None.

    The name is in capitals. Old fonts have lost them: below a header, or on a text's first line, a name
    that fills the line or goes on in "của …" counts as well.
    """
    match = patterns.compile(r"^\W*(?P<name>{document_type})(?![\w])\W*(?P<rest>.*)$").match(line.text)
    if match is None or line.text.endswith(":"):
        return None
    rest = line.cut(match.start("rest"), len(line.text))
    if patterns.get("subject/joint").regex.match(rest.text):
        rest = line.cut(len(line.text), len(line.text))
    alone = not rest.text or re.match(r"(?i:của)\s", rest.text) is not None
    if is_capitals(match["name"]) or (below_header and alone):
        return TypeLine(match["name"], rest)
    return None
