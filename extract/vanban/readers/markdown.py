"""Markdown as converters leave it in text: emphasis that does not balance, headings, notes, inline HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vanban.readers.html_notes import superscript
from vanban.readers.reading import Line, Paragraph, Role, Style

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_RULE = re.compile(r"={3,}|```\S*|~~~\S*")  # underlined headings and fences are no text
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[a-z]+:|[#/.])[^)\s]*\)", re.I)
_BLOCK_TAGS = r"p|div|ul|ol|li|br|tr|table|tbody|thead|h[1-6]|center"
_BREAK_TAG = re.compile(rf"\s*</?(?:{_BLOCK_TAGS})\b[^<>]*>\s*", re.I)
_RAISED = re.compile(r"<sup\b[^<>]*>(.*?)</sup>", re.I | re.DOTALL)
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.I)
_ITALIC_TAG = re.compile(r"</?(?:i|em)>", re.I)
_OTHER_TAG = re.compile(r"</?(?:span|font|u|a|sup|sub|td|th|small|img)\b[^<>]*>", re.I)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)
_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(\*+)|(\n)|[^\\*\n]+|\\")
_TRIMMED = " \t\xa0"


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    bold: bool
    italic: bool


def take_notes(lines: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Lines without footnote definitions (``[^1]: …``), and the notes by their label."""
    kept: list[str] = []
    notes: dict[str, str] = {}
    for line in lines:
        match = _NOTE.fullmatch(line.strip())
        if match:
            notes[match[1]] = match[2]
        else:
            kept.append(line)
    return kept, notes


def read_paragraphs(lines: list[str], notes: Mapping[str, str]) -> Iterator[Paragraph]:
    """The paragraphs of a block of text lines: a new one at headings and where bold runs meet.

    Bold runs that meet without a space (``**A****B**``) were side by side on the page. Notes marked
    in the block follow it as footnotes.
    """
    gathered: list[str] = []
    for line in lines:
        heading = _HEADING.fullmatch(line.strip())
        if heading or _RULE.fullmatch(line.strip()):
            yield from _paragraphs("\n".join(gathered), notes, complete=False)
            gathered = []
            if heading and heading[1]:
                yield from _paragraphs(f"**{heading[1].replace('**', '')}**", notes, complete=False)
        else:
            gathered.append(line.strip(_TRIMMED).removesuffix("\\"))
    yield from _paragraphs("\n".join(gathered), notes, complete=False)


def read_cell(text: str, notes: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a table cell, which holds its whole text on one line with HTML for breaks."""
    shown = re.sub(r"(?<=[.;:…])\s+(?=[-+*•]\s+\S)", "\n", _without_html(text))
    return tuple(
        Paragraph((line,), paragraph.role)
        for paragraph in _paragraphs(shown, notes, complete=True)
        for line in paragraph.lines
    )


def _paragraphs(text: str, notes: Mapping[str, str], *, complete: bool) -> Iterator[Paragraph]:
    marked = [label for label in _NOTE_MARK.findall(text) if label in notes]
    text = _NOTE_MARK.sub(lambda match: _mark(match[1], notes) or match[0], _without_html(text))
    for part in _emphasised(text):
        lines = tuple(line for pieces in part if (line := _line(pieces)) is not None)
        if lines:
            yield Paragraph(lines, complete=complete)
    for label in marked:
        for part in _emphasised(f"{_mark(label, notes)} {_without_html(notes[label])}"):
            lines = tuple(line for pieces in part if (line := _line(pieces)) is not None)
            yield Paragraph(lines, Role.FOOTNOTE)


def _mark(label: str, notes: Mapping[str, str]) -> str:
    if label not in notes:
        return ""
    return superscript(label if label.isdecimal() else str(list(notes).index(label) + 1))


def _without_html(text: str) -> str:
    """Text with tags as breaks and stars, images gone, links as their text, entities as characters."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "<" in text:
        text = _RAISED.sub(lambda match: superscript(match[1]), text)
        text = _ITALIC_TAG.sub("*", _BOLD_TAG.sub("**", _BREAK_TAG.sub("\n", text)))
        text = _OTHER_TAG.sub("", text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _line(pieces: list[_Piece]) -> Line | None:
    text = "".join(piece.text for piece in pieces).strip(_TRIMMED)
    if not text:
        return None
    weights = [(len("".join(piece.text.split())), piece) for piece in pieces]
    total = sum(weight for weight, _ in weights)
    bold = 2 * sum(weight for weight, piece in weights if piece.bold) > total
    italic = 2 * sum(weight for weight, piece in weights if piece.italic) > total
    return Line(text, style=Style(bold=bold, italic=italic))


def _emphasised(text: str) -> list[list[list[_Piece]]]:
    """Parts (set apart where bold runs meet) of lines of pieces, the stars of emphasis taken out."""
    parts: list[list[list[_Piece]]] = [[[]]]
    bold = italic = False
    last_closing = _last_closing(text)
    for match in _TOKEN.finditer(text):
        stars = match[2]
        if match[3]:
            parts[-1].append([])
            continue
        if not stars:
            parts[-1][-1].append(_Piece(match[1] or match[0], bold, italic))
            continue
        before = text[match.start() - 1 : match.start()] or "\n"
        after = text[match.end() : match.end() + 1] or "\n"
        if len(stars) == 4 and bold and not before.isspace() and not after.isspace():
            parts.append([[]])
            continue
        literal = _literal_stars(match, bold if len(stars) > 1 else italic, last_closing)
        switched = len(stars) - literal
        opens = not after.isspace() or literal > 0
        if switched in (1, 3):
            italic = not italic and opens
        if switched in (2, 3):
            bold = not bold and opens
        if switched == 4:
            bold = False
        if literal:
            parts[-1][-1].append(_Piece("*" * literal, bold, italic))
    return parts


def _literal_stars(match: re.Match[str], is_open: bool, last_closing: Mapping[int, int]) -> int:
    """How many stars of a run are printed stars: bullets, ornaments, footnote stars, products.

    ``is_open`` tells whether emphasis of this length is open; ``last_closing`` is as made below.
    """
    text, count = match.string, len(match[2])
    before = text[match.start() - 1 : match.start()] or "\n"
    after = text[match.end() : match.end() + 1] or "\n"
    if before == "\n" and after.isspace():
        # "* point" is a bullet; "** point*" is a bullet in italics; a line of stars is an ornament
        return 1 if after != "\n" and last_closing.get(count - 1, -1) > match.end() else count
    if count > 4 or (before == "(" and after == ")"):
        return count
    if is_open and (not before.isspace() or after.isspace()):
        return 0
    if before.isspace() and after.isspace():
        return count
    if count > 1:
        return 0
    # A single star opens only where one closes it, and never within a word or a number.
    inside = before.isalnum() and after.isalnum()
    return 1 if inside or after.isspace() or last_closing.get(1, -1) <= match.end() else 0


def _last_closing(text: str) -> dict[int, int]:
    """Where the last run of at least 1, 2, 3 stars stands that can close emphasis."""
    last: dict[int, int] = {}
    for run in re.finditer(r"(?<=[^\s*\\])\*+", text):
        for count in range(1, min(len(run.group()), 3) + 1):
            last[count] = run.start()
    return last
