"""Zip archives and e-mails are read as folders, within limits."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from vanban.readers.registry import is_mail
from vanban.runs.containers import ContainerLimits, unpacked
from vanban.runs.discovery import Inputs, discover
from word_files import p, package, r

MEBIBYTE = 2**20
WORD = package(p(r("KẾ HOẠCH")))


def zipped(**files: bytes | str) -> bytes:
    return archive(files)


def archive(files: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


def mail(text: str = "Kính gửi các đồng chí.", subtype: str = "plain", **attached: bytes) -> EmailMessage:
    """A mail with this body; attachments by name, with ``__`` for a point."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Kế hoạch"
    message.set_content(text, subtype=subtype)
    for name, content in attached.items():
        message.add_attachment(content, "application", "octet-stream", filename=name.replace("__", "."))
    return message


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def found(
    folder: Path, limits: ContainerLimits | None = None, passwords: tuple[str, ...] = ()
) -> tuple[dict[str, bytes], Inputs]:
    """What is in the files of a folder, by path, and the inputs as a whole."""
    with unpacked(discover([folder]), MEBIBYTE, passwords, limits) as inputs:
        return {file.path: file.file.read_bytes() for file in inputs.files}, inputs


def test_an_archive_is_a_folder(inbox: Path):
    (inbox / "a.zip").write_bytes(archive({"x/ke-hoach.docx": WORD, "ghi chú.txt": "A", "anh.exe": "B", "x/": ""}))
    (inbox / "b.txt").write_text("C")
    files, inputs = found(inbox)
    assert files == {"a.zip/ghi chú.txt": b"A", "a.zip/x/ke-hoach.docx": WORD, "b.txt": b"C"}
    assert [file.path for file in inputs.files] == sorted(files)
    assert inputs.skipped == ("a.zip/anh.exe",)
    assert not inputs.failures


def test_content_decides_what_is_a_container(inbox: Path):
    (inbox / "a.txt").write_bytes(zipped(**{"b.txt": "B"}))
    (inbox / "b.zip").write_bytes(WORD)
    assert list(found(inbox)[0]) == ["a.txt/b.txt", "b.zip"]


def test_names_lead_nowhere(inbox: Path):
    names = ["../../a.txt", "/etc/b.txt", "C:\\d\\c.txt", "x/../d.txt", ".e.txt", "__MACOSX/f.txt", "~$g.docx"]
    (inbox / "a.zip").write_bytes(archive(dict.fromkeys(names, "A")))
    files, inputs = found(inbox)
    assert list(files) == ["a.zip/C_/d/c.txt", "a.zip/a.txt", "a.zip/etc/b.txt", "a.zip/x/d.txt"]
    assert not inputs.skipped
    assert sorted(inbox.parent.rglob("*.txt")) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice(inbox: Path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for content in "ABC":
            made.writestr("a.txt", content)
    (inbox / "a.zip").write_bytes(target.getvalue())
    assert found(inbox)[0] == {"a.zip/a.txt": b"A", "a.zip/a (2).txt": b"B", "a.zip/a (3).txt": b"C"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_number_that_a_container_gave_itself_is_left_to_it(inbox: Path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in (("a.txt", "A"), ("a (2).txt", "B"), ("a.txt", "C"), ("A.txt", "D"), ("a (2).txt", "E")):
            made.writestr(name, content)
    (inbox / "a.zip").write_bytes(target.getvalue())
    assert sorted(found(inbox)[0].values()) == [b"A", b"B", b"C", b"D", b"E"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_very_many_times(inbox: Path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for _ in range(200):
            made.writestr("a.txt", "A")
    (inbox / "a.zip").write_bytes(target.getvalue())
    files = found(inbox)[0]
    assert len(files) == 200
    assert "a.zip/a (200).txt" in files


def test_names_in_utf_8_that_do_not_say_so(inbox: Path):
    data = zipped(**{"kế hoạch.txt": "A"})
    plain = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plain[data.index(mark) + offset + 1] &= ~0x08
    (inbox / "a.zip").write_bytes(bytes(plain))
    assert list(found(inbox)[0]) == ["a.zip/kế hoạch.txt"]


def test_a_mail_is_a_folder(inbox: Path):
    message = mail(ke__docx=WORD, anh__exe=b"x")
    message.add_attachment(mail("Thư cũ.", cu__txt=b"C"))
    message.add_attachment(b"D", "text", "plain", filename="Báo cáo tháng 3.txt")
    (inbox / "thu.eml").write_bytes(message.as_bytes())
    files, inputs = found(inbox)
    assert files.pop("thu.eml/body.txt").decode().strip() == "Kính gửi các đồng chí."
    assert files.pop("thu.eml/3.eml/body.txt").decode().strip() == "Thư cũ."
    assert files == {"thu.eml/ke.docx": WORD, "thu.eml/3.eml/cu.txt": b"C", "thu.eml/Báo cáo tháng 3.txt": b"D"}
    assert inputs.skipped == ("thu.eml/anh.exe",)


def test_the_body_of_a_mail(inbox: Path):
    (inbox / "a.eml").write_bytes(mail("<p>Kính gửi</p>", "html").as_bytes())
    both = mail("Chữ thường")
    both.add_alternative("<p>Chữ HTML</p>", subtype="html")
    (inbox / "b.eml").write_bytes(both.as_bytes())
    (inbox / "c.eml").write_bytes(mail(" ", d__txt=b"D").as_bytes())
    charset = b"To: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1258\n\nH\xf4\xf2i"
    (inbox / "d.eml").write_bytes(charset)
    files, _ = found(inbox)
    assert sorted(files) == ["a.eml/body.html", "b.eml/body.txt", "c.eml/d.txt", "d.eml/body.txt"]
    assert files["d.eml/body.txt"].decode() == "Hô\u0323i"


def test_a_picture_within_the_text_is_no_document(inbox: Path):
    message = mail("<p>Kính gửi</p><img src='cid:a'>", "html")
    message.add_related(b"GIF8", "image", "gif", cid="<a>", filename="dau.htm")
    (inbox / "a.eml").write_bytes(message.as_bytes())
    assert list(found(inbox)[0]) == ["a.eml/body.html"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"DKIM-Signature: v=1;\n a=b\nTo: x\r\nMIME-Version: 1.0\r\n\r\nabc", True),
        (b"From: <Saved by Browser>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nabc", False),
        ("Subject: Kế hoạch\n\nTo: các thôn\nMIME-Version: 1.0".encode(), False),
        ("Kính gửi: các thôn\nTo: x\nMIME-Version: 1.0\n".encode(), False),
        (b"", False),
    ],
)
def test_what_is_a_mail(data: bytes, expected: bool):
    assert is_mail(data) is expected


def test_containers_in_containers(inbox: Path):
    inner = zipped(**{"a.txt": "A"})
    (inbox / "a.zip").write_bytes(archive({"b.zip": archive({"c.eml": mail(d__txt=b"D").as_bytes(), "e.zip": inner})}))
    files, inputs = found(inbox, ContainerLimits(depth=3))
    assert list(files) == ["a.zip/b.zip/c.eml/body.txt", "a.zip/b.zip/c.eml/d.txt", "a.zip/b.zip/e.zip/a.txt"]
    files, inputs = found(inbox, ContainerLimits(depth=2))
    assert files == {}
    (error,) = inputs.failures.values()
    assert "a.zip/b.zip/c.eml: more than 2 containers in each other (unpack it" in str(error)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (ContainerLimits(files=1), r"a\.zip/b\.txt: more than 1 files in one container"),
        (ContainerLimits(bytes=150), r"a\.zip/b\.txt: more than 150 bytes in one container"),
    ],
)
def test_limits(inbox: Path, limits: ContainerLimits, message: str):
    (inbox / "a.zip").write_bytes(archive({"a.txt": "A" * 100, "b.txt": "B" * 100, "c.txt": "C"}))
    (inbox / "d.zip").write_bytes(archive({"d.txt": "D"}))
    files, inputs = found(inbox, limits)
    assert list(files) == ["a.zip/a.txt", "d.zip/d.txt"]  # what one container has used up is there for the next
    assert list(inputs.failures) == ["a.zip"]
    assert inputs.failures["a.zip"].code == "limit-exceeded"
    with pytest.raises(type(inputs.failures["a.zip"]), match=message):
        raise inputs.failures["a.zip"]


def encrypted(data: bytes) -> bytes:
    """``data`` with all entries marked as encrypted."""
    marked = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            marked[start + offset] |= 1
    return bytes(marked)


def locked(name: str, content: bytes, password: bytes) -> bytes:
    """A zip archive of one file, encrypted in the traditional way (PKWARE APPNOTE 6.1)."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(state: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), state ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def advance(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in password:
        advance(byte)
    check = zlib.crc32(content)
    secret = bytearray()
    for byte in bytes(11) + bytes([check >> 24]) + content:
        mask = keys[2] | 2
        secret.append(byte ^ ((mask * (mask ^ 1)) >> 8 & 0xFF))
        advance(byte)
    common = struct.pack("<5H3I2H", 20, 1, 0, 0, 0x21, check, len(secret), len(content), len(name), 0)
    local = b"PK\x03\x04" + common + name.encode() + secret
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2I", 0, 0, 0, 0, 0) + name.encode()
    return local + central + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(local), 0)


def test_the_right_password(inbox: Path):
    (inbox / "a.zip").write_bytes(locked("a.txt", "Kế hoạch".encode(), b"bi mat"))
    assert found(inbox, passwords=("sai", "bi mat"))[0] == {"a.zip/a.txt": "Kế hoạch".encode()}
    assert list(found(inbox, passwords=("sai",))[1].failures) == ["a.zip/a.txt"]


def test_a_password(inbox: Path):
    (inbox / "a.zip").write_bytes(encrypted(zipped(**{"a.txt": "A"})))
    for passwords in ((), ("sai",)):
        files, inputs = found(inbox, passwords=passwords)
        assert files == {}
        assert str(inputs.failures["a.zip/a.txt"]).startswith("a.zip/a.txt: the archive wants a password (give it with")
        assert inputs.failures["a.zip/a.txt"].code == "encrypted-file"


def test_what_is_broken(inbox: Path):
    whole = archive({"a.txt": "A" * 50, "b.txt": "B" * 50})
    spoiled = bytearray(whole)
    spoiled[35:40] = bytes(5)
    (inbox / "a.zip").write_bytes(bytes(spoiled))
    (inbox / "b.zip").write_bytes(whole[:60])
    (inbox / "c.zip").write_bytes(archive({"anh.exe": "A"}))
    (inbox / "d.zip").write_bytes(archive({"a.txt": bytes(MEBIBYTE)}) + bytes(MEBIBYTE))
    files, inputs = found(inbox)
    assert list(files) == ["a.zip/b.txt", "b.zip", "d.zip"]  # what cannot be opened is for the readers to refuse
    assert {path: error.code for path, error in inputs.failures.items()} == {
        "a.zip/a.txt": "damaged-file",
        "c.zip": "empty-file",
    }


def test_the_command(inbox: Path, vanban, letter: str, tmp_path: Path):
    (inbox / "thu.eml").write_bytes(mail(letter, ke__docx=WORD).as_bytes())
    (inbox / "khoa.zip").write_bytes(encrypted(zipped(**{"a.txt": "A"})))
    result = vanban("extract", inbox, "-o", tmp_path / "out", "--jobs", "1")
    assert result.returncode == 1
    record = json.loads((tmp_path / "out/records/thu.eml/body.txt.json").read_text("utf-8"))
    assert (record["source"]["path"], record["document"]["type"]["code"]) == ("thu.eml/body.txt", "KH")
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert run["counts"] == {"read": 2, "failed": 1, "skipped": 0}
    assert [failure["path"] for failure in run["failures"]] == ["khoa.zip/a.txt"]
