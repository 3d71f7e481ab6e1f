"""People as they may leave: without what only documents tell that are withheld."""

from collections.abc import Iterable

import msgspec

from onrecord.archive import Archive
from onrecord.desk.marking import Gate
from onrecord.people.cards import Alias, PersonCard, PersonRow, draw_row


def gate_people(archive: Archive, rows: Iterable[PersonRow], gate: Gate | None) -> list[PersonRow]:
    """Return the rows of a list of people that may leave, each with the facts that may."""
    touched = _find_touched(archive, gate)
    if not touched or gate is None:
        return list(rows)
    found = []
    for row in rows:
        if row.id not in touched:
            found.append(row)
        elif (card := gate_card(archive, archive.people().card(row.id), gate)) is not None:
            found.append(draw_row(card))
    return found


def gate_card(archive: Archive, card: PersonCard, gate: Gate | None) -> PersonCard | None:
    """Return the card of a person without what rests on withheld documents; null where nothing else knows him.

    A post that a withheld document helps to date goes whole: its first or
    last day would tell of the document.
    """
    if gate is None or not gate.withheld:
        return card
    named = {row.document for row in archive.people().places(card.id)}
    open_ = {id_ for id_ in named if gate.lets(f"document:{id_}")}
    posts = tuple(
        held
        for held in card.posts
        if held.kind == "stated" or gate.lets_all(f"document:{id_}" for id_ in held.evidence)
    )
    if named == open_:
        return card
    if not open_ and not any(held.kind == "stated" for held in posts):
        return None
    aliases = tuple(alias for alias in card.aliases if alias.document in open_)
    rows = [archive.row(id_) for id_ in sorted(open_)]
    days = sorted(day for row in rows if (day := row.event_on or row.published_on or row.posted_on))
    return msgspec.structs.replace(
        card,
        name=_choose_name(card, aliases),
        posts=posts,
        aliases=aliases,
        documents=len(open_),
        guesses=min(card.guesses, len(open_)),
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
    )


def _choose_name(card: PersonCard, aliases: Iterable[Alias]) -> str:
    """Return the fullest name that may leave; that of the card where a source states it."""
    names = [alias.words for alias in aliases if alias.kind == "name"]
    return card.name if card.name in names or not names else max(names, key=len)


def _find_touched(archive: Archive, gate: Gate | None) -> set[str]:
    """Return the ids of everybody named in a document that is withheld."""
    withheld = (
        [each.partition(":")[2] for each in gate.withheld if each.startswith("document:")] if gate else []
    )
    people = archive.people()
    return {row.person_id for id_ in withheld for row in people.mentions(id_) if row.person_id}
