"""VB032: bodies, laws, Nhân dân and Nhà nước are written with the capitals of Phụ lục II."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.dictionary import old_style
from vanban.checks.regime import Regime
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span

_PLACE = "Phụ lục II"
_WORD = re.compile(r"[^\W\d_]+")
_PEOPLE = re.compile(r"(?<![\w-])(?<!cấp )nhân\s+dân(?!\w)")
_STATE = re.compile(r"(?:(?<=pháp luật )|(?<=của )|(?<=Đảng và )|(?<=Đảng, ))nhà\s+nước(?!\w)")
_WEEKDAY = re.compile(r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy)(?=\s+(?:h[àằ]ng\s+tuần|tuần)|,?\s+ngày\s+\d)")
_BEFORE = 20  # characters in which the word before is looked for


def _look(case: Case) -> Iterator[Hit]:
    yield from _names(case)
    yield from _weekdays(case)
    yield from _always(case, list(_people(case)), "Nhân dân")
    yield from _always(case, list(_state(case)), "Nhà nước")


def _names(case: Case) -> Iterator[Hit]:
    wanted = {
        name: name for vocabulary in ("body_spelling", "law_spelling") for name in case.patterns.terms(vocabulary)
    }
    found: dict[tuple[str, str], list[Span]] = {}
    for start, end, right in case.prose.phrases(wanted):
        written = case.string[start:end]
        if not written.islower() and _wrong(written, right):
            found.setdefault((written, right), []).append(case.span(start, end))
    dang = case.patterns.compile(r"\s+{common_noun_with_dang}(?!\w)")
    for start, end, right in case.prose.phrases({term: term for term in case.patterns.terms("always_capital")}):
        written = case.string[start:end]
        if _wrong(written, right) and not (right.endswith("Đảng") and dang.match(case.string, end)):
            found.setdefault((written, right), []).append(case.span(start, end))
    for (written, right), spans in found.items():
        yield Hit(
            at=spans[0],
            related=spans[1:],
            message=f"“{written}” is written “{right}”",
            message_vi=f"“{written}” viết là “{right}”",
            suggestion=_like(written, right),
        )


def _wrong(written: str, right: str) -> bool:
    """Whether capitals differ behind the first word; the law's word Luật itself says that a name follows."""
    if written.isupper() or (right.startswith("Luật") and not written.startswith("Luật")):
        return False
    pairs = list(zip(_WORD.findall(written), _WORD.findall(right), strict=True))[1:]
    return any(
        word != name and old_style(word.lower()) == old_style(name.lower()) and word[0] != name[0]
        for word, name in pairs
    )


def _like(written: str, right: str) -> str:
    """``right`` with the first letter and the marks of ``written``."""
    words = iter(_WORD.findall(right))
    capitals = [next(words)[0].isupper() for _ in _WORD.findall(right)]
    index = iter(range(len(capitals)))

    def fit(match: re.Match[str]) -> str:
        number = next(index)
        word = match[0]
        return word if number == 0 else (word[0].upper() if capitals[number] else word[0].lower()) + word[1:].lower()

    return _WORD.sub(fit, written)


def _weekdays(case: Case) -> Iterator[Hit]:
    for span in _matches(case, _WEEKDAY, "thứ"):
        right = span.quote[: -len(span.quote.split()[-1])] + span.quote.split()[-1].capitalize()
        yield Hit(
            at=span,
            message=f"the weekday is written “{right}”",
            message_vi=f"tên ngày trong tuần viết hoa: “{right}”",
            suggestion=right,
        )


def _people(case: Case) -> Iterator[Span]:
    inside = case.patterns.compile(r"(?<!\w){people_of_a_body}\s*\Z")
    for span in _matches(case, _PEOPLE, "nhân"):
        if not inside.search(case.string, max(0, span.start - _BEFORE), span.start):
            yield span


def _state(case: Case) -> Iterator[Span]:
    return _matches(case, _STATE, "nhà")


def _matches(case: Case, regex: re.Pattern[str], word: str) -> Iterator[Span]:
    """Where ``regex`` matches at ``word`` (small letters)."""
    for index in case.prose.places.get(word, ()):
        match = regex.match(case.string, case.prose.words[index][0])
        if match is not None:
            yield case.span(*match.span())


def _always(case: Case, found: list[Span], right: str) -> Iterator[Hit]:
    """One note on words that the guide wants with a capital everywhere; usage wavers."""
    if found:
        good = case.string.count(right)
        yield Hit(
            at=found[0],
            related=found[1:],
            message=f"“{found[0].quote}” without a capital ({len(found)} times, “{right}” {good} times)",
            message_vi=f"“{found[0].quote}” chưa viết hoa ({len(found)} chỗ; viết “{right}” {good} chỗ)",
            suggestion=right,
        )


RULE = Rule(
    id="VB032",
    name="capitals",
    topic="language",
    severity="info",
    title="Capitals of bodies, laws, Nhân dân and Nhà nước",
    title_vi="Viết hoa tên cơ quan, tên luật, Nhân dân, Nhà nước",
    about="Names of bodies, of laws and of weekdays, Nhân dân and Nhà nước take the capitals of Phụ lục II.",
    about_vi="Tên cơ quan, tên luật, tên ngày trong tuần, Nhân dân, Nhà nước viết hoa theo Phụ lục II.",
    example=Example(right="của Bộ Chính trị về đẩy mạnh", wrong="của Bộ chính trị về đẩy mạnh"),
    basis={Regime.ND30: _PLACE},
    look=_look,
)
