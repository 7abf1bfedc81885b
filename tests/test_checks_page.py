"""The rules about pages: a correct document on which none objects, and one fault for each."""

from __future__ import annotations

import pytest

from page_files import PARTY, STATE, Look, Number, Paper, Setup, pdf_of, word_file
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
