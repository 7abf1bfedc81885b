"""The command ``vanban``: thin commands, one file each, imported when called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from vanban import __version__
from vanban.errors import EXIT_INTERRUPTED, VanbanError

_COMMANDS = {
    "aggregate": "Put the records of runs into one registry.",
    "check": "Say what a careful clerk would object to.",
    "doctor": "Say what works on this machine.",
    "extract": "Read documents and write their records.",
    "evaluate": "Score records against gold annotations.",
    "patterns": "List and test pattern sets.",
    "query": "Answer a question in SQL from a registry.",
    "report": "Write a site of charts, tables and documents.",
    "rule": "Explain the rules of check.",
    "schema": "Print the JSON Schema of the record.",
}


class _Commands(click.Group):
    """A group whose commands are imported when asked for, so that ``--help`` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"vanban.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's signature)
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except VanbanError as error:
            click.echo(f"vanban: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("vanban: interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vanban")
def main() -> None:
    """Structured data from Vietnamese official documents.

    Exit status: 0 all is well; 1 done, but some files could not be read, or examples or scores fell short;
    2 nothing was done: wrong usage or malformed input to the command itself; 3 (check) a file could not be read;
    130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Vietnamese on every terminal and pipe
