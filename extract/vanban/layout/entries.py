"""Entries of a list of bodies: Kính gửi and Nơi nhận."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BULLET = re.compile(r"^\s*(?:[-–—•+*▪]|\d{1,2}[.)])\s*")
_NEXT_BULLET = re.compile(r";\s*[-–]\s+")
_NEXT = re.compile(r";\s+(?:[-–]\s*)?(?=[^\W\d_])")
_END = re.compile(r"[\s;.,:*]+$")
_SHORT = 80  # characters of an entry of a list without dashes and end marks
_ARCHIVE = re.compile(r"^\W*Lưu\b")
_LAST = re.compile(r"\.\s*$")


@dataclass(slots=True)
class Entries:
    """Entries that may run over several lines."""

    _entries: list[str] = field(default_factory=list)
    _bulleted: bool = False

    def begin(self, line: str) -> None:
        """Take what stands behind a label as new entries."""
        if self._entries:
            self._entries[-1] += ";"
        self.add(line)

    def add(self, line: str) -> None:
        """Take ``line`` as a new entry, or as the rest of the last one."""
        bullet = _BULLET.match(line)
        if bullet is not None:
            self._bulleted = True
            line = line[bullet.end() :]
        elif self._entries and self._open(line):
            self._entries[-1] = f"{self._entries[-1].rstrip()} {line.strip()}"
            return
        # several entries on one line: "- Như trên; - Lưu: VT.", or without any dashes "Như trên; Lưu: VT."
        parts = (_NEXT_BULLET if bullet else _NEXT).split(line)
        self._entries.extend(f"{part};" for part in parts[:-1])
        self._entries.append(parts[-1])

    def goes_on(self, line: str) -> bool:
        """Whether ``line`` can belong to the list."""
        if not self._entries or _BULLET.match(line):
            return True
        last = self._entries[-1]
        if (
            _ARCHIVE.match(last)
            and line[:1].isupper()
            and not line[:2].isupper()
            and not last.rstrip().endswith((",", "-"))
        ):
            return False  # Lưu is the last entry
        if self._bulleted:
            return self._open(line) and not _LAST.search(last)
        if _LAST.search(last):
            return False
        unmarked = len(line) < _SHORT and line[-1] not in ".:"
        return line[:1].islower() or last.rstrip().endswith((";", ",")) or unmarked

    def finished(self) -> list[str]:
        """The entries without dashes and end marks."""
        clean = (_END.sub("", " ".join(entry.split())) for entry in self._entries)
        return [entry for entry in clean if entry]

    def _open(self, line: str) -> bool:
        last = self._entries[-1].rstrip()
        if last.endswith(";"):
            return False
        return (
            line[:1].islower()
            or line[:1] in "(&"
            or last.endswith((",", "-", "và", "của"))
            or self._bulleted
            or last.count("(") > last.count(")")
        )
