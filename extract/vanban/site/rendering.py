"""Pages from templates: everything that is put into one is text, unless it was made as HTML here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from vanban import __version__
from vanban.site.drawing import months, shares
from vanban.site.words import all_words, word


def render(template: str, **values: object) -> str:
    """The page that ``template`` makes of ``values``; ``root`` is the way from it to the folder of the site."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("vanban.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(word=word, ui=all_words()["ui"], version=__version__)
    environment.filters.update(grouped=grouped, json=_json, shares=shares, months=months)
    return environment


def grouped(count: int) -> str:
    """A count as people read it in both languages: 12 345, with narrow spaces."""
    return f"{count:,}".replace(",", "\u202f")


def _json(row: Sequence[str | int | None]) -> str:
    return json.dumps(row, ensure_ascii=False)
