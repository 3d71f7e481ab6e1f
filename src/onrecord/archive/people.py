"""The people of an archive: who is who, decided from sheets, tenures and judgements when it is asked.

What was worked out is kept until a page or an import touches the names it
rests on, and judgements are laid over; so each tells at once, whatever the
order they came in.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.archive.people_ask import Asked, NotKeptError, part_blocks, work_out_rows
from onrecord.archive.people_kept import forget_persons, list_open_blocks
from onrecord.archive.people_live import weigh_person
from onrecord.archive.people_load import count_sources, load_tenures
from onrecord.archive.people_records import Imported, InferredYear, MentionRow
from onrecord.archive.people_rows import write_tenure_keys
from onrecord.archive.people_tables import tenures, years
from onrecord.archive.people_years import settle_all_years
from onrecord.archive.tables import documents
from onrecord.errors import ArchiveError, UnknownId
from onrecord.people.cards import PersonCard, PersonRow, draw_row
from onrecord.people.choose import NO_FILTERS, PeopleFilters, passes
from onrecord.people.judgements import Answer
from onrecord.people.tenures import Tenure

Transaction = Callable[[], AbstractContextManager[Connection]]
_T = TypeVar("_T")

_OFTEN: Final = 500  # sheets that are decided on; each takes a tenth of a millisecond


class People:
    """The people of an open archive; `Archive.people()` gives it. Every method is one transaction."""

    def __init__(self, reading: Transaction, writing: Transaction, keeping: Transaction | None) -> None:
        self._reading = reading
        self._writing = writing
        self._keeping = keeping  # waits for no other writer long; null where nothing may be written

    def _ask(self, question: Callable[[Asked], _T]) -> _T:
        """Answer from what is kept; else work it out and keep it, where nobody else is writing."""
        if self._keeping:
            with suppress(NotKeptError), self._reading() as connection:
                return question(Asked(connection, "look"))
            with suppress(ArchiveError), self._keeping() as connection:
                return question(Asked(connection, "keep"))
        with self._reading() as connection:
            return question(Asked(connection))

    def take_in(self, stated: Sequence[Tenure], source: str) -> Imported:
        """Keep the tenures of a file; what an earlier file of this name stated and this one does not, goes."""
        with self._writing() as connection:
            before = {tenure: number for number, tenure in load_tenures(connection, source)}
            asked = dict.fromkeys(_place(tenure, source) for tenure in stated)
            gone = [number for tenure, number in before.items() if tenure not in asked]
            for number in gone:
                connection.execute(delete(tenures).where(tenures.c.number == number))
            new = [tenure for tenure in asked if tenure not in before]
            if new:
                connection.execute(insert(tenures), [_row(tenure, source) for tenure in new])
            if new or gone:
                touched = [*new, *(tenure for tenure in before if tenure not in asked)]
                forget_persons(connection, touched)
                write_tenure_keys(connection)
                settle_all_years(connection)
            persons = len({tenure.person_id for tenure in stated})
            return Imported(source, len(new), len(asked) - len(new), len(gone), persons)

    def sources(self) -> dict[str, int]:
        """Return the files that were imported, and how many tenures each states."""
        with self._reading() as connection:
            return count_sources(connection)

    def card(self, id_or_name: str) -> PersonCard:
        """Return the card of the person with this id, or the one person of this name.

        Raises `UnknownId` where there is none, or several: the message names them.
        """
        if card := self._ask(lambda asked: asked.card(id_or_name)):
            return card
        found = self._ask(lambda asked: asked.find(id_or_name))
        if len(found) > 1:
            some = "; ".join(f"{card.id} ({card.name}{_latest(card)})" for card in found[:6])
            raise UnknownId(f"{id_or_name!r} may be any of {len(found)} people: {some}; give the id of one")
        if not found:
            raise UnknownId(f"nobody in the archive is called {id_or_name!r}")
        return found[0]

    def is_named_often(self, person_id: str) -> bool:
        """Say whether so many documents bear on a person that finding his own takes longer than a page may, some 50 ms."""
        with self._reading() as connection:
            return weigh_person(connection, person_id, _OFTEN) >= _OFTEN

    def find(self, name: str) -> list[PersonRow]:
        """Return the persons whose name may be this one, those of most documents first."""
        return [draw_row(card) for card in self._ask(lambda asked: asked.find(name))]

    def every(self, filters: PeopleFilters = NO_FILTERS) -> list[PersonRow]:
        """Return the persons whom documents name in full, or imports do, those of most documents first."""
        if filters.name is None:
            self._keep_rows()
        rows = self._ask(lambda asked: asked.every()) if filters.name is None else self.find(filters.name)
        return sorted(
            (row for row in rows if passes(row, filters)), key=lambda row: (-row.documents, row.name, row.id)
        )

    def _keep_rows(self) -> None:
        """Work out the rows that are not kept, some hundred names at a time, so that others can write between."""
        if self._keeping is None:
            return
        with self._reading() as connection:
            blocks = list_open_blocks(connection)
        for part in part_blocks(blocks):
            with suppress(ArchiveError), self._keeping() as connection:
                work_out_rows(connection, part, is_kept=True)

    def mentions(self, document_id: str) -> list[MentionRow]:
        """Return the mentions of a document, by place, each with who is meant."""
        with self._reading() as connection:
            return Asked(connection).mentions(document_id)

    def places(self, person_id: str) -> Iterator[MentionRow]:
        """Yield the mentions of a person in best readings, the newest document first."""
        return self._ask(lambda asked: asked.places(person_id))

    def meant_by(self, name: str) -> list[MentionRow]:
        """Return the mentions of the one person of a name; or, where it is a post, of its holders while they held it."""
        return self._ask(lambda asked: asked.meant_by(name))

    def who(
        self,
        *,
        name: str | None = None,
        post: str | None = None,
        party: str | None = None,
        on: str | None = None,
    ) -> Answer:
        """Return who is meant by a name, a post and a party on a day, and why."""
        return self._ask(lambda asked: asked.who(name, post, party, on))

    def year(self, document_id: str) -> InferredYear | None:
        """Return the year inferred for a document whose day is printed without one; null where none is."""
        with self._reading() as connection:
            query = select(years.c.kind, years.c.printed, years.c.value, years.c.reason)
            joined = query.join(documents, documents.c.number == years.c.document)
            row = connection.execute(joined.where(documents.c.id == document_id)).one_or_none()
            return InferredYear(*row) if row else None


def _latest(card: PersonCard) -> str:
    row = draw_row(card)
    told = " of ".join(part for part in (row.post, row.party) if part)
    return f", {told}" if told else ""


def _place(tenure: Tenure, source: str) -> Tenure:
    """Give a tenure as it comes back from the table."""
    place = _place_of(tenure, source)
    where = f"{source} {place}".strip()
    since, until = (
        bound and msgspec.structs.replace(bound, evidence=where, reason=f"stated by {source}")
        for bound in (tenure.since, tenure.until)
    )
    return msgspec.structs.replace(tenure, since=since, until=until)


def _place_of(tenure: Tenure, source: str) -> str:
    bound = tenure.since or tenure.until
    return bound.evidence.removeprefix(source).strip() if bound else ""


def _row(tenure: Tenure, source: str) -> dict[str, str | None]:
    return {
        "source": source,
        "person": tenure.person_id,
        "name": tenure.name,
        "post": tenure.post,
        "party": tenure.party,
        "since": tenure.since.value if tenure.since else None,
        "until": tenure.until.value if tenure.until else None,
        "place": _place_of(tenure, source),
        "aliases": msgspec.json.encode(tenure.aliases).decode(),
    }
