"""The finders as spaCy components, so that they run in anybody's spaCy pipeline.

``nlp.add_pipe("vanban_references")`` fills ``doc.spans["references"]`` and ``doc._.vanban``; the items
themselves stand in ``doc._.vanban.references``. Offsets of items are characters; where a token does
not end at an item's edge the spaCy span is widened to whole tokens and the item is not.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from vanban.finders.material import Material
from vanban.layout.build import build_layout
from vanban.patterns import PatternSet, builtin_patterns
from vanban.record import Span
from vanban.text.model import Text, text_from_string

# The order in which they run: later finders use what earlier ones found.
FINDERS = ("references", "dates", "statistics", "models", "tasks", "people", "organisations")

Factory = Callable[[Language, str], Callable[[Doc], Doc]]

if not Doc.has_extension("vanban"):
    Doc.set_extension("vanban", default=None)


def build_nlp() -> Language:
    """A spaCy pipeline with all finders, in order."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.max_length = 100_000_000  # no model here uses memory by length; documents are read whole
    for kind in FINDERS:
        nlp.add_pipe(f"vanban_{kind}")
    return nlp


def find_all(nlp: Language, text: Text, patterns: PatternSet) -> Material:
    """Run all finders of ``nlp`` over ``text`` and return what they found."""
    doc = nlp.make_doc(text.string)
    material = Material(text=text, layout=build_layout(text, patterns), patterns=patterns)
    doc._.vanban = material
    nlp(doc)
    return material


def _component(kind: str) -> Callable[[Doc], Doc]:
    find = import_module(f"vanban.finders.{kind}").find

    def run(doc: Doc) -> Doc:
        material = doc._.vanban
        if material is None:
            text = text_from_string(doc.text)
            patterns = builtin_patterns()
            material = doc._.vanban = Material(text=text, layout=build_layout(text, patterns), patterns=patterns)
        find(material)
        doc.spans[kind] = [
            span
            for item in getattr(material, kind)
            for at in _places(item.at)
            if (span := doc.char_span(at.start, at.end, label=kind, alignment_mode="expand")) is not None
        ]
        return doc

    return run


def _places(at: Span | list[Span]) -> list[Span]:
    return at if isinstance(at, list) else [at]


def _factory(kind: str) -> Factory:
    """Make ``vanban_<kind>`` known to spaCy. The returned factory is what an entry point of pyproject.toml names."""

    def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 (spaCy's signature)
        return _component(kind)

    Language.factory(f"vanban_{kind}", func=create)
    return create


references = _factory("references")
dates = _factory("dates")
statistics = _factory("statistics")
models = _factory("models")
tasks = _factory("tasks")
people = _factory("people")
organisations = _factory("organisations")
