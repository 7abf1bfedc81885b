"""Digital signatures of a PDF file: who signed it, when, and whether it is what was signed.

Read with pyHanko from the file alone. Whether a certificate may be trusted is not judged: that needs the roots of
its issuer and lists of revoked certificates, which stand on the network.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from vanban.source import Signature

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MARK = b"/ByteRange"  # stands in every signed file, never compressed
# ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm
_TIME = re.compile(
    r"D:(?P<clock>\d{14})(?:(?P<universal>Z).*|(?P<sign>[+-])(?P<hours>\d\d)'?(?P<minutes>\d\d)?'?)?",
    re.ASCII | re.DOTALL,
)


def read_signatures(data: bytes, password: str | None = None) -> tuple[Signature, ...]:
    """The signatures of a PDF file in the order in which they were made; ``password`` opens an encrypted file.

    What cannot be read of a signature is null; a file whose structure pyHanko cannot follow has one signature
    of which nothing is known.
    """
    if _MARK not in data:
        return ()
    from pyhanko.pdf_utils.reader import PdfFileReader  # takes a second to import: only for signed files

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(password or "")
        return tuple(map(_signature, reader.embedded_regular_signatures))
    except Exception:  # pyHanko meets broken files with errors of many kinds; the document must not be lost for it
        return (Signature(signer=None, time=None, intact=None, covers_whole_file=None),)


def _signature(signed: EmbeddedPdfSignature) -> Signature:
    signer, organisation = _names(signed)
    intact, covers = _integrity(signed)
    return Signature(
        signer=signer, organisation=organisation, time=_time(signed), intact=intact, covers_whole_file=covers
    )


def _names(signed: EmbeddedPdfSignature) -> tuple[str | None, str | None]:
    """Common name and organisation of the signer's certificate."""
    try:
        subject = signed.signer_cert.subject.native
    except Exception:  # no certificate, or one that is no valid ASN.1
        return None, None
    return _first(subject.get("common_name")), _first(subject.get("organization_name"))


def _first(value: str | list[str] | None) -> str | None:
    """A certificate may hold several values of one kind."""
    return value[0] if isinstance(value, list) else value


def _integrity(signed: EmbeddedPdfSignature) -> tuple[bool | None, bool | None]:
    """Whether the signed bytes are unchanged, and whether they are the whole file."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        signed.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]  # pyHanko gives it no types
        covers = signed.coverage == SignatureCoverageLevel.ENTIRE_FILE
        same_digest, is_signed = validate_sig_integrity(
            signed.signer_info, signed.signer_cert, expected_content_type="data", actual_digest=signed.compute_digest()
        )
    except Exception:  # unknown algorithms, broken structures
        return None, None
    return same_digest and is_signed, covers


def _time(signed: EmbeddedPdfSignature) -> str | None:
    """When it was signed: as the signature's dictionary says it, which stamps show; else its signed attribute.

    Programs exist that write local time into the attribute and call it universal.
    """
    match = _TIME.fullmatch(str(signed.sig_object.get("/M", "")))
    try:
        if match is not None:
            return _dated(match).isoformat()
        reported = signed.self_reported_timestamp
    except Exception:  # no such day, or an attribute that is no valid ASN.1
        return None
    return reported.isoformat() if reported is not None else None


def _dated(match: re.Match[str]) -> datetime:
    time = datetime.strptime(match["clock"], "%Y%m%d%H%M%S")
    if match["sign"] is None:
        return time.replace(tzinfo=UTC) if match["universal"] else time
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return time.replace(tzinfo=timezone(offset if match["sign"] == "+" else -offset))
