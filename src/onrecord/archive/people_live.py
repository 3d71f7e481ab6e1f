"""Decide who is meant on sheets fetched for it, with the judgements that stand; inside the caller's transaction."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from onrecord.archive.people_kept import STATED
from onrecord.archive.people_load import count_sheets, load_register, load_sheets, load_sheets_of
from onrecord.people.cards import PersonRow, draw_card, draw_row
from onrecord.people.decide import Told, decide_sheets, find_joined
from onrecord.people.figures import Figure
from onrecord.people.groups import block_of_id
from onrecord.people.judgements import Judgement, document_of
from onrecord.people.known import family_keys
from onrecord.people.likeness import compare_parts
from onrecord.people.names import NameParts
from onrecord.people.overrule import join_persons
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, block_key, keys_of, keys_of_sheet, post_keys
from onrecord.people.tenures import Tenure


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles out: it walked the sheets of 30,000 documents over and over, half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Deciding:
    """One piece of deciding: `keys` are those it has looked under, so what its outcome rests on."""

    def __init__(self, connection: Connection, verdicts: tuple[Judgement, ...]) -> None:
        self._connection = connection
        self._verdicts = verdicts
        self._unions = join_persons(verdicts)
        self.keys: set[str] = set()

    def decide(self, keys: Collection[str], of_documents: Collection[str] = ()) -> list[Told]:
        """Decide the sheets under these keys and of these documents, each once."""
        self.keys.update(keys)
        found = {(sheet.number, sheet.namings): sheet for sheet in load_sheets(self._connection, keys)}
        for sheet in load_sheets_of(self._connection, of_documents):
            self.keys.update(keys_of_sheet(sheet))
            found[sheet.number, sheet.namings] = sheet
        sheets = list(found.values())
        return decide_sheets(sheets, self.register_of(sheets), self._verdicts)

    def register_of(self, sheets: Iterable[Sheet]) -> Register:
        """Load the known persons whom sheets may mean."""
        keys = {key for sheet in sheets for key in keys_of_sheet(sheet) if not key.startswith("#")}
        return load_register(self._connection, keys)

    def told_of(self, person_ids: Collection[str]) -> dict[str, tuple[list[Told], list[Tenure]]]:
        """Return for each of some persons what is told of him, and the tenures that sources state of him."""
        ids = {id_ for person in person_ids for id_ in find_joined(person, self._verdicts)}
        known = load_register(self._connection, (), ids).persons
        keys = {key for one in known.values() for parts in one.parts for key in family_keys(parts)}
        roles = {held.role for one in known.values() for held in one.held if held.role}
        keys |= {key for role in roles for key in post_keys(role)}
        blocks = [block_key(block) for id_ in ids if (block := block_of_id(id_))]
        # An import may yet bring somebody with this id; who is of one document cannot be imported.
        self.keys.update(blocks, (STATED + id_ for id_ in ids if not id_.startswith("in-")))
        for sheet in load_sheets(self._connection, blocks):
            if sheet.figure and sheet.figure.full:
                keys.update(family_keys(sheet.figure.full))
        of_documents = {document for id_ in ids if (document := document_of(id_))}
        told_of: dict[str | None, list[Told]] = {}
        for one in self.decide(keys, of_documents) if keys or of_documents else ():
            told_of.setdefault(one.answer.person_id, []).append(one)
        stated_of: dict[str, list[Tenure]] = {}
        for id_ in sorted(ids & known.keys()):
            stated_of.setdefault(self._unions.find(id_), []).extend(held.tenure for held in known[id_].held)
        roots = {person: self._unions.find(person) for person in person_ids}
        return {person: (told_of.get(root, []), stated_of.get(root, [])) for person, root in roots.items()}

    def find_ids(self, parts: NameParts) -> list[str]:
        """Return the ids of those whose name may be this one, in order."""
        told = self.decide(_keys_of_name(parts))
        persons = {
            one.answer.person_id
            for one in told
            if one.answer.person_id and one.sheet.figure and _is_called(parts, one.sheet.figure)
        }
        register = load_register(self._connection, family_keys(parts))
        persons |= {
            self._unions.find(known.person_id)
            for known in register.persons.values()
            if any(compare_parts(parts, own) for own in known.parts)
        }
        return sorted(persons)

    def rows_of_blocks(self, blocks: Collection[str]) -> dict[str, list[PersonRow]]:
        """Return for each block of full names, or imported person, the rows of those meant there."""
        found: dict[str, list[PersonRow]] = {block: [] for block in blocks}
        told_in: dict[tuple[str, str], list[Told]] = {}
        named = [block for block in blocks if not block.startswith(STATED)]
        sheets = load_sheets(self._connection, named)
        register = self.register_of(sheets)
        for one in decide_sheets(sheets, register, self._verdicts):
            if one.answer.person_id and one.sheet.figure:
                block = keys_of(one.sheet.figure)[-1]
                told_in.setdefault((block, one.answer.person_id), []).append(one)
        for (block, person), told in told_in.items():
            found[block].extend(_draw_rows(person, told, register))
        stated = [block.removeprefix(STATED) for block in blocks if block.startswith(STATED)]
        register = load_register(self._connection, (), stated)
        for person in stated:
            found[STATED + person].extend(_draw_rows(person, (), register))
        return found

    def rows_of_persons(self, blocks: Collection[str]) -> dict[str, PersonRow]:
        """Return the row of each person meant in some blocks of full names, drawn from all of them."""
        self.keys.update(blocks)
        sheets = load_sheets(self._connection, blocks)
        register = self.register_of(sheets)
        told_of: dict[str, list[Told]] = {}
        for one in decide_sheets(sheets, register, self._verdicts):
            if one.answer.person_id:
                told_of.setdefault(one.answer.person_id, []).append(one)
        return {row.id: row for person, told in told_of.items() for row in _draw_rows(person, told, register)}


def weigh_person(connection: Connection, person_id: str, most: int) -> int:
    """Return about how many sheets bear on a person, counted to `most`: those under his names, or his posts."""
    block = block_of_id(person_id)
    if block:
        return count_sheets(connection, {block_key(block), *block}, most)
    known = load_register(connection, (), [person_id]).persons.values()
    keys = {key for one in known for parts in one.parts for key in family_keys(parts)}
    keys |= {key for one in known for held in one.held if held.role for key in post_keys(held.role)}
    return count_sheets(connection, keys, most)


def _draw_rows(person: str, told: Collection[Told], register: Register) -> Iterator[PersonRow]:
    known = register.persons.get(person)
    card = draw_card(person, tuple(told), [held.tenure for held in known.held] if known else [])
    if card:
        yield draw_row(card)


def _keys_of_name(parts: NameParts) -> set[str]:
    keys = set(family_keys(parts))
    if parts.is_full:
        full = [word for word, is_one in zip(parts.words, parts.initials, strict=True) if not is_one]
        keys.add(block_key(tuple(sorted({full[0], full[-1]}))))
    return keys


def _is_called(parts: NameParts, figure: Figure) -> bool:
    """Say whether a figure may have a name; "Roe" fits "Oda Roe", but not where the document says "Ilse Roe"."""
    whole = [own for own in figure.names if len(own.words) > 1] or figure.names
    return any(compare_parts(parts, own) is not None for own in whole)
