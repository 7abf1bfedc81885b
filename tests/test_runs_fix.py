"""``vanban check --fix``: copies of .docx with their typing faults put right."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from page_files import STATE, word_file
from vanban.checks.case import Folder
from vanban.checks.report import Report
from vanban.checks.settings import Selection, Settings
from vanban.errors import DamagedFile, OutputError
from vanban.pipeline import read_document
from vanban.runs.check import report_of
from vanban.runs.discovery import InputFile, discover
from vanban.runs.fix import fix_files
from vanban.writers.docx_fix import Change, mend
from word_files import p, package, r

FAULTS = {
    "Số: 17/KH-UBND": "Số: 17/KH- UBND",
    "Độc lập - Tự do - Hạnh phúc": "Độc lập – Tự do – Hạnh phúc",
    "ngày 08 tháng 3": "ngày 8 tháng 03",
    "Phổ biến Kế hoạch số 41/KH-UBND đến": "Phổ biến Kế hoạch số 41/ KH -UBND đến",
}


def faulty() -> bytes:
    """A correct .docx with FAULTS typed into its runs."""
    document = python_docx.Document(io.BytesIO(word_file(STATE)))
    cells = [cell for table in document.tables for cell in table.rows[0].cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    for right, wrong in FAULTS.items():
        (paragraph,) = (each for each in paragraphs if right in each.text)
        text = paragraph.text.replace(right, wrong)
        cut = text.index(wrong) + len(wrong) - 6
        paragraph.runs[0].text = text[:cut]  # the fault stands in two runs, the second underlined
        run = paragraph.add_run(text[cut:])
        run.font.size, run.font.name, run.font.underline = (
            paragraph.runs[0].font.size, paragraph.runs[0].font.name, True,
        )  # fmt: skip
        run.bold, run.italic = paragraph.runs[0].bold, paragraph.runs[0].italic
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def checked(file: Path) -> tuple[Report, tuple[InputFile, ...]]:
    """The report on a file, and the files of the run."""
    record = read_document(file.name, file.read_bytes())
    files = discover((file,), root=file.parent).files
    return report_of(Folder([record]), {}, Selection(Settings())), files


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, tuple[InputFile, ...], Path]:
    file = tmp_path_factory.mktemp("fix") / "kế hoạch.docx"
    file.write_bytes(faulty())
    return *checked(file), file


def test_faults_are_gone_from_the_copy_and_all_else_is_as_it_was(report, tmp_path: Path):
    found, files, file = report
    (fixed,) = fix_files(found, files, tmp_path / "sửa")
    assert {finding.rule for finding in fixed.mended} >= {"VB002", "VB008", "VB013"}
    assert fixed.left == ()
    assert fixed.copy == tmp_path / "sửa/kế hoạch.sua.docx"
    copied = fixed.copy.read_bytes()
    assert read_document("a.docx", copied).text == read_document("a.docx", word_file(STATE)).text
    assert read_document("a.docx", copied).findings == []
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(fixed.copy) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]
    runs = [[run.underline for run in paragraph.runs] for paragraph in python_docx.Document(fixed.copy).paragraphs]
    assert [None, True] in runs
    assert file.read_bytes() != copied


def test_a_copy_that_is_there_is_not_written_over(report):
    found, files, file = report
    copy = file.with_name("kế hoạch.sua.docx")
    copy.write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="there already"):
        fix_files(found, files)
    assert copy.read_text("utf-8") == "mine"
    copy.unlink()
    (fixed,) = fix_files(found, files)
    assert fixed.copy == copy
    copy.unlink()


def test_a_folder_that_cannot_be_written_is_told(report, tmp_path: Path):
    found, files, _ = report
    (tmp_path / "sửa").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="--fix-to"):
        fix_files(found, files, tmp_path / "sửa")


def test_other_formats_are_left(tmp_path: Path):
    file = tmp_path / "kh.txt"
    file.write_text("\n".join(FAULTS.values()), "utf-8")
    found, files = checked(file)
    (fixed,) = fix_files(found, files)
    assert (fixed.copy, fixed.mended) == (None, ())
    assert fixed.left
    assert list(tmp_path.iterdir()) == [file]


def shown(data: bytes) -> list[str]:
    """The lines of a .docx."""
    return read_document("a.docx", data).text.split("\n")


@pytest.mark.parametrize(
    ("body", "change", "expected"),
    [
        (p(r("số 4/KH- ") + r("UBND")), Change("số 4/KH- UBND", 3, "4/KH- UBND", "4/KH-UBND"), "số 4/KH-UBND"),
        (p(r("a") + "<w:r><w:br/></w:r>" + r("b ,c")), Change("b ,c", 0, "b ,", "b,"), "a\nb,c"),
        (p(r("x  , y")), Change("x , y", 0, "x ,", "x,"), "x, y"),
        (p(r("ngày 5")), Change("ngày 5", 5, "5", "05"), "ngày 05"),
        (p(r("5 - 6")), Change("5 - 6", 0, "5", "05"), "05 - 6"),
        (p(r("1 ,2"), '<w:numPr><w:numId w:val="1"/></w:numPr>'), Change("a) 1 ,2", 3, "1 ,2", "1,2"), "1,2"),
    ],
)
def test_characters_change_inside_their_runs(body: str, change: Change, expected: str):
    data, made = mend(package(body), "a.docx", [change])
    assert made == [True]
    assert shown(data) == expected.split("\n")


@pytest.mark.parametrize(
    ("body", "change"),
    [
        (p(r("a ,b")), Change("khác hẳn a ,b", 9, "a ,b", "a,b")),  # another line that ends alike
        (p(r("a") + "<w:r><w:noBreakHyphen/></w:r>" + r("b")), Change("a-b", 0, "a-b", "ab")),  # no letter of a run
        (p(r("a ,b")), Change("a ,b", 1, "a ,b", "a,b")),  # not at that place
    ],
)
def test_what_is_not_found_for_certain_is_left(body: str, change: Change):
    before = package(body)
    assert mend(before, "a.docx", [change]) == (before, [False])


def test_only_one_of_two_changes_that_overlap_is_made():
    changes = [Change("a ,b", 0, "a ,b", "a,b"), Change("a ,b", 1, " ,", ",")]
    data, made = mend(package(p(r("a ,b"))), "a.docx", changes)
    assert (sum(made), shown(data)) == (1, ["a,b"])


def test_a_signed_document_is_left():
    with zipfile.ZipFile(target := io.BytesIO(package(p(r("a ,b")))), "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")
    before = target.getvalue()
    assert mend(before, "a.docx", [Change("a ,b", 0, "a ,b", "a,b")]) == (before, [False])


def test_a_broken_file_is_told():
    with pytest.raises(DamagedFile):
        mend(b"PK\x03\x04 no more", "a.docx", [Change("a ,b", 0, "a ,b", "a,b")])
