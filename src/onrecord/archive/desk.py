"""The desk of an archive: judgements and acts, added and listed, each change in one transaction."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from onrecord.archive import desk_judgements
from onrecord.archive.desk_checklists import Checklists
from onrecord.archive.desk_groups import Groups, Proposals, Register
from onrecord.archive.desk_saved import SavedSearches
from onrecord.archive.desk_things import Transaction
from onrecord.archive.judged_names import NamePlace, find_anchors, place_names
from onrecord.archive.ledger_tables import candidates, faces
from onrecord.archive.tables import documents
from onrecord.desk.anchors import add_anchors
from onrecord.desk.checklist import fold_checklist
from onrecord.desk.group import fold_group
from onrecord.desk.judgements import Draft, Judgement, Standing, find_standing
from onrecord.desk.marking import Gate, Marking, find_withheld, may_leave
from onrecord.desk.proposal import fold_proposal
from onrecord.desk.register import fold_letter
from onrecord.desk.saved import fold_saved


class Desk:
    """The desk of an open archive; `Archive.desk()` gives it. Every method is one transaction.

    Two officers may work at once: each change is decided on what stands at the
    moment it is written, behind the archive's one write lock, so that none is
    lost and no number is given twice. `checklists`, `groups`, `register`,
    `proposals` and `saved` searches are what the desk keeps beside the record.
    """

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing
        self.checklists = Checklists(fold_checklist, reading, writing)
        self.groups = Groups(fold_group, reading, writing)
        self.register = Register(fold_letter, reading, writing)
        self.proposals = Proposals(fold_proposal, reading, writing)
        self.saved = SavedSearches(fold_saved, reading, writing)

    def judge(self, *drafts: Draft) -> list[Judgement]:
        """Add judgements, all or none; raise `DeskError` where one says too little, `UnknownId` for an undo of none."""
        with self._writing() as connection:
            anchored = [add_anchors(draft, find_anchors(connection, draft)) for draft in drafts]
            return desk_judgements.add_judgements(connection, anchored)

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

    def name_places(self, judgements: Sequence[Judgement]) -> dict[str, dict[str, NamePlace]]:
        """Return, for each judgement by id, where each name or person that it is on is now, by address.

        Only of addresses whose words were kept; a place whose address is null
        has its words nowhere, and the judgement counts for nothing until
        somebody says where it belongs.
        """
        with self._reading() as connection:
            return place_names(connection, judgements)

    def standing(self, kind: str | None = None) -> dict[str, Standing]:
        """Return what stands on each target, by address."""
        return find_standing(self.judgements(kind=kind))

    def gate(self, including: Marking = "public") -> Gate:
        """Return the gate that every way out asks.

        A marked document is withheld with all its readings, and with every
        entry that rests on one of them; a marked entry also where it has since
        joined another. A thing of the desk is withheld by its own marking.
        """
        things = frozenset(
            f"{kept.kind}:{each.id}"
            for kept in (self.checklists, self.groups, self.register, self.proposals)
            for each in kept.all()
            if not may_leave(each.marking, including)
        )
        with self._reading() as connection:
            standing = find_standing(desk_judgements.load_judgements(connection))
            withheld = find_withheld(standing, including)
            readings = _all_readings(connection, _ids_of(withheld, "document"))
            entries = _all_entries(connection, _ids_of(withheld, "entry"), _ids_of(readings, "document"))
            return Gate(including, withheld | readings | entries | things)


def _ids_of(addresses: Iterable[str], kind: str) -> list[str]:
    return sorted(each.partition(":")[2] for each in addresses if each.startswith(f"{kind}:"))


def _all_readings(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return the addresses of all readings of the publications of some documents."""
    c = documents.c
    best = {row.same_as or row.id for row in connection.execute(select(c.id, c.same_as).where(c.id.in_(ids)))}
    same = select(c.id).where(c.id.in_(best) | c.same_as.in_(best))
    return frozenset(f"document:{id_}" for id_ in connection.execute(same).scalars())


def _all_entries(connection: Connection, ids: Sequence[str], document_ids: Sequence[str]) -> frozenset[str]:
    """Return the addresses of the entries that some faces belong to now, and of those that rest on some documents."""
    marked = select(faces.c.entry).where(faces.c.id.in_(ids))
    resting = (
        select(faces.c.entry)
        .join(candidates, candidates.c.face == faces.c.id)
        .join(documents, documents.c.number == candidates.c.document)
        .where(documents.c.id.in_(document_ids))
    )
    found = {*connection.execute(marked).scalars(), *connection.execute(resting).scalars()}
    return frozenset(f"entry:{id_}" for id_ in found)
