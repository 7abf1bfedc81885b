"""The package of a .docx file: which part is which, and its XML, read safely."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from lxml import etree

from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.readers.docx_xml import Element
from vanban.readers.zip_member import BROKEN_ZIP, member_bytes

PART_LIMIT = 64 * 2**20
"""Largest XML part that is read, in bytes unpacked: some 3,000 pages."""

_DEFLATE_RATIO = 1032  # no deflated byte unpacks to more
_ENCRYPTED_FLAG = 0x1
_MAIN_NAME = "word/document.xml"
_MAIN_TYPE = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.[\w.]*main\+xml"
)
_STRICT_NAMESPACES = (  # ISO 29500 strict says the same under other names
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_PACKAGE_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def holds_document(data: bytes) -> bool:
    """Whether the bytes are a package (whole or cut off) with a WordprocessingML document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _MAIN_NAME in archive.namelist():
                return True
            with archive.open(CONTENT_TYPES_URI.membername) as types:
                return _MAIN_TYPE.search(types.read(2**20)) is not None
    except KeyError:
        return False
    except BROKEN_ZIP:
        return _MAIN_NAME.encode() in data  # names stand plainly before each member


@contextmanager
def damage_reported(name: str) -> Iterator[None]:
    """Turn what broken zip and XML raise into :class:`DamagedFile` for the file ``name``."""
    try:
        yield
    except (*BROKEN_ZIP, etree.XMLSyntaxError) as error:
        raise DamagedFile(
            f"{name} is not a whole Word document: {error}", "open it in Word, repair it and save it again"
        ) from error


class Package:
    """An opened .docx, .docm, .dotx or .dotm: the main part, its name in the archive, and the parts it refers to.

    Parts are read when asked for, so pictures and other ballast cost nothing and a relationship
    that leads nowhere does no harm. Raises :class:`DamagedFile`, :class:`EncryptedFile` and
    :class:`LimitExceeded`.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        with damage_reported(name):
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._members = {info.filename: info for info in self._archive.infolist()}
        main_name = self._find_main()
        self.main_name = main_name.membername
        self._by_id, self._by_kind = self._relationships(main_name)
        self.main = self._parse(main_name)

    def related(self, kind: str) -> Element | None:
        """The part that the main part relates to as ``kind`` (``styles``, ``numbering``, ``footnotes`` …)."""
        return self._part(self._by_kind.get(kind))

    def by_id(self, relationship: str | None) -> Element | None:
        """The part behind a relationship id of the main part."""
        return self._part(self._by_id.get(relationship or ""))

    def _part(self, part: PackURI | None) -> Element | None:
        if part is None or part.membername not in self._members:
            return None
        return self._parse(part)

    def _check(self, info: zipfile.ZipInfo) -> None:
        """Refuse a part that is locked, or larger than a document can be, before it is unpacked."""
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile(f"{self.name} wants a password", "save it without a password")
        if info.file_size > PART_LIMIT:
            raise LimitExceeded(
                f"{self.name}: {info.filename} unpacks to {info.file_size} bytes, more than {PART_LIMIT}",
                "split the document",
            )
        deflated = info.compress_type == zipfile.ZIP_DEFLATED
        if deflated and info.compress_size * _DEFLATE_RATIO > PART_LIMIT:  # only such a part could hide more
            with self._archive.open(info) as stream:
                while stream.read(2**20):  # a false size fails the checksum here, a mebibyte at a time
                    pass

    def _find_main(self) -> PackURI:
        _, by_kind = self._relationships(PACKAGE_URI)
        main = by_kind.get("officeDocument", PackURI(f"/{_MAIN_NAME}"))
        if main.membername not in self._members:
            raise DamagedFile(f"{self.name} has no part {main}", "open it in Word, repair it and save it again")
        return main

    def _relationships(self, source: PackURI) -> tuple[dict[str, PackURI], dict[str, PackURI]]:
        by_id: dict[str, PackURI] = {}
        by_kind: dict[str, PackURI] = {}
        if source.rels_uri.membername not in self._members:
            return by_id, by_kind
        for relationship in self._parse(source.rels_uri).iter(_PACKAGE_RELATIONSHIP):
            target = relationship.get("Target")
            if not target or relationship.get("TargetMode") == "External":
                continue
            part = PackURI.from_rel_ref(source.baseURI, target)
            by_id[relationship.get("Id", "")] = part
            by_kind.setdefault(relationship.get("Type", "").rpartition("/")[2], part)
        return by_id, by_kind

    def _parse(self, part: PackURI) -> Element:
        with damage_reported(self.name):
            self._check(self._members[part.membername])
            blob = member_bytes(self._archive, self._members[part.membername])
            if b"http://purl.oclc.org/ooxml/" in blob:
                for strict, transitional in _STRICT_NAMESPACES:
                    blob = blob.replace(strict, transitional)
            root = etree.fromstring(blob, self._parser)
        if (
            root.getroottree().docinfo.internalDTD is not None
        ):  # the format forbids it; only attacks bring entities along
            raise DamagedFile(f"{self.name}: {part} has a DOCTYPE", "save it again in Word")
        return root
