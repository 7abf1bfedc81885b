"""The rules about pages: a correct document on which none objects, and one fault for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checking import correct_documents, findings_in
from old_fonts import vni
from page_files import LONG, PARTY, STATE, Look, Number, Paper, Setup, pdf_of, word_file
from vanban.checks.registry import all_rules
from vanban.pipeline import read_document
from vanban.record import Finding

RULES = {rule.id for rule in all_rules() if rule.topic == "page"}
Fault = Setup | dict[str, Look]
IN_WORD: dict[str, Fault] = {
    "VB017": {"basis": Look(14)},
    "VB029": Setup(paper=(216, 279)),
    "VB030": Setup(number=Number(edge="bottom")),
    "VB033": Setup(margins=(20, 15, 20, 20)),
    "VB034": Setup(number=Number(look=Look(11))),
    "VB035": Setup(font="Calibri"),
    "VB036": Setup(colour="C00000"),
    "VB037": {"body": Look(12)},
    "VB038": Setup(align="left"),
    "VB039": Setup(indent=0),
    "VB040": Setup(before=0),
    "VB041": {"number": Look(15)},
    "VB042": {"state_title": Look(13)},
    "VB043": {"place_date": Look(14)},
    "VB044": {"subject": Look(14)},
    "VB045": {"signer": Look(14)},
    "VB046": {"recipients_label": Look(12, "b", "left")},
    "VB047": Setup(number=Number(on_first=True)),
    "VB048": {"motto": Look(13, "b")},
}
IN_PDF: dict[str, Fault] = {
    "VB017": IN_WORD["VB017"],
    "VB029": Setup(paper=(216, 279)),
    "VB030": Setup(number=Number(align="right")),
    "VB033": Setup(margins=(20, 15, 20, 20)),
    "VB034": Setup(number=Number(look=Look(11))),
    "VB035": Setup(font="Arial"),
    "VB037": IN_WORD["VB037"],
    "VB038": Setup(align="left"),
    "VB039": Setup(indent=0),
    "VB041": IN_WORD["VB041"],
    "VB042": {"issuer": Look(13)},
    "VB043": IN_WORD["VB043"],
    "VB044": {"type": Look(12, "b")},
    "VB045": {"position": Look(12, "b")},
    "VB046": {"recipient": Look(13, "", "left")},
    "VB047": Setup(number=Number(on_first=True)),
    "VB048": IN_WORD["VB048"],
    "VB049": Setup(swapped=True),
}
OF_PARTY: dict[str, Fault] = {
    "VB029": Setup(paper=(216, 279)),
    "VB033": Setup(margins=(25, 15, 20, 30)),
    "VB035": Setup(font="Calibri"),
    "VB037": {"body": Look(13)},
    "VB041": {"party_title": Look(13, "b")},
    "VB042": {"parent": Look(14, "b")},
    "VB043": {"place_date": Look(14)},
    "VB044": {"type": Look(14, "b")},
}


def findings(paper: Paper, fault: Fault | None = None, *, pdf: bool = False) -> list[Finding]:
    """What the rules say of ``paper`` with one fault."""
    write = pdf_of if pdf else word_file
    data = write(paper, None, **fault) if isinstance(fault, dict) else write(paper, fault)
    return read_document("van-ban.pdf" if pdf else "van-ban.docx", data).findings


@pytest.mark.parametrize("paper", [STATE, PARTY], ids=["state", "party"])
@pytest.mark.parametrize("pdf", [False, True], ids=["docx", "pdf"])
def test_nothing_is_said_of_a_correct_document(paper: Paper, pdf: bool):
    assert [(finding.rule, finding.message) for finding in findings(paper, pdf=pdf)] == []


@pytest.mark.parametrize("rule", IN_WORD)
def test_a_fault_in_a_word_file_is_met_by_its_rule_and_by_no_other(rule: str):
    assert {finding.rule for finding in findings(STATE, IN_WORD[rule])} == {rule}


@pytest.mark.parametrize("rule", IN_PDF)
def test_a_fault_in_a_pdf_is_met_by_its_rule_and_by_no_other(rule: str):
    assert {finding.rule for finding in findings(STATE, IN_PDF[rule], pdf=True)} == {rule}


@pytest.mark.parametrize("rule", OF_PARTY)
def test_a_fault_in_a_party_paper_is_met_by_its_rule_and_by_no_other(rule: str):
    assert {finding.rule for finding in findings(PARTY, OF_PARTY[rule])} == {rule}


def test_every_rule_about_pages_has_its_fault():
    assert set(IN_WORD) | set(IN_PDF) == RULES


def dated(paper: Paper, year: str) -> Paper:
    """``paper`` of another year."""
    return replace(paper, right=[(kind, text.replace("2024", year)) for kind, text in paper.right])


def page_rules(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found} & RULES


@pytest.mark.parametrize("pdf", [False, True], ids=["docx", "pdf"])
def test_an_old_document_is_not_held_to_a_new_guide(pdf: bool):
    for fault in (IN_PDF if pdf else IN_WORD).values():
        assert page_rules(findings(dated(STATE, "2015"), fault, pdf=pdf)) == set()


def test_sizes_of_a_state_paper_are_not_those_of_a_party_paper():
    assert {finding.rule for finding in findings(STATE, {"state_title": Look(15, "b")})} == {"VB041"}
    assert findings(PARTY, {"recipients_label": Look(14, "i", "left")}) == []


def test_a_sentence_that_begins_with_can_cu_is_no_basis():
    sentence = ("body", "Căn cứ tình hình thực tế, Ủy ban nhân dân xã Đồng Vọng báo cáo kết quả như sau:")
    paper = replace(STATE, body=[*STATE.body[:1], sentence, *STATE.body[2:]])
    assert "VB017" not in {finding.rule for finding in findings(paper)}


def test_small_deviations_weigh_less_than_large_ones():
    for look, severity in ((Look(14), "info"), (Look(18), "warning")):
        (finding,) = findings(STATE, {"number": look})
        assert (finding.rule, finding.severity) == ("VB041", severity)
    for margins, severity in (((20, 15, 18, 30), "info"), ((10, 15, 20, 30), "warning")):
        (finding,) = findings(STATE, Setup(margins=margins))
        assert (finding.rule, finding.severity) == ("VB033", severity)


def test_what_most_paragraphs_do_not_do_is_told_once_with_its_count():
    (finding,) = findings(STATE, Setup(align="left"))
    assert finding.message_vi == "2/2 đoạn chưa căn đều hai lề"
    (finding,) = findings(STATE, Setup(colour="0000FF"))
    assert finding.message == "24 lines are not black: #0000FF (24)"


@pytest.mark.parametrize("setup", [Setup(colour="1F1F1F"), Setup(indent=28.35), Setup(line=1.5), Setup(number=None)])
def test_what_is_allowed_is_not_told(setup: Setup):
    assert findings(STATE, setup) == []


def test_a_long_document_without_page_numbers_is_told():
    paper = replace(
        STATE, body=[*STATE.body[:4], *[("body", f"{LONG[:-1]} số {n}.") for n in range(40)], *STATE.body[4:]]
    )
    assert "VB030" in {finding.rule for finding in findings(paper, Setup(number=None))}


def test_text_that_shows_no_pages_is_not_judged():
    text = correct_documents()["ke-hoach.txt"]
    assert page_rules(findings_in(text)) == set()


def test_text_in_an_old_encoding_is_told_before_its_font():
    columns = ("left", "right", "title", "body", "recipients", "signing")
    old = {name: [(kind, vni(text)) for kind, text in getattr(STATE, name)] for name in columns}
    (finding,) = (each for each in findings(replace(STATE, **old), Setup(font="VNI-Times")) if each.rule in RULES)
    assert (finding.rule, finding.message_vi) == ("VB035", "văn bản dùng bộ mã cũ (VNI), không phải Unicode")
