"""``vanban rule``: what a rule of ``vanban check`` asks, and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from vanban.checks.pages import index, page
from vanban.checks.registry import all_rules, rule_named
from vanban.errors import OutputError, UsageError


@click.command()
@click.argument("rule", required=False)
@click.option("--pages", type=click.Path(file_okay=False, path_type=Path), help="Write the pages of all rules there.")
def command(rule: str | None, pages: Path | None) -> None:
    """Explain RULE (an id such as VB008, or its name); without it, list all rules."""
    if rule is not None and pages is not None:
        raise UsageError("--pages writes the pages of all rules", "leave out the rule")
    if rule is not None:
        click.echo(page(rule_named(rule)), nl=False)
    elif pages is not None:
        _write(pages)
    else:
        for known in all_rules():
            click.echo(f"{known.id}  {known.severity:7}  {known.topic:11}  {known.name:28}  {known.title_vi}")


def _write(folder: Path) -> None:
    """Write ``folder`` anew, so that no page outlives its rule."""
    try:
        if folder.exists():
            strange = [file.name for file in folder.iterdir() if file.suffix != ".md"]
            if strange:
                raise OutputError(f"{folder}: holds {strange[0]}, which is no page of a rule", "name another folder")
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        for rule in all_rules():
            (folder / f"{rule.id}.md").write_text(page(rule), "utf-8")
        (folder / "README.md").write_text(index(all_rules()), "utf-8")
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}", "name another folder") from error
