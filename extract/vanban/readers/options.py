"""What a user may say about the files to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``passwords`` are tried on encrypted files, in their order; ``max_pages`` is how many pages a file may have."""

    passwords: tuple[str, ...] = ()
    max_pages: int = 1000
