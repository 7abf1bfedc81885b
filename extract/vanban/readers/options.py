"""What a user may say about the files to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

GivenState = Literal["draft", "issued", "extracted"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for all files of a run.

    ``passwords`` are tried on encrypted files, in their order; ``max_pages`` is how many pages a file may have;
    ``state`` says how finished the documents are, None leaves it to what they show.
    """

    passwords: tuple[str, ...] = ()
    max_pages: int = 1000
    state: GivenState | None = None
