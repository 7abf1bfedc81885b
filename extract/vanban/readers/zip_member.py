"""Reading a member of a zip archive within bounds, whatever it says of itself."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# What zipfile and its decompressors raise on broken archives
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack whole before a size can be kept


def member_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: bytes | None = None) -> bytes:
    """The bytes of a member, never more than the size that it declares.

    Raises one of ``BROKEN_ZIP`` when the member is damaged, declares a false size, or is packed by a method
    that documents never use.
    """
    if info.compress_type not in _BOUNDED:
        raise zipfile.BadZipFile(f"{info.filename} is packed by a method that documents do not use")
    with archive.open(info, pwd=password) as stream:
        return stream.read(info.file_size)
