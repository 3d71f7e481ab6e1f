"""How the one that writes an archive and those that read pages for it talk over a pipe: frames of bytes."""

from typing import IO, Final, NamedTuple

import msgspec

from onrecord.archive.outcomes import Failed, Outcome, Sight
from onrecord.archive.parcels import Parcel

_LENGTH: Final = 8  # bytes before each frame that say how long it is

READY: Final = b"ready"
"""The frame a worker sends once it can read."""


class Request(NamedTuple):
    """A page to read: its bytes, and how it is read."""

    data: bytes
    sight: Sight


class _Answer(NamedTuple):
    """An `Outcome`, whose parcel is named here for the decoder."""

    parcel: Parcel | None
    packed: bytes | None
    failed: Failed | None


_encoder: Final = msgspec.msgpack.Encoder()
_requests: Final = msgspec.msgpack.Decoder(list[Request])
_answers: Final = msgspec.msgpack.Decoder(list[_Answer])


def write_frame(pipe: IO[bytes], frame: bytes) -> None:
    """Write a frame and send it on its way."""
    pipe.write(len(frame).to_bytes(_LENGTH))
    pipe.write(frame)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """Return the next frame; raise `EOFError` where the other end is gone."""
    head = pipe.read(_LENGTH)
    frame = pipe.read(int.from_bytes(head))
    if len(head) < _LENGTH or len(frame) < int.from_bytes(head):
        raise EOFError
    return frame


def pack_requests(requests: list[Request]) -> bytes:
    """Return pages to read as a frame."""
    return _encoder.encode(requests)


def unpack_requests(frame: bytes) -> list[Request]:
    """Undo `pack_requests`."""
    return _requests.decode(frame)


def pack_outcomes(outcomes: list[Outcome]) -> bytes:
    """Return what became of pages as a frame."""
    return _encoder.encode(outcomes)


def unpack_outcomes(frame: bytes) -> list[Outcome]:
    """Undo `pack_outcomes`."""
    return [Outcome(*answer) for answer in _answers.decode(frame)]
