"""What recognition got wrong and the pattern sets know better; what nobody can read becomes a blank.

Rules are the patterns of five kinds: ``ocr_slot`` (places filled in by hand), ``ocr_repair`` (a
stretch with what it must be), ``ocr_figures`` (letters that stand for figures), ``ocr_code`` (type
codes) and ``ocr_stamp`` (stamps of other offices), and the vocabularies ``fixed_line``, ``red_stamp``
and ``document_type``.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vanban.ocr.letters import Letter
from vanban.ocr.model import PixelBox, ReadLine, ReadWord
from vanban.patterns import PatternSet

_SURE = math.log(0.97)  # of every figure, when one engine reads it
_AGREED = math.log(0.6)  # of every figure, when two engines read the same
_SCRIBBLE = 0.62  # mean confidence below which one or two words are no print
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_FIGURES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_MARKS = str.maketrans({"Ð": "Đ", "ð": "đ"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of a line that was read as ``read`` and taken as ``text`` (empty for a blank), by which rule."""

    read: str
    text: str
    rule: str
    box: PixelBox


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    text: str
    rule: str


class Mender:
    """The rules of one pattern set."""

    def __init__(self, patterns: PatternSet) -> None:
        self._slots = patterns.kind("ocr_slot")
        self._repairs = patterns.kind("ocr_repair")
        self._figures = patterns.kind("ocr_figures")
        self._incoming = patterns.kind("ocr_stamp")
        self._codes = patterns.kind("ocr_code")
        types = patterns.mapping("document_type")
        self._known_codes = {code for code in types.values() if code}
        self._stamps = {_bare(term): term for term in patterns.terms("red_stamp")}
        self._lines: dict[str, set[str]] = {}
        for term in (*patterns.terms("fixed_line"), *(name.upper() for name in types)):
            self._lines.setdefault(_bare(term), set()).add(term)

    def blanked(
        self, letters: Sequence[Letter], others: Sequence[ReadWord] | None, box: PixelBox
    ) -> tuple[list[Letter], Sequence[ReadWord] | None, list[Mended]]:
        """A line with blanks for the handwritten figures on which nobody can rely: never is a number made up.

        Of a line with a blank the second engine's words are dropped: it reads writing and print as one word.
        """
        seen = "".join(letter.best for letter in letters)
        kept: list[Letter] = list(letters)
        mended: list[Mended] = []
        for pattern in self._slots:
            for match in pattern.finditer(seen):
                inside = _places(letters, *match.span("slot"))
                read = match["slot"]
                left, right = letters[inside[0]].x, letters[inside[-1]].x
                if _is_sure(read, [letters[index] for index in inside], others, left, right):
                    continue
                for index in inside:
                    kept[index] = Letter(((" ", 0.0),), letters[index].x)
                mended.append(Mended(read, "", pattern.id, (round(left), box[1], round(right), box[3])))
        return kept, None if mended else others, mended

    def mended(self, line: ReadLine) -> tuple[ReadLine, list[Mended]]:
        """``line`` with all repairs that leave one reading, and what they were."""
        whole = self._fixed(line)
        if whole is not None:
            return whole
        words, mended = list(line.words), []
        for change in self._changes(line.text):
            place = _word_at(words, change.start, change.end)
            if place is None:
                continue
            index, start = place
            word = words[index]
            text = word.text[: change.start - start] + change.text + word.text[change.end - start :]
            mended.append(Mended(word.text, text, change.rule, word.box))
            words[index] = replace(word, text=text)
        return replace(line, words=tuple(words)), mended

    def scribble(self, line: ReadLine) -> Mended | None:
        """``line`` as something that is no print (a signature, a smear), None when it is print."""
        sure = sum(word.confidence for word in line.words) / len(line.words)
        if len(line.words) > 2 or sure >= _SCRIBBLE:
            return None
        return Mended(line.text, "", "scribble", line.box)

    def incoming(self, lines: Sequence[ReadLine], frame: PixelBox) -> Mended | None:
        """What stands in ``frame`` as the stamp of an office that received the paper, None when it is no such stamp."""
        text = "\n".join(line.text for line in lines)
        rule = next((pattern.id for pattern in self._incoming if pattern.regex.search(text)), None)
        return None if rule is None else Mended(text, "", rule, frame)

    def stamp(self, line: ReadLine) -> ReadLine | None:
        """``line`` as the stamp that it is, None when it is none."""
        term = self._stamps.get(_bare(line.text))
        if term is None or len(term.split()) != len(line.words):
            return None
        words = zip(line.words, term.split(), strict=True)
        return replace(line, words=tuple(replace(word, text=text) for word, text in words))

    def _changes(self, text: str) -> Iterator[_Change]:
        """The changes to a line from its end to its beginning, so that offsets stay right."""
        changes = [*self._replaced(text), *self._with_known_codes(text)]
        yield from sorted(changes, key=lambda change: -change.start)

    def _replaced(self, text: str) -> Iterator[_Change]:
        for pattern in (*self._repairs, *self._figures):
            for match in pattern.finditer(text):
                to = pattern.constants.get("to") or match["wrong"].translate(_FIGURES)
                yield _Change(*match.span("wrong"), to, pattern.id)

    def _with_known_codes(self, text: str) -> Iterator[_Change]:
        for pattern in self._codes:
            for match in pattern.finditer(text):
                code = match["code"]
                alike = {known for known in self._known_codes if _bare(known) == _bare(code)}
                if code not in self._known_codes and len(alike) == 1:
                    yield _Change(*match.span("code"), alike.pop(), pattern.id)

    def _fixed(self, line: ReadLine) -> tuple[ReadLine, list[Mended]] | None:
        """The line as one of the fixed ones that differs from it in nothing but marks, None when it is no such line."""
        known = self._lines.get(_bare(line.text), set())
        if len(line.text) < 6 or not known or line.text in known:
            return None
        capital = 2 * sum(char.isupper() for char in line.text) > sum(char.isalpha() for char in line.text)
        fitting = sorted(term for term in known if term.isupper() == capital)
        if not fitting:
            return None
        best = max(fitting, key=lambda term: sum(a == b for a, b in zip(term, line.text, strict=False)))
        return _as_text(line, best), [Mended(line.text, best, "fixed_line", line.box)]


def _as_text(line: ReadLine, text: str) -> ReadLine:
    """``line`` with the words of ``text``, each where a word was read or, if they are not as many, where it must be."""
    parts = text.split()
    if len(parts) == len(line.words):
        words = [replace(word, text=part) for word, part in zip(line.words, parts, strict=True)]
    else:
        x0, y0, x1, y1 = line.box
        step, at = (x1 - x0) / len(text), 0
        sure = min(word.confidence for word in line.words)
        words = []
        for part in parts:
            box = round(x0 + at * step), y0, round(x0 + (at + len(part)) * step), y1
            words.append(ReadWord(part, box, sure))
            at += len(part) + 1
    return replace(line, words=tuple(words))


def _places(letters: Sequence[Letter], start: int, end: int) -> list[int]:
    """The indices of the letters that stand from ``start`` to ``end`` of the joined text."""
    at, inside = 0, []
    for index, letter in enumerate(letters):
        if start <= at < end and letter.best:
            inside.append(index)
        at += len(letter.best)
    return inside


def _is_sure(
    read: str, letters: Sequence[Letter], others: Sequence[ReadWord] | None, left: float, right: float
) -> bool:
    if not _NUMBER.fullmatch(read):
        return False
    least = min(letter.readings[0][1] for letter in letters)
    if others is None:
        return least >= _SURE
    theirs = "".join(word.text for word in others if _covers(word, left, right))
    agreed = re.search(rf"(?<!\d){re.escape(read)}(?!\d)", theirs) is not None
    return agreed and least >= _AGREED


def _covers(word: ReadWord, left: float, right: float) -> bool:
    return word.box[0] <= right and word.box[2] >= left


def _word_at(words: Sequence[ReadWord], start: int, end: int) -> tuple[int, int] | None:
    """The index of the word that holds the stretch of the line's text, and where the word begins in it."""
    at = 0
    for index, word in enumerate(words):
        if at <= start and end <= at + len(word.text):
            return index, at
        at += len(word.text) + 1
    return None


def _bare(text: str) -> str:
    """Letters and figures alone, without marks and in one case."""
    decomposed = unicodedata.normalize("NFD", text.translate(_MARKS).lower().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isalnum())
