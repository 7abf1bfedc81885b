"""What stands inside a paragraph of a .docx: runs, fields, breaks, symbols, anchored boxes and note marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from vanban.readers.docx_styles import Look, Styles
from vanban.readers.docx_xml import ALTERNATE, NOT_SHOWN, Element, M, V, W, attribute, is_on, switch, value, whole
from vanban.readers.fonts import font_encoding
from vanban.readers.reading import Line, Setting, Style, font_runs
from vanban.readers.symbols import as_shown, symbol

_SUPERSCRIPT = str.maketrans("0123456789+-=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼")
_RAISED = {"superscript": _SUPERSCRIPT, "subscript": str.maketrans("0123456789+-=", "₀₁₂₃₄₅₆₇₈₉₊₋₌")}
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_TICKED, _UNTICKED = "☒", "☐"

_Value = TypeVar("_Value", str, float, bool)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a note: ``kind`` is footnote or endnote; ``mark`` is None where the text has its own."""

    kind: str
    note_id: str
    mark: str | None


@dataclass(slots=True)
class Content:
    """What the walk of a paragraph found: fragments of text line by line, and what is anchored there."""

    lines: list[list[tuple[str, Look]]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)  # w:txbxContent and v:textpath
    notes: list[NoteMark] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Show ``text`` next on the last line."""
        self.lines[-1].append((text, look))

    def size(self) -> int:
        """Grows with everything that is shown."""
        return sum(map(len, self.lines)) + len(self.lines) + len(self.boxes) + len(self.notes)


@dataclass(slots=True)
class _Field:
    """A complex field that is open: its instruction until ``separate``, its result from there on."""

    default: str  # what a form field shows when it has no result text
    instruction: str = ""
    in_result: bool = False
    shown: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(None, 1)
        return words[0].upper() if words else ""


def superscript(number: int) -> str:
    """``12`` as ``¹²``."""
    return str(number).translate(_SUPERSCRIPT)


class InlineReader:
    """Walks the content of paragraphs; fields may stay open from one paragraph to the next."""

    def __init__(self, styles: Styles, keep_page_numbers: bool) -> None:
        self._styles = styles
        self._keep_page_numbers = keep_page_numbers
        self._fields: list[_Field] = []
        self._note_counts: Counter[str] = Counter()
        self._content = Content()
        self._style: str | None = None
        self._handlers: dict[str, Callable[[Element, Look], None]] = {
            W + "r": self._run,
            W + "t": self._text,
            M + "t": self._text,
            W + "tab": self._tab,
            W + "ptab": self._tab,
            W + "br": self._break,
            W + "cr": self._break,
            W + "noBreakHyphen": self._no_break_hyphen,
            W + "softHyphen": self._soft_hyphen,
            W + "sym": self._symbol,
            W + "fldChar": self._field_character,
            W + "fldSimple": self._simple_field,
            W + "instrText": self._instruction,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "txbxContent": self._box,
            V + "textpath": self._box,
            ALTERNATE: self._alternate,
            M + "f": self._fraction,
            M + "sup": self._raised,
            M + "sub": self._raised,
        }

    def read(self, paragraphs: Iterable[Element], style: str | None) -> Content:
        """The content of ``w:p`` elements that show as one paragraph in paragraph style ``style``."""
        outer = self._content, self._style
        self._content, self._style = Content(), style
        look = self._styles.look(style, None)
        for paragraph in paragraphs:
            self._walk(paragraph, look)
        self._fields = [each for each in self._fields if each.in_result]  # an instruction never goes further
        content = self._content
        self._content, self._style = outer
        return content

    def _walk(self, parent: Element, look: Look) -> None:
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, look)
            elif child.tag not in NOT_SHOWN:
                self._walk(child, look)

    def _run(self, run: Element, _: Look) -> None:
        properties = run.find(W + "rPr")
        own = self._styles.look(self._style, properties)
        if not own.hidden:
            self._walk(run, own)
        else:
            self._hidden_run(run, own)

    def _hidden_run(self, run: Element, look: Look) -> None:
        """Hidden text is not shown, but a field that it opens or closes is."""
        for child in run:
            if child.tag in (W + "fldChar", W + "instrText"):
                self._handlers[child.tag](child, look)

    def _show(self, text: str, look: Look) -> None:
        if not all(each.in_result for each in self._fields):
            return
        if not self._keep_page_numbers and any(each.name in _PAGE_FIELDS for each in self._fields):
            return
        for each in self._fields:
            each.shown = True
        self._content.add(text, look)

    def _text(self, element: Element, look: Look) -> None:
        text = element.text or ""
        if "\n" in text or "\r" in text:  # a break in the XML, not on the page
            text = " ".join(text.split())
        text = as_shown(text, look.font)
        if look.capitals and font_encoding(look.font) != "tcvn3":  # its letters have other letters' codes
            text = text.upper()
        if look.raised in _RAISED and any(map(str.isdigit, text)) and not any(map(str.isalpha, text)):
            text = text.translate(_RAISED[look.raised])
        if text:
            self._show(text, look)

    def _tab(self, _: Element, look: Look) -> None:
        self._show("\t", look)

    def _break(self, _: Element, __: Look) -> None:
        if all(each.in_result for each in self._fields):
            self._content.lines.append([])

    def _no_break_hyphen(self, _: Element, look: Look) -> None:
        self._show("-", look)

    def _soft_hyphen(self, _: Element, look: Look) -> None:
        self._show("\u00ad", look)  # nothing to see, but the code of ư in old fonts

    def _symbol(self, element: Element, look: Look) -> None:
        try:
            code = int(attribute(element, "char") or "", 16)
        except ValueError:
            return
        self._show(symbol(code, attribute(element, "font")), look)

    def _field_character(self, element: Element, look: Look) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(_form_default(element.find(W + "ffData"))))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            if closed.default and not closed.shown:
                self._show(closed.default, look)

    def _instruction(self, element: Element, _: Look) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction += element.text or ""

    def _simple_field(self, element: Element, look: Look) -> None:
        self._fields.append(_Field("", attribute(element, "instr") or "", in_result=True))
        self._walk(element, look)
        self._fields.pop()

    def _note(self, element: Element, look: Look) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        mark: str | None = None
        if attribute(element, "customMarkFollows") not in ("1", "true", "on"):
            self._note_counts[kind] += 1
            mark = superscript(self._note_counts[kind])
            self._show(mark, look)
        self._content.notes.append(NoteMark(kind, attribute(element, "id") or "", mark))

    def _box(self, element: Element, _: Look) -> None:
        self._content.boxes.append(element)

    def _alternate(self, element: Element, look: Look) -> None:
        """The first branch that shows something; the others say the same for other programs."""
        before = self._content.size()
        for branch in element:
            self._walk(branch, look)
            if self._content.size() > before:
                return

    def _fraction(self, element: Element, look: Look) -> None:
        for position, part in enumerate(element.findall(M + "num") + element.findall(M + "den")):
            if position:
                self._show("/", look)
            self._walk(part, look)

    def _raised(self, element: Element, look: Look) -> None:
        raised = "superscript" if element.tag == M + "sup" else "subscript"
        self._walk(element, Look(raised=raised).over(look))


def _form_default(form_field: Element | None) -> str:
    """What an old form field shows by itself: its tick box, or the chosen entry of its list."""
    box = None if form_field is None else form_field.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return _TICKED if (is_on(checked) if checked is not None else switch(box, "default")) else _UNTICKED
    choices = None if form_field is None else form_field.find(W + "ddList")
    if choices is None:
        return ""
    entries = [attribute(entry) or "" for entry in choices.findall(W + "listEntry")]
    chosen = whole(value(choices, "result") or value(choices, "default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def as_line(fragments: list[tuple[str, Look]], align: str, setting: Setting, label: str, label_look: Look) -> Line:
    """A line from its fragments, behind ``label`` where that is not empty; most of it decides the style."""
    text = "".join(fragment for fragment, _ in fragments)
    looks: Counter[Look] = Counter()
    for fragment, look in fragments:
        looks[look] += sum(map(len, fragment.split()))
    if not +looks:
        looks = Counter({label_look: 1})
    line = Line(
        text.rstrip() if label else text,
        style=Style(
            font=_most(looks, lambda look: look.font or ""),
            size=_most(looks, lambda look: look.size or 0.0),
            bold=_most(looks, lambda look: bool(look.bold)),
            italic=_most(looks, lambda look: bool(look.italic)),
            align=align,
            colour=_most(looks, lambda look: look.colour or ""),
            setting=setting,
        ),
        fonts=font_runs((fragment, look.font) for fragment, look in fragments),
    )
    if label:
        return line.behind(label) if line.text else replace(line, text=label.rstrip())
    return line


def _most(looks: Counter[Look], take: Callable[[Look], _Value]) -> _Value:
    """The value that most visible characters have; the first one met where two are equal."""
    if len(looks) == 1:
        return take(next(iter(looks)))
    weights: Counter[_Value] = Counter()
    for look, weight in looks.items():
        weights[take(look)] += weight
    return weights.most_common(1)[0][0]
