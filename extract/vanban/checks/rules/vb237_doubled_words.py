"""VB237: no word stands twice in a row by a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanban.checks.case import Case
from vanban.checks.dictionary import is_pair
from vanban.checks.rule import Example, Hit, Rule

_TERM = 3


def _look(case: Case) -> Iterator[Hit]:
    words, string = case.prose.words, case.string
    on_purpose = frozenset(case.patterns.terms("reduplication"))
    for first, length in _doubled(case.prose.small):
        last = first + 2 * length - 1
        if _with_spaces(case, first, last) and not _is_meant(case, first, length, on_purpose):
            written = string[words[first][0] : words[last][1]]
            yield Hit(
                at=case.span(words[first][0], words[last][1]),
                message=f"doubled word: “{written}”",
                message_vi=f"lặp từ: “{written}”",
                suggestion=string[words[first + length][0] : words[last][1]],
            )


def _doubled(small: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where one word or two stand twice in a row: index of the first, how many."""
    for index, (word, following) in enumerate(pairwise(small)):
        if word == following:
            yield index, 1
    for index, (word, following) in enumerate(zip(small, small[2:], strict=False)):
        if word == following and small[index + 1 : index + 2] == small[index + 3 : index + 4]:
            yield index, 2


def _with_spaces(case: Case, first: int, last: int) -> bool:
    words = case.prose.words
    return all(case.string[words[index][1] : words[index + 1][0]] == " " for index in range(first, last))


def _is_meant(case: Case, first: int, length: int, on_purpose: frozenset[str]) -> bool:
    words, small = case.prose.words, case.prose.small
    if length == 2:
        return small[first] == small[first + 1]
    word = small[first]
    start = words[first + 1][0]
    if len(word) == 1 or word in on_purpose or is_pair(word, word) or case.string[start].isupper():
        return True  # in a name, or the name that a common noun introduces: Đại hội Hội Nông dân
    before = small[first - 1] if first else ""
    after = small[first + 2] if first + 2 < len(small) else ""
    two_words = is_pair(word, after) and before not in case.patterns.terms("function_word")
    return two_words or _often(case, word) >= _TERM


def _often(case: Case, word: str) -> int:
    """How often the word stands twice in a row: what comes back is a term (chuyên môn môn Ngữ văn)."""
    small = case.prose.small
    return sum(small[index : index + 2] == [word, word] for index in case.prose.places[word])


RULE = Rule(
    id="VB237",
    name="doubled-words",
    topic="language",
    severity="warning",
    title="A word stands twice in a row",
    title_vi="Lặp từ",
    about="A word that is repeated right away by a slip. Words that are doubled on purpose (luôn luôn) and two words "
    "that meet (hành vi vi phạm) are none.",
    about_vi="Từ gõ lặp hai lần liền nhau. Từ láy (luôn luôn) và hai từ ghép đứng cạnh nhau (hành vi vi phạm) không "
    "tính.",
    example=Example(right="tiếp tục thực hiện phong trào", wrong="tiếp tục thực hiện hiện phong trào"),
    look=_look,
)
