"""Pattern sets: the built-in one keeps its promises, and a malformed one says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vanban.errors import PatternError
from vanban.finders.trial import try_patterns
from vanban.patterns import PatternSet, builtin_patterns, load_patterns

GOOD = """
[[pattern]]
id = "dates/x"
about = "x"
regex = 'x'
with = { shape = "day" }
examples = [ { text = "x" }, { text = "xx" } ]
not = ["y"]
"""
FRAGMENT = "[fragment.legal_number]\nabout = 'replaces a built-in one'\nregex = 'REGEX'\n"
CIRCLE = "[fragment.a]\nabout = 'a'\nregex = '{a}'\n"


def test_every_pattern_finds_its_examples_and_nothing_in_its_counter_examples():
    failures = try_patterns(builtin_patterns())
    assert not failures, "\n".join(f"{failure.pattern}: {failure.problem}: {failure.text!r}" for failure in failures)


def test_every_pattern_says_what_it_finds():
    for pattern in builtin_patterns():
        assert pattern.about.strip(), pattern.id
        assert len({example.text for example in pattern.examples}) >= 2, pattern.id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[pattern", "office.toml: "),
        ("[[patern]]\nid = 'x'", "office.toml: patern: Extra inputs are not permitted"),
        (GOOD.replace("dates/x", "dates"), "office.toml: pattern.0.id: "),
        (GOOD.replace("about = ", "abuot = "), "office.toml: pattern.0.about: Field required"),
        (GOOD.replace(', { text = "xx" }', ""), "office.toml: pattern.0.examples: "),
        (GOOD.replace('["y"]', "[]"), "office.toml: pattern.0.not: "),
        (GOOD.replace("'x'", "'(x'"), "office.toml: dates/x: missing )"),
        (GOOD.replace("'x'", "'{no_such_words}'"), "office.toml: dates/x: there is no vocabulary {no_such_words}"),
        (GOOD.replace("'x'", "'x'\nconfidence = 2"), "office.toml: pattern.0.confidence: "),
        ("[vocabulary.x]\nterms = ['a']", "office.toml: vocabulary.x.about: Field required"),
        (GOOD + GOOD, "office.toml: dates/x: office.toml has a pattern of this id"),
        (GOOD.replace('with = { shape = "day" }', ""), "office.toml: dates/x: with.shape is missing or unknown"),
        (GOOD.replace('"day"', '"dya"'), "office.toml: dates/x: with.shape is missing or unknown"),
        (GOOD.replace("dates/x", "models/x"), "office.toml: models/x: the regex has no group 'name'"),
        (GOOD.replace("dates/x", "people/x"), "office.toml: people/x: the regex has no group 'name'"),
        (CIRCLE + GOOD.replace("'x'", "'{a}'"), "office.toml: dates/x: a: fragments refer to each other in a circle"),
    ],
)  # fmt: skip
def test_a_malformed_set_names_file_and_entry(tmp_path: Path, content: str, said: str):
    (tmp_path / "office.toml").write_text(content, "utf-8")
    with pytest.raises(PatternError, match=re.escape(said)) as raised:
        load_patterns([tmp_path])
    assert raised.value.remedy
    assert str(tmp_path / "office.toml") in raised.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[fragment.only_code_uses_it]\nabout = 'a'\nregex = '(x'", "[fragment.only_code_uses_it]: missing )"),
        (CIRCLE, "[fragment.a]: a: fragments refer to each other in a circle"),
        (FRAGMENT.replace("REGEX", "(x"), "references.toml: references/legal-number: missing )"),
        (FRAGMENT.replace("REGEX", "{no_such_words}"), "/legal-number: there is no vocabulary {no_such_words}"),
        ("[kind.subject]\nabout = 'x'\ngroups = ['x']", "subject/about: the regex has no group 'x'"),
    ],
)  # fmt: skip
def test_what_a_set_spoils_is_told_at_loading(tmp_path: Path, content: str, said: str):
    (tmp_path / "office.toml").write_text(content, "utf-8")
    with pytest.raises(PatternError, match=re.escape(said)):
        load_patterns([tmp_path])


def test_every_regex_of_the_built_in_set_is_sound():
    load_patterns().check()


def test_a_later_set_adds_terms_and_replaces_patterns(tmp_path: Path):
    patterns = PatternSet()
    for name, term, regex in (("first", "cân", "{unit}"), ("second", "thúng lúa", "{unit} đầy")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text(
            f"[vocabulary.unit]\nabout = 'units'\nterms = ['{term}']\n" + GOOD.replace("'x'", f"'{regex}'"), "utf-8"
        )
    patterns.load(tmp_path / "first", tmp_path / "second")
    assert patterns.terms("unit") == ("cân", "thúng lúa")
    assert [pattern.regex.pattern for pattern in patterns] == ["(?:thúng\\s+lúa|cân) đầy"]


def test_a_term_of_a_later_set_works_in_patterns_of_an_earlier_one(tmp_path: Path):
    (tmp_path / "office.toml").write_text("[vocabulary.counted]\nabout = 'ours'\nterms = ['tổ ong rừng']", "utf-8")
    for patterns, found in ((load_patterns([tmp_path]), True), (builtin_patterns(), False)):
        sources = [pattern.regex.pattern for pattern in patterns if pattern.kind == "statistics"]
        assert any("tổ\\s+ong\\s+rừng" in source for source in sources) is found


def test_asking_for_what_is_not_there_is_an_error():
    with pytest.raises(PatternError, match="there is no pattern 'dates/no-such'"):
        builtin_patterns().get("dates/no-such")
