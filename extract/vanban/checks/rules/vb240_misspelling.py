"""VB240: words that cannot be meant: no Vietnamese syllable, words run together, slips in common phrases."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.dictionary import is_known
from vanban.checks.rule import Example, Hit, Rule
from vanban.readers.syllables import is_syllable

_JOINTS = "-‐‑–'’@/\\._0123456789"  # a word that one of these touches may be part of a symbol or of a foreign word
_STRAY_KEY = "fjwz"


def _look(case: Case) -> Iterator[Hit]:
    told = list(_phrases(case))
    yield from told
    for hit in _impossible(case):
        if not any(other.at.start <= hit.at.start < other.at.end for other in told):
            yield hit


def _phrases(case: Case) -> Iterator[Hit]:
    for start, end, right in case.prose.phrases(case.patterns.mapping("misspelt")):
        written = case.string[start:end]
        meant = right[0].upper() + right[1:] if written[0].isupper() else right
        yield _hit(case, start, end, meant.upper() if written.isupper() else meant)
    missing = case.patterns.compile("{hieu_alone}")
    for line, _ in case.prose.lines:
        for match in missing.finditer(line.text):
            yield _hit(case, line.start + match.start(), line.start + match.end(), "có hiệu quả")


def _impossible(case: Case) -> Iterator[Hit]:
    loans = frozenset(case.patterns.terms("loan_word"))
    for word, indices in case.prose.places.items():
        if len(word) < 2 or word in loans or not _is_impossible(word):
            continue
        places = [case.prose.words[index] for index in indices]
        if any(case.string[start].isupper() for start, _ in places):
            continue  # part of a name somewhere, of which any letters may be right
        for start, end in places:
            if not _touches(case.string, start, end):
                parts = _parts(word)
                yield _hit(case, start, end, parts[0] if len(parts) == 1 else None)


def _is_impossible(word: str) -> bool:
    """Small letters with Vietnamese marks that are no word's syllable, or a syllable behind a key struck by mistake."""
    if word.isascii():
        return word[0] in _STRAY_KEY and len(word) > 3 and is_known(word[1:])
    return not is_known(word) and all(unicodedata.name(letter).startswith("LATIN") for letter in word)


def _parts(word: str) -> list[str]:
    """The ways to read a word as two that ran together."""
    if is_syllable(word):
        return []
    cuts = range(2, len(word) - 1)
    return [f"{word[:cut]} {word[cut:]}" for cut in cuts if is_known(word[:cut]) and is_known(word[cut:])]


def _touches(string: str, start: int, end: int) -> bool:
    after = string[end : end + 1]
    full_stop = after == "." and not string[end + 1 : end + 2].isalnum()
    return string[max(0, start - 1) : start] in tuple(_JOINTS) or (after in tuple(_JOINTS) and not full_stop)


def _hit(case: Case, start: int, end: int, meant: str | None) -> Hit:
    written = case.string[start:end]
    return Hit(
        at=case.span(start, end),
        message=f"suspected misspelling: “{written}”" + (f", meant: “{meant}”?" if meant else ""),
        message_vi=f"nghi sai chính tả: “{written}”" + (f" (có phải “{meant}”?)" if meant else ""),
        suggestion=meant,
    )


RULE = Rule(
    id="VB240",
    name="misspelling",
    topic="language",
    severity="warning",
    title="Suspected misspelling",
    title_vi="Nghi sai chính tả",
    about="Letters that spell no Vietnamese syllable, two words without a space between them, and slips known from "
    "papers of offices. The tool proposes, it does not correct.",
    about_vi="Chữ không thành âm tiết tiếng Việt, hai từ dính liền, lỗi hay gặp trong văn bản hành chính. Công cụ chỉ "
    "gợi ý, không tự sửa.",
    example=Example(right="củng cố đội tự quản", wrong="cũng cố đội tự quản"),
    look=_look,
)
