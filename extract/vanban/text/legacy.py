"""Letters of the old Vietnamese fonts (TCVN3, VNI) as Unicode.

Such fonts draw Vietnamese letters at the places of other characters, so a file holds ``Céng hoµ`` for
``Cộng hoà``. Each stretch of a line is decided on by the name of its font and by what its words spell:
a document may mix the encodings with Unicode, within one line too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from viparse.normalize.encodings import CHARMAPS

from vanban.readers.fonts import draws_capitals, font_encoding
from vanban.readers.reading import Block, FontRun, Line, Paragraph, Reading, TableBlock
from vanban.readers.syllables import is_syllable
from vanban.record import Encoding

_LEGACY: tuple[Encoding, ...] = ("tcvn3", "vni")
_UNICODE_ONLY = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")  # letters whose code points no old font has
_TOKEN = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\s\u2010-\u2015\u2018-\u201f\u2022\u2026])+")
_ASCII_CAPITALS = re.compile(r"[^A-Za-z]*(?:[A-Z][^A-Za-z]*){2,}")

_FONT_MARGIN = 6  # words by which an encoding must explain all text better where fonts do not name it
_LINE_MARGIN = 4  # and a line alone
_MOSTLY = 0.9  # share of the words with marks that must spell Vietnamese then

# Names that PDF programs give to codes of the old fonts: soft hyphen, raised dot, micro sign
_PDF_NAMES = {"\u2212": "\u00ad", "\u2219": "\u00b7", "\u03bc": "\u00b5"}
# Letters of VNI that the table of viparse, made from documents, has not met
_VNI_RARE = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}


def in_unicode(reading: Reading) -> Reading:
    """``reading`` with the letters of old fonts as Unicode, and ``encoding`` saying what it held.

    Words keep their boxes; ``Line.fonts`` is empty afterwards. Unicode text is returned as it is,
    whatever its fonts are called.
    """
    verdicts = _verdicts(_lines(reading), reading.encoding)
    found: set[Encoding] = set()

    def convert(line: Line) -> Line:
        return _in_unicode(line, verdicts, found)

    pages = tuple(
        replace(page, blocks=tuple(_mapped(block, convert) for block in page.blocks)) for page in reading.pages
    )
    legacy = found - {"unicode"}
    encoding = "unicode" if not legacy else "mixed" if len(found) > 1 else legacy.pop()
    return replace(reading, pages=pages, encoding=encoding)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Runs of a line that stand together and whose fonts say the same of their encoding."""

    named: Encoding
    runs: tuple[FontRun, ...]

    def text(self, line: Line) -> str:
        return line.text[self.runs[0].start : self.runs[-1].end]


def _stretches(line: Line) -> list[_Stretch]:
    length = len(line.text)
    whole = (FontRun(0, length, line.style.font),)
    runs = tuple(replace(run, end=min(run.end, length)) for run in line.fonts if run.start < length) or whole
    groups = groupby(runs, key=lambda run: font_encoding(run.font))
    return [_Stretch(named, tuple(together)) for named, together in groups]


def _verdicts(lines: Iterator[Line], declared: Encoding) -> dict[Encoding, Encoding]:
    """What all text is taken for whose fonts name an encoding, or (``unicode``) name none.

    ``declared`` is what the file itself says of text without such a name.
    """
    scores: defaultdict[Encoding, defaultdict[Encoding, _Score]] = defaultdict(lambda: defaultdict(_Score))
    for line in lines:
        for stretch in _stretches(line):
            text = stretch.text(line)
            if text.isascii():
                continue
            certain = len(_UNICODE_ONLY.findall(text))
            for encoding in ("unicode", *_LEGACY):
                good = certain if encoding == "unicode" else 0
                score = _Score(good, certain) if certain else _score(text, encoding)
                scores[stretch.named][encoding].add(score)
    verdicts: dict[Encoding, Encoding] = {"tcvn3": "tcvn3", "vni": "vni", "unicode": declared}
    for named, of_encoding in scores.items():
        verdicts[named] = _best(of_encoding, verdicts[named], _FONT_MARGIN)
    return verdicts


@dataclass(slots=True)
class _Score:
    """Words with marks or symbols in them: how many spell Vietnamese, and how many there are."""

    good: int = 0
    words: int = 0

    def add(self, other: _Score) -> None:
        self.good += other.good
        self.words += other.words

    @property
    def gain(self) -> int:
        return 2 * self.good - self.words


def _best(scores: dict[Encoding, _Score], expected: Encoding, margin: int) -> Encoding:
    """``expected``, or what explains the words better: Unicode at once, an old encoding by ``margin`` words."""
    best = expected
    for encoding, score in scores.items():
        needed = 1 if encoding == "unicode" else margin
        convincing = encoding == "unicode" or score.good >= _MOSTLY * score.words
        if convincing and score.gain - scores[best].gain >= needed:
            best = encoding
    return best


def _score(text: str, encoding: Encoding) -> _Score:
    score = _Score()
    shown = text.replace("\u00ad", "") if encoding == "unicode" else text
    for token in _TOKEN.findall(shown):
        if len(token) > 1 and not token.isascii():
            word = _trimmed(token) if encoding == "unicode" else _table(encoding).convert(token)[0]
            score.words += 1
            score.good += is_syllable(word)
    return score


def _is_vietnamese(text: str) -> bool:
    """Whether text holds Vietnamese in Unicode, not only signs."""
    return _UNICODE_ONLY.search(text) is not None or _score(text, "unicode").good > 0


def _trimmed(token: str) -> str:
    """A word without the signs around it (quotes, ®, ²)."""
    first = next((at for at, char in enumerate(token) if char.isalpha()), len(token))
    last = next((at for at in range(len(token), first, -1) if token[at - 1].isalpha()), first)
    return token[first:last]


def _in_unicode(line: Line, verdicts: dict[Encoding, Encoding], found: set[Encoding]) -> Line:
    """``line`` converted; what it held is added to ``found``."""
    parts: list[str] = []
    offsets: list[int] = []
    length = 0
    for stretch in _stretches(line):
        text = stretch.text(line)
        encoding = _encoding(text, verdicts[stretch.named])
        if not text.isascii() and (encoding != "unicode" or _is_vietnamese(text)):
            found.add(encoding)
        if encoding == "unicode":
            shown, moves = text, list(range(len(text) + 1))
        else:
            shown, moves = _converted(text, encoding, stretch.runs)
        offsets += [length + move for move in moves[:-1]]
        parts.append(shown)
        length += len(shown)
    offsets.append(length)
    shown = "".join(parts)
    if shown == line.text:
        return replace(line, fonts=()) if line.fonts else line
    words = tuple(replace(word, start=offsets[word.start], end=offsets[word.end]) for word in line.words)
    return replace(line, text=shown, words=words, fonts=())


def _encoding(text: str, expected: Encoding) -> Encoding:
    if text.isascii():
        return expected
    if _UNICODE_ONLY.search(text):
        return "unicode"
    return _best({encoding: _score(text, encoding) for encoding in ("unicode", *_LEGACY)}, expected, _LINE_MARGIN)


def _converted(text: str, encoding: Encoding, runs: tuple[FontRun, ...]) -> tuple[str, list[int]]:
    """``text`` in Unicode and the offset of each of its characters there; capital fonts give capitals."""
    shown, offsets = _table(encoding).convert(text)
    capitals = [(run.start - runs[0].start, run.end - runs[0].start) for run in runs if draws_capitals(run.font)]
    if encoding == "tcvn3":  # it has no capitals with marks: those of a word typed in capitals stay small in its code
        capitals += [word.span() for word in _TOKEN.finditer(text) if _ASCII_CAPITALS.fullmatch(word.group())]
    for first, last in capitals:
        start, end = offsets[first], offsets[last]
        shown = shown[:start] + shown[start:end].upper() + shown[end:]
    return shown, offsets


class _Table:
    """Sequences of an old encoding (a letter, or a letter and its mark) and the letters that they show."""

    def __init__(self, letters: dict[str, str]) -> None:
        self._letters = letters
        self._pattern = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))

    def convert(self, text: str) -> tuple[str, list[int]]:
        """``text`` in Unicode and, for every offset into it (its end included), the offset there."""
        parts: list[str] = []
        offsets: list[int] = []
        length = last = 0
        for match in self._pattern.finditer(text):
            parts += [text[last : match.start()], self._letters[match.group()]]
            offsets += range(length, length + match.start() - last)
            length += match.start() - last
            offsets += [length] * len(match.group())
            length += len(parts[-1])
            last = match.end()
        parts.append(text[last:])
        offsets += range(length, length + len(text) - last + 1)
        return "".join(parts), offsets


@cache
def _table(encoding: Encoding) -> _Table:
    letters = dict(CHARMAPS[encoding].pairs)
    if encoding == "tcvn3":
        return _Table(letters | {name: letters[code] for name, code in _PDF_NAMES.items()})
    either_case = {pair[0] + pair[1].swapcase(): letter for pair, letter in letters.items() if len(pair) == 2}
    return _Table(either_case | letters | _VNI_RARE)


def _lines(reading: Reading) -> Iterator[Line]:
    for page in reading.pages:
        for block in page.blocks:
            cells = (cell.paragraphs for cell in block.cells) if isinstance(block, TableBlock) else ((block,),)
            for paragraphs in cells:
                for paragraph in paragraphs:
                    yield from paragraph.lines


def _mapped(block: Block, convert: Callable[[Line], Line]) -> Block:
    """``block`` with every line converted."""
    if isinstance(block, Paragraph):
        return replace(block, lines=tuple(map(convert, block.lines)))
    cells = tuple(
        replace(
            cell, paragraphs=tuple(replace(each, lines=tuple(map(convert, each.lines))) for each in cell.paragraphs)
        )
        for cell in block.cells
    )
    return replace(block, cells=cells)
