"""Rows to bytes: one file a format, and the table of them all."""

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Protocol

from onrecord.archive import NO_FILTERS, Archive, Filters
from onrecord.desk.marking import Gate, Marking
from onrecord.errors import OnRecordError
from onrecord.exports.jsonl import write_jsonl

Progress = Callable[[int, int], None]


class Export(Protocol):
    """A format: writes what of the archive has the facts to `directory`, returns the rows of each file."""

    def __call__(  # noqa: D102 - the class says it
        self, archive: Archive, directory: Path, *, filters: Filters, gate: Gate, progress: Progress | None
    ) -> dict[str, int]: ...


FORMATS: dict[str, Export] = {
    "jsonl": write_jsonl,
}


def export(
    archive: Archive,
    directory: str | PathLike[str],
    *,
    format: str = "jsonl",  # noqa: A002 - the word of the command line
    filters: Filters = NO_FILTERS,
    including: Marking = "public",
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write the record to files of `directory` in a format of `FORMATS`; return the rows of each file.

    Nothing marked above `including` is in them, nor what rests on it. The directory is made where there is none. Files of an earlier export are replaced only when all new ones
    are complete. `progress(done, total)` is called after each document. Raises `OnRecordError` for an unknown
    format or a directory that cannot be written.
    """
    if format not in FORMATS:
        raise OnRecordError(f"there is no format {format!r}; take one of: {', '.join(FORMATS)}")
    try:
        return FORMATS[format](
            archive, Path(directory), filters=filters, gate=archive.desk().gate(including), progress=progress
        )
    except OSError as error:
        raise OnRecordError(
            f"{error.filename or directory}: cannot be written ({error.strerror}); nothing was replaced"
        ) from error
