"""Gold annotations: what is in a document, written down by a person, one JSON file a document.

A key that is absent is not scored; null or an empty list says that the document has none.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from vanban.errors import GoldError
from vanban.record import DateRole, ModelField, ModelForm, ModelStatus, Precision

Pair = tuple[str | None, str | None]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def asks(self, name: str) -> bool:
        """Whether the annotation says anything about ``name``."""
        return name in self.model_fields_set


class GoldNumber(_Part):
    """The document's number. ``handwritten``: it may stay unread on a scan, and then is not scored."""

    sequence: int | None = None
    symbol: str | None = None
    canonical: str | None = None
    inferred: str | None = None
    handwritten: bool = False


class GoldDate(_Part):
    """The date of issue; ``handwritten`` as in a number: the month alone will do."""

    start: str | None
    end: str | None
    precision: Precision | None = None
    inferred: str | None = None
    handwritten: bool = False


class GoldSigner(_Part):
    """Who signed."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


class GoldDocument(_Part):
    """Header and closing."""

    type: str | None = None
    issuer: str | None = None
    number: GoldNumber | None = None
    place: str | None = None
    date: GoldDate | None = None
    subject: str | None = None
    addressees: list[str] = []
    recipients: list[str] = []
    signer: GoldSigner | None = None
    posted: str | None = None


class GoldReference(_Part):
    """A cited document by its canonical number."""

    number: str
    date: str | None = None
    type: str | None = None
    issuer: str | None = None


class GoldPeriod(_Part):
    """A date or period."""

    start: str | None
    end: str | None
    role: DateRole | None = None


class GoldStatistic(_Part):
    """A quantity; the indicator is there for the reader and is not scored."""

    value: str
    unit: str
    indicator: str | None = None


class GoldModel(_Part):
    """A named model."""

    name: str
    field: ModelField | None = None
    form: ModelForm | None = None
    status: ModelStatus | None = None
    based_on: str | None = None
    holders: list[str] = []
    period: GoldPeriod | None = None


class GoldTask(_Part):
    """A task: how its text begins, and its deadline (start, end)."""

    text: str
    deadline: Pair | None = None
    lead: list[str] = []
    units: list[str] = []


class Gold(_Part):
    """One document's annotation. What stands under ``…_optional`` may be found or not."""

    document: GoldDocument = GoldDocument()
    references: list[GoldReference] | None = None
    references_optional: list[str] = []
    dates: list[GoldPeriod] | None = None
    dates_optional: list[Pair] = []
    statistics: list[GoldStatistic] | None = None
    statistics_optional: list[tuple[str, str | None]] = []
    models: list[GoldModel] | None = None
    models_optional: list[str] = []
    tasks: list[GoldTask] | None = None
    forms: int | None = None
    outline_top: list[str] = []
    notes: str | None = None


def load_gold(folder: Path) -> dict[str, Gold]:
    """The annotations in ``folder`` by file name without ``.json``, sorted.

    Raises GoldError naming the file and the key when one is malformed, or when there are none.
    """
    gold = {path.stem: _load(path) for path in sorted(folder.glob("*.json"))}
    if not gold:
        raise GoldError(f"{folder}: no gold annotations (*.json)", "name a folder that holds some")
    return gold


def _load(path: Path) -> Gold:
    try:
        return Gold.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the file"
        raise GoldError(f"{path}: {key}: {first['msg']}", "see docs/evaluate.md for the format") from None
