"""What can go wrong, each kind with the exit status of the command that meets it.

Exit statuses are part of the interface and never reused: 0 all read, 1 some files could not be
read (the rest is written), 2 wrong usage.
"""

from __future__ import annotations

EXIT_FILES_FAILED = 1
EXIT_USAGE = 2


class VanbanError(Exception):
    """Base of all errors of this package: a message that names the place, and a remedy."""

    exit_code = EXIT_FILES_FAILED
    code = "error"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} ({self.remedy})" if self.remedy else self.message

    def __reduce__(self) -> tuple[type[VanbanError], tuple[str, str]]:
        return type(self), (self.message, self.remedy)  # errors travel between worker processes


class UnsupportedFormat(VanbanError):
    """The bytes are of no format that a reader here knows."""

    code = "unsupported-format"


class DamagedFile(VanbanError):
    """The format is known but the bytes are truncated or broken."""

    code = "damaged-file"


class EncryptedFile(VanbanError):
    """The file wants a password."""

    code = "encrypted-file"


class EmptyFile(VanbanError):
    """The file has no bytes, or nothing that a person could read on it."""

    code = "empty-file"


class LimitExceeded(VanbanError):
    """The file is larger, longer or slower than the limits of the run allow."""

    code = "limit-exceeded"


class InternalError(VanbanError):
    """A defect of this package met while reading one file; the other files go on."""

    code = "internal-error"


class PatternError(VanbanError):
    """A pattern set is malformed: names the file, the pattern and what to change."""

    exit_code = EXIT_USAGE
    code = "pattern-error"


class UsageError(VanbanError):
    """The command was asked for something that cannot be."""

    exit_code = EXIT_USAGE
    code = "usage-error"
