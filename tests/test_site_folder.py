"""vanban report: the folder that it writes, and what it refuses."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registries import record, write_run
from sites import ROOT, page, rows
from vanban.cli import main

RUN = ROOT / "outputs/records"


def vanban(*arguments: str | Path) -> Result:
    """The command, in this process."""
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    result = vanban("report", RUN, "-o", folder / "site")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert str(folder / "site/index.html") in result.stderr
    return folder / "site"


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_records_give_the_same_site(site: Path, tmp_path: Path):
    assert vanban("aggregate", RUN, "--to", tmp_path / "r.duckdb").exit_code == 0
    again = vanban("report", RUN, "--registry", tmp_path / "r.duckdb", "-o", tmp_path / "deeper/site")
    assert again.exit_code == 0, again.stderr
    assert tree(tmp_path / "deeper/site") == tree(site)
    assert [path.name for path in (tmp_path / "deeper").iterdir()] == ["site"]


def test_every_link_and_file_is_there_and_nothing_else_is_asked_for(site: Path):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 1 + 8 + len(list(RUN.glob("*.json")))
    places = {file: set(re.findall(r' id="([^"]+)"', file.read_text("utf-8"))) for file in pages}
    for file in pages:
        for element, attribute, link, _ in page(file).iterlinks():
            if link == "data:,":
                continue
            assert not re.match(r"[a-z]+:|/", link), (file, element.tag, attribute, link)
            target, _, place = link.partition("#")
            target_file = (file.parent / target).resolve() if target else file
            assert target_file.is_file(), (file, link)
            if place and "=" not in place:
                assert place in places[target_file], (file, link)
        assert (
            page(file)
            .xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
            .startswith("default-src 'none'")
        )
        assert not page(file).xpath("//@style | //script[not(@src) and not(@type='application/json')]")
    for file in (site / "assets").iterdir():
        assert not re.search(r"https?:|//\w+\.", file.read_text("utf-8")), file


def test_every_row_leads_to_a_mark(site: Path):
    checked = 0
    for table in ("models", "tasks", "citations", "statistics", "people", "organisations"):
        items = {"citations": "references"}.get(table, table)
        for row in rows(site, table):
            text = (site / f"pages/{row['page']}.html").read_text("utf-8")
            assert f'<mark id="{items}-{row["n"]}"' in text
            checked += 1
    assert checked > 2000


def test_an_older_site_is_replaced_and_nothing_else(tmp_path: Path):
    run = write_run(tmp_path / "out", [record("a.txt"), record("b.txt")])
    assert vanban("report", run, "-o", tmp_path / "site").exit_code == 0
    shutil.rmtree(run)
    write_run(run, [record("c.txt")])
    assert vanban("report", run, "-o", tmp_path / "site").exit_code == 0
    assert [row["document"] for row in rows(tmp_path / "site", "documents")] == ["c.txt"]
    assert len(list((tmp_path / "site/pages").iterdir())) == 1
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("x", "utf-8")
    refused = vanban("report", run, "-o", tmp_path / "mine")
    assert (refused.exit_code, "is no site of vanban" in refused.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    refused = vanban("report", run, "-o", tmp_path / "mine/letter.txt/site")
    assert (refused.exit_code, "letter.txt" in refused.stderr) == (2, True)


def test_a_registry_of_other_records_is_refused(tmp_path: Path):
    run = write_run(tmp_path / "out", [record("a.txt")])
    for other in (record("b.txt"), record("a.txt", sha256="other")):
        made = write_run(tmp_path / other.source.sha256, [other])
        registry = tmp_path / f"{other.source.sha256}.duckdb"
        assert vanban("aggregate", made, "--to", registry).exit_code == 0
        refused = vanban("report", run, "--registry", registry, "-o", tmp_path / "site")
        assert refused.exit_code == 2
        assert "registry" in refused.stderr
        assert not (tmp_path / "site").exists()
    (tmp_path / "no.duckdb").write_text("x", "utf-8")
    refused = vanban("report", run, "--registry", tmp_path / "no.duckdb", "-o", tmp_path / "site")
    assert (refused.exit_code, "no.duckdb" in refused.stderr) == (2, True)


def test_a_record_that_is_none_is_named(tmp_path: Path):
    run = write_run(tmp_path / "out", [record("a.txt")])
    assert vanban("aggregate", run, "--to", tmp_path / "r.duckdb").exit_code == 0
    file = run / "records/a.txt.json"
    file.write_text(file.read_text("utf-8").replace('"text"', '"texts"', 1), "utf-8")
    refused = vanban("report", run, "--registry", tmp_path / "r.duckdb", "-o", tmp_path / "site")
    assert (refused.exit_code, "a.txt.json" in refused.stderr) == (2, True)


def test_the_newest_documents_get_a_page_and_the_rest_is_told(tmp_path: Path):
    dates = {"old.txt": "2021-01-01", "new.txt": "2024-01-01", "none.txt": None}
    run = write_run(tmp_path / "out", [record(path, date=date) for path, date in dates.items()])
    result = vanban("report", run, "-o", tmp_path / "site", "--pages", "1", "--lang", "en")
    assert "3 documents, 1 of them with a page" in result.stderr
    linked = {row["document"]: row["page"] for row in rows(tmp_path / "site", "documents")}
    assert linked["new.txt"] is not None
    assert linked["old.txt"] is linked["none.txt"] is None
    index = page(tmp_path / "site/index.html")
    assert index.get("data-language") == "en"
    assert "newest" in index.find_class("note")[0].text_content()


def test_several_runs_and_copies_are_told_apart(tmp_path: Path):
    same = {"type": "KH", "number": "12/KH-UBND", "date": "2024-02-03", "commune": "Xã Khe Ngàn"}
    words = "Kế hoạch trồng cây phân tán trên địa bàn xã Khe Ngàn năm 2024 với mười hai nghìn cây lát hoa"
    for name in ("may-1", "may-2"):
        write_run(tmp_path / name / "out", [record("kh.txt", text=words, sha256=name, **same)])
    result = vanban("report", tmp_path / "may-1/out", tmp_path / "may-2/out", "-o", tmp_path / "site")
    assert result.exit_code == 0, result.stderr
    assert [row["document"] for row in rows(tmp_path / "site", "documents")] == ["may-1/out/kh.txt"]
    (copy,) = rows(tmp_path / "site", "copies")
    assert (copy["document"], copy["original"]) == ("may-2/out/kh.txt", "may-1/out/kh.txt")
    facts = page(tmp_path / f"site/pages/{copy['page']}.html").find_class("facts")[0].text_content()
    assert "may-1/out/kh.txt" in facts
    assert "1 bản trùng" in page(tmp_path / "site/index.html").find_class("note")[0].text_content()


def test_sources_are_found_inside_of_archives(tmp_path: Path):
    name = "cong-van-dang-ky-thi-tran-2023.pdf"
    (tmp_path / "inbox").mkdir()
    with zipfile.ZipFile(tmp_path / "inbox/thu.zip", "w") as archive:
        archive.write(ROOT / "corpus" / name, name)
    (tmp_path / "out").mkdir()
    text = (RUN / f"{name}.json").read_text("utf-8").replace(f'"path": "{name}"', f'"path": "thu.zip/{name}"', 1)
    (tmp_path / "out/a.json").write_text(text, "utf-8")
    result = vanban("report", tmp_path / "out", "-o", tmp_path / "site", "--sources", tmp_path / "inbox")
    assert result.exit_code == 0, result.stderr
    assert len(list((tmp_path / "site/pages").glob("*.webp"))) == 3
