"""The one way between the nouns and JSON."""

from typing import TypeVar

import msgspec

from onrecord.model.base import Record

R = TypeVar("R", bound=Record)

_encoder = msgspec.json.Encoder(order="deterministic")


def to_json(record: Record) -> bytes:
    """Return a record as one line of UTF-8 JSON, the same bytes for the same value."""
    return _encoder.encode(record)


def from_json(data: bytes | str, kind: type[R]) -> R:
    """Return the record of type `kind` that `to_json` wrote.

    Raises `msgspec.ValidationError` where the JSON is not such a record.
    """
    return msgspec.json.decode(data, type=kind)
