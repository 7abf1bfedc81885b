"""Rich Text documents (.rtf): bytes to a :class:`~vanban.readers.reading.Reading`.

What the file holds is said in WordprocessingML, which the modules of .docx then walk. Numbers of lists
are taken as the file writes them out for simple readers; styles need no look, since Rich Text repeats
all formatting where it applies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from vanban.errors import DamagedFile
from vanban.readers.docx import read_parts
from vanban.readers.docx_xml import Element
from vanban.readers.reading import Reading
from vanban.readers.rtf_rows import RowDefinition
from vanban.readers.rtf_story import RunLook, Story
from vanban.readers.rtf_text import Fonts
from vanban.readers.rtf_tokens import Token, tokens
from vanban.readers.word_xml import WordParts, element, section

MEDIA_TYPE = "application/rtf"

_SKIPPED = frozenset((
    "stylesheet", "colortbl", "info", "pict", "nonshppict", "objdata", "listtable", "listoverridetable", "rsidtbl",
    "filetbl", "revtbl", "nonesttables", "shprslt", "sp", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc",
    "aftncn", "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "template", "xe", "tc", "private",
    "fontemb", "comment", "pgdsctbl", "operator",
))  # fmt: skip
_STARRED = frozenset({"fldinst", "shpinst", "shptxt", "do", "dptxbxtext", "footnote"})
_HEADERS = {
    "header": ("header", "default"), "headerr": ("header", "default"), "headerl": ("header", "even"),
    "headerf": ("header", "first"), "footer": ("footer", "default"), "footerr": ("footer", "default"),
    "footerl": ("footer", "even"), "footerf": ("footer", "first"),
}  # fmt: skip
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "nbsp": "\xa0", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"tab": "tab", "line": "br", "page": "br", "nbhyphen": "noBreakHyphen", "optionalhyphen": "softHyphen"}
_ALIGNMENTS = {"ql": "left", "qc": "center", "qr": "right", "qj": "both", "qd": "both"}
_MARKS = {"b": "b", "i": "i", "caps": "caps", "scaps": "caps", "v": "vanish", "deleted": "deleted"}
_RAISED = {"super": "superscript", "sub": "subscript", "nosupersub": "baseline"}
_CODE_PAGES = frozenset({"ansi", "mac", "pc", "pca", "ansicpg"})


def sniff(data: bytes) -> bool:
    """Whether the bytes begin as Rich Text."""
    return data.lstrip().startswith(b"{\\rtf")


def read(data: bytes, name: str) -> Reading:
    """Everything that the document shows, as one page without a number.

    DamagedFile when the file is cut off.
    """
    reader = _Reader()
    for token in tokens(data):
        reader.take(token)
    if not reader.is_whole:
        raise DamagedFile(f"{name}: the file ends before its last closing brace", "copy or download it again")
    return read_parts(reader.parts(), MEDIA_TYPE, name)


@dataclass(slots=True)
class _State:
    """What holds within a group. ``closing`` is what is to be done at its end, for the group that began it."""

    target: str = "text"  # where characters go: text, label, instruction, fonts or nowhere
    look: RunLook = field(default_factory=RunLook)
    align: str = "left"
    in_table: bool = False
    fallback: int = 1  # how many characters stand in for a Unicode one
    closing: Callable[[], None] | None = None
    starred: bool = False


class _Reader:
    """Takes in token after token; the stories fill as it goes."""

    def __init__(self) -> None:
        self.is_whole = False
        self._fonts = Fonts()
        self._state = _State()
        self._stack: list[_State] = []
        self._stories = [Story()]
        self._row = RowDefinition()
        self._notes: dict[str, list[Element]] = {"footnote": [], "endnote": []}
        self._headers: dict[str, Element] = {}
        self._sections: list[Element] = []
        self._references: list[tuple[str, str, str]] = []
        self._first_differs = self._even_pages = self._numbered_note = False
        self._note_kind = "footnote"
        self._label = ""
        self._raw = bytearray()
        self._skip = 0
        self._high: int | None = None  # first half of a character beyond U+FFFF
        self._font_number = 0
        self._font_name = ""

    def parts(self) -> WordParts:
        """The parts of the document, when all tokens have been taken in."""
        self._end_section()
        body = element(
            "body", *self._stories[0].blocks, *(element("p", element("pPr", sect)) for sect in self._sections)
        )
        settings = element("settings", *([element("evenAndOddHeaders")] if self._even_pages else []))
        notes = {f"{kind}s": element(f"{kind}s", *made) for kind, made in self._notes.items()}
        return WordParts(element("document", body), {"settings": settings, **notes}, self._headers)

    def take(self, token: Token) -> None:
        """Take in the next token of the file."""
        if token.kind == "byte":
            if self._skip:
                self._skip -= 1
            else:
                self._raw.append(token.number or 0)
            return
        if token.kind == "text":
            text = token.text[self._skip :]
            self._skip = max(0, self._skip - len(token.text))
            self._raw += text.encode("latin-1")
            return
        self._flush()
        if token.kind == "open":
            self._skip = 0
            self._stack.append(self._state)
            self._state = replace(self._state, closing=None, starred=False)
        elif token.kind == "close":
            self._close()
        else:
            self._word(token.text, token.number)

    def _close(self) -> None:
        self._skip = 0
        if not self._stack:
            return
        if self._state.closing is not None:
            self._state.closing()
        if len(self._stack) == 1:
            self._stories[0].end(self._state.align)
        self._state = self._stack.pop()
        self.is_whole = self.is_whole or not self._stack

    def _flush(self) -> None:
        """Show the bytes gathered so far."""
        if self._raw:
            raw = bytes(self._raw)
            self._raw.clear()
            if self._state.target == "fonts":
                self._font_text(raw.decode("latin-1"))
            else:
                self._show(self._fonts.decode(raw, self._state.look.font))

    def _show(self, text: str) -> None:
        target, look = self._state.target, self._state.look
        if target == "label":
            self._label += text
        elif target != "nowhere" and target != "fonts":
            name = "instrText" if target == "instruction" else "t"
            self._stories[-1].add_text(text, look, self._fonts.name(look.font), name)

    def _add(self, child: Element) -> None:
        self._stories[-1].add(child, self._state.look, self._fonts.name(self._state.look.font))

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if self._skip and word != "u":
            self._skip -= 1
            return
        if word == "star":
            state.starred = True
            return
        if state.target == "nowhere":
            return
        if word in _SKIPPED or (state.starred and word not in _STARRED):
            state.target = "nowhere"
        elif state.target == "fonts":
            self._font_word(word, number)
        elif word == "u":
            self._unicode(number or 0)
        elif word == "uc":
            state.fallback = max(number or 0, 0)
        elif word in _CHARACTERS:
            self._show(_CHARACTERS[word])
        elif word in _SIGNS:
            self._sign(_SIGNS[word])
        elif not (self._character_word(word, number) or self._block_word(word) or self._group_word(word)):
            self._document_word(word, number)
        state.starred = False

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high is not None:
                self._show(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = None
        else:
            self._show(chr(code))

    def _sign(self, name: str) -> None:
        if self._state.target == "label":
            self._label += " "
        elif self._state.target == "text":
            self._add(element(name))

    def _character_word(self, word: str, number: int | None) -> bool:
        """Whether the word changes the look of characters, which it then does."""
        look = self._state.look
        if word == "plain":
            look = RunLook()
        elif word == "f":
            look = replace(look, font=number)
        elif word == "fs":
            look = replace(look, size=number or 24)
        elif word in _MARKS:
            mark = {_MARKS[word]}
            look = replace(look, marks=look.marks - mark if number == 0 else look.marks | mark)
        elif word in _RAISED:
            look = replace(look, raised=_RAISED[word] if number != 0 else "baseline")
        else:
            return False
        self._state.look = look
        return True

    def _block_word(self, word: str) -> bool:
        """Whether the word shapes paragraphs or rows."""
        state, story = self._state, self._stories[-1]
        if word in ("par", "nestcell"):
            story.end_paragraph(state.align, state.in_table or word == "nestcell")
        elif word == "pard":
            state.align, state.in_table = "left", False
        elif word == "intbl":
            state.in_table = True
        elif word in _ALIGNMENTS:
            state.align = _ALIGNMENTS[word]
        elif word == "cell":
            story.end_cell(state.align)
        elif word == "row":
            story.end_row(self._row)
        elif word == "trowd":
            self._row = RowDefinition()
        else:
            return False
        return True

    def _group_word(self, word: str) -> bool:
        """Whether the word says what its group is: a field, a note, a header, a text box, a list's number."""
        state = self._state
        if word == "fonttbl":
            state.target = "fonts"
        elif word == "field":
            self._add(element("fldChar", fldCharType="begin"))
            state.closing = self._end_field
        elif word == "fldinst":
            state.target = "instruction"
        elif word == "fldrslt":
            self._add(element("fldChar", fldCharType="separate"))
        elif word in ("listtext", "pntext"):
            state.target, state.closing, self._label = "label", self._end_label, ""
        elif word == "footnote":
            self._note_kind = "footnote"
            self._open_story(self._end_note)
        elif word in ("shptxt", "dptxbxtext"):
            self._open_story(self._end_box)
        elif word in _HEADERS:
            place, kind = _HEADERS[word]
            self._open_story(lambda: self._end_header(place, kind))
        else:
            return False
        return True

    def _document_word(self, word: str, number: int | None) -> None:
        if word in _CODE_PAGES:
            self._fonts.set_page(word, number)
        elif word == "deff":
            self._fonts.default = number or 0
        elif word == "ftnalt":
            self._note_kind = "endnote"
        elif word == "chftn":
            self._numbered_note |= len(self._stories) == 1  # within the note it only repeats itself
        elif word == "chpgn":
            for child in ("begin", "separate", "end"):
                self._add(element("fldChar", fldCharType=child))
        elif word == "sect":
            self._stories[-1].end_paragraph(self._state.align, in_table=False)
            self._end_section()
        elif word == "sectd":
            self._first_differs = False
        elif word == "titlepg":
            self._first_differs = True
        elif word == "facingp":
            self._even_pages = True
        else:
            self._row.take(word, number)

    def _open_story(self, closing: Callable[[], None]) -> None:
        self._stories.append(Story())
        self._state.target, self._state.closing, self._state.in_table = "text", closing, False

    def _end_story(self) -> list[Element]:
        return self._stories.pop().end(self._state.align)

    def _end_field(self) -> None:
        self._add(element("fldChar", fldCharType="end"))

    def _end_label(self) -> None:
        """Show a list's number; marks of any shape are dashes."""
        label = self._label.strip()
        if label:
            self._state.target, self._state.look = "text", self._stack[-1].look
            self._show((label if any(map(str.isalnum, label)) else "-") + " ")

    def _end_note(self) -> None:
        blocks, kind = self._end_story(), self._note_kind
        number = len(self._notes[kind])
        self._notes[kind].append(element(kind, *blocks, id=number))
        custom = {} if self._numbered_note else {"customMarkFollows": 1}
        self._add(element(f"{kind}Reference", id=number, **custom))
        self._numbered_note = False

    def _end_box(self) -> None:
        self._add(element("txbxContent", *self._end_story()))

    def _end_header(self, place: str, kind: str) -> None:
        relationship = str(len(self._headers))
        self._headers[relationship] = element("hdr", *self._end_story())
        self._references.append((place, kind, relationship))

    def _end_section(self) -> None:
        self._sections.append(section(self._references, self._first_differs))
        self._references = []

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font_number, self._font_name = number or 0, ""
        elif word == "fcharset":
            self._fonts.charsets[self._font_number] = number or 0

    def _font_text(self, text: str) -> None:
        name, semicolon, _ = text.partition(";")
        self._font_name += name
        if semicolon:
            self._fonts.names[self._font_number] = self._font_name.strip()
