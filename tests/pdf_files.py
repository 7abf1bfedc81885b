"""PDF files made for tests, written object by object."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Add = Callable[[bytes], int]

WIDTH, HEIGHT = 595, 842
FONTS = {
    "F1": "TimesNewRoman",
    "F2": "TimesNewRoman,Bold",
    "F3": "TimesNewRoman,Italic",
    "F4": "TimesNewRoman,BoldItalic",
    "F5": "Arial",
}
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


@dataclass
class Sheet:
    """A page to write: texts as (x, baseline from the top, text, size, font), rules as (x0, y0, x1, y1)."""

    texts: list[tuple[float, float, str, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    fields: list[tuple[float, float, str, str]] = field(default_factory=list)  # x, y, text, field type
    rotate: int = 0
    drawn: bytes = b""

    def text(self, x: float, y: float, text: str, size: float = 14, font: str = "F1") -> Sheet:
        self.texts.append((x, y, text, size, font))
        return self

    def rows(self, x: float, y: float, lines: Iterable[str], size: float = 14) -> Sheet:
        for index, line in enumerate(lines):
            self.text(x, y + index * 20, line, size)
        return self

    def content(self) -> bytes:
        parts = [f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S" for x0, y0, x1, y1 in self.rules]
        parts += [shown(x, HEIGHT - y, text, size, font) for x, y, text, size, font in self.texts]
        return "\n".join(parts).encode() + self.drawn


def shown(x: float, y: float, text: str, size: float, font: str) -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def pdf_file(*sheets: Sheet, password: bytes | None = None) -> bytes:
    """A PDF file of ``sheets``, encrypted when there is a password. Glyphs are half as wide as the font is high."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    to_unicode = add(stream(TO_UNICODE))
    fonts = b" ".join(b"/%s %d 0 R" % (key.encode(), add_font(add, name, to_unicode)) for key, name in FONTS.items())
    resources = b"<< /Font << %s >> >>" % fonts
    kids = [add_page(add, sheet, resources) for sheet in sheets]
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return assembled(objects, password)


def add_font(add: Add, name: str, to_unicode: int) -> int:
    descriptor = add(
        b"<< /Type /FontDescriptor /FontName /%s /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>" % name.encode()
    )
    cid = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 500 /FontDescriptor %d 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % (name.encode(), descriptor)
    )
    return add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] "
        b"/ToUnicode %d 0 R >>" % (name.encode(), cid, to_unicode)
    )


def add_page(add: Add, sheet: Sheet, resources: bytes) -> int:
    content = add(stream(sheet.content()))
    widgets = [add_widget(add, *field, resources) for field in sheet.fields]
    return add(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R /Resources %s /Annots [%s] >>"
        % (WIDTH, HEIGHT, sheet.rotate, content, resources, b" ".join(b"%d 0 R" % widget for widget in widgets))
    )


def add_widget(add: Add, x: float, y: float, text: str, kind: str, resources: bytes) -> int:
    look = shown(0, 3, text, 12, "F1").encode()
    width = 6 * len(text) + 2
    form = add(stream(look, b"/Type /XObject /Subtype /Form /BBox [0 0 %d 15] /Resources %s" % (width, resources)))
    return add(
        b"<< /Type /Annot /Subtype /Widget /FT /%s /T (f%d) /F 4 /Rect [%d %d %d %d] /AP << /N %d 0 R >> >>"
        % (kind.encode(), form, x, HEIGHT - y - 3, x + width, HEIGHT - y + 12, form)
    )


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (extra, len(data), data)


def assembled(objects: Sequence[bytes], password: bytes | None) -> bytes:
    out, offsets, trailer = bytearray(b"%PDF-1.7\n"), [], b""
    if password is not None:
        key = file_key(password)
        objects = [encrypted(body, key, number) for number, body in enumerate(objects, 1)]
        trailer = encryption(key)
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


OWNER, NAME = b"\x01" * 32, b"0123456789abcdef"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def file_key(user_password: bytes) -> bytes:
    """The key of the standard security handler, revision 2 (ISO 32000-1, 7.6.3)."""
    padded = (user_password + PADDING)[:32]
    return hashlib.md5(padded + OWNER + (0xFFFFFFFC).to_bytes(4, "little") + NAME).digest()[:5]


def encryption(key: bytes) -> bytes:
    """The trailer's entries for ``key``."""
    parts = (OWNER, rc4(key, PADDING), NAME, NAME)
    return b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % tuple(
        part.hex().encode() for part in parts
    )


def encrypted(body: bytes, key: bytes, number: int) -> bytes:
    """An object with its stream encrypted."""
    head, mark, rest = body.partition(b"\nstream\n")
    if not mark:
        return body
    object_key = hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
    return head + mark + rc4(object_key, rest.removesuffix(b"\nendstream")) + b"\nendstream"
