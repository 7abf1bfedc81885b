"""A folder with PDFs that cannot be read: each is named with its reason, and nothing is lost of the others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pdf_files import Sheet, pdf_file

PAGE = Sheet().rows(
    85, 100, ["Ủy ban nhân dân xã Đồng Mơ báo cáo kết quả công tác", "dân vận khéo trên địa bàn xã năm 2024."]
)
PICTURE = Sheet(drawn=b"\nq 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Good files and one bad file of each kind."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    good = pdf_file(PAGE)
    for name, data in {
        "tốt.pdf": good,
        "cụt.pdf": good[: len(good) // 2],
        "rỗng.pdf": b"",
        "khóa.pdf": pdf_file(PAGE, password=b"bi mat"),
        "khóa khác.pdf": pdf_file(PAGE, password=b"khong biet"),
        "quét 500 trang.pdf": pdf_file(*[PICTURE] * 500),
        "trắng.pdf": pdf_file(PICTURE),
        "mang tên.pdf": "Ủy ban nhân dân xã Đồng Mơ báo cáo.".encode(),
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_every_bad_file_is_named_and_the_good_ones_are_read(vanban, inbox, tmp_path):
    result = vanban("extract", inbox, "-o", tmp_path / "out", "--password", "bi mat", "--max-pages", "200")
    assert result.returncode == 1
    records = sorted(file.name for file in (tmp_path / "out/records").iterdir())
    assert records == ["khóa.pdf.json", "mang tên.pdf.json", "tốt.pdf.json"]
    for name in ("khóa.pdf.json", "tốt.pdf.json"):
        assert "dân vận khéo" in json.loads((tmp_path / "out/records" / name).read_text("utf-8"))["text"]
    failures = {
        failure["path"]: (failure["code"], failure["reason"], failure["remedy"])
        for failure in json.loads((tmp_path / "out/run.json").read_text("utf-8"))["failures"]
    }
    assert {path: code for path, (code, _, _) in failures.items()} == {
        "cụt.pdf": "damaged-file",
        "khóa khác.pdf": "encrypted-file",
        "quét 500 trang.pdf": "limit-exceeded",
        "rỗng.pdf": "empty-file",
        "trắng.pdf": "empty-file",
    }
    assert all(remedy for _, _, remedy in failures.values())
    assert "500 pages, more than the 200 allowed" in failures["quét 500 trang.pdf"][1]
    assert "--max-pages" in failures["quét 500 trang.pdf"][2]


def test_a_password_is_never_in_what_is_written(vanban, inbox, tmp_path):
    vanban("extract", inbox / "khóa.pdf", "-o", tmp_path / "out", "--password", "bi mat")
    written = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
    assert b"bi mat" not in written
    assert re.search(rb'"read": ?1', written)
