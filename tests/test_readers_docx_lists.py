"""Automatic numbering of Word files: the labels that are printed before listed paragraphs."""

from __future__ import annotations

import pytest

from word_files import cell_texts, p, r, style, table, texts


def level(depth: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(definitions: dict[int, str], lists: dict[int, tuple[int, str]]) -> str:
    """Definitions by id, and lists: id → (definition, overrides)."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in definitions.items()
    )
    used = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{target}"/>{more}</w:num>'
        for key, (target, more) in lists.items()
    )
    return defined + used


def item(list_id: int, depth: int, text: str = "x", more: str = "") -> str:
    return p(r(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>{more}')


def labels(items: list[tuple[int, int]], definitions: dict[int, str], lists: dict[int, tuple[int, str]]) -> list[str]:
    body = "".join(item(list_id, depth) for list_id, depth in items)
    return [text.removesuffix("x") for text in texts(body, numbering=numbering(definitions, lists))]


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "-")
)


def test_levels_count_and_start_again() -> None:
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels(items, {0: OUTLINE}, {1: (0, "")}) == ["I. ", "1. ", "a) ", "b) ", "- ", "2. ", "a) ", "II. ", "1. "]


def test_lists_of_one_definition_count_together_unless_they_start_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    items = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert labels(items, {0: OUTLINE}, {1: (0, ""), 2: (0, ""), 3: (0, anew)}) == [
        "I. ",
        "II. ",
        "V. ",
        "VI. ",
        "VII. ",
    ]


def test_a_list_may_redefine_a_level() -> None:
    other = '<w:lvlOverride w:ilvl="0">' + level(0, "decimal", "Điều %1.", start=3) + "</w:lvlOverride>"
    assert labels([(1, 0), (1, 0)], {0: OUTLINE}, {1: (0, other)}) == ["Điều 3. ", "Điều 4. "]


@pytest.mark.parametrize(
    ("number_format", "text", "start", "shown"),
    [
        ("decimalZero", "%1", 7, "07 "), ("lowerRoman", "(%1)", 4, "(iv) "), ("upperLetter", "%1.", 28, "BB. "),
        ("none", "%1", 1, ""), ("none", "Phụ lục", 1, "Phụ lục "), ("ordinal", "%1.", 2, "2. "),
        ("bullet", "\uf0b7", 1, "- "), ("bullet", "+", 1, "+ "),
        ("bullet", "\uf02b", 1, "+ "), ("bullet", "o", 1, "- "),
        ("lowerRoman", "%1", 2_000_000, "2000000 "), ("lowerLetter", "%1", 2_000_000, "2000000 "),
    ],
)  # fmt: skip
def test_number_formats(number_format: str, text: str, start: int, shown: str) -> None:
    assert labels([(1, 0)], {0: level(0, number_format, text, start=start)}, {1: (0, "")}) == [shown]


def test_levels_quote_those_above_and_restart_as_told() -> None:
    nested = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/><w:suff w:val="nothing"/>')
    )
    items = [(1, 0), (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert labels(items, {0: nested}, {1: (0, "")}) == ["I. ", "II. ", "2.1 ", "1.", "2.2 ", "2.", "III. ", "1."]


def test_numbering_by_style() -> None:
    tied = level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'
    )
    styles = (
        style("paragraph", "H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("paragraph", "H2", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', "H1")
        + style("paragraph", "H2Small", "", "H2")
    )
    body = "".join(p(r("x"), f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2Small", "H1"))
    body += p(r("x"), '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    shown = texts(body, styles=styles, numbering=numbering({0: tied}, {1: (0, "")}))
    assert shown == ["I. x", "1. x", "2. x", "II. x", "x"]


def test_numbering_through_a_linked_style() -> None:
    linked = {0: '<w:numStyleLink w:val="Muc"/>', 1: '<w:styleLink w:val="Muc"/>' + level(0, "decimal", "%1.")}
    styles = style("numbering", "Muc", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    shown = texts(item(1, 0) + item(1, 0), styles=styles, numbering=numbering(linked, {1: (0, ""), 2: (1, "")}))
    assert shown == ["1. x", "2. x"]


def test_empty_numbered_cell_shows_its_number_but_a_lonely_bullet_is_dropped() -> None:
    lists = numbering({0: level(0, "decimal", "%1"), 1: level(0, "bullet", "-")}, {1: (0, ""), 2: (1, "")})
    row = "<w:tr><w:tc>" + item(1, 0, "") + "</w:tc><w:tc>" + p(r("Thôn Đông")) + "</w:tc></w:tr>"
    found = table(f"<w:tbl>{row}{row}</w:tbl>" + item(2, 0, ""), numbering=lists)
    assert list(cell_texts(found).values()) == ["1", "Thôn Đông", "2", "Thôn Đông"]
    assert texts(item(2, 0, ""), numbering=lists) == []


def test_number_shown_in_capitals_and_hidden_paragraph_not_counted() -> None:
    lists = numbering({0: level(0, "decimal", "Điều %1.", "<w:rPr><w:caps/></w:rPr>")}, {1: (0, "")})
    hidden = p(r("ẩn", "<w:vanish/>"), '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert texts(item(1, 0) + hidden + item(1, 0), numbering=lists) == ["ĐIỀU 1. x", "ĐIỀU 2. x"]
