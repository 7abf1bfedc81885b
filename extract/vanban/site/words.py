"""The words of the site, from ``words.toml``: a section a subject, a word ``[Vietnamese, English]``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from vanban.aggregation.registers import Heading

Words = Mapping[str, Heading]


@cache
def all_words() -> Mapping[str, Words]:
    """Every section by its name."""
    text = (files(__package__) / "words.toml").read_text("utf-8")
    return {
        section: {key: Heading(*pair) for key, pair in entries.items()}
        for section, entries in tomllib.loads(text).items()
    }


def word(section: str, key: str | None) -> Heading:
    """What ``key`` is called. What has no name of ours is its own name; nothing (None) is called so."""
    if key is None:
        return all_words()["ui"]["none"]
    return all_words()[section].get(key) or Heading(key, key)


def same(text: str | None) -> Heading:
    """Text of a document, which is the same in both languages."""
    return Heading(text or "", text or "")
