"""VB239: the hyphen of kinh tế - xã hội has the same spaces throughout the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.checks.case import Case
from vanban.checks.dictionary import old_style
from vanban.checks.rule import Example, Hit, Rule
from vanban.record import Span

_HYPHEN = re.compile(r"\s*[-–]\s*")
_DASH = re.compile(r"[-–]")
_HYPHENATED = re.compile(r"\s*[-–]")
_WITH_HYPHEN = "tổ chức chính trị"  # tổ chức chính trị xã hội is no phrase, while kinh tế xã hội is one


def _look(case: Case) -> Iterator[Hit]:
    pairs = {term: term for term in case.patterns.terms("joined_pair")}
    found: dict[str, dict[str, list[Span]]] = {}
    for start, end, term in case.prose.phrases(pairs):
        written = case.string[start:end]
        hyphen = _HYPHEN.search(written)
        longer = _HYPHENATED.match(case.string, end)  # chính trị xã hội - nghề nghiệp
        if hyphen is not None or (term.startswith(_WITH_HYPHEN) and not longer):
            spacing = _DASH.sub("-", hyphen[0]) if hyphen is not None else " "
            found.setdefault(old_style(term), {}).setdefault(spacing, []).append(case.span(start, end))
    for pair, spacings in found.items():
        if len(spacings) > 1 and (" " in spacings or not pair.startswith(_WITH_HYPHEN)):
            yield _hit(pair, spacings)


def _hit(pair: str, spacings: dict[str, list[Span]]) -> Hit:
    forms = sorted(spacings.values(), key=len, reverse=True)
    odd = [span for spacing, spans in spacings.items() if spacing != " - " for span in spans]
    at = min(odd, key=lambda span: span.start)
    listed = ", ".join(f"“{spans[0].quote}” ({len(spans)})" for spans in forms)
    return Hit(
        at=at,
        related=[span for span in odd if span is not at],
        message=f"“{pair}” with its hyphen in several ways: {listed}",
        message_vi=f"gạch nối của “{pair}” viết nhiều cách: {listed}",
        suggestion=_HYPHEN.sub(" - ", at.quote) if _HYPHEN.search(at.quote) else pair,
    )


RULE = Rule(
    id="VB239",
    name="spaces-of-compound",
    topic="language",
    severity="info",
    title="One compound with several spacings",
    title_vi="Một cụm từ viết dấu gạch nối nhiều cách",
    about="Laws write kinh tế - xã hội with a space on both sides of the hyphen; a document keeps to one way.",
    about_vi="Văn bản luật viết kinh tế - xã hội có dấu cách hai bên gạch nối; một văn bản chỉ viết một cách.",
    example=Example(right="phát triển kinh tế - xã hội của phường", wrong="phát triển kinh tế- xã hội của phường"),
    look=_look,
    fixable=True,
)
