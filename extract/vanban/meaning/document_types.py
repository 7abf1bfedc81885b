"""Types of documents: by name, however it is accented, and by the code of a symbol."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from vanban.patterns import PatternSet
from vanban.record import TypeName


def type_by_name(name: str, patterns: PatternSet) -> TypeName | None:
    """The type called ``name``: any capitals, any white space, abbreviations (QĐ), wrong accents (``Nghị quyêt``).

    None when there is no such type, or when the word fits every document (Văn bản).
    """
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    full = patterns.mapping("type_abbreviation").get(plain, plain)
    exact = _by_spelling(tuple(patterns.mapping("document_type")))
    found = exact.get(full.casefold()) or exact.get(unaccented(full))
    return None if found is None else TypeName(code=patterns.mapping("document_type")[found] or None, name=found)


def type_by_code(code: str, patterns: PatternSet) -> TypeName | None:
    """The type of a symbol's code, in any capitals (TTR, Ctr), also of a joint one (KHLT); None when no type has it."""
    code = patterns.mapping("joint_code").get(code, code)
    codes = {key.casefold(): key for key in patterns.mapping("document_code")}
    official = codes.get(code.casefold())
    return None if official is None else TypeName(code=official, name=patterns.mapping("document_code")[official])


def party_type(kind: TypeName, patterns: PatternSet) -> TypeName:
    """``kind`` with the code that the Party gives it (Quy định: QĐ, the state writes QyĐ)."""
    return TypeName(code=patterns.mapping("party_code").get(kind.name, kind.code), name=kind.name)


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """``text`` in small letters without accents (đ → d), for comparing what was mistyped."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


@lru_cache(maxsize=8)
def _by_spelling(names: tuple[str, ...]) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for name in names:
        spellings.setdefault(unaccented(name), name)
    spellings.update({name.casefold(): name for name in names})
    return spellings
