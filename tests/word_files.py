"""Word files made for tests: packages, the XML of their content, and what the reader makes of them."""

from __future__ import annotations

import io
import zipfile

from vanban.readers import docx
from vanban.readers.reading import Block, Paragraph, TableBlock

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(body: str, main_type: str = MAIN_TYPE, **parts: str) -> bytes:
    """A .docx with this content of ``w:body``; ``parts`` are the contents of other parts by name,
    headers and footers under their relationship id (``header1``)."""
    files = {"word/document.xml": f"<w:document {NAMESPACES}><w:background/><w:body>{body}</w:body></w:document>"}
    links = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        links += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
    links += f'<Relationship Id="lost" Type="{OFFICE}/image" Target="NULL"/>'
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    )
    files["word/_rels/document.xml.rels"] = relationships.format(links)
    files["_rels/.rels"] = relationships.format(
        f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    """A zip of these texts by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def p(content: str, properties: str = "") -> str:
    """A paragraph round runs, with what stands in its ``w:pPr``."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text, with what stands in its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(kind: str, name: str, content: str, based_on: str = "", default: bool = False) -> str:
    """A ``w:style`` of a kind (paragraph, character, table, numbering) under its name."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{mark}>{based}{content}</w:style>'


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    """What the reader makes of a body."""
    reading = docx.read(package(body, **parts), "thu.docx")
    assert [page.number for page in reading.pages] == [None]
    return reading.pages[0].blocks


def paragraphs(body: str, **parts: str) -> list[Paragraph]:
    """The paragraphs that the reader finds, tables left out."""
    return [block for block in blocks(body, **parts) if isinstance(block, Paragraph)]


def texts(body: str, **parts: str) -> list[str]:
    """One string a paragraph, its lines joined by a bar."""
    return ["|".join(line.text for line in paragraph.lines) for paragraph in paragraphs(body, **parts)]


def table(body: str, **parts: str) -> TableBlock:
    """The only table that the reader finds."""
    (found,) = [block for block in blocks(body, **parts) if isinstance(block, TableBlock)]
    return found


def cell_texts(found: TableBlock) -> dict[tuple[int, int, int, int], str]:
    """Place and spans (row, column, rows, columns) → text."""
    return {
        (cell.row, cell.column, cell.row_span, cell.column_span): "/".join(
            line.text for paragraph in cell.paragraphs for line in paragraph.lines
        )
        for cell in found.cells
    }
