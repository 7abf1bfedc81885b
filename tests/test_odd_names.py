"""Odd names and broken containers cost no other file its record."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import vanban
from vanban.errors import DamagedFile, LimitExceeded, UnreadableFile
from vanban.readers import registry
from vanban.runs.discovery import discover
from vanban.runs.run import run_to_folder
from vanban.writers.folder import OutputFolder

LETTER = "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/3/2024.\n"


def test_a_folder_called_json_keeps_its_records(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "a.json").mkdir(parents=True)
    (inbox / "a.json" / "b.txt").write_text(LETTER, "utf-8")
    result = run_to_folder(discover([inbox]), tmp_path / "out", jobs=1)
    assert result.read == ["a.json/b.txt"]
    assert (tmp_path / "out" / "records" / "a.json" / "b.txt.json").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_is_no_utf8_is_written_out(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    for name in (b"b\xe9.txt", b"ok.txt"):
        with open(os.fsencode(tmp_path / "inbox") + b"/" + name, "wb") as file:  # noqa: PTH123 (bytes in the name)
            file.write(LETTER.encode())
    result = run_to_folder(discover([tmp_path / "inbox"]), tmp_path / "out", jobs=1)
    assert result.read == ["b\\udce9.txt", "ok.txt"]


def test_records_that_would_collide_fail_alone(tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "out") as folder:
        folder.add("a.txt", "{}")
        with pytest.raises(LimitExceeded, match=r"a\.txt\.json/b\.txt"):
            folder.add("a.txt.json/b.txt", "{}")


def test_older_results_come_back_when_the_swap_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(LETTER, "utf-8")
    inputs = discover([tmp_path / "a.txt"])
    out = tmp_path / "out"
    run_to_folder(inputs, out, jobs=1)
    before = {file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        run_to_folder(inputs, out, jobs=1)
    assert {file.relative_to(out): file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def test_parse_says_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nope\.docx"):
        vanban.parse(tmp_path / "nope.docx")


@pytest.mark.parametrize("size", [0.5, 0.9, 0.99])
def test_a_picture_file_cut_between_its_pages(size: float) -> None:
    pages = [Image.new("L", (400, 300), 255) for _ in range(2)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    data = buffer.getvalue()
    with pytest.raises(DamagedFile, match=r"quet\.tif"):
        registry.read(data[: int(len(data) * size)], "quet.tif")


def test_a_package_packed_by_a_method_of_no_office_program() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>" * 1000)
    with pytest.raises(DamagedFile, match=r"thu\.docx"):
        registry.read(buffer.getvalue(), "thu.docx")
