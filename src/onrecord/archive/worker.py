"""A process that reads pages for one that writes an archive: `python -m onrecord.archive.worker`.

It has no archive and no file: requests come in on standard input, outcomes
go out on standard output, and it ends with its input.
"""

import gc
import os
import pickle
import sys


def main() -> None:
    """Answer requests until there are no more; the first frame is the pickled function that reads."""
    # What is loaded stays: looking through it for garbage took a sixth of the second that loading takes.
    gc.disable()
    from onrecord.archive.frames import (  # noqa: PLC0415
        READY,
        pack_outcomes,
        read_frame,
        unpack_requests,
        write_frame,
    )
    from onrecord.archive.preparing import prepare  # noqa: PLC0415
    from onrecord.archive.reader import OwnReader  # noqa: PLC0415

    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What anything here prints must not come between the frames.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    read = pickle.loads(read_frame(requests))  # noqa: S301 - from the process that started this one
    if isinstance(read, OwnReader):
        read.load()
    gc.freeze()
    gc.enable()
    write_frame(answers, READY)
    while True:
        try:
            asked = unpack_requests(read_frame(requests))
        except EOFError:
            return
        write_frame(answers, pack_outcomes([prepare(read, each.data, each.sight) for each in asked]))


if __name__ == "__main__":
    main()
