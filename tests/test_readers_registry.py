"""Formats are told by their bytes, whatever the file is called."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from vanban.errors import DamagedFile, EmptyFile, EncryptedFile, UnsupportedFormat
from vanban.readers import registry

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIL = b"Received: from mail\nMIME-Version: 1.0\nContent-Type: multipart/"


def archive(**parts: str) -> bytes:
    """A zip file; part names with ``__`` for ``/``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, text in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (archive(**{"[Content_Types]_xml": "<Types/>", "word__document_xml": "<x/>"}), "Word document"),
        (b"<html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p></body></html>", "HTML"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003 document"),
        ("Kế hoạch công tác".encode(), "text"),
        ("Kế hoạch công tác".encode("utf-16"), "text"),
    ],
)
@pytest.mark.parametrize("called", ["a.doc", "a.pdf", "a"])
def test_content_decides(data: bytes, name: str, called: str) -> None:
    assert registry.detect(data, called).name == name


def test_read_goes_to_the_reader_of_the_format() -> None:
    assert registry.read(b"<html><body><p>a</p></body></html>", "a.doc").media_type == "text/html"
    assert registry.read(b"a", "a.pdf").media_type == "text/plain"


def test_no_bytes() -> None:
    with pytest.raises(EmptyFile, match=r"a\.docx: the file has no bytes"):
        registry.detect(b"", "a.docx")


def test_a_password() -> None:
    with pytest.raises(EncryptedFile, match="without the password"):
        registry.detect(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_a_broken_container() -> None:
    with pytest.raises(DamagedFile, match=r"a\.zip: a damaged"):
        registry.detect(archive(a_xml="x" * 99)[:60], "a.zip")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint 97-2003"),
        (OLE, "of unknown kind"),
        (archive(xl__workbook_xml="x"), "Excel workbook"),
        (archive(ppt__presentation_xml="x"), "PowerPoint presentation"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="x"), "OpenDocument spread"),
        (archive(mimetype="application/epub+zip"), "e-book"),
        (archive(a_xml="x"), "zip archive.*one by one"),
        (b"GIF89a\x01\0\x01\0", "picture .GIF.*PNG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture .WebP"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (MAIL + b"mixed; boundary=x\n\nabc", "e-mail"),
        (MAIL + b"related; boundary=x\n\nabc", "e-mail"),
        (b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nabc", "web archive"),
        (OLE + "__substg1.0_0037".encode("utf-16-le"), "Outlook message"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML file"),
        (bytes(range(256)) * 8, "neither a known format nor text.*readable are PDF"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(UnsupportedFormat, match=message) as caught:
        registry.detect(data, "a.txt")
    assert caught.value.remedy


def test_a_letter_that_looks_like_mail_is_text() -> None:
    assert registry.detect("Subject: Kế hoạch\n\nKính gửi: các thôn".encode(), "a.txt").name == "text"


def test_known_extensions_are_lower_case_with_a_dot() -> None:
    assert {".docx", ".pdf", ".htm", ".md", ".doc"} <= registry.KNOWN_EXTENSIONS
    assert all(extension.startswith(".") and extension == extension.lower() for extension in registry.KNOWN_EXTENSIONS)


def test_media_types_are_those_of_the_readers() -> None:
    from importlib import import_module

    modules = ("pdf", "docx", "odt", "doc", "rtf", "image", "html", "plain")
    for row, module in zip(registry.FORMATS, modules, strict=True):
        assert row.media_type == import_module(f"vanban.readers.{module}").MEDIA_TYPE


def test_readers_are_imported_when_first_used() -> None:
    code = "import sys, vanban.readers.registry; print({'lxml', 'docx', 'pdfplumber'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
