"""Names that underthesea's recogniser finds; its model is inside its package, nothing is downloaded."""

from __future__ import annotations

from functools import lru_cache

Entity = tuple[str, str]  # kind (PER, LOC, ORG) and the words


@lru_cache(maxsize=4096)
def recognise(text: str) -> tuple[Entity, ...]:
    """The names in one line of text, in order. The first call loads the model (about a second)."""
    from underthesea import ner

    entities: list[Entity] = []
    for word, _, _, tag in ner(text):
        place, _, kind = tag.partition("-")
        if place == "B":
            entities.append((kind, word))
        elif place == "I" and entities and entities[-1][0] == kind:
            entities[-1] = (kind, f"{entities[-1][1]} {word}")
    return tuple(entities)
