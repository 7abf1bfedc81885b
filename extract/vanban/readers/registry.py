"""The formats that can be read: one row each. A file's format is told by its bytes, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from vanban.errors import DamagedFile, EmptyFile, EncryptedFile, UnsupportedFormat, VanbanError
from vanban.readers.options import ReadOptions
from vanban.readers.reading import Reading
from vanban.readers.zip_member import BROKEN_ZIP, member_bytes

Sniff = Callable[[bytes], bool]
Read = Callable[[bytes, str, ReadOptions], Reading]
PlainRead = Callable[[bytes, str], Reading]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
_AS_PNG = "save it as PNG, JPEG or TIFF"
_AS_HTML = "open it in a browser and save it as an HTML page, or as PDF"
_ONE_DOCUMENT = "take the documents out and give them one by one"
_AS_FOLDER = f"vanban extract reads what is in it; or {_ONE_DOCUMENT}"


@dataclass(frozen=True, slots=True)
class Format:
    """A readable format: what it is called, how it is told by its bytes, how it is read.

    ``sniff`` takes the whole file; ``read`` takes it with the name for messages. Both raise nothing
    but VanbanError.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    sniff: Sniff
    read: Read


def _format(module: str, name: str, media_type: str, *extensions: str, options: bool = False) -> Format:
    """A row whose reader module is imported when it is first used: start-up stays quick.

    ``options`` says that its ``read`` takes the options as its third argument.
    """

    def sniff(data: bytes) -> bool:
        return cast(Sniff, import_module(f"vanban.readers.{module}").sniff)(data)

    def read(data: bytes, name: str, given: ReadOptions) -> Reading:
        reader = import_module(f"vanban.readers.{module}").read
        return cast(Read, reader)(data, name, given) if options else cast(PlainRead, reader)(data, name)

    return Format(name, media_type, extensions, sniff, read)


# In the order of detection. The last takes any text, so files that only look like text (RTF,
# e-mail) are refused before it is asked.
FORMATS = (
    _format("pdf", "PDF", "application/pdf", ".pdf", options=True),
    _format(
        "docx",
        "Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        ".docm",
        ".dotx",
        ".dotm",
    ),
    _format("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", ".odt", ".ott"),
    _format("doc", "Word 97-2003 document", "application/msword", ".doc", ".dot"),
    _format("rtf", "Rich Text document", "application/rtf", ".rtf"),
    _format("image", "picture of pages", "image/*", ".png", ".jpg", ".jpeg", ".tif", ".tiff", options=True),
    _format("html", "HTML", "text/html", ".html", ".htm", ".xhtml"),
    _format("plain", "text", "text/plain", ".txt", ".md", ".text"),
)
# What a folder is searched for. Formats of typed documents that can't be read yet are among them:
# they are to be listed as failures, not passed over; and a page is often saved under the name .doc.
KNOWN_EXTENSIONS = frozenset(
    {extension for row in FORMATS for extension in row.extensions}
    | {".mht", ".mhtml", ".zip", ".eml", ".msg", ".rar", ".7z"}
)

_IMAGES = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
)
_OLE_STREAMS = (
    ("Workbook", "an Excel 97-2003 workbook (.xls)", "save the document that belongs to it as .docx"),
    ("PowerPoint Document", "a PowerPoint 97-2003 presentation (.ppt)", "save its text as .docx"),
    ("__substg1.0_", "an Outlook message (.msg)", "save it as .eml, or take its documents out"),
)
_ZIP_PARTS = (
    ("xl/workbook.", "an Excel workbook (.xlsx)", "save the document that belongs to it as .docx"),
    ("ppt/presentation.", "a PowerPoint presentation (.pptx)", "save its text as .docx"),
)
_ODF = {
    "spreadsheet": ("an OpenDocument spreadsheet (.ods)", "save the document that belongs to it as .docx"),
    "presentation": ("an OpenDocument presentation (.odp)", "save its text as .docx"),
}
_HEADER = re.compile(rb"\s*[A-Za-z][\w-]*:[ \t]")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type):", re.I | re.M)
_SENT = re.compile(rb"^(?:To|Cc|Bcc|Received|Return-Path|Delivered-To|Message-ID):", re.I | re.M)
_MAIL_HEAD = 65536


def is_mail(data: bytes) -> bool:
    """Whether ``data`` (the beginning will do) is an e-mail that was sent: headers with a recipient or a way."""
    head = _mail_head(data)
    return _MIME.search(head) is not None and _SENT.search(head) is not None


def _mail_head(data: bytes) -> bytes:
    """The header lines that ``data`` begins with, empty where there are none."""
    head = _BLANK_LINE.split(data[:_MAIL_HEAD].lstrip(), maxsplit=1)[0]
    return head if _HEADER.match(head) else b""


def detect(data: bytes, name: str) -> Format:
    """The format of a file by its bytes; ``name`` is only for messages.

    Raises EmptyFile for a file of no bytes, EncryptedFile, DamagedFile for a broken container, and
    UnsupportedFormat saying what the file is and how to make it readable.
    """
    if not data:
        raise EmptyFile(f"{name}: the file has no bytes", "copy or download it again")
    *structured, text = FORMATS
    for row in structured:
        if row.sniff(data):
            return row
    refusal = _refusal(data, name)
    if refusal is not None:
        raise refusal
    if text.sniff(data):
        return text
    raise UnsupportedFormat(
        f"{name}: neither a known format nor text", f"readable are {', '.join(row.name for row in FORMATS)}"
    )


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """The reading of a file, by the reader of its format. Errors as in :func:`detect` and the readers."""
    return detect(data, name).read(data, name, options or ReadOptions())


def _refusal(data: bytes, name: str) -> VanbanError | None:
    """Why a file of a known format can't be read, None for an unknown one."""
    if data.startswith(_OLE):
        return _ole_refusal(data, name)
    if data.startswith(_ZIP):
        return _zip_refusal(data, name)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5] == b"<?xml":
        return UnsupportedFormat(f"{name}: an XML file (Word 2003 or flat OpenDocument, if a document)", _AS_DOCX)
    for magic, kind in _IMAGES:
        if data.startswith(magic):
            return UnsupportedFormat(f"{name}: a picture ({kind})", _AS_PNG)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return UnsupportedFormat(f"{name}: a picture (WebP)", _AS_PNG)
    if data.startswith((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        return UnsupportedFormat(f"{name}: an archive", _ONE_DOCUMENT)
    if is_mail(data):
        return UnsupportedFormat(f"{name}: an e-mail (.eml)", _AS_FOLDER)
    if b"multipart/related" in _mail_head(data).lower():
        return UnsupportedFormat(f"{name}: a web archive (.mht)", _AS_HTML)
    return None


def _ole_refusal(data: bytes, name: str) -> VanbanError:
    is_encrypted = cast(Sniff, import_module("vanban.readers.docx").is_encrypted)
    if is_encrypted(data):
        return EncryptedFile(f"{name}: an Office document with a password", "save it again without the password")
    for stream, kind, remedy in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedFormat(f"{name}: {kind}", remedy)
    return UnsupportedFormat(f"{name}: an Office 97-2003 file of unknown kind", _AS_DOCX)


def _zip_refusal(data: bytes, name: str) -> VanbanError:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            kind = member_bytes(archive, archive.getinfo("mimetype"))[:256] if "mimetype" in parts else b""
    except BROKEN_ZIP as error:
        return DamagedFile(f"{name}: a damaged .docx or zip file: {error}", "copy or download it again")
    for part, known, remedy in _ZIP_PARTS:
        if any(entry.startswith(part) for entry in parts):
            return UnsupportedFormat(f"{name}: {known}", remedy)
    for odf, (known, remedy) in _ODF.items():
        if kind.startswith(b"application/vnd.oasis.opendocument." + odf.encode()):
            return UnsupportedFormat(f"{name}: {known}", remedy)
    if kind.startswith(b"application/epub"):
        return UnsupportedFormat(f"{name}: an e-book (.epub)", _AS_DOCX)
    return UnsupportedFormat(f"{name}: a zip archive", _AS_FOLDER)
