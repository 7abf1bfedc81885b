"""Findings as JUnit XML: a suite a file, a failed case a finding, for CI services that show tests."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from vanban.checks.report import FileReport, Report
from vanban.checks.settings import Language
from vanban.errors import VanbanError
from vanban.writers.findings.words import message, with_remedy

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, lang: Language) -> str:
    """The suites; a file without findings is one passed case, one that could not be read an error."""
    root = ET.Element("testsuites", name="vanban check")
    for file in report.files:
        _file(root, file, lang)
    for path, error in report.failures.items():
        _failure(root, path, error)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _file(root: ET.Element, file: FileReport, lang: Language) -> None:
    failed = len(file.findings)
    suite = ET.SubElement(
        root, "testsuite", name=_clean(file.path), tests=str(max(1, failed)), failures=str(failed), errors="0"
    )
    if not file.findings:
        ET.SubElement(suite, "testcase", classname=_clean(file.path), name="vanban check")
    for finding in file.findings:
        case = ET.SubElement(
            suite, "testcase", classname=_clean(file.path), name=_clean(f"{finding.rule} {file.path}:{finding.line}"),
            file=_clean(file.path), line=str(finding.line),
        )  # fmt: skip
        failure = ET.SubElement(case, "failure", type=finding.severity, message=_clean(message(finding, lang)))
        failure.text = _clean(f"{file.path}:{finding.line}: {with_remedy(finding, lang)}\n“{finding.at[0].quote}”")


def _failure(root: ET.Element, path: str, error: VanbanError) -> None:
    suite = ET.SubElement(root, "testsuite", name=_clean(path), tests="1", failures="0", errors="1")
    case = ET.SubElement(suite, "testcase", classname=_clean(path), name="vanban check")
    ET.SubElement(case, "error", type=error.code, message=_clean(str(error)))


def _clean(text: str) -> str:
    """``text`` without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub(" ", text)
