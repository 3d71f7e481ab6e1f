"""A check list on paper: the formats it is handed over in, and how one that comes in is read."""

from collections.abc import Callable
from typing import Final, NamedTuple

from onrecord.desk.cells import Sheet, is_label, read_sheet
from onrecord.desk.items import Remark, Version
from onrecord.desk.paper_csv import DELIMITERS, read_csv, write_csv
from onrecord.desk.paper_html import read_html, write_html
from onrecord.desk.paper_markdown import read_markdown, write_markdown
from onrecord.text.decode import is_html, read_text


class Format(NamedTuple):
    """A way to put a list on paper: `write` gives bytes in UTF-8, `read` takes text."""

    write: Callable[[Version], bytes]
    read: Callable[[str], Sheet]


FORMATS: Final[dict[str, Format]] = {
    "md": Format(write_markdown, read_markdown),
    "csv": Format(write_csv, read_csv),
    "html": Format(write_html, read_html),
}
"""By the ending of the file's name."""

_ENDINGS: Final = {"markdown": "md", "htm": "html", "tsv": "csv"}


def write_papers(version: Version, name: str) -> dict[str, bytes]:
    """Return a version in every format, by file name: `name` with each ending."""
    return {f"{name}.{ending}": each.write(version) for ending, each in FORMATS.items()}


def read_paper(data: bytes, name: str = "") -> tuple[Version, tuple[Remark, ...]]:
    """Return the list that a file holds, and item by item what is odd about it.

    The name's ending says the format; without one the text does. Nothing of
    the file is left out: what is not understood is kept among what is extra
    to its item. Raises `InputError` where the bytes are no text.
    """
    decoded = read_text(data, "text/plain")
    ending = name.lower().rpartition(".")[2]
    known = FORMATS.get(_ENDINGS.get(ending, ending))
    read = known.read if known else _guess(data, decoded.text)
    version, remarks = read_sheet(read(decoded.text.removeprefix("\ufeff")))
    if decoded.charset.lower().replace("_", "-") not in {"utf-8", "utf-8-sig", "ascii"}:
        note = Remark(
            None, f"the file is in {decoded.charset} ({decoded.evidence}); look at letters with marks"
        )
        remarks = (note, *remarks)
    if not version.rows:
        remarks = (*remarks, Remark(None, "no item was found in the file"))
    return version, remarks


def _guess(data: bytes, text: str) -> Callable[[str], Sheet]:
    """Choose by the look: HTML, lines with a delimiter of which the first names a column of ours, else Markdown."""
    if is_html(data):
        return read_html
    first = text.strip().partition("\n")[0]
    if any(
        len(parts) > 1 and any(map(is_label, parts)) for parts in (first.split(each) for each in DELIMITERS)
    ):
        return read_csv
    return read_markdown
