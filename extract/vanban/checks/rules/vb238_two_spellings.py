"""VB238: one document spells in one way: hòa or hoà, quy định or qui định."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.checks.case import Case
from vanban.checks.dictionary import old_style
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span

_OLD = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)$")


def _look(case: Case) -> Iterator[Hit]:
    yield from _tone_marks(case)
    yield from _i_and_y(case)


def _tone_marks(case: Case) -> Iterator[Hit]:
    places = case.prose.places
    new = _spans(case, [word for word in places if old_style(word) != word])
    old = _spans(case, [word for word in places if _OLD.search(word)]) if new else []
    if new and old:
        few, many = sorted((new, old), key=len)
        yield Hit(
            at=few[0],
            related=[many[0], *few[1:]],
            message=f"tone marks in two places: “{few[0].quote}” ({len(few)}), “{many[0].quote}” ({len(many)})",
            message_vi=f"đặt dấu thanh theo hai kiểu: “{few[0].quote}” ({len(few)} chỗ), "
            f"“{many[0].quote}” ({len(many)} chỗ)",
        )


def _spans(case: Case, words: Sequence[str]) -> list[Span]:
    """The places of ``words``, but for those in capitals, which a template has."""
    indices = sorted(index for word in words for index in case.prose.places[word])
    places = [case.prose.words[index] for index in indices]
    return [case.span(start, end) for start, end in places if not case.string[start:end].isupper()]


def _i_and_y(case: Case) -> Iterator[Hit]:
    variants = case.patterns.mapping("with_i")
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end, right in case.prose.phrases(variants):
        found.setdefault(right, []).append((start, end))
    for right, places in found.items():
        usual = [(start, end) for start, end, _ in case.prose.phrases({right: right})]
        if usual:
            spans = [case.span(*place) for place in sorted(places)]
            yield Hit(
                at=spans[0],
                related=[case.span(*usual[0]), *spans[1:]],
                message=f"“{spans[0].quote}” ({len(spans)}) beside “{right}” ({len(usual)})",
                message_vi=f"viết lẫn “{spans[0].quote}” ({len(spans)} chỗ) và “{right}” ({len(usual)} chỗ)",
            )


RULE = Rule(
    id="VB238",
    name="two-spellings",
    topic="language",
    severity="info",
    title="Two ways of spelling in one document",
    title_vi="Hai cách viết chính tả trong một văn bản",
    about="Both places of the tone mark (hòa, hoà) and both of i and y are right, but one document keeps to one.",
    about_vi="Hòa và hoà, quy định và qui định đều đúng, nhưng một văn bản chỉ dùng một cách.",
    example=Example(right="đội tự quản theo quy định", wrong="đội tự quản theo qui định"),
    look=_look,
)
