"""What saved web pages share, as HTML or as text: title, posting line, an article that stands twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from vanban.readers.reading import Block, Line, Paragraph, TableBlock

_LOCAL = timezone(timedelta(hours=7))  # Vietnam, all year
_DATE = (
    r"(?P<day>\d{1,2})(?:\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?|\s+tháng\s+(?P<month_written>\d{1,2})(?:\s+năm|,)\s+)"
    r"(?P<year>\d{4})"
)
_TIME = (
    r"(?P<hour>\d{1,2})\s?(?::|h|giờ)\s?(?P<minute>\d{2})(?::(?P<second>\d{2})|['’]|\s?phút)?"
    r"(?:\s*(?P<half>SA|CH|AM|PM)\b)?"
)
_TIME_AGAIN = re.sub(r"\?P<(\w+)>", r"?P<\1_first>", _TIME)
_WEEKDAY = r"(?:(?:thứ\s+\w+|chủ\s+nhật|t[2-7]|cn)\s*[,|\-–]?\s*)?"
_POSTED = (
    r"(?:(?:được\s+)?đăng(?:\s+(?:lúc|ngày|tải|vào))*|đã\s+đăng|(?:ngày|thời\s+gian|tin)\s+đăng(?:\s+tải)?|"
    r"(?:ngày\s+)?cập\s+nhật(?:\s+(?:lúc|ngày|lần\s+cuối))*|(?:ngày\s+)?xuất\s+bản|published|posted(?:\s+on)?)"
)
_STAMP = (
    rf"{_WEEKDAY}(?:ngày\s*)?(?:{_TIME_AGAIN}\s*[|,\-–]?\s*{_WEEKDAY}(?:ngày\s*)?)?{_DATE}"
    rf"(?:\s*(?:[|,\-–]|lúc)?\s*{_TIME})?"
)
_REST = (
    r"(?:\s*[(\[](?:GMT|UTC)[^)\]]*[)\]])?(?:\s*[|•\-–(].{0,60}|[,;]?\s+(?:\d+\s+)?(?:lượt|đã)\s+(?:xem|đọc).{0,30})?"
)
# The whole line says when the page was posted: with a word for posting, or with a time of day.
_WHOLE_LINE = re.compile(rf"(?P<posted>{_POSTED}\s*:?\s*)?{_STAMP}{_REST}", re.I)
# Among other things in a line: "Tác giả: … | 12/03/2024 08:30".
_IN_LINE = re.compile(rf"(?P<posted>{_POSTED}\s*:?\s*)?{_STAMP}", re.I)
# What a site prints below an article: the heading above a list of other articles, buttons, key words
_END = re.compile(
    r"(?:các|những)?\s*(?:tin|bài)(?:\s+(?:tức|bài|viết))?\s+"
    r"(?:khác|liên\s+quan|cùng\s+(?:chuyên\s+mục|loại)|(?:đã|mới)\s+(?:đưa|đăng)|mới\s+hơn|cũ\s+hơn|mới\s+nhất)\W*|"
    r"(?:share|chia\s+sẻ)(?:\s*:.{0,40}|\s+(?:bài\s+viết|qua|lên)\b.{0,40})|(?:tags?|từ\s+khóa|từ\s+khoá)\s*:.{0,80}|"
    r"(?:(?:in|gửi)\s+(?:bài\s+viết|trang\s+này|email)|về\s+trang\s+(?:trước|chủ)|quay\s+lại|lên\s+đầu\s+trang)\W*",
    re.I,
)
_POSTING_LINE = 120  # characters; a longer line is prose
_TITLE = (12, 400)  # characters of a title that can be told from a label
_LABEL = 60  # characters; what stands before the title in shorter lines is menus and counters
_MENU = re.compile(r"\s*[|»›>•·]\s*")  # between the entries of a menu and the steps of a crumb trail
_NEAR = 6  # blocks between title and posting line, either way
_PROSE = 200  # characters that only text proper has in one place
_ALIKE = 0.8  # share of a repeated article that must agree with the first
_REPEATED = 0.5  # share of the first article that the second must hold


@dataclass(frozen=True, slots=True)
class Article:
    """An article in reading order: title, posting line, the rest. ``time`` is ISO 8601, local."""

    blocks: tuple[Block, ...]
    title: str | None
    time: str | None


def arrange_article(blocks: Sequence[Block], title: str | None) -> Article:
    """The article of a web page: from its title on, the posting line behind it, read once.

    ``title`` is what the page states as its title; a title that no block shows is put in front.
    """
    ordered = list(blocks)
    at = _find_title(ordered, title) if title else None
    posted = _find_posting(ordered, at if at is not None else 0)
    if title is None and posted is not None:
        at, title = _title_before(ordered, posted)
    elif at is None and title is not None:
        ordered.insert(0, Paragraph((Line(title),)))
        at, posted = 0, None if posted is None else posted + 1
    time = None if posted is None else posting_time(_text(ordered[posted]), strict=False)
    if at is not None:
        shown = ordered[at : at + 1] if posted is None else [ordered[at], ordered[posted]]
        rest = [block for index, block in enumerate(ordered) if index > at and index != posted]
        ordered = shown + rest
    return Article(tuple(_without_others(without_repeat(ordered))), title, time)


def article_in_text(blocks: Sequence[Block]) -> Article | None:
    """The article of a web page that was saved as text, or None where the text is no such page.

    Such a page is known by its posting line under a title, with nothing but labels and counters
    (short lines) in front.
    """
    blocks = _alone(blocks)
    for index, block in enumerate(blocks):
        time = posting_time(_text(block), strict=True)
        if time is None or index == 0:
            continue
        title = _text(blocks[index - 1])
        before = blocks[: index - 1]
        if not _TITLE[0] <= len(title) <= _TITLE[1] or not all(_is_label(other) for other in before):
            return None
        article = _without_others(without_repeat(list(blocks[index - 1 :])))
        return Article(tuple(article), title, time)
    return None


def posting_time(line: str, *, strict: bool) -> str | None:
    """When a line says that the page was posted, as ISO 8601 local time or date; else None.

    The whole line must be a posting line, with a time of day or a word for posting. Where it is not
    ``strict``, a bare date will do, and so will such words within a short line that is no sentence.
    """
    line = " ".join(line.split())
    if len(line) > _POSTING_LINE:
        return None
    match = _WHOLE_LINE.fullmatch(line)
    if not strict and match is None and not line.endswith((".", ";", ",")):
        match = _IN_LINE.search(line)
        strict = True
    if match is None or (strict and not (match["posted"] or match["hour"] or match["hour_first"])):
        return None
    return _iso(match)


def says_posted(line: str) -> bool:
    """Whether a whole line says in words that the page was posted then (Ngày đăng: …), as only websites do."""
    match = _WHOLE_LINE.fullmatch(" ".join(line.split())) if len(line) <= _POSTING_LINE else None
    return match is not None and match["posted"] is not None


def iso_local(text: str) -> str | None:
    """A time that a page states in its metadata, as ISO 8601 local time without offset."""
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        return posting_time(text, strict=False)
    if time.tzinfo is not None:
        time = time.astimezone(_LOCAL).replace(tzinfo=None)
    stated = time.replace(microsecond=0)
    return stated.date().isoformat() if len(text.strip()) <= len("2024-05-07") else stated.isoformat()


def without_repeat(blocks: list[Block]) -> list[Block]:
    """An article's blocks without its second copy and the site's footer, if one follows.

    The second copy begins with the same title or the same first paragraph and agrees with the
    first in most of its text.
    """
    keys = [_key(block) for block in blocks]
    for second in range(2, len(keys)):
        if len(keys[second]) < _TITLE[0] or keys[second] not in keys[: min(second, 3)]:
            continue
        first = set(keys[:second])
        agreeing = [index for index in range(second, len(keys)) if keys[index] in first]
        end = agreeing[-1] + 1
        size = sum(map(len, keys[second:end]))
        agreed = sum(len(keys[index]) for index in agreeing)
        if agreed >= _ALIKE * size and agreed >= _REPEATED * sum(map(len, keys[:second])):
            rest = blocks[end:]
            footer = sum(map(len, keys[end:])) <= (1 - _ALIKE) * sum(map(len, keys[:second]))
            return blocks[:second] if footer else blocks[:second] + rest
    return blocks


def _without_others(blocks: list[Block]) -> list[Block]:
    """An article's blocks without the site's buttons and the list of other articles below it."""
    sizes = [len(_text(block)) for block in blocks]
    for index, block in enumerate(blocks):
        below = sizes[index:]
        if _END.fullmatch(_text(block)) and max(below) < _PROSE and sum(below) < sum(sizes[:index]):
            return blocks[:index]
    return blocks


def fold(text: str) -> str:
    """Text for comparing: letters and digits in lower case; quotes and spaces differ between copies."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def _find_title(blocks: Sequence[Block], title: str) -> int | None:
    """The block that shows the title: the last of its showings before the text begins."""
    wanted = fold(title)
    found = [index for index, block in enumerate(blocks) if _key(block) == wanted]
    if not found:
        return None
    best = found[0]
    for index in found[1:]:
        # A crumb trail or a tab shows it too, with only labels up to the real one.
        if all(_is_label(block) for block in blocks[best + 1 : index]):
            best = index
    return best


def _find_posting(blocks: Sequence[Block], title: int) -> int | None:
    """The posting line nearest behind the title, else right before it."""
    places = list(range(title + 1, min(title + 1 + _NEAR, len(blocks))))
    places += range(title - 1, max(title - 1 - _NEAR // 2, -1), -1)
    for strict in (True, False):
        for index in places:
            if posting_time(_text(blocks[index]), strict=strict) is not None:
                return index
    return None


def _title_before(blocks: Sequence[Block], posted: int) -> tuple[int | None, str | None]:
    for index in range(posted - 1, max(posted - 3, -1), -1):
        text = _text(blocks[index])
        if _TITLE[0] <= len(text) <= _TITLE[1]:
            return index, text
    return None, None


def _alone(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which posting lines, the titles right above them and the marks of an article's end stand alone."""
    apart: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.lines) == 1:
            apart.append(block)
            continue
        start = 0
        for index, line in enumerate(block.lines):
            title = index
            if posting_time(line.text, strict=True) is not None:
                title = index - 1
                while title > start and len(block.lines[title - 1].text) > _LABEL:
                    title -= 1  # a wrapped title
            elif not _END.fullmatch(line.text.strip()):
                continue
            cuts: tuple[tuple[Line, ...], ...] = (
                block.lines[start : max(title, start)],
                block.lines[max(title, start) : index],
                (line,),
            )
            apart.extend(replace(block, lines=lines) for lines in cuts if lines)
            start = index + 1
        if start < len(block.lines):
            apart.append(replace(block, lines=block.lines[start:]))
    return apart


def _iso(match: re.Match[str]) -> str | None:
    half = match["half"] or match["half_first"] or ""
    hour = match["hour"] or match["hour_first"]
    day = [int(match[name]) for name in ("year", "month" if match["month"] else "month_written", "day")]
    try:
        if hour is None:
            return datetime(day[0], day[1], day[2]).date().isoformat()
        late = 12 if half.upper() in ("CH", "PM") and int(hour) < 12 else 0
        minute = int(match["minute"] or match["minute_first"])
        second = int(match["second"] or match["second_first"] or 0)
        return datetime(day[0], day[1], day[2], int(hour) + late, minute, second).isoformat()
    except ValueError:
        return None


def _is_label(block: Block) -> bool:
    """Whether a block holds only short lines and menus of short entries."""
    entries = (
        [entry for line in block.lines for entry in _MENU.split(line.text)] if isinstance(block, Paragraph) else []
    )
    return bool(entries) and all(len(entry) <= _LABEL for entry in entries)


def _text(block: Block) -> str:
    if isinstance(block, TableBlock):
        return "\t".join(line.text for cell in block.cells for part in cell.paragraphs for line in part.lines)
    return " ".join(line.text for line in block.lines)


def _key(block: Block) -> str:
    return fold(_text(block))
