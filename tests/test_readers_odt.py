"""OpenDocument texts: what a document shows, from XML written by hand."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from old_fonts import tcvn3
from vanban.errors import DamagedFile, EncryptedFile, LimitExceeded
from vanban.readers import docx_package, odt, registry
from vanban.readers.reading import Block, Paragraph, Role, Style, TableBlock
from vanban.text.build import build_text
from vanban.text.legacy import in_unicode
from word_files import cell_texts

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
FONTS = '<style:font-face style:name="F1" svg:font-family="\'.VnTimeH\'"/>'


def document(body: str, automatic: str = "", styles: str = "", manifest: str = "", content: str | None = None) -> bytes:
    """An .odt with this content of ``office:text``, automatic styles, and content of styles.xml."""
    whole = (
        f"<office:document-content {NAMESPACES}><office:font-face-decls>{FONTS}</office:font-face-decls>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", odt.MEDIA_TYPE)
        archive.writestr("content.xml", whole if content is None else content)
        archive.writestr("styles.xml", f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    (page,) = odt.read(document(body, **parts), "kh.odt").pages
    return page.blocks


def texts(body: str, **parts: str) -> list[str]:
    found = blocks(body, **parts)
    return ["|".join(line.text for line in block.lines) for block in found if isinstance(block, Paragraph)]


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def test_the_format_is_told_by_the_bytes():
    assert registry.detect(document(p("a")), "kh.docx").name == "OpenDocument text"
    assert registry.read(document(p("a")), "kh.docx").media_type == odt.MEDIA_TYPE


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Kế  \n hoạch<text:s text:c='2'/>A<text:tab/>B<text:line-break/>C"), ["Kế hoạch  A\tB|C"]),
        (p("a<text:span>b<text:a>c</text:a></text:span>d"), ["abcd"]),
        (f"<text:tracked-changes>{p('bỏ')}</text:tracked-changes>{p('còn')}", ["còn"]),
        (p("a<office:annotation>b</office:annotation>c"), ["ac"]),
        (f"<text:section>{p('a')}</text:section><text:h>b</text:h>", ["a", "b"]),
        (p(f"a<draw:frame><draw:text-box>{p('DỰ THẢO')}</draw:text-box></draw:frame>b"), ["ab", "DỰ THẢO"]),
        (f"<draw:frame><draw:text-box>{p('KHẨN')}</draw:text-box></draw:frame>{p('a')}", ["KHẨN", "a"]),
    ],
)
def test_content_of_paragraphs(body: str, expected: list[str]):
    assert texts(body) == expected


STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="14pt"/></style:default-style>'
    '<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-weight="bold" fo:font-family="Arial"/></style:style>'
)
TEXT_STYLES = {
    "T1": 'fo:font-weight="normal"',
    "T2": 'style:text-position="super 58%"',
    "T3": 'text:display="none"',
    "T4": 'style:font-name="F1"',
    "T5": 'fo:text-transform="uppercase"',
}
LINE = "0.5pt solid #000000"
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="C1" style:family="table-cell">'
    f'<style:table-cell-properties fo:border-left="{LINE}" fo:border-bottom="{LINE}"/></style:style>'
) + "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/></style:style>'
    for name, said in TEXT_STYLES.items()
)


def span(content: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def test_looks():
    (block,) = blocks(p("KẾ HOẠCH" + span("năm", "T1"), "P1"), automatic=AUTOMATIC, styles=STYLES)
    assert isinstance(block, Paragraph)
    look = replace(block.lines[0].style, colour=None, setting=None)
    assert look == Style("Arial", 14.0, bold=True, italic=False, align="center")
    body = p("m" + span("2", "T2") + span("ẩn", "T3") + span("sở", "T5"))
    assert texts(body, automatic=AUTOMATIC) == ["m²SỞ"]


def test_old_fonts():
    read = in_unicode(odt.read(document(p(span(tcvn3("nghị định"), "T4") + " Sở"), AUTOMATIC), "kh.odt"))
    assert (build_text(read).string, read.encoding) == ("NGHỊ ĐỊNH Sở", "mixed")


LEVEL = "text:list-level-style-number"
LISTS = (
    f'<text:list-style style:name="L1"><{LEVEL} text:level="1" style:num-format="I" style:num-suffix="."/>'
    f'<{LEVEL} text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    f'<text:list-style style:name="L3"><{LEVEL} text:level="1" style:num-format="a" style:num-list-format="%1%)"/>'
    "</text:list-style>"
)


def listed(*items: str, style: str = "L1", more: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def test_lists():
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
    body = listed(p("a") + p("sau") + inner, p("c"), more='xml:id="x"') + p("giữa")
    body += listed(p("d"), more='text:continue-list="x"') + listed(p("e")) + listed(p("f"), style="L2")
    body += listed(p("g"), p("h"), style="L3") + listed(p("i"), style="L3", more='text:continue-numbering="true"')
    assert texts(body, automatic=LISTS) == [
        "I. a", "sau", "I.1. b", "II. c", "giữa", "III. d", "I. e", "- f", "a) g", "b) h", "c) i",
    ]  # fmt: skip


def test_numbered_headings():
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    body = '<text:h text:outline-level="1">Mục</text:h>'
    body += '<text:h text:outline-level="1" text:is-list-header="true">Không</text:h>'
    assert texts(body, styles=outline + "</text:outline-style>") == ["1. Mục", "Không"]


def test_notes_stand_behind_their_paragraph():
    def note(content: str, label: str = "") -> str:
        citation = f"<text:note-citation{label}>1</text:note-citation>"
        return (
            f'<text:note text:note-class="footnote">{citation}<text:note-body>{p(content)}</text:note-body></text:note>'
        )

    body = p(f"Cây{note('Theo thôn.')} lớn.") + p("Sau" + note("Hai.", ' text:label="*"'))
    found = [(block.role, block.lines[0].text) for block in blocks(body) if isinstance(block, Paragraph)]
    assert found == [
        (Role.BODY, "Cây¹ lớn."),
        (Role.FOOTNOTE, "¹ Theo thôn."),
        (Role.BODY, "Sau*"),
        (Role.FOOTNOTE, "Hai."),
    ]


def test_headers_and_footers():
    field = "<text:page-number>1</text:page-number>"
    page = (
        f'<style:master-page style:name="S"><style:header>{p("Lưu hành nội bộ")}</style:header>'
        f"<style:footer>{p('Trang' + field)}</style:footer></style:master-page>"
    )
    found = [(block.role, block.lines[0].text) for block in blocks(p("a"), styles=page) if isinstance(block, Paragraph)]
    assert found == [(Role.HEADER, "Lưu hành nội bộ"), (Role.BODY, "a"), (Role.FOOTER, "Trang")]


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell table:style-name="C1" {more}>{p(text)}</table:table-cell>'


def rows(*contents: str) -> str:
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in contents) + "</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_tables():
    tall, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    body = rows(
        cell("A") + cell("B") + cell("C", tall),
        cell("D", wide) + COVERED + COVERED,
        cell("", 'table:number-columns-repeated="2"')
        + f"<table:table-cell>{p('E')}{rows(cell('F'))}</table:table-cell>",
        cell("G", wide + " " + tall) + COVERED + cell("H"),
        COVERED + COVERED + cell("I"),
    )
    (table,) = blocks(body, automatic=AUTOMATIC)
    assert isinstance(table, TableBlock)
    assert table.ruled
    assert cell_texts(table) == {
        (0, 0, 1, 1): "A", (0, 1, 1, 1): "B", (0, 2, 2, 1): "C", (1, 0, 1, 2): "D",
        (2, 0, 1, 1): "", (2, 1, 1, 1): "", (2, 2, 1, 1): "E/F",
        (3, 0, 2, 2): "G", (3, 2, 1, 1): "H", (4, 2, 1, 1): "I",
    }  # fmt: skip
    (plain,) = blocks(rows(cell("A") + cell("B")))
    assert isinstance(plain, TableBlock)
    assert not plain.ruled


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"manifest": "<manifest:encryption-data/>"}, EncryptedFile, "kh.odt wants a password"),
        ({"content": "<a"}, DamagedFile, "kh.odt is not a whole OpenDocument text"),
        ({"content": "<a/>"}, DamagedFile, "kh.odt has no text"),
    ],
)
def test_what_cannot_be_read(parts: dict[str, str], error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        odt.read(document(p("a"), **parts), "kh.odt")


def test_a_file_that_is_cut_off():
    data = document(p("a"))[:300]
    assert odt.sniff(data)
    with pytest.raises(DamagedFile, match="save it again"):
        odt.read(data, "kh.odt")


def test_numbers_that_are_none_and_nesting_without_end():
    with pytest.raises(DamagedFile, match="malformed"):
        odt.read(document(p("<text:s text:c='x'/>")), "kh.odt")
    with pytest.raises(DamagedFile):
        odt.read(document(p("<text:span>" * 5000 + "</text:span>" * 5000)), "kh.odt")


def test_a_part_that_is_too_large(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(odt, "PART_LIMIT", 100)
    assert docx_package.PART_LIMIT > 100
    with pytest.raises(LimitExceeded, match=r"content\.xml unpacks to .* bytes, more than 100"):
        odt.read(document(p("a")), "kh.odt")
