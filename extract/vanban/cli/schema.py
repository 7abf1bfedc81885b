"""``vanban schema``: the JSON Schema of the record."""

from __future__ import annotations

import click

from vanban.writers.schema import schema_text


@click.command()
def command() -> None:
    """Print the JSON Schema (draft 2020-12) that every record validates against."""
    click.echo(schema_text(), nl=False)
