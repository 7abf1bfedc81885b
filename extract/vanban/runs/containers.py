"""Zip archives and e-mails with documents inside, read as folders: ``mail.eml/ke-hoach.docx``.

What is inside is written to a temporary folder under names of our own, so names in a container lead
nowhere; the rest of a run need not know where a file came from.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from vanban.errors import DamagedFile, EmptyFile, EncryptedFile, InternalError, LimitExceeded, VanbanError
from vanban.readers.registry import KNOWN_EXTENSIONS, is_mail
from vanban.readers.zip_member import BROKEN_ZIP, member_bytes
from vanban.runs.discovery import PASSED_OVER, InputFile, Inputs, printable

_ZIP = b"PK\x03\x04"
_PACKAGES = ("[Content_Types].xml", "mimetype")  # what Office and OpenDocument files hold besides their text
_HEAD = 65536
_ENCRYPTED, _UTF8 = 0x1, 0x800
_AES = 99
_BROKEN = BROKEN_ZIP
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_UNPACK = "unpack it and give the folder"


@dataclass(frozen=True, slots=True)
class ContainerLimits:
    """How far a container is gone into: containers in each other, files taken out, bytes of them together."""

    depth: int = 3
    files: int = 1000
    bytes: int = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in a container: its safe relative name, its size in bytes, and its content when asked for."""

    name: str
    size: int
    read: Callable[[], bytes]


@contextmanager
def unpacked(
    inputs: Inputs, largest: int, passwords: Sequence[str] = (), limits: ContainerLimits | None = None
) -> Iterator[Inputs]:
    """``inputs`` with the documents inside of containers in place of these, for the time of the context.

    A container larger than ``largest`` bytes is left for the readers to refuse. What cannot be opened is in
    ``failures``: EncryptedFile (``passwords`` are tried), DamagedFile, LimitExceeded naming the limit,
    EmptyFile for a container without documents.
    """
    with TemporaryDirectory() as folder:
        unpacking = _Unpacking(Path(folder), largest, passwords, limits or ContainerLimits())
        for file in inputs.files:
            unpacking.open(file)
        files = sorted(unpacking.files, key=lambda file: file.path)
        skipped = tuple(sorted({*inputs.skipped, *unpacking.skipped}))
        yield Inputs(tuple(files), skipped, {**inputs.failures, **unpacking.failures})


@dataclass(slots=True)
class _Unpacking:
    """What has been found so far, and what of the limits is left for the outermost container at hand."""

    folder: Path
    largest: int
    passwords: Sequence[str]
    limits: ContainerLimits
    files: list[InputFile] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    failures: dict[str, VanbanError] = field(default_factory=dict)
    _taken: int = 0
    _count: int = 0
    _bytes: int = 0

    def open(self, file: InputFile) -> None:
        """Take in a file of the run: itself, or all that is in it."""
        self._count = self._bytes = 0
        try:
            self._take(file, depth=0)
        except LimitExceeded as error:
            self.failures[file.path] = error
        except Exception as error:  # a malformed e-mail must not cost the other files
            reason = f"{type(error).__name__}: {error}".partition("\n")[0]
            self.failures[file.path] = InternalError(f"{file.path}: {reason}", "a defect of vanban: please report it")

    def _take(self, file: InputFile, depth: int) -> None:
        members = self._members(file)
        if members is None:
            self.files.append(file)
            return
        if depth == self.limits.depth:
            raise LimitExceeded(f"{file.path}: more than {depth} containers in each other", _UNPACK)
        names: dict[str, int] = {}
        is_empty = True
        for member in members:
            name = _unused(member.name, names)
            path = f"{file.path}/{name}"
            if PurePosixPath(name).suffix.lower() not in KNOWN_EXTENSIONS:
                self.skipped.add(path)
                continue
            is_empty = False
            self._count_in(member, path)
            try:
                taken = self.folder / str(self._taken)
                self._taken += 1
                taken.write_bytes(member.read())
            except VanbanError as error:
                self.failures[path] = error
            except _BROKEN as error:
                self.failures[path] = DamagedFile(f"{path}: cannot be taken out: {error}", "make the container again")
            else:
                self._take(InputFile(path, taken), depth + 1)
        if is_empty:
            self.failures[file.path] = EmptyFile(f"{file.path}: no documents in it", "check that it is the right one")

    def _members(self, file: InputFile) -> Iterator[_Member] | None:
        """What is in a container; None for a file that is none, or too broken or large to be opened."""
        try:
            with file.file.open("rb") as stream:
                head = stream.read(_HEAD)
            if file.file.stat().st_size > self.largest:
                return None
            if head.startswith(_ZIP):
                return _zip_members(file, self.passwords)
            return _mail_members(file.file.read_bytes()) if is_mail(head) else None
        except _BROKEN:
            return None

    def _count_in(self, member: _Member, path: str) -> None:
        self._count += 1
        self._bytes += member.size
        if self._count > self.limits.files:
            raise LimitExceeded(f"{path}: more than {self.limits.files} files in one container", _UNPACK)
        if self._bytes > self.limits.bytes:
            raise LimitExceeded(f"{path}: more than {self.limits.bytes} bytes in one container", _UNPACK)


def _zip_members(file: InputFile, passwords: Sequence[str]) -> Iterator[_Member] | None:
    with zipfile.ZipFile(file.file) as archive:
        entries = archive.infolist()
    if any(entry.filename in _PACKAGES or entry.filename.startswith("word/") for entry in entries):
        return None
    return _zip_entries(file, entries, passwords)


def _zip_entries(file: InputFile, entries: Sequence[zipfile.ZipInfo], passwords: Sequence[str]) -> Iterator[_Member]:
    for entry in entries:
        name = _safe(_entry_name(entry))
        if not entry.is_dir() and name is not None:
            yield _Member(name, entry.file_size, partial(_zip_content, file, entry, passwords))


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; names that are UTF-8 without saying so are common."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _zip_content(file: InputFile, entry: zipfile.ZipInfo, passwords: Sequence[str]) -> bytes:
    with zipfile.ZipFile(file.file) as archive:
        if not entry.flag_bits & _ENCRYPTED:
            return member_bytes(archive, entry)
        for password in passwords if entry.compress_type != _AES else ():
            try:
                return member_bytes(archive, entry, password.encode())
            except BROKEN_ZIP:  # how a wrong one shows
                continue
    raise EncryptedFile(
        f"{file.path}/{entry.filename}: the archive wants a password", "give it with --password, or unpack the archive"
    )


def _mail_members(data: bytes) -> Iterator[_Member]:
    """The text of an e-mail, and what is attached to it; pictures shown within the text are left out."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    text = _text(body) if body is not None else ""
    if not text.strip():
        body = message.get_body(("html",))
        text = _text(body) if body is not None else ""
    if body is not None and text.strip():
        content = text.encode()
        yield _Member(
            "body.html" if body.get_content_subtype() == "html" else "body.txt", len(content), lambda: content
        )
    for number, part in enumerate(_attachments(message), start=1):
        yield _attached(part, number)


def _attachments(message: MIMEPart) -> Iterator[MIMEPart]:
    """Parts with a name, marked as attachments, or e-mails; these are not gone into here."""
    is_page = message.get_content_type() == "multipart/related"  # a text and the pictures in it
    for part in message.iter_parts() if message.is_multipart() else ():
        if is_page and part["Content-ID"] and part.get_content_maintype() == "image":
            continue
        if part.get_content_type() == "message/rfc822" or part.get_filename() or part.is_attachment():
            yield part
        elif part.is_multipart():
            yield from _attachments(part)


def _attached(part: MIMEPart, number: int) -> _Member:
    name = _safe(part.get_filename() or "") or f"{number}"
    if part.get_content_type() == "message/rfc822":
        content = b"".join(inner.as_bytes() for inner in part.iter_parts())
        name = name if name.lower().endswith(".eml") else f"{name}.eml"
    else:
        content = _bytes(part)
    return _Member(name, len(content), lambda: content)


def _text(part: MIMEPart) -> str:
    """The text of a part, decoded as well as its charset goes."""
    content = _bytes(part)
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _safe(name: str) -> str | None:
    """A name from a container as a relative path; None for files that folders are not searched for either."""
    parts = [
        _UNSAFE.sub("_", part.strip()) for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    ]
    parts = [part for part in parts if part not in ("", ".", "..")]
    if not parts or "__MACOSX" in parts or any(part.startswith(PASSED_OVER) for part in parts):
        return None
    return printable("/".join(parts)).replace("\\", "_")


def _unused(name: str, used: dict[str, int]) -> str:
    """``name``, with a number in it where a container has it twice; it is used from now on.

    ``used`` counts how often each name came, so that the next number is known at once.
    """
    path = PurePosixPath(name)
    asked = name.casefold()
    number = used.get(asked, 0)
    while name.casefold() in used:
        number += 1
        name = str(path.with_stem(f"{path.stem} ({number})"))
    used[name.casefold()] = 1
    used[asked] = max(number, 1)
    return name
