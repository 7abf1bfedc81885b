"""The record's shape as DuckDB types, made from the contract, so that a new field can be read at once."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from pydantic import BaseModel

from vanban.record import Item, Record

_PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
# what no table holds: a tree of any depth, which no DuckDB type fits, and what takes long to read
_LEFT_OUT = frozenset(
    {
        "outline",
        "forms",
        "box",
        "quote",
        "related",
        "pages_read",
        "repairs",
        "signatures",
        "notes",
        "annexes",
        "co_signers",
        "filled",
        "candidates",
        "elsewhere",
        "TableCell.at",
    }
)
# of an item inside another one, such as the deadline of a task
_INSIDE = frozenset({"text", "start", "end", "before", "recurrence", "value", "unit"})
_PLACE = 'STRUCT("start" BIGINT)'  # of a quantity that another one is linked to


def record_columns() -> dict[str, str]:
    """Every field of a record with its DuckDB type: ``{"schema": "VARCHAR", "source": "STRUCT(…)", …}``."""
    return _fields(Record)


def _fields(model: type[BaseModel]) -> dict[str, str]:
    named = {field.alias or name: field for name, field in model.model_fields.items()}
    return {
        name: _PLACE if name.endswith("_at") else _type(field.annotation, inside=issubclass(model, Item))
        for name, field in named.items()
        if name not in _LEFT_OUT and f"{model.__name__}.{name}" not in _LEFT_OUT
    }


def _type(annotation: object, inside: bool) -> str:
    """The type of a field; ``inside`` is whether it is a field of an item."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        part = inside and issubclass(annotation, Item)
        fields = (f'"{name}" {kind}' for name, kind in _fields(annotation).items() if not part or name in _INSIDE)
        return f"STRUCT({', '.join(fields)})"
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "VARCHAR"
    if origin in (UnionType, Union):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return _type(inner, inside)
    if origin in (list, tuple):
        return f"{_type(arguments[0], inside)}[]"
    return _PLAIN[annotation]  # type: ignore[index]  # a KeyError names a kind of field that is new here
