"""Names of persons: the name itself, apart from what stands before it."""

from __future__ import annotations

import re

from vanban.meaning.letters import UPPER
from vanban.patterns import PatternSet, builtin_patterns

_SYLLABLE = rf"{UPPER}(?:[’']{UPPER})?\w*"
NAME = rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}}"  # 2 to 5 capitalised syllables; H'Hen Niê, Y Krăk too


def clean_name(text: str, patterns: PatternSet | None = None) -> tuple[str | None, str]:
    """The honorific before a name, None without one, and the name alone with single spaces."""
    patterns = patterns or builtin_patterns()
    match = re.match(rf"\s*(?P<honorific>(?:{patterns.alternation('honorific')}\.?\s+)*)(?P<name>.*)$", text, re.DOTALL)
    assert match is not None  # the pattern matches any text
    name = " ".join(match["name"].split()).strip(" ,.;:")
    return (" ".join(match["honorific"].split()) or None), name


def looks_like_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name: 2 to 5 capitalised syllables, not all capitals of a code."""
    return re.fullmatch(NAME, text) is not None and not text.isupper()
