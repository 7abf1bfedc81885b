"""The published JSON Schema of the record."""

from __future__ import annotations

import json

from vanban.record import Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as JSON text with a line break at its end, the same bytes for the same version."""
    schema = {"$schema": _DIALECT, **Record.model_json_schema(by_alias=True, mode="serialization")}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
