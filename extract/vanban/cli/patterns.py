"""``vanban patterns``: list and test pattern sets."""

from __future__ import annotations

from pathlib import Path

import click

from vanban.cli.options import pattern_folders
from vanban.errors import EXIT_FILES_FAILED
from vanban.patterns import load_patterns


@click.group()
def command() -> None:
    """List and test pattern sets."""


@command.command("list")
@pattern_folders
@click.option("--kind", help="Only the patterns of one kind, for example references.")
def list_(folders: tuple[Path, ...], kind: str | None) -> None:
    """Print every pattern: id, confidence, what it finds."""
    for pattern in load_patterns(folders):
        if kind in (None, pattern.kind):
            click.echo(f"{pattern.id}\t{pattern.confidence:.2f}\t{pattern.about}")


@command.command("test")
@pattern_folders
@click.pass_context
def test(ctx: click.Context, folders: tuple[Path, ...]) -> None:
    """Try every pattern on its examples and counter-examples. Exit status 1 when one fails.

    The built-in patterns are tried too: a word that a set adds to a vocabulary may change what they find.
    """
    patterns = load_patterns(folders)
    from vanban.finders.trial import try_patterns  # spaCy takes a second to import: after the set is known to be sound

    failures = try_patterns(patterns)
    for failure in failures:
        click.echo(f"{failure.source}: {failure.pattern}: {failure.problem}\n    {failure.text}")
    click.echo(f"{len(list(patterns))} patterns, {len(failures)} failures", err=True)
    if failures:
        ctx.exit(EXIT_FILES_FAILED)
