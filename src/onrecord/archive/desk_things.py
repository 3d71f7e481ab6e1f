"""The things of a desk, each a fold of its acts: opened, changed, listed, undone, each in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from onrecord.archive.desk_acts import add_acts, choose_id, find_thing, load_acts
from onrecord.desk.acts import Act, Hand, Step
from onrecord.desk.undoing import drop_undone
from onrecord.errors import DeskError, UnknownId
from onrecord.model import Record

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Transaction = Callable[[], AbstractContextManager[Connection]]
Paper = tuple[str, bytes]


class Fold(Protocol[T_co]):
    """Makes of a thing's acts what stands, as of the end of a day where one is given."""

    def __call__(self, acts: Iterable[Act], *, until: str | None = None) -> T_co:
        """Return what stands; raise `DeskError` where an act does not follow from those before it."""


class Things(Generic[T]):
    """All things of one kind on a desk: its check lists, its groups, its letters, its proposals.

    Every change is made on what stands at the moment it is written, behind the
    archive's one write lock: two officers at once lose nothing. Methods raise
    `UnknownId` where there is no such thing, `DeskError` where a step does not
    follow from what stands; then nothing is done.
    """

    kind: str

    def __init__(self, fold: Fold[T], reading: Transaction, writing: Transaction) -> None:
        self._fold = fold
        self._reading = reading
        self._writing = writing

    def get(self, id_or_prefix: str, *, until: str | None = None) -> T:
        """Return the thing whose id begins so, as it stands, or as it stood at the end of a day."""
        return self._fold(self.history(id_or_prefix), until=until)

    def all(self, *, until: str | None = None) -> list[T]:
        """Return every thing that stands, or stood at the end of a day, in the order of their making."""
        with self._reading() as connection:
            acts = load_acts(connection, kind=self.kind)
        by_thing: dict[str, list[Act]] = {}
        for act in acts:
            by_thing.setdefault(act.thing, []).append(act)
        standing = (
            each
            for each in by_thing.values()
            if any(until is None or act.on[:10] <= until for act in drop_undone(each))
        )
        return [self._fold(each, until=until) for each in standing]

    def history(self, id_or_prefix: str) -> list[Act]:
        """Return everything ever done to a thing, in order, the undone and the undos too."""
        with self._reading() as connection:
            return load_acts(connection, thing=find_thing(connection, self.kind, id_or_prefix))

    def undo(self, id_or_prefix: str, hand: Hand, act: str | None = None) -> Act:
        """Take back an act, by the beginning of its id, or the last that stands; return the one taken back.

        Refused where later acts rest on it.
        """
        with self._writing() as connection:
            acts = load_acts(connection, thing=find_thing(connection, self.kind, id_or_prefix))
            was = _find_act(acts, act)
            acts += add_acts(connection, [Step(was.thing, None, hand, was.id)])
            if drop_undone(acts):
                self._fold(acts)
            return was

    def _open(self, title: str, body: Record, hand: Hand) -> T:
        with self._writing() as connection:
            address = choose_id(connection, self.kind, title)
            return self._write(connection, [], [Step(address, body, hand)])

    def _do(
        self,
        id_or_prefix: str,
        hand: Hand,
        propose: Callable[[T, list[Act]], Sequence[Record]],
        papers: Callable[[Record], Sequence[Paper]] = lambda _: (),
    ) -> T:
        """Do what `propose` makes of the thing as it stands and of all acts ever done to it; return what stands then.

        `papers` gives the files, by name, that are kept with an act.
        """
        with self._writing() as connection:
            thing = find_thing(connection, self.kind, id_or_prefix)
            acts = load_acts(connection, thing=thing)
            bodies = propose(self._fold(acts), acts)
            return self._write(
                connection, acts, [Step(thing, body, hand, None, tuple(papers(body))) for body in bodies]
            )

    def _write(self, connection: Connection, before: list[Act], steps: Sequence[Step]) -> T:
        # What does not fold raises here, inside the transaction, and nothing is kept.
        return self._fold([*before, *add_acts(connection, steps)])


def _find_act(acts: Sequence[Act], start: str | None) -> Act:
    if start is None:
        standing = drop_undone(acts)
        if not standing:
            raise DeskError(f"{acts[0].thing}: nothing is left to undo")
        return standing[-1]
    found = [act for act in acts if act.id.startswith(start.strip())]
    if len(found) != 1:
        raise UnknownId(
            f"{'more than one' if found else 'no'} act of {acts[0].thing} has an id that begins with {start!r}"
        )
    return found[0]
