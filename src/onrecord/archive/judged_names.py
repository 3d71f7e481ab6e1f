"""Judgements on who is who, kept with anchors and brought to where those stand now; inside the caller's transaction.

A page that is fetched again and has changed is another document, with other
ids for what it names; a person whom documents name in full has another id
when a namesake turns up. So a judgement is laid on the mention that has its
words in the best reading of the page, and on the person who is meant there.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.archive.judged_pairs import spread_pairs
from onrecord.archive.lookup import load_document
from onrecord.archive.people_load import load_register, load_sheets, load_sheets_of
from onrecord.archive.tables import documents
from onrecord.desk.anchors import ONLY_OLDER, Anchor, find_mention, quote_mention, read_anchors
from onrecord.desk.judgements import Draft, Judgement
from onrecord.model import Span
from onrecord.people.decide import decide_sheets
from onrecord.people.groups import block_of_id
from onrecord.people.judgements import document_of
from onrecord.people.sheets import block_key, keys_of_sheet

_NAME: Final = "name:"
_PERSON: Final = "person:"
_COMPUTED: Final = ("p-", "in-")
"""What ids begin with that say how documents are grouped today; those of imports stay."""


class NamePlace(NamedTuple):
    """Where an address of a judgement is now: null where its words are gone; `how` says why.

    `is_there` says that the mention it was made on is there too, in another reading of the page.
    """

    address: str | None
    how: str
    is_there: bool = False


def find_anchors(connection: Connection, draft: Draft) -> list[Anchor]:
    """Return what the names and persons of a judgement rest on now; none where the record has no such mention."""
    ends = [end for end in (draft.target, draft.other) if end]
    mentions = {end: end.removeprefix(_NAME) for end in ends if end.startswith(_NAME)}
    for end in ends:
        person = end.removeprefix(_PERSON)
        if end.startswith(_PERSON) and person.startswith(_COMPUTED):
            found = _find_own(connection, person)
            if found is not None:
                mentions[end] = found
    texts = _Texts(connection)
    anchors = []
    for end, mention in mentions.items():
        id_, span = _split(mention)
        text = texts.get(id_) if id_ else None
        if text is not None and span[1] <= len(text):
            anchors.append(Anchor(end, mention, quote_mention(text, span)))
    return anchors


def place_names(connection: Connection, rows: Sequence[Judgement]) -> dict[str, dict[str, NamePlace]]:
    """Return of each judgement, by id, where each of its anchored addresses is now."""
    anchors = {row.id: found for row in rows if (found := read_anchors(row))}
    every = list({anchor.mention: anchor for found in anchors.values() for anchor in found}.values())
    moved = _move_mentions(connection, every)
    persons = {one.mention for found in anchors.values() for one in found if one.address.startswith(_PERSON)}
    meant = _find_meant(connection, {address for name in persons if (address := moved[name].address)})
    return {
        id_: {anchor.address: _place(anchor, moved, meant) for anchor in found}
        for id_, found in anchors.items()
    }


def move_names(connection: Connection, rows: Sequence[Judgement]) -> list[Judgement]:
    """Return judgements on names and persons with the addresses they have now, without those whose words are gone.

    One on a mention of an older reading is told of that and of the best.
    """
    places = place_names(connection, rows)
    found = []
    for row in rows:
        own = places.get(row.id, {})
        target = own.get(row.target, NamePlace(row.target, ""))
        other = own.get(row.other or "", NamePlace(row.other, ""))
        if target.address is None or (other.address is None and row.other is not None):
            continue
        here = [target.address, *([row.target] if target.is_there else [])]
        there = [other.address, *([row.other] if other.is_there else [])]
        found += [
            msgspec.structs.replace(row, target=one, other=two) for one in here for two in there if one != two
        ]
    return spread_pairs(found, lambda names: _find_meant(connection, names))


def _place(anchor: Anchor, moved: dict[str, NamePlace], meant: dict[str, str]) -> NamePlace:
    place = moved[anchor.mention]
    if place.address is None or not anchor.address.startswith(_PERSON):
        return place
    person = meant.get(place.address)
    if person is None or f"{_PERSON}{person}" == anchor.address:
        return NamePlace(anchor.address, "where it was")
    return NamePlace(f"{_PERSON}{person}", "the person has another id now")


def _move_mentions(connection: Connection, anchors: Sequence[Anchor]) -> dict[str, NamePlace]:
    """Return where each anchor's mention is now, by its id: in the best reading, else in its own document."""
    best = _find_best(connection, {_split(anchor.mention)[0] for anchor in anchors})
    spans = _spans_of(connection, {*best.values(), *best})
    texts = _Texts(connection)
    moved = {}
    for anchor in anchors:
        id_, span = _split(anchor.mention)
        here = best.get(id_)
        address = f"{_NAME}{anchor.mention}"
        if here == id_ and span in spans.get(id_, ()):
            moved[anchor.mention] = NamePlace(address, "where it was")
            continue
        found = (
            [at for at in find_mention(texts.get(here), anchor.words) if at in spans[here]] if here else []
        )
        if len(found) == 1 or (here == id_ and span in found):
            at = span if span in found and here == id_ else found[0]
            moved[anchor.mention] = NamePlace(
                f"{_NAME}m-{here}-{at[0]}-{at[1]}", "moved with its words", span in spans.get(id_, ())
            )
        elif here != id_ and not found and span in spans.get(id_, ()):
            moved[anchor.mention] = NamePlace(address, ONLY_OLDER)
        else:
            how = "its words are in several places" if found else "its words are gone"
            moved[anchor.mention] = NamePlace(None, how)
    return moved


def _find_best(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the best reading of the publication of each document that is there."""
    c = documents.c
    query = select(c.id, c.same_as).where(c.id.in_(sorted(ids)))
    return {row.id: row.same_as or row.id for row in connection.execute(query)}


def _spans_of(connection: Connection, ids: Iterable[str]) -> dict[str, set[Span]]:
    """Return where each document names somebody."""
    found: dict[str, set[Span]] = {id_: set() for id_ in ids}
    for sheet in load_sheets_of(connection, sorted(found)):
        for naming in sheet.namings:
            found[sheet.document_id].update(naming.spans)
    return found


def _find_meant(connection: Connection, addresses: set[str]) -> dict[str, str]:
    """Return whom the record itself, without any judgement, takes each mention for, by its address."""
    at = {_split(address.removeprefix(_NAME)): address for address in addresses}
    if not at:
        return {}
    near = [
        sheet
        for sheet in load_sheets_of(connection, sorted({id_ for id_, _ in at}))
        if any((sheet.document_id, span) in at for naming in sheet.namings for span in naming.spans)
    ]
    alike = load_sheets(connection, {key for sheet in near for key in keys_of_sheet(sheet)})
    every = list({(sheet.number, sheet.namings): sheet for sheet in (*near, *alike)}.values())
    keys = {key for sheet in every for key in keys_of_sheet(sheet) if not key.startswith("#")}
    return {
        at[one.sheet.document_id, span]: one.answer.person_id
        for one in decide_sheets(every, load_register(connection, keys))
        if one.answer.person_id
        for span in one.naming.spans
        if (one.sheet.document_id, span) in at
    }


def _find_own(connection: Connection, person: str) -> str | None:
    """Return a mention by which a person of computed id is known: in full where he is so named, of the first document."""
    block = block_of_id(person)
    document = document_of(person)
    sheets = load_sheets(connection, [block_key(block)]) if block else []
    sheets = sheets or (load_sheets_of(connection, [document]) if document else [])
    places = [
        f"{_NAME}m-{sheet.document_id}-{naming.spans[0][0]}-{naming.spans[0][1]}"
        for sheet in sheets
        for naming in sorted(sheet.namings, key=lambda one: (-len(one.name or ""), one.spans))
        if naming.name
    ]
    meant = _find_meant(connection, set(places))
    return next((place.removeprefix(_NAME) for place in places if meant.get(place) == person), None)


def _split(mention: str) -> tuple[str, Span]:
    """Return the document and the place of a mention's id; an empty document for an id that is none."""
    parts = mention.split("-")
    if len(parts) != 4 or not (parts[2].isdecimal() and parts[3].isdecimal()):  # noqa: PLR2004 - m, id, two offsets
        return "", (0, 0)
    return parts[1], (int(parts[2]), int(parts[3]))


class _Texts:
    """The texts of documents, each loaded once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, str] = {}

    def get(self, id_: str) -> str:
        """Return the text of a document; empty where it is not there."""
        if id_ not in self._texts:
            number = self._connection.execute(
                select(documents.c.number).where(documents.c.id == id_)
            ).scalar()
            self._texts[id_] = "" if number is None else load_document(self._connection, number).text
        return self._texts[id_]
