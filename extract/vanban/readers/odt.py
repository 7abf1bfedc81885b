"""OpenDocument texts (.odt, .ott): bytes to a :class:`~vanban.readers.reading.Reading`.

What the file holds is said in WordprocessingML, which the modules of .docx then walk.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.readers.docx import read_parts
from vanban.readers.docx_package import PART_LIMIT
from vanban.readers.docx_xml import Element
from vanban.readers.odt_content import ContentReader, master_pages
from vanban.readers.odt_lists import OdfLists
from vanban.readers.odt_styles import OFFICE, OdfStyles
from vanban.readers.reading import Reading
from vanban.readers.word_xml import WordParts, element, section
from vanban.readers.zip_member import BROKEN_ZIP, member_bytes

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_BROKEN = (*BROKEN_ZIP, KeyError)
_HEAD = 256
_AGAIN = "open it in LibreOffice, and save it again or as .docx"


def sniff(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text, whole or cut off: its type stands plainly at the beginning."""
    return data.startswith(b"PK\x03\x04") and b"mimetype" + MEDIA_TYPE.encode() in data[:_HEAD]


def read(data: bytes, name: str) -> Reading:
    """Everything that the document shows, as one page without a number.

    Raises DamagedFile, EncryptedFile or LimitExceeded.
    """
    content, styles = _parts(data, name)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DamagedFile(f"{name} has no text", _AGAIN)
    lists = OdfLists((styles, content))
    reader = ContentReader(OdfStyles((styles, content)), lists)
    try:
        made = element("body", *reader.blocks(body))
        headers = list(master_pages(styles))
        stories = {str(number): element("hdr", *reader.blocks(story)) for number, (_, _, story) in enumerate(headers)}
    except RecursionError as error:
        raise DamagedFile(f"{name} is nested too deeply", _AGAIN) from error
    except ValueError as error:  # a number that is none
        raise DamagedFile(f"{name} is malformed: {error}", _AGAIN) from error
    for number, (place, kind, _) in enumerate(headers):
        made.append(element("p", element("pPr", section([(place, kind, str(number))], first_differs=kind == "first"))))
    notes = {f"{kind}s": element(f"{kind}s", *found) for kind, found in reader.notes.items()}
    parts = {"numbering": lists.numbering(), "settings": element("settings", element("evenAndOddHeaders")), **notes}
    return read_parts(WordParts(element("document", made), parts, stories), MEDIA_TYPE, name)


def _parts(data: bytes, name: str) -> tuple[Element, Element]:
    """content.xml and styles.xml, parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if b"encryption-data" in _member(archive, "META-INF/manifest.xml", name):
                raise EncryptedFile(f"{name} wants a password", "save it without a password")
            content, styles = (_member(archive, part, name) for part in ("content.xml", "styles.xml"))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(content, parser), etree.fromstring(styles, parser)
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise DamagedFile(f"{name} is not a whole OpenDocument text: {error}", _AGAIN) from error


def _member(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    info = archive.getinfo(part)
    if info.file_size > PART_LIMIT:
        raise LimitExceeded(
            f"{name}: {part} unpacks to {info.file_size} bytes, more than {PART_LIMIT}", "split the document"
        )
    return member_bytes(archive, info)
