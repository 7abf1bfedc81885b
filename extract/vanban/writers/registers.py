"""All registers of a registry into a folder: workbooks, CSV, and the deadlines as a calendar."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from vanban.aggregation.registers import Heading, Language, Register, all_registers, read_rows
from vanban.errors import OutputError
from vanban.writers.calendar import write_calendar
from vanban.writers.tables import write_csv
from vanban.writers.workbook import write_workbook

_CALENDAR = Heading("thoi-han", "deadlines")
_SHEET, _GROUP = Heading("Trang", "Sheet"), Heading("Nhóm", "Group")


def write_registers(registry: Path, folder: Path, language: Language) -> None:
    """Write every register of the DuckDB file ``registry`` into ``folder``; files of the same names are replaced.

    Raises OutputError when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as name, duckdb.connect(registry, read_only=True) as database:
            made = Path(name)
            for register in all_registers(database):
                file = made / register.name[language]
                write_workbook(file.with_suffix(".xlsx"), register, read_rows(database, register, language), language)
                rows = read_rows(database, register, language)
                flat = ((row.sheet, *([row.group] if register.grouped else []), *row.values) for row in rows)
                write_csv(file.with_suffix(".csv"), _columns(register, language), flat)
            write_calendar(made / f"{_CALENDAR[language]}.ics", database)
            for file in sorted(made.iterdir()):
                shutil.move(file, folder / file.name)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}", "name another folder") from None


def _columns(register: Register, language: Language) -> Sequence[str]:
    first = [_SHEET, _GROUP] if register.grouped else [_SHEET]
    names = [f"{field.above[language]}: " if field.above else "" for field in register.fields]
    own = [f"{above}{field.heading[language]}" for above, field in zip(names, register.fields, strict=True)]
    return [*(heading[language] for heading in first), *own]
