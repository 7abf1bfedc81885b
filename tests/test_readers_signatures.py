"""Digital signatures: small PDF files signed here with a certificate made here."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import keys, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pdf_files import Sheet, pdf_file
from vanban.readers import pdf
from vanban.readers.options import ReadOptions
from vanban.readers.signatures import read_signatures

OFFICE, PERSON = "Ủy ban nhân dân xã Đồng Mơ", "Lò Văn Phúc"


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signer(key: rsa.RSAPrivateKey, name: str, organisation: str) -> signers.SimpleSigner:
    subject = made.Name(
        [
            made.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            made.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    certificate = (
        made.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(17)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=10))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
        SimpleCertificateStore(),
    )


def signed(data: bytes, who: signers.SimpleSigner, field: str, password: str | None = None) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if password is not None:
        writer.encrypt(password)
    append_signature_field(writer, SigFieldSpec(field))
    out = io.BytesIO()
    signers.PdfSigner(signers.PdfSignatureMetadata(field_name=field), who).sign_pdf(writer, output=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return pdf_file(Sheet().rows(85, 100, ["Ủy ban nhân dân xã Đồng Mơ báo cáo kết quả năm 2024."]))


@pytest.fixture(scope="module")
def once(plain: bytes, key: rsa.RSAPrivateKey) -> bytes:
    return signed(plain, signer(key, PERSON, OFFICE), "Sig1")


def test_a_file_without_signatures_has_none(plain):
    assert read_signatures(plain) == ()


def test_a_signature_says_who_signed_and_that_nothing_was_changed(once):
    (signature,) = read_signatures(once)
    assert (signature.signer, signature.organisation) == (PERSON, OFFICE)
    assert signature.intact is True
    assert signature.covers_whole_file is True
    said = PdfFileReader(io.BytesIO(once)).embedded_signatures[0].self_reported_timestamp
    assert said is not None
    assert signature.time is not None
    assert datetime.fromisoformat(signature.time) == said


def test_signatures_come_in_the_order_in_which_they_were_made(once, key):
    twice = signed(once, signer(key, OFFICE, "Tỉnh Sơn Bình"), "Sig2")
    assert [(sign.signer, sign.intact, sign.covers_whole_file) for sign in read_signatures(twice)] == [
        (PERSON, True, False),
        (OFFICE, True, True),
    ]


def test_a_changed_byte_breaks_the_signature(once):
    at = once.index(b"/MediaBox [0 0 595") + len(b"/MediaBox [0 0 59")
    (signature,) = read_signatures(once[:at] + b"6" + once[at + 1 :])
    assert signature.signer == PERSON
    assert signature.intact is False


def test_what_is_added_behind_a_signature_is_not_covered(once):
    (signature,) = read_signatures(once + b"\n% and more\n")
    assert (signature.intact, signature.covers_whole_file) == (True, False)


def test_a_signature_that_is_none_is_reported_with_nothing_known(once):
    begin = once.index(b"/Contents <") + len(b"/Contents <")
    (signature,) = read_signatures(once[:begin] + b"00" * 200 + once[begin + 400 :])
    assert (signature.signer, signature.intact) == (None, None)
    (signature,) = read_signatures(b"%PDF-1.7\n/ByteRange\n%%EOF")
    assert (signature.signer, signature.time, signature.intact, signature.covers_whole_file) == (None,) * 4


def test_the_reading_of_a_signed_file_has_its_signatures_and_its_text(once):
    reading = pdf.read(once, "a.pdf")
    assert [sign.signer for sign in reading.signatures] == [PERSON]
    assert reading.pages_read == ()
    assert reading.page_count == 1


def test_an_encrypted_file_shows_its_signatures_with_the_password(plain, key):
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(plain), strict=False))
    writer.encrypt("chu", "bi mat")
    locked = io.BytesIO()
    writer.write(locked)
    both = signed(locked.getvalue(), signer(key, PERSON, OFFICE), "Sig1", password="bi mat")
    assert [(sign.signer, sign.intact) for sign in read_signatures(both, "bi mat")] == [(PERSON, True)]
    assert [(sign.signer, sign.intact) for sign in read_signatures(both)] == [(None, None)]
    assert [sign.signer for sign in pdf.read(both, "a.pdf", ReadOptions(("bi mat",))).signatures] == [PERSON]
