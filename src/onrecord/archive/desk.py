"""The desk of an archive: judgements and acts, added and listed, each change in one transaction."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, select

from onrecord.archive import desk_acts, desk_judgements
from onrecord.archive.tables import documents
from onrecord.desk.acts import Act, Step
from onrecord.desk.judgements import Draft, Judgement, Standing, find_standing
from onrecord.desk.marking import Gate, Marking, find_withheld

Transaction = Callable[[], AbstractContextManager[Connection]]


class Desk:
    """The desk of an open archive; `Archive.desk()` gives it. Every method is one transaction.

    Two officers may work at once: each change is decided on what stands at the
    moment it is written, behind the archive's one write lock, so that none is
    lost and no number is given twice.
    """

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def judge(self, *drafts: Draft) -> list[Judgement]:
        """Add judgements, all or none; raise `DeskError` where one says too little, `UnknownId` for an undo of none."""
        with self._writing() as connection:
            return desk_judgements.add_judgements(connection, list(drafts))

    def undo_judgement(self, id_or_prefix: str, *, author: str, on: str, reason: str = "") -> Judgement:
        """Take a judgement back by a further one; raise `UnknownId` where there is none."""
        with self._writing() as connection:
            was = desk_judgements.find_judgement(connection, id_or_prefix)
            draft = Draft(was.target, "undo", author, on, reason, undoes=was.id)
            return desk_judgements.add_judgements(connection, [draft])[0]

    def judgements(self, *, about: str | None = None, kind: str | None = None) -> list[Judgement]:
        """Return judgements in their order: all, those about one address, or those on targets of one kind."""
        with self._reading() as connection:
            return desk_judgements.load_judgements(connection, about=about, kind=kind)

    def standing(self, kind: str | None = None) -> dict[str, Standing]:
        """Return what stands on each target, by address."""
        return find_standing(self.judgements(kind=kind))

    def gate(self, including: Marking = "public") -> Gate:
        """Return the gate that every way out asks; a marked document is withheld with all its readings."""
        with self._reading() as connection:
            standing = find_standing(desk_judgements.load_judgements(connection))
            withheld = find_withheld(standing, including)
            ids = [one.partition(":")[2] for one in withheld if one.startswith("document:")]
            return Gate(including, withheld | _all_readings(connection, ids))

    def acts(self, *, thing: str | None = None, kind: str | None = None) -> list[Act]:
        """Return acts in their order: all, those on one thing, or those on things of one kind."""
        with self._reading() as connection:
            return desk_acts.load_acts(connection, thing=thing, kind=kind)

    def find(self, kind: str, id_or_prefix: str) -> str:
        """Return the address of the thing whose id begins so; raise `UnknownId` for none or several."""
        with self._reading() as connection:
            return desk_acts.find_thing(connection, kind, id_or_prefix)

    def open_thing(self, kind: str, title: str, propose: Callable[[str], Sequence[Step]]) -> str:
        """Give a new thing an address made of its title, do the first steps to it, and return the address."""
        with self._writing() as connection:
            address = desk_acts.choose_id(connection, kind, title)
            desk_acts.add_acts(connection, propose(address))
            return address

    def change(
        self,
        thing: str,
        propose: Callable[[list[Act]], Sequence[Step]],
        prove: Callable[[list[Act]], object],
    ) -> list[Act]:
        """Do to a thing what `propose` makes of all its acts so far, and return the new acts; all or nothing.

        `prove` folds all acts, the new ones too, and raises `DeskError` where
        they do not follow from each other; then nothing is done.
        """
        with self._writing() as connection:
            before = desk_acts.load_acts(connection, thing=thing)
            made = desk_acts.add_acts(connection, propose(before))
            prove([*before, *made])
            return made

    def paper(self, sha256: str) -> bytes:
        """Return the bytes of a file that was sent or received; raise `UnknownId` where there is none."""
        with self._reading() as connection:
            return desk_acts.load_paper(connection, sha256)


def _all_readings(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return the addresses of all readings of the publications of some documents."""
    c = documents.c
    best = {row.same_as or row.id for row in connection.execute(select(c.id, c.same_as).where(c.id.in_(ids)))}
    same = select(c.id).where(c.id.in_(best) | c.same_as.in_(best))
    return frozenset(f"document:{id_}" for id_ in connection.execute(same).scalars())
