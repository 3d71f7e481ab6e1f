"""What goes over the pipe between the one that writes an archive and those that read for it."""

import io

import pytest

from onrecord.archive.frames import (
    Request,
    pack_outcomes,
    pack_requests,
    read_frame,
    unpack_outcomes,
    unpack_requests,
    write_frame,
)
from onrecord.archive.outcomes import Failed, Outcome, Sight
from onrecord.archive.preparing import prepare
from onrecord.pipeline import read

PAGE = """19.05.2031

Minister Oda Lenk’s interview with the Tarn Courier

Question: Will the hotline between Valmeria and Tarsund be restored?

Oda Lenk: We proposed on 3 May 2031 that the joint commission meet in Harrow Bay. President Ada Marrow of Tarsund agreed.

LATEST EVENTS

18.05.2031 - Telephone conversation with Foreign Minister Per Strand

The ministers spoke of the Memorandum on fisheries.
"""


def test_what_is_sent_arrives() -> None:
    """A parcel, a failure and a page that needed no reading come out as they went in, to the last row."""
    sight = Sight(None, "https://mfa.valmeria.example/1", "2031-05-20T08:00:00Z", "a.txt")
    outcome = prepare(read, PAGE.encode(), sight)
    assert outcome.parcel
    assert {"turns", "statements", "dates"} <= outcome.parcel.pieces[0].parts.keys()
    sent = [outcome, Outcome(failed=Failed("EmptyInput", "nothing there")), Outcome()]
    assert unpack_outcomes(pack_outcomes(sent)) == sent
    asked = [Request(b"\x00\xff", sight), Request(b"", Sight(None, None, None, "b"))]
    assert unpack_requests(pack_requests(asked)) == asked


def test_frames_come_out_in_their_order() -> None:
    """Several frames, an empty one too, are parted again."""
    pipe = io.BytesIO()
    for frame in (b"one", b"", b"three" * 100_000):
        write_frame(pipe, frame)
    pipe.seek(0)
    assert [read_frame(pipe) for _ in range(3)] == [b"one", b"", b"three" * 100_000]


@pytest.mark.parametrize("length", [0, 3, 8, 10])
def test_a_pipe_that_ends_is_noticed(length: int) -> None:
    """A pipe that ends before a frame does raises `EOFError`, wherever it ends."""
    pipe = io.BytesIO()
    write_frame(pipe, b"three")
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(pipe.getvalue()[:length]))
