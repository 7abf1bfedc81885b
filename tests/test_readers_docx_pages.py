"""What the reader of .docx tells of pages and paragraphs: set-up, page number, colour, indent and spacing."""

from __future__ import annotations

import pytest

from vanban.readers import docx
from vanban.readers.reading import PageNumber, PageSetup, Setting, Style
from word_files import p, package, paragraphs, r, style

SIZE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-1134" w:right="851" w:bottom="1134" w:left="1701"/>'
FIELD = '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText> PAGE </w:instrText></w:r>'


def section(content: str) -> str:
    return f"<w:sectPr>{content}</w:sectPr>"


def refer(place: str, name: str, kind: str = "default") -> str:
    return f'<w:{place}Reference w:type="{kind}" r:id="{name}"/>'


def setups(body: str, **parts: str) -> tuple[PageSetup, ...]:
    return docx.read(package(body, **parts), "kh.docx").setups


def number(paragraph: str, content: str = "", place: str = "header") -> PageNumber | None:
    """The page number of a section with one header or footer."""
    (found,) = setups(section(refer(place, f"{place}1") + content), **{f"{place}1": paragraph})
    return found.number


def test_paper_and_margins_of_every_section():
    across = '<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:left="1134" w:gutter="567"/>'
    first, second = setups(f"<w:p><w:pPr>{section(SIZE)}</w:pPr></w:p>{section(across)}")
    assert (first.width, first.height, first.top, first.right, first.left) == (595.3, 841.9, 56.7, 42.55, 85.05)
    assert (second.width, second.left, second.top, second.number) == (841.9, pytest.approx(85.05), None, None)


def test_a_document_that_says_nothing_has_no_set_up():
    assert setups(p(r("x"))) == ()
    assert setups(section("")) == (PageSetup(None, None, None, None, None, None),)


@pytest.mark.parametrize(
    ("properties", "align"),
    [
        ('<w:jc w:val="center"/>', "center"),
        ('<w:jc w:val="end"/>', "right"),
        ("", "left"),
        ('<w:framePr w:xAlign="center"/>', "center"),
        ("<w:framePr/>", None),
    ],
)
def test_place_of_the_page_number(properties: str, align: str | None):
    found = number(p(FIELD, properties))
    assert found == PageNumber("top", align, Style("Times New Roman", 13.0), arabic=True, on_first_page=True)


@pytest.mark.parametrize(
    ("before", "align"),
    [
        (r("") + "<w:r><w:tab/></w:r>", "center"),
        ("<w:r><w:tab/><w:tab/></w:r>", "right"),
        ('<w:r><w:ptab w:alignment="center"/></w:r>', "center"),
    ],
)
def test_tabs_lead_to_the_middle_and_the_right(before: str, align: str):
    found = number(p(before + FIELD), place="footer")
    assert found is not None
    assert (found.edge, found.align) == ("bottom", align)


def test_roman_numbers_and_simple_fields():
    simple = p('<w:fldSimple w:instr=" PAGE \\* roman "><w:r><w:rPr><w:i/></w:rPr><w:t>ii</w:t></w:r></w:fldSimple>')
    found = number(simple)
    assert found is not None
    assert (found.arabic, found.style.italic) == (False, True)
    by_section = number(p(FIELD), '<w:pgNumType w:fmt="upperRoman"/>')
    assert by_section is not None
    assert not by_section.arabic
    assert number(p(r("Trang"))) is None


def test_the_first_page_may_hide_its_number():
    hidden = section(refer("header", "header1") + "<w:titlePg/>")
    (found,) = setups(hidden, header1=p(FIELD))
    assert found.number is not None
    assert not found.number.on_first_page
    shown = section(refer("header", "header1") + refer("header", "header2", "first") + "<w:titlePg/>")
    (found,) = setups(shown, header1=p(FIELD), header2=p(FIELD))
    assert found.number is not None
    assert found.number.on_first_page


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", Setting(0, 0, 0, 1.0)),
        ('<w:ind w:firstLine="720"/><w:spacing w:before="120" w:after="60"/>', Setting(36, 6, 3, 1.0)),
        ('<w:ind w:left="720" w:hanging="360"/>', Setting(18, 0, 0, 1.0)),
        ('<w:ind w:firstLineChars="200" w:firstLine="560"/>', Setting(None, 0, 0, 1.0)),
        ('<w:numPr><w:numId w:val="3"/></w:numPr>', Setting(None, 0, 0, 1.0)),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', Setting(0, 0, 0, 1.5)),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', Setting(0, 0, 0, None, 18)),
        ('<w:spacing w:beforeAutospacing="1" w:before="5"/>', Setting(0, None, 0, 1.0)),
        ("<w:contextualSpacing/>", Setting(0, None, None, 1.0)),
    ],
)
def test_setting_of_a_paragraph(properties: str, expected: Setting):
    (paragraph,) = paragraphs(p(r("x"), properties))
    assert paragraph.lines[0].style.setting == expected


def test_settings_and_colours_come_from_styles_too():
    content = (
        '<w:pPr><w:ind w:firstLine="567"/><w:spacing w:after="120"/></w:pPr><w:rPr><w:color w:val="C00000"/></w:rPr>'
    )
    styles = style("paragraph", "Than", content)
    first, second = paragraphs(
        p(r("x"), '<w:pStyle w:val="Than"/><w:spacing w:before="120"/>')
        + p(r("x", '<w:color w:val="auto"/>'), '<w:pStyle w:val="Than"/>'),
        styles=styles,
    )
    assert first.lines[0].style.setting == Setting(28.35, 6, 6, 1.0)
    assert (first.lines[0].style.colour, second.lines[0].style.colour) == ("C00000", "000000")


def test_an_indent_made_by_typing_is_not_told():
    (paragraph,) = paragraphs(p("<w:r><w:tab/></w:r>" + r("x")))
    assert paragraph.lines[0].style.setting == Setting(None, 0, 0, 1.0)
