"""More outputs for an ONNX model: values that it computes inside and does not hand out.

Only the two messages of the format that matter are written (ONNX 1.x, ``ModelProto.graph`` is field 7,
``GraphProto.output`` field 12), so that no protobuf library is needed.
"""

from __future__ import annotations

from collections.abc import Mapping

_GRAPH, _OUTPUT = 7, 12
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5  # wire types of protobuf


def with_outputs(model: bytes, outputs: Mapping[str, int]) -> bytes:
    """``model`` with further outputs: names of inner values, and their ONNX element types.

    Raises ValueError when ``model`` is no protobuf message with a graph.
    """
    added = b"".join(_field(_OUTPUT, _value_info(name, kind)) for name, kind in outputs.items())
    written, position, found = b"", 0, False
    while position < len(model):
        start = position
        number, body, position = _next_field(model, position)
        found |= number == _GRAPH
        written += _field(_GRAPH, model[body:position] + added) if number == _GRAPH else model[start:position]
    if not found:
        raise ValueError("no graph in the model")
    return written


def _value_info(name: str, kind: int) -> bytes:
    tensor = _varint(1 << 3 | _VARINT) + _varint(kind)
    return _field(1, name.encode()) + _field(2, _field(1, tensor))


def _field(number: int, body: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(body)) + body


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)


def _next_field(message: bytes, position: int) -> tuple[int, int, int]:
    """Number of the field at ``position``, where its content begins and where it ends."""
    tag, body = _read_varint(message, position)
    if tag & 7 == _VARINT:
        end = _read_varint(message, body)[1]
    elif tag & 7 == _BYTES:
        length, body = _read_varint(message, body)
        end = body + length
    elif tag & 7 in (_FIXED64, _FIXED32):
        end = body + (8 if tag & 7 == _FIXED64 else 4)
    else:
        raise ValueError(f"no protobuf message: wire type {tag & 7}")
    if end > len(message):
        raise ValueError("the protobuf message is cut off")
    return tag >> 3, body, end


def _read_varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while position < len(message):
        byte = message[position]
        value |= (byte & 127) << shift
        position, shift = position + 1, shift + 7
        if byte < 128:
            return value, position
    raise ValueError("the protobuf message is cut off")
