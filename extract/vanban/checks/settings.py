"""How ``vanban check`` is set up: which rules, how severe, for which files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from vanban.checks.registry import all_rules
from vanban.checks.rule import Rule
from vanban.errors import SettingsError, UsageError
from vanban.readers.options import GivenState
from vanban.record import Finding, Severity

Language = Literal["vi", "en"]
FailOn = Literal["error", "warning", "info", "never"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
_ALL = "all"


class Settings(BaseModel):
    """The table ``[check]`` of ``vanban.toml``, or ``[tool.vanban.check]`` of ``pyproject.toml``.

    Rules are named by id (``VB008``), by the beginning of ids (``VB2``), by name (``space-in-number``), by topic
    (``form``), or all at once (``all``). ``ignore`` wins over ``select``. Patterns of ``per-file-ignores`` are matched
    with the whole path and with the file's name; ``*`` stands for any characters, ``/`` too.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    select: tuple[str, ...] = (_ALL,)
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    fail_on: FailOn = "error"
    lang: Language = "vi"
    state: GivenState | None = None
    baseline: Path | None = None

    def changed(self, **values: object) -> Self:
        """These settings with the ``values`` that are not None or empty in their place."""
        return self.model_copy(update={name: value for name, value in values.items() if value not in (None, ())})


@dataclass(frozen=True)
class Selection:
    """Which findings count, and how much. Raises UsageError where the settings name a rule that does not exist."""

    settings: Settings

    def __post_init__(self) -> None:
        _ = self._selected, self._ignored, self._severities  # unknown names are told before anything is read

    def apply(self, path: str, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of the file ``path`` that the settings leave, with the severities that they give."""
        return [
            finding.model_copy(update={"severity": self._severities.get(finding.rule, finding.severity)})
            for finding in findings
            if finding.rule in self._selected and finding.rule not in self._ignored_for(path)
        ]

    def asks(self, path: str, rules: Iterable[Rule]) -> bool:
        """Whether the settings leave any of ``rules`` for the file ``path``."""
        return any(rule.id in self._selected and rule.id not in self._ignored_for(path) for rule in rules)

    @cached_property
    def _selected(self) -> frozenset[str]:
        return _named(self.settings.select) - _named(self.settings.ignore)

    @cached_property
    def _ignored(self) -> dict[str, frozenset[str]]:
        return {pattern: _named(names) for pattern, names in self.settings.per_file_ignores.items()}

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        return {rule: severity for name, severity in self.settings.severity.items() for rule in _named([name])}

    def _ignored_for(self, path: str) -> frozenset[str]:
        name = path.rpartition("/")[2]
        matching = (
            rules
            for pattern, rules in self._ignored.items()
            if fnmatchcase(path, pattern) or fnmatchcase(name, pattern)
        )
        return frozenset().union(*matching)


def load_settings(file: Path | None = None, start: Path | None = None) -> Settings:
    """The settings of ``file``, or of the nearest one in ``start`` (the working folder) or above it; else the defaults.

    In a folder ``vanban.toml`` goes before ``pyproject.toml``. A baseline is named from the file's folder. Raises
    SettingsError that names file and key.
    """
    if file is not None:
        return _read(file) or Settings()
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        for name in ("vanban.toml", "pyproject.toml"):
            found = _read(folder / name) if (folder / name).is_file() else None
            if found is not None:
                return found
    return Settings()


def _read(file: Path) -> Settings | None:
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: {error}", "see docs/check.md for what it may hold") from error
    table = values.get("tool", {}).get("vanban", {}) if file.name == "pyproject.toml" else values
    if "check" not in table:
        return None
    try:
        settings = Settings.model_validate(table["check"])
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise SettingsError(f"{file}: check.{where}: {problem['msg']}", "see docs/check.md for its keys") from error
    return settings.changed(baseline=settings.baseline and file.parent / settings.baseline)


def _named(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        rules = {
            rule.id
            for rule in all_rules()
            if name == _ALL or name in (rule.name, rule.topic) or rule.id.startswith(name.upper())
        }
        if not rules or not name:
            raise UsageError(f"there is no rule or topic {name}", "vanban rule lists them")
        found |= rules
    return frozenset(found)
