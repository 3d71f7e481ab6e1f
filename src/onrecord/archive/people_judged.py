"""The judgements on who is who that stand, and which kept answers they touch; inside the caller's transaction."""

from collections.abc import Collection
from functools import cached_property
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection

from onrecord.archive.desk_judgements import load_judgements
from onrecord.archive.judged_names import move_names
from onrecord.archive.people_load import load_sheets_of
from onrecord.desk.judgements import Verb
from onrecord.desk.undoing import drop_undone
from onrecord.people.judgements import Judgement, Verdict, document_of
from onrecord.people.sheets import keys_of_sheet

_VERDICTS: Final[dict[Verb, Verdict]] = {
    "accept": "positive",
    "merge": "positive",
    "reject": "negative",
    "split": "negative",
    "unsure": "unsure",
}


class Judged:
    """The verdicts that stand: `persons` and `keys` are those they can change the answers of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.verdicts = load_verdicts(connection)
        ends = {end for one in self.verdicts for end in (one.left, one.right)}
        self._documents = {document for end in ends if (document := document_of(end))}
        self.persons = {end for end in ends if not end.startswith("m-")}

    @cached_property
    def keys(self) -> set[str]:
        """The keys of all sheets of documents that a verdict is on."""
        sheets = load_sheets_of(self._connection, self._documents)
        return {key for sheet in sheets for key in keys_of_sheet(sheet)}

    @cached_property
    def mark(self) -> str:
        """What tells these verdicts from any others."""
        return sha256(repr(self.verdicts).encode()).hexdigest()[:16]

    def touches(self, persons: Collection[str], keys: Collection[str]) -> bool:
        """Say whether an answer about these persons, that rests on these keys, can be another with the verdicts."""
        return not (self.persons.isdisjoint(persons) and self.keys.isdisjoint(keys))


def load_verdicts(connection: Connection) -> tuple[Judgement, ...]:
    """Return the verdicts that stand on who is who, in their order, each on the ids that its words have now."""
    rows = [row for kind in ("name", "person") for row in load_judgements(connection, kind=kind)]
    return tuple(
        Judgement(row.target.partition(":")[2], row.other.partition(":")[2], _VERDICTS[row.verb], row.n)
        for row in move_names(connection, drop_undone(rows))
        if row.other and row.verb in _VERDICTS
    )
