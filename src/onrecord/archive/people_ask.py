"""Answer what is asked of people: what is kept, or decided now from the sheets and tenures that bear on it; one transaction."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, Literal, TypeVar

import msgspec
from sqlalchemy import Connection

from onrecord.actors.read import read_actor
from onrecord.archive.people_judged import Judged
from onrecord.archive.people_kept import (
    STATED,
    fetch_answer,
    iter_rows,
    keep_answers,
    keep_rows,
    list_open_blocks,
    rests_on,
)
from onrecord.archive.people_live import Deciding, uncollected
from onrecord.archive.people_load import load_register, load_sheets_of
from onrecord.archive.people_places import Places, iter_places, pack_places
from onrecord.archive.people_records import MentionRow
from onrecord.people.cards import PersonCard, PersonRow, draw_card
from onrecord.people.choose import holds_post
from onrecord.people.decide import Told, decide_sheets
from onrecord.people.figures import Mention
from onrecord.people.judgements import Answer, document_of, mention_id
from onrecord.people.known import family_keys
from onrecord.people.leaders import is_leader
from onrecord.people.names import split_name
from onrecord.people.overrule import join_persons
from onrecord.people.periods import bounds_of
from onrecord.people.register import Register
from onrecord.people.resolve import decide_nameless
from onrecord.people.roles import Role, agree, read_role
from onrecord.people.sheets import Sheet, post_keys
from onrecord.people.tenures import holds_on

_BLOCKS: Final = 400  # blocks of names that are decided at a time
Keeping = Literal["look", "keep", "pass"]
"""Where an answer is not kept: raise `NotKeptError`; work it out and keep it; work it out."""
_T = TypeVar("_T")


class NotKeptError(Exception):
    """An answer is to be worked out, which this transaction may not keep."""


class _Judged(msgspec.Struct, frozen=True):
    """The rows of the persons of some blocks, with the judgements over them."""

    blocks: set[str]
    rows: tuple[PersonRow, ...]


_NONE_JUDGED: Final = _Judged(set(), ())


class Asked:
    """One question's view of the archive: its verdicts are read once."""

    def __init__(self, connection: Connection, keeping: Keeping = "pass") -> None:
        self._connection = connection
        self._keeping = keeping
        self._judged = Judged(connection)
        self._unions = join_persons(self._judged.verdicts)
        self._fresh: dict[str, Any] = {}  # what was worked out for this question

    def _answer(
        self,
        question: str,
        kind: type[_T],
        decide: Callable[[Deciding], dict[str, Any]],
        persons: Callable[[_T], Collection[str]],
    ) -> _T:
        """Return the kept answer to a question, or work it out: `decide` gives it with those that come of the same work.

        An answer that judgements can change is kept under their mark, so an
        undo finds the one from before.
        """
        if question in self._fresh:
            fresh: _T = self._fresh[question]
            return fresh
        judged = self._judged
        own = f"{question}@{judged.mark}" if judged.verdicts else question
        for name in dict.fromkeys((own, question)):
            packed = fetch_answer(self._connection, name)
            if packed is None:
                continue
            kept = msgspec.json.decode(packed, type=kind)
            is_touched = name != own and (
                judged.touches(persons(kept), ()) or rests_on(self._connection, name, judged.keys)
            )
            if not is_touched:
                return kept
        if self._keeping == "look":
            raise NotKeptError
        deciding = Deciding(self._connection, judged.verdicts)
        with uncollected():
            decided = decide(deciding)
        self._fresh.update(decided)
        found: _T = decided[question]
        if self._keeping == "keep" and deciding.keys:
            suffix = f"@{judged.mark}" if judged.touches(persons(found), deciding.keys) else ""
            answers = {name + suffix: msgspec.json.encode(value) for name, value in decided.items()}
            keep_answers(self._connection, question + suffix, answers, deciding.keys)
        return found

    def _ask_person(self, what: Literal["card", "places"], person_id: str, near: Collection[str] = ()) -> Any:
        """Return the card of a person, or his places; with those of others `near`, who are found in the same work."""

        def decide(deciding: Deciding) -> dict[str, Any]:
            decided: dict[str, Any] = {}
            for id_, (told, stated) in deciding.told_of({person_id, *near}).items():
                decided[f"card:{id_}"] = draw_card(self._unions.find(id_), told, stated)
                decided[f"places:{id_}"] = pack_places(told)
            return decided

        kind: Any = PersonCard | None if what == "card" else Places
        return self._answer(f"{what}:{person_id}", kind, decide, lambda _: {person_id, *near})

    def card(self, person_id: str, near: Collection[str] = ()) -> PersonCard | None:
        """Return the card of the person with this id; null where there is none."""
        card: PersonCard | None = self._ask_person("card", person_id, near)
        return card

    def find(self, name: str) -> list[PersonCard]:
        """Return the cards of those whose name may be this one, those of most documents first."""
        parts = split_name(name)
        if parts is None:
            return []
        question = f"find:{name}"
        ids = self._answer(
            question, list[str], lambda deciding: {question: deciding.find_ids(parts)}, lambda found: found
        )
        cards = [card for id_ in ids if (card := self.card(id_, ids))]
        return _drop_partial(sorted(cards, key=lambda card: (-card.documents, card.name, card.id)))

    def places(self, person_id: str) -> Iterator[MentionRow]:
        """Give the mentions of a person in best readings, the newest document first."""
        return (row for _, row in iter_places(self._ask_person("places", person_id)))

    def meant_by(self, name: str) -> list[MentionRow]:
        """Return the mentions of the one person of a name, or of the holders of a post at the time."""
        found = self.find(name)
        if len(found) == 1:
            return list(self.places(found[0].id))
        role = None if found else read_role(*read_held(name))
        meant: list[MentionRow] = []
        for held, known in _holders(load_register(self._connection, post_keys(role)), role) if role else ():
            for date, row in iter_places(self._ask_person("places", known)):
                days = bounds_of(date) if date else None
                if days and holds_on(held, days) == "yes":
                    meant.append(row)
        return meant

    def every(self) -> list[PersonRow]:
        """Return the rows of all persons whom documents name in full or imports state."""
        rows: dict[str, Sequence[PersonRow]] = dict(iter_rows(self._connection))
        blocks = list_open_blocks(self._connection)
        if blocks and self._keeping == "look":
            raise NotKeptError
        for part in part_blocks(blocks):
            rows.update(work_out_rows(self._connection, part, is_kept=self._keeping == "keep"))
        judged = self._judge_rows(rows) if self._judged.verdicts else _NONE_JUDGED
        named: dict[str, list[tuple[str, PersonRow]]] = {}
        for block in rows.keys() - judged.blocks:
            if not block.startswith(STATED):
                for row in rows[block]:
                    named.setdefault(row.id, []).append((block, row))
        found = {row.id: row for row in judged.rows}
        for person, placed in named.items():
            found[person] = placed[0][1] if len(placed) == 1 else self._join_row(person, placed)
        stated = (row for block, own in rows.items() if block.startswith(STATED) for row in own)
        return [*found.values(), *(row for row in stated if row.id not in found)]

    def _join_row(self, person: str, placed: Iterable[tuple[str, PersonRow]]) -> PersonRow:
        """Return the row of a person whom several blocks mean: a document that has two of his names counts once."""
        blocks = sorted(block for block, _ in placed)
        question = f"row:{person}:{'|'.join(blocks)}"
        return self._answer(
            question,
            PersonRow,
            lambda deciding: {question: deciding.rows_of_persons(blocks)[person]},
            lambda _: (),
        )

    def _judge_rows(self, rows: Mapping[str, Collection[PersonRow]]) -> _Judged:
        """Return the rows of the blocks that judgements can change, and of all that a person links with those."""
        named = {
            block: [row.id for row in own] for block, own in rows.items() if not block.startswith(STATED)
        }
        counted = Counter(person for own in named.values() for person in own)
        persons, blocks = set(self._judged.persons), set[str]()
        while True:
            near = {
                block
                for block, own in named.items()
                if block in self._judged.keys or not persons.isdisjoint(own)
            }
            if near == blocks:
                break
            blocks = near
            persons.update(person for block in near for person in named[block] if counted[person] > 1)
        question = f"judged:{sha256(' '.join(sorted(blocks)).encode()).hexdigest()[:16]}"

        def decide(deciding: Deciding) -> dict[str, Any]:
            return {question: _Judged(blocks, tuple(deciding.rows_of_persons(blocks).values()))}

        return self._answer(question, _Judged, decide, lambda _: self._judged.persons)

    def mentions(self, document_id: str) -> list[MentionRow]:
        """Return the mentions of one document, by place."""
        deciding = Deciding(self._connection, self._judged.verdicts)
        sheets = load_sheets_of(self._connection, [document_id])
        register = deciding.register_of(sheets)
        first = decide_sheets(sheets, register)
        open_keys = {
            key
            for one in first
            if one.sheet.figure and not _is_known(one.answer, register)
            for key in _open_keys(one.sheet)
        }
        told = deciding.decide(open_keys, [document_id]) if open_keys or self._judged.verdicts else first
        rows: list[MentionRow] = []
        for one in told:
            if one.sheet.document_id == document_id:
                spans = [one.span] if self._is_judged(document_id) else one.naming.spans
                rows.extend(mention_row(one._replace(span=span)) for span in spans)
        return sorted(rows, key=lambda row: row.span)

    def _is_judged(self, document_id: str) -> bool:
        return any(
            document_id in (document_of(one.left), document_of(one.right)) for one in self._judged.verdicts
        )

    def who(self, name: str | None, post: str | None, party: str | None, on: str | None) -> Answer:
        """Return who is meant by a name or a post on a day."""
        if post and party is None:
            post, party = read_held(post)
        role = read_role(post, party) if post else None
        if name is None:
            keys = post_keys(role) if role else ()
            register = load_register(self._connection, keys)
            return decide_nameless(Mention("", (0, 0), None, post, party, on), (), {}, register)
        parts = split_name(name)
        if parts is None:
            return Answer(None, "unknown", f"{name!r} has no word that can be a name")
        found = [card for card in self.find(name) if role is None or holds_post(card, post, party, on)]
        if len(found) == 1:
            return Answer(
                found[0].id, "decided" if role else "guess", f"{found[0].name} is the only one who fits"
            )
        names = ", ".join(card.id for card in found[:4])
        return Answer(None, "unknown", f"{len(found)} people fit{': ' if names else ''}{names}")


def work_out_rows(
    connection: Connection, blocks: Collection[str], *, is_kept: bool
) -> dict[str, list[PersonRow]]:
    """Work out the rows of some blocks, as they are without judgements, and keep them."""
    with uncollected():
        rows = Deciding(connection, ()).rows_of_blocks(blocks)
    if is_kept:
        keep_rows(connection, rows)
    return rows


def part_blocks(blocks: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part blocks into as many as are worked out at a time."""
    for start in range(0, len(blocks), _BLOCKS):
        yield blocks[start : start + _BLOCKS]


def read_held(phrase: str) -> tuple[str, str | None]:
    """Part a typed post from whose it is: "Foreign Secretary of Valmeria"."""
    actor = read_actor(phrase)
    return (actor.post, actor.party) if actor and actor.post and actor.party else (phrase, None)


def _holders(register: Register, role: Role) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    """Yield the days on which each known holder of a post held it, and who."""
    for person, known in register.persons.items():
        for held in known.held:
            if held.role and agree(held.role, role) and held.role.party == role.party:
                yield held.span, person


def mention_row(one: Told) -> MentionRow:
    """Make a row of a mention and who is meant by it."""
    naming = one.naming
    id_ = mention_id(Mention(one.sheet.document_id, one.span))
    names = (naming.name, naming.post, naming.party, naming.words)
    return MentionRow(id_, one.sheet.document_id, one.span, *names, *one.answer)


def _drop_partial(cards: list[PersonCard]) -> list[PersonCard]:
    """Leave out those of one document of whom only part of the name is known, where anybody else fits.

    So too the leaders the project comes with whom no document names: many a
    name fits one of a thousand.
    """
    whole = [card for card in cards if not card.id.startswith("in-")]
    named = [card for card in whole if card.documents or not is_leader(card.id)]
    return named or whole or cards


def _is_known(answer: Answer, register: Register) -> bool:
    return answer.person_id in register.persons


def _open_keys(sheet: Sheet) -> tuple[str, ...]:
    if sheet.figure is None:
        return ()
    if sheet.figure.full:
        return family_keys(sheet.figure.full)
    return tuple(sorted(sheet.figure.keys))
