"""Sheets: who is named in one document, as an archive keeps it, and back.

A sheet is one figure (or one post that stands without a name) with the words
that name it and their places. It is made of one document alone; who it is
across documents is decided from sheets, tenures and judgements.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.model import Span
from onrecord.people.figures import Figure, Mention, find_figures, make_form
from onrecord.people.groups import block_of
from onrecord.people.roles import Role, read_role

_MOST_SPANS = 1_000  # places of one naming in one document that are kept


class Naming(NamedTuple):
    """One way a document names somebody, and where; `words` as in `Mention`."""

    name: str | None
    post: str | None
    party: str | None
    words: str | None
    spans: tuple[Span, ...]


class Packed(NamedTuple):
    """A sheet as a row: under which keys it is found, its namings as JSON, whether it is one person for sure."""

    keys: tuple[str, ...]
    namings: str
    is_clear: bool


class Sheet(NamedTuple):
    """A figure of a document, or a post without a name (`figure` null), with its namings."""

    document_id: str
    number: int
    date: str | None
    figure: Figure | None
    namings: tuple[Naming, ...]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[Naming, ...]).decode


def pack_sheets(mentions: Sequence[Mention]) -> list[Packed]:
    """Make the sheets of one document of its mentions, figures first; the order of mentions does not matter."""
    packed: list[Packed] = []
    for figure in find_figures(mentions, range(len(mentions))) if mentions else ():
        namings = _collect(mentions[n] for n in figure.mentions)
        packed.append(Packed(keys_of(figure), _encode(namings).decode(), figure.is_clear))
    for naming in _collect(mention for mention in mentions if mention.name is None):
        role = read_role(naming.post, naming.party) if naming.post else None
        if role is not None:
            packed.append(Packed(post_keys(role), _encode((naming,)).decode(), is_clear=True))
    return packed


def _collect(mentions: Iterable[Mention]) -> tuple[Naming, ...]:
    """Put equal namings together, in order of their first place."""
    found: dict[tuple[str | None, str | None, str | None, str | None], list[Span]] = {}
    for one in sorted(mentions, key=lambda one: one.span):
        found.setdefault((one.name, one.post, one.party, one.words), []).append(one.span)
    return tuple(Naming(*naming, tuple(spans[:_MOST_SPANS])) for naming, spans in found.items())


def keys_of(figure: Figure) -> tuple[str, ...]:
    """Give the keys a figure is found under: each word that can be its family's, and the block of a full name."""
    block = block_of(figure)
    return (*sorted(figure.keys), *((block_key(block),) if block else ()))


def keys_of_sheet(sheet: Sheet) -> tuple[str, ...]:
    """Give the keys of a sheet that was unpacked."""
    if sheet.figure:
        return keys_of(sheet.figure)
    naming = sheet.namings[0]
    role = read_role(naming.post, naming.party) if naming.post else None
    return post_keys(role) if role else ()


def block_key(block: tuple[str, ...]) -> str:
    """Give the key of a block of full names; it begins with a sign, which no word does."""
    return f"#{' '.join(block)}"


def post_keys(role: Role) -> tuple[str, ...]:
    """Give the keys of a post, for who holds it and for who is meant by it; none where neither party nor place is told."""
    if role.party is None and role.sent_to is None:
        return ()
    told = " ".join(sorted(role.qualifiers))
    return tuple(
        f"={' '.join(sorted(title))}|{told}|{role.party or ''}|{role.sent_to or ''}" for title in role.titles
    )


def unpack_sheet(document: tuple[str, int, str | None], namings: str, *, is_clear: bool) -> Sheet:
    """Make a sheet again of its document (id, number, date) and its row; the figure's mentions are its namings."""
    id_, number, date = document
    read = _decode(namings)
    if read[0].name is None:
        return Sheet(id_, number, date, None, read)
    figure = Figure(id_, date)
    figure.is_clear = is_clear
    for n, naming in enumerate(read):
        form = make_form(naming.name or "", naming.post, naming.party, [n])
        if form:
            figure.add(form)
    return Sheet(id_, number, date, figure, read)
