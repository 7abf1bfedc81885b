"""What can go wrong, each kind with the exit status of the command that meets it.

Exit statuses are part of the interface and never reused: 0 all is well; 1 the work was done and something
in it is not as it should be (a file that could not be read, a failed example, a score below its floor);
2 nothing was done (wrong usage, a malformed pattern set or annotation, a place that cannot be written);
3 ``vanban check`` met a file that could not be read (there 1 says that it found something to object to);
130 interrupted from the keyboard, nothing was changed.
"""

from __future__ import annotations

EXIT_FILES_FAILED = 1
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_UNREADABLE = 3
EXIT_INTERRUPTED = 130


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


class UnreadableFile(VanbanError):
    """The system does not let the file be read, or it is gone."""

    code = "unreadable-file"


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


class FloorError(VanbanError):
    """Scores fell below the floor, or the floor belongs to another corpus."""

    code = "floor-error"


class PatternError(VanbanError):
    """A pattern set is malformed: names the file, the pattern and what to change."""

    exit_code = EXIT_USAGE
    code = "pattern-error"


class UsageError(VanbanError):
    """The command was asked for something that cannot be."""

    exit_code = EXIT_USAGE
    code = "usage-error"


class GoldError(VanbanError):
    """A gold annotation is malformed: names the file and the key."""

    exit_code = EXIT_USAGE
    code = "gold-error"


class SettingsError(VanbanError):
    """A settings file or a baseline of ``vanban check`` is malformed: names the file and the key."""

    exit_code = EXIT_USAGE
    code = "settings-error"


class RecordError(VanbanError):
    """A file that should hold a record does not, or two records are in each other's way."""

    exit_code = EXIT_USAGE
    code = "record-error"


class OutputError(VanbanError):
    """The results cannot be written where they were asked for."""

    exit_code = EXIT_USAGE
    code = "output-error"
