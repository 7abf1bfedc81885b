"""Who runs a model: persons and bodies told apart, and the place that is named with them."""

from __future__ import annotations

import re
from functools import cache
from dataclasses import dataclass, field

from vanban.meaning.letters import UPPER
from vanban.meaning.people import clean_name
from vanban.patterns import PatternSet
from vanban.record import Holder

_NAME = rf"{UPPER}[\w’']*(?:\s+{UPPER}[\w’']*){{1,4}}"
_PLACE_WORDS = r"(?:xã|phường|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố|tỉnh)"
_PLACE = re.compile(
    rf"^\s*[,(–-]?\s*(?P<place>{_PLACE_WORDS}\s+(?:{UPPER}|[0-9])[^,;.()\n“”\"…]*(?:,\s*{_PLACE_WORDS}\s+{UPPER}[^,;.()\n“”\"…]*)*)"
)
_STOP = re.compile(
    r"[;.…\n“”\"()]|\.\.\.|\s(?:đã|được|giúp|góp|mang|đem|có|với|đang|là|từ|trong|nhằm|để|hoạt\s+động|thực\s+hiện|khởi\s+xướng|đảm\s+nhận|phụ\s+trách|chủ\s+trì|quản\s+lý|nuôi|phối\s+hợp|ra\s+mắt|triển\s+khai|phát\s+huy|luôn|tiếp\s+tục|vừa|bước\s+đầu|trên\s+địa\s+bàn|tại|ở)(?!\w)"
)


@dataclass(slots=True)
class Owner:
    """Holders and place read behind a name."""

    holders: list[Holder] = field(default_factory=list)
    place: str | None = None


def owner_after(text: str, patterns: PatternSet) -> Owner:
    """Read "của ông A, bà B, xã C", "(thôn D) …", "ở thôn E" at the beginning of ``text``, behind a name."""
    match = re.match(r"\s*[”\"»“]?\s*(?:,\s*)?(?:(?P<own>của|do)\s+|(?P<at>tại|ở)\s+|(?P<bracket>\())", text)
    if match is None:
        return Owner()
    phrase = text[match.end() :]
    if match["bracket"]:
        return _bracket_owner(phrase.partition(")")[0], patterns)
    stop = _STOP.search(phrase)
    phrase = (phrase[: stop.start()] if stop else phrase).strip(" ,")
    if match["at"]:
        return Owner([], _place_only(phrase))
    return read_owner(phrase, patterns)


def owner_before(text: str, patterns: PatternSet) -> Owner:
    """Who stands before a name: "Hội X duy trì mô hình …", "anh Y (thôn Z) với mô hình …"; ``text`` ends at the name."""
    match = patterns.get("model_owner/before").regex.search(text)
    if match is None:
        return Owner()
    phrase = re.sub(r"\s*\([^)]*\)", "", match["owner"])
    bracket = re.search(r"\(([^)]*)\)", match["owner"])
    found = read_owner(phrase, patterns)
    return Owner(found.holders, found.place or (_place_only(bracket.group(1)) if bracket else None))


def _bracket_owner(text: str, patterns: PatternSet) -> Owner:
    """A bracket names a place, a person or a body; words on status and field are neither."""
    first = re.split(r"[,;]\s*(?=(?:nhân\s+rộng|xây\s+dựng|duy\s+trì|từ))", text)[0].strip()
    if _place_only(first):
        return Owner([], first)
    if patterns.compile(r"(?:{honorific}\s+{upper}|{organisation})").match(first):
        return read_owner(first, patterns)
    return Owner()


def read_owner(phrase: str, patterns: PatternSet) -> Owner:
    """Holders in ``phrase``: names of persons, or the name of a body up to its place."""
    owner = Owner()
    people = _people(phrase, patterns)
    if people:
        owner.holders = people[0]
        rest = people[1]
    else:
        parts = _split_bodies(phrase)
        owner.holders = [Holder(name=_body(part), kind="organisation") for part in parts if _body(part)]
        rest = phrase[len(parts[0]) :] if len(parts) == 1 else ""
        trailing = re.search(rf",\s*({_PLACE_WORDS}\s+{UPPER}.*)$", phrase)
        rest = trailing.group(1) if trailing else rest
    place = _PLACE.match(rest)
    owner.place = place["place"].strip() if place else None
    return owner


def _place_only(phrase: str) -> str | None:
    return (
        phrase
        if phrase
        and re.match(
            rf"(?i:(?:các\s+)?(?:{_PLACE_WORDS}|thôn|bản|ấp|khóm|buôn|làng|xóm|khu\s+phố|tổ\s+dân\s+phố|tổ))\s", phrase
        )
        else None
    )


@cache
def _honorific(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?:(?:các|nhóm|vợ\s+chồng)\s+)?(?:(?i:{words})\.?\s+)+(?={_NAME})")


def _people(phrase: str, patterns: PatternSet) -> tuple[list[Holder], str] | None:
    """Persons at the beginning of ``phrase`` and what follows them; an honorific covers the names behind it."""
    honorific = _honorific(patterns.terms("honorific"))
    if honorific.match(phrase) is None:
        return None
    holders, rest = [], phrase
    while True:
        title = honorific.match(rest)
        rest = rest[title.end() :] if title else rest
        name = re.match(_NAME, rest)
        if name is None or re.match(rf"(?i:{_PLACE_WORDS}|thôn|bản|ấp)\s", rest):
            break
        holders.append(Holder(name=clean_name(name.group())[1], kind="person"))
        rest = rest[name.end() :]
        joint = re.match(rf"\s*(?:,|và|;|-|–)\s*(?={UPPER}|ông|bà|anh|chị)", rest)
        if joint is None:
            break
        rest = rest[joint.end() :]
    return (holders, rest) if holders else None


def _split_bodies(phrase: str) -> list[str]:
    """Bodies joined by "và", or by commas when each begins like a body and not like a place."""
    head = re.split(rf",\s*(?={_PLACE_WORDS}\s+{UPPER})", phrase)[0]
    return [part.strip(" ,") for part in re.split(rf"\s+và\s+(?={UPPER})|,\s*(?={UPPER})", head) if part.strip(" ,")]


def _body(part: str) -> str:
    return part.strip(" ,;:–-")
