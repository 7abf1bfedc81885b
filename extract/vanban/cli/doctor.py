"""``vanban doctor``: what works on this machine."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module, metadata

import click

from vanban import __version__
from vanban.errors import EXIT_FILES_FAILED
from vanban.readers.registry import FORMATS, Format

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?P<versions>[^;]*)")
_EXTRA = re.compile(r"""extra\s*==\s*["'](?P<extra>[^"']+)""")
_TESSERACT = {
    "linux": "sudo apt-get install tesseract-ocr-vie",
    "darwin": "brew install tesseract-lang",
    "win32": "winget install UB-Mannheim.TesseractOCR  (choose Vietnamese among its languages)",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A reader, an engine or a package: what works of it here, or the command that installs it.

    ``version`` is None when it does not work; ``required`` says whether vanban wants it for all it promises.
    """

    name: str
    version: str | None
    command: str = ""
    required: bool = True


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say which readers and engines work here, with versions, and how to install what is missing.

    Exit status 1 when something that vanban needs is missing or does not work.
    """
    click.echo(f"vanban {__version__}, Python {platform.python_version()}, {platform.platform()}")
    parts: list[Part] = []
    for title, group in (("Readers", _readers()), ("Engines", _engines()), ("Packages", _packages())):
        click.echo(f"\n{title}")
        for part in group:
            click.echo(_line(part))
            parts.append(part)
    missing = [part for part in parts if part.version is None and part.required]
    click.echo(f"\n{len(missing)} missing: {', '.join(part.name for part in missing)}" if missing else "\nAll is well.")
    if missing:
        ctx.exit(EXIT_FILES_FAILED)


def _line(part: Part) -> str:
    if part.version is not None:
        return f"  ok        {part.name}  {part.version}".rstrip()
    return f"  {'missing' if part.required else 'optional'}   {part.name}: {part.command}"


def _readers() -> Iterator[Part]:
    for row in FORMATS:
        yield _tried(row.name, partial(_extensions, row))


def _extensions(row: Format) -> str:
    row.sniff(b"")  # imports the reader
    return " ".join(row.extensions)


def _engines() -> Iterator[Part]:
    yield _tried("text recognition (OCR)", _embedded)
    yield _tesseract()
    yield _tried("digital signatures", lambda: _imported("pyhanko.sign.validation", "pyhanko"))
    yield _tried("finders", lambda: _imported("vanban.pipeline", "spacy"))


def _embedded() -> str:
    from vanban.ocr import embedded

    embedded.Embedded()  # loads its models
    return embedded.engine_name()


def _tesseract() -> Part:
    name = "Tesseract with a Vietnamese model, reads scans better"
    try:
        from vanban.ocr import tesseract
    except ImportError as error:
        return Part(name, None, _pip(error.name), required=False)
    model = tesseract.find_model()
    if model is None:
        return Part(name, None, _TESSERACT.get(sys.platform, _TESSERACT["linux"]), required=False)
    return Part(name, tesseract.engine_name(model))


def _imported(module: str, package: str) -> str:
    import_module(module)
    return f"{package} {metadata.version(package)}"


def _tried(name: str, version: Callable[[], str]) -> Part:
    """The part whose ``version`` is asked for; whatever goes wrong in that is what the command is to tell."""
    try:
        return Part(name, version())
    except ImportError as error:
        return Part(name, None, _pip(error.name))
    except Exception as error:
        return Part(name, None, f"{_pip(None)}  ({type(error).__name__}: {error})")


def _pip(module: str | None) -> str:
    """The command that installs the package of ``module``, or all when that is not one of vanban's own."""
    wanted = (module or "").partition(".")[0].lower()
    for requirement in metadata.requires("vanban") or ():
        match = _REQUIREMENT.match(requirement)
        if match is not None and match["name"].lower().replace("-", "_") == wanted:
            return f'pip install "{match["name"]}{match["versions"].strip()}"'
    return "pip install --force-reinstall vanban"


def _packages() -> Iterator[Part]:
    """What the package itself says that it needs; packages of an extra are optional."""
    for requirement in sorted(metadata.requires("vanban") or (), key=str.lower):
        match, extra = _REQUIREMENT.match(requirement), _EXTRA.search(requirement)
        if match is None:
            continue
        name = match["name"]
        try:
            yield Part(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            install = _pip(name.replace("-", "_")) if extra is None else f'pip install "vanban[{extra["extra"]}]"'
            yield Part(name, None, install, required=extra is None)
