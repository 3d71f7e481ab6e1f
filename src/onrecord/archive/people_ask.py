"""Answer what is asked of people: fetch the sheets and tenures that bear on it, and decide them; one transaction."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, select

from onrecord.actors.read import read_actor
from onrecord.archive.people_load import load_register, load_sheets, load_sheets_of, load_verdicts
from onrecord.archive.people_records import MentionRow
from onrecord.archive.people_tables import sheet_keys, tenures
from onrecord.errors import UnknownId
from onrecord.people.cards import PersonCard, PersonRow, draw_card, draw_row, merge_rows
from onrecord.people.choose import holds_post
from onrecord.people.decide import Told, decide_sheets, find_joined
from onrecord.people.figures import Mention
from onrecord.people.groups import block_of_id
from onrecord.people.judgements import Answer, document_of, mention_id
from onrecord.people.known import family_keys
from onrecord.people.likeness import compare_parts
from onrecord.people.names import NameParts, split_name
from onrecord.people.overrule import join_persons
from onrecord.people.periods import bounds_of
from onrecord.people.register import Register
from onrecord.people.resolve import decide_nameless
from onrecord.people.roles import Role, agree, read_role
from onrecord.people.sheets import Sheet, block_key, keys_of_sheet, post_keys
from onrecord.people.tenures import Tenure, holds_on

_BLOCKS: Final = 400  # blocks of names that are decided at a time


class Asked:
    """One question's view of the archive: its verdicts are read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._verdicts = load_verdicts(connection)
        self._unions = join_persons(self._verdicts)

    def card(self, id_or_name: str) -> PersonCard:
        """Return the card of a person by id or name; raise `UnknownId` for none or several."""
        told, stated = self.told_of(id_or_name)
        card = draw_card(self._unions.find(id_or_name), told, stated)
        if card:
            return card
        found = self.find(id_or_name)
        if len(found) > 1:
            some = "; ".join(f"{card.id} ({card.name}{_latest(card)})" for card in found[:6])
            raise UnknownId(f"{id_or_name!r} may be any of {len(found)} people: {some}; give the id of one")
        if not found:
            raise UnknownId(f"nobody in the archive is called {id_or_name!r}")
        return found[0]

    def told_of(self, person_id: str) -> tuple[list[Told], list[Tenure]]:
        """Return what is told of a person, and the tenures that sources state of him."""
        ids = find_joined(person_id, self._verdicts)
        register = load_register(self._connection, (), ids)
        known = [register.persons[id_] for id_ in sorted(ids) if id_ in register.persons]
        keys = {key for one in known for parts in one.parts for key in family_keys(parts)}
        keys |= {key for one in known for held in one.held if held.role for key in post_keys(held.role)}
        blocks = [block_key(block) for id_ in ids if (block := block_of_id(id_))]
        for sheet in load_sheets(self._connection, blocks):
            if sheet.figure and sheet.figure.full:
                keys.update(family_keys(sheet.figure.full))
        of_documents = {document for id_ in ids if (document := document_of(id_))}
        if not (keys or of_documents):
            return [], []
        root = self._unions.find(person_id)
        told = [one for one in self._decide(keys, of_documents) if one.answer.person_id == root]
        stated = [
            held.tenure for one in known if self._unions.find(one.person_id) == root for held in one.held
        ]
        return told, stated

    def _decide(self, keys: Collection[str], of_documents: Collection[str] = ()) -> list[Told]:
        """Decide the sheets under these keys and of these documents, each once."""
        found = {(sheet.number, sheet.namings): sheet for sheet in load_sheets(self._connection, keys)}
        for sheet in load_sheets_of(self._connection, of_documents):
            found[sheet.number, sheet.namings] = sheet
        sheets = list(found.values())
        return decide_sheets(sheets, self._register_of(sheets), self._verdicts)

    def _register_of(self, sheets: Iterable[Sheet]) -> Register:
        keys = {key for sheet in sheets for key in keys_of_sheet(sheet) if not key.startswith("#")}
        return load_register(self._connection, keys)

    def find(self, name: str) -> list[PersonCard]:
        """Return the cards of those whose name may be this one, those of most documents first."""
        parts = split_name(name)
        if parts is None:
            return []
        told = self._decide(_keys_of_name(parts))
        persons = {
            one.answer.person_id
            for one in told
            if one.answer.person_id and one.naming.name and _is_called(parts, one.naming.name)
        }
        register = load_register(self._connection, family_keys(parts))
        persons |= {
            self._unions.find(known.person_id)
            for known in register.persons.values()
            if any(compare_parts(parts, own) for own in known.parts)
        }
        cards = []
        for person in sorted(persons):
            own, stated = self.told_of(person)
            card = draw_card(person, own, stated)
            if card:
                cards.append(card)
        return _drop_partial(sorted(cards, key=lambda card: (-card.documents, card.name, card.id)))

    def meant_by(self, name: str) -> list[Told]:
        """Return what is told of the one person of a name, or of the holders of a post at the time."""
        found = self.find(name)
        if len(found) == 1:
            return self.told_of(found[0].id)[0]
        role = None if found else read_role(*read_held(name))
        told: list[Told] = []
        for held, known in _holders(load_register(self._connection, post_keys(role)), role) if role else ():
            for one in self.told_of(known)[0]:
                days = bounds_of(one.sheet.date) if one.sheet.date else None
                if days and holds_on(held, days) == "yes":
                    told.append(one)
        return told

    def every(self, name: str | None) -> list[PersonRow]:
        """Return the rows of all persons whom documents name in full or imports state, or of those of a name."""
        if name is not None:
            return [draw_row(card) for card in self.find(name)]
        rows: dict[str, PersonRow] = {}
        for told, register in self._iter_blocks():
            own: dict[str, list[Told]] = {}
            for one in told:
                if one.answer.person_id:
                    own.setdefault(one.answer.person_id, []).append(one)
            for person, named in own.items():
                card = draw_card(person, named, _stated(register, person))
                if card:
                    row = draw_row(card)
                    rows[person] = merge_rows(rows[person], row) if person in rows else row
        imported = set(self._connection.execute(select(tenures.c.person).distinct()).scalars()) - set(rows)
        for start in range(0, len(imported), _BLOCKS):
            some = sorted(imported)[start : start + _BLOCKS]
            register = load_register(self._connection, (), some)
            cards = (draw_card(person, (), _stated(register, person)) for person in some)
            rows.update((card.id, draw_row(card)) for card in cards if card)
        return list(rows.values())

    def _iter_blocks(self) -> Iterator[tuple[list[Told], Register]]:
        """Yield what is told of all full names, some hundred blocks at a time."""
        after = "#"
        while True:
            c = sheet_keys.c
            query = select(c.key).where(c.key > after, c.key < "$").distinct().order_by(c.key).limit(_BLOCKS)
            blocks = list(self._connection.execute(query).scalars())
            if not blocks:
                return
            sheets = load_sheets(self._connection, blocks)
            register = self._register_of(sheets)
            yield decide_sheets(sheets, register, self._verdicts), register
            after = blocks[-1]

    def mentions(self, document_id: str) -> list[MentionRow]:
        """Return the mentions of one document, by place."""
        sheets = load_sheets_of(self._connection, [document_id])
        register = self._register_of(sheets)
        first = decide_sheets(sheets, register)
        open_keys = {
            key
            for one in first
            if one.sheet.figure and not _is_known(one.answer, register)
            for key in _open_keys(one.sheet)
        }
        told = self._decide(open_keys, [document_id]) if open_keys or self._verdicts else first
        rows: list[MentionRow] = []
        for one in told:
            if one.sheet.document_id == document_id:
                spans = [one.span] if self._is_judged(document_id) else one.naming.spans
                rows.extend(mention_row(one._replace(span=span)) for span in spans)
        return sorted(rows, key=lambda row: row.span)

    def _is_judged(self, document_id: str) -> bool:
        return any(document_id in (document_of(one.left), document_of(one.right)) for one in self._verdicts)

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


def _stated(register: Register, person: str) -> list[Tenure]:
    known = register.persons.get(person)
    return [held.tenure for held in known.held] if known else []


def mention_row(one: Told) -> MentionRow:
    """Make a row of a mention and who is meant by it."""
    naming = one.naming
    id_ = mention_id(Mention(one.sheet.document_id, one.span))
    names = (naming.name, naming.post, naming.party, naming.words)
    return MentionRow(id_, one.sheet.document_id, one.span, *names, *one.answer)


def _keys_of_name(parts: NameParts) -> set[str]:
    keys = set(family_keys(parts))
    if parts.is_full:
        full = [word for word, is_one in zip(parts.words, parts.initials, strict=True) if not is_one]
        keys.add(block_key(tuple(sorted({full[0], full[-1]}))))
    return keys


def _is_called(parts: NameParts, name: str) -> bool:
    other = split_name(name)
    return other is not None and compare_parts(parts, other) is not None


def _drop_partial(cards: list[PersonCard]) -> list[PersonCard]:
    """Leave out those of one document of whom only part of the name is known, where anybody else fits."""
    whole = [card for card in cards if not card.id.startswith("in-")]
    return whole or cards


def _latest(card: PersonCard) -> str:
    row = draw_row(card)
    told = " of ".join(part for part in (row.post, row.party) if part)
    return f", {told}" if told else ""


def _is_known(answer: Answer, register: Register) -> bool:
    return answer.person_id in register.persons


def _open_keys(sheet: Sheet) -> tuple[str, ...]:
    if sheet.figure is None:
        return ()
    if sheet.figure.full:
        return family_keys(sheet.figure.full)
    return tuple(sorted(sheet.figure.keys))
