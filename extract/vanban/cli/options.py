"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

pattern_folders = click.option(
    "--patterns", "folders", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A pattern set of your own; adds to or overrides the built-in one. May be given several times.",
)  # fmt: skip
