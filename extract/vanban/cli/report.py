"""``vanban report``: the records of runs as a site that opens from disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb

from vanban.aggregation.inputs import find_runs
from vanban.aggregation.registers import Language
from vanban.aggregation.registry import MEMORY, build_registry
from vanban.errors import OutputError, UsageError
from vanban.runs.containers import unpacked
from vanban.runs.discovery import discover
from vanban.site.build import MARK, Wishes, write_site

_LARGEST = 200 * 1024 * 1024  # bytes of a container that is looked into for sources


@click.command()
@click.argument("outs", nargs=-1, required=True, metavar="OUT…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="SITE",
    help="The folder of the site; an older site there is replaced.",
)  # fmt: skip
@click.option(
    "--registry", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What vanban aggregate made of the same records (.duckdb), so that it is not made again.",
)  # fmt: skip
@click.option(
    "--sources", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the documents lie: PDFs and scans are then shown beside their text.",
)  # fmt: skip
@click.option(
    "--pages", type=click.IntRange(min=0), default=Wishes().pages, show_default=True,
    help="How many documents, newest first, get a page with their text.",
)  # fmt: skip
@click.option(
    "--rows", type=click.IntRange(min=1), default=Wishes().rows, show_default=True, help="The most rows of a table."
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True,
    help="The language that the site opens in; it can be switched there.",
)  # fmt: skip
@click.option("--memory", default=MEMORY, show_default=True, help="What the database may use before it goes to disk.")
def command(
    outs: tuple[Path, ...], folder: Path, registry: Path | None, sources: Path | None, pages: int, rows: int,
    lang: Language, memory: str,
) -> None:  # fmt: skip
    """Write a site of the records of runs: charts, tables, and a page a document.

    OUT is any number of output folders of vanban extract, folders of records, or records.jsonl files. The site opens
    from disk, without network: SITE/index.html.
    """
    _check(folder)
    runs = find_runs(outs)
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.absolute().parent, prefix=".vanban-") as name, _files(sources) as files:
            if registry is None:
                registry = Path(name, "registry.duckdb")
                build_registry(runs, registry, memory)
            made = Path(name, "site")
            made.mkdir()
            counts = write_site(registry, runs, made, Wishes(lang, pages, rows, files))
            if folder.exists():
                folder.rename(Path(name, "replaced"))  # goes with the temporary folder
            made.rename(folder)
    except duckdb.Error as error:
        raise UsageError(f"{registry}: {error}", "name a .duckdb file of vanban aggregate of this version") from None
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}", "name another folder") from None
    left_out = f", {counts.pages} of them with a page" if counts.pages < counts.documents else ""
    click.echo(f"{counts.documents} documents{left_out} → {folder / 'index.html'}", err=True)


def _check(folder: Path) -> None:
    """Raise OutputError where something else than a site would be replaced."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError(f"{folder}: is there, and is no site of vanban", "name another folder")


@contextmanager
def _files(sources: Path | None) -> Iterator[Mapping[str, Path]]:
    """The documents of a folder by the paths that records call them by, also inside of archives and e-mails."""
    if sources is None:
        yield {}
        return
    with unpacked(discover([sources]), _LARGEST) as inputs:
        yield {file.path: file.file for file in inputs.files}
