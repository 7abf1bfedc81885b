"""Rich Text: what a document shows, from markup written by hand."""

from __future__ import annotations

import pytest

from old_fonts import tcvn3, vni
from vanban.errors import DamagedFile
from vanban.readers import registry, rtf
from vanban.readers.reading import Block, Paragraph, Role, TableBlock
from vanban.text.build import build_text
from vanban.text.legacy import in_unicode
from word_files import cell_texts

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}{\f1\fcharset0 .VnTime;}"
    r"{\f2 VNI-Times;}{\f3\fcharset2 Wingdings;}{\f4\fcharset163 Arial{\*\falt Helvetica};}"
    r"{\f5\fcharset162 .VnTimeH Tur;}{\f6\fcharset163 Times New Roman (Vietnamese);}}"
)


def escaped(text: str) -> str:
    """``text`` in Rich Text's own characters, with a stand-in behind each."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def coded(text: str) -> str:
    """Latin letters as bytes of the code page."""
    return "".join(char if char.isascii() else f"\\'{char.encode('cp1252')[0]:02x}" for char in text)


def document(body: str) -> bytes:
    head = r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}"
    return (head + r"{\info{\title An}}" + body + "}").encode("latin-1")


def blocks(body: str) -> tuple[Block, ...]:
    (page,) = rtf.read(document(body), "kh.rtf").pages
    return page.blocks


def texts(body: str) -> list[str]:
    return ["|".join(line.text for line in block.lines) for block in blocks(body) if isinstance(block, Paragraph)]


def shown(body: str) -> str:
    return build_text(in_unicode(rtf.read(document(body), "kh.rtf"))).string


def test_the_format_is_told_by_the_bytes():
    assert registry.detect(document("a"), "kh.doc").name == "Rich Text document"
    assert registry.read(document("a"), "kh.doc").media_type == "application/rtf"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (escaped("Xã Đồi Chè") + r"\par Hai\line ba\par", ["Xã Đồi Chè", "Hai|ba"]),
        (r"\uc2\u7897 ab\u7897\'61\'62c", ["ộộc"]),
        (r"\uc0\u-10179 \u-8704 x", ["😀x"]),
        (r"a\emdash b\endash c\ldblquote d\rdblquote\~e\_f\-g", ["a—b–c“d”\xa0e-f\xadg"]),
        (r"a\tab b\{c\}\\", ["a\tb{c}\\"]),
        (r"\'41{\f4 \'f0\'e0}", ["Ađà"]),
        (r"{\f3 \'fc} xong", ["✓ xong"]),
        (r"m{\super 2}, H{\sub 2}O", ["m², H₂O"]),
        (r"a{\v an}{\deleted bo}b", ["ab"]),
        (r"{\caps so nha}", ["SO NHA"]),
        (r"{\*\unknown\par an}{\pict\pngblip 89504e47}{\*\bkmkstart x}con", ["con"]),
        ("a{\\pict\\bin6 {}{}}}}b", ["ab"]),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt trang}}", ["trang"]),
        (r"{\listtext\f3 \'a7\tab}Mot\par{\listtext 2.\tab}Hai", ["- Mot", "2. Hai"]),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt DU THAO\par}}}b", ["ab", "DU THAO"]),
        (r"{\object{\*\objdata 00}{\result{anh}}}", ["anh"]),
    ],
)
def test_content_of_paragraphs(body: str, expected: list[str]):
    assert [text for text in texts(body) if text] == expected


def test_looks_hold_within_their_group():
    (block,) = blocks(r"\pard\qc\f0\fs28{\b\i Ke hoach}")
    assert isinstance(block, Paragraph)
    style = block.lines[0].style
    assert (style.font, style.size, style.bold, style.italic, style.align) == (
        "Times New Roman", 14.0, True, True, "center"
    )  # fmt: skip
    (block,) = blocks(r"{\b Ke} hoach{\b\b0  nam} sau\plain  va")
    assert isinstance(block, Paragraph)
    assert not block.lines[0].style.bold


def test_notes_stand_behind_their_paragraph():
    body = (
        r"Cay{\super\chftn}{\footnote\pard{\super\chftn} Theo thon.} lon\par "
        r"Sau{\super *}{\footnote\ftnalt{\super *} Hai.}\par"
    )
    assert [(block.role, block.lines[0].text) for block in blocks(body) if isinstance(block, Paragraph)] == [
        (Role.BODY, "Cay¹ lon"),
        (Role.FOOTNOTE, "¹ Theo thon."),
        (Role.BODY, "Sau*"),
        (Role.FOOTNOTE, "* Hai."),
    ]


def test_headers_and_footers():
    body = r"\titlepg{\headerf UBND XA\par}{\header Luu hanh noi bo\par}{\footer\chpgn\par}Mot\par"
    found = [(block.role, block.lines[0].text) for block in blocks(body) if isinstance(block, Paragraph)]
    assert found == [(Role.HEADER, "Luu hanh noi bo"), (Role.BODY, "UBND XA"), (Role.BODY, "Mot")]


BORDER = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"


def test_tables():
    rows = (
        rf"\trowd\trleft0{BORDER}\cellx1000{BORDER}\clvmgf\cellx3000\pard\intbl A\cell B\cell\row"
        rf"\trowd\trleft0{BORDER}\cellx1010{BORDER}\clvmrg\cellx3000\pard\intbl C\par D\cell\cell\row"
        rf"\trowd\trleft0{BORDER}\cellx3000\pard\intbl E\cell\row\pard F\par"
    )
    (table,) = [block for block in blocks(rows) if isinstance(block, TableBlock)]
    assert table.ruled
    assert cell_texts(table) == {(0, 0, 1, 1): "A", (0, 1, 2, 1): "B", (1, 0, 1, 1): "C/D", (2, 0, 1, 2): "E"}
    assert texts(rows) == ["F"]


def test_rows_without_a_definition_are_rows():
    rows = (
        r"\intbl A\cell B\cell\row\intbl C\cell D\cell\row"
        r"\trowd\cellx2000\cellx4000\pard\intbl E\cell F\cell\row\pard G\par"
    )
    (table,) = [block for block in blocks(rows) if isinstance(block, TableBlock)]
    assert [text for _, text in sorted(cell_texts(table).items())] == ["A", "B", "C", "D", "E", "F"]


def test_a_table_without_lines_is_layout():
    rows = r"\trowd\clbrdrt\brdrnone\cellx1000\cellx3000\pard\intbl A\cell B\cell\row\pard F\par"
    (table,) = [block for block in blocks(rows) if isinstance(block, TableBlock)]
    assert not table.ruled


def test_a_table_in_a_table_is_text_of_its_cell():
    rows = (
        r"\trowd\cellx3000\pard\intbl A\par\pard\intbl\itap2 B\nestcell C\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}\pard\intbl\itap1 D\cell\row\pard F"
    )
    (table,) = [block for block in blocks(rows) if isinstance(block, TableBlock)]
    assert cell_texts(table) == {(0, 0, 1, 1): "A/B/C/D"}


def test_old_fonts():
    body = rf"{{\f1 {coded(tcvn3('Uỷ ban nhân dân'))}}} {{\f2 {coded(vni('xã Đồi Chè'))}}} {escaped('Tỉnh Sơn')}"
    assert shown(body) == "Uỷ ban nhân dân xã Đồi Chè Tỉnh Sơn"
    assert shown(rf"{{\f5 {coded(tcvn3('nghị định'))}}}") == "NGHỊ ĐỊNH"  # Turkish by its name only
    assert shown(r"{\f1 thñ t\-íng}") == "thủ tướng"


def test_the_vietnamese_code_page():
    assert shown(r"{\f6 H\'f4\'f2i \'f0\'f4\'ccng}") == "Hội đồng"


@pytest.mark.parametrize("kept", [8, 200, -1])
def test_a_file_that_is_cut_off(kept: int):
    with pytest.raises(DamagedFile, match=r"kh\.rtf: the file ends before its last closing brace .copy or download"):
        rtf.read(document(r"Mot\par hai\par")[:kept], "kh.rtf")


def test_deep_nesting_is_no_matter():
    assert texts("{" * 5000 + "a" + "}" * 5000) == ["a"]
