"""What reading leaves to a person: names, speakers and days that are guessed, statements it is not sure of."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.archive import Archive, DocumentRow, Query
from onrecord.archive.people_records import MentionRow
from onrecord.desk.judgements import Standing
from onrecord.errors import UnknownId
from onrecord.model import Document, Statement
from onrecord.views.draft_item import find_sentences
from onrecord.views.entry import name_actor
from onrecord.views.placing import find_standing_now
from onrecord.views.waiting import Waiting

_LOOKED: Final = 500
"""Publications that are looked through, the newest: a queue is worked from its top."""
_UNSURE: Final = 0.5
"""Up to this confidence a statement is asked about: its cue may mean another thing."""
_AROUND: Final = 120  # characters shown on either side of a name
_OPEN: Final = ("XXXX", "[", "{")
"""What an EDTF value begins with that is no one day: a year not printed, one or all of several days."""


def list_names(archive: Archive, _: str) -> Iterator[Waiting]:
    """Yield names and posts of which the record only guesses who is meant, each guess once a document."""
    judged = find_standing_now(archive, "name")
    names: dict[str, str] = {}
    for row, document in _newest(archive):
        asked: set[tuple[str | None, ...]] = set()
        for one in archive.people().mentions(row.id):
            # "Only ‘Obama’ is printed": somebody of this document alone, of whom nothing is guessed.
            if one.state != "guess" or one.person_id is None or one.person_id.startswith("in-"):
                continue
            key = (one.person_id, one.name, one.post)
            target = f"name:{one.id}"
            if key not in asked and not judged.get(target, _NOTHING).pairs:
                asked.add(key)
                name = one.words or ", ".join(filter(None, (one.name, one.post)))
                question = f"is “{name}” {_name_person(archive, one.person_id, names)}?"
                words = (_around(document, one),)
                yield Waiting("name", target, f"person:{one.person_id}", question, one.reason, words)


def list_speakers(archive: Archive, _: str) -> Iterator[Waiting]:
    """Yield statements of whose speaker there is a guess only."""
    judged = find_standing_now(archive, "statement")
    for row, document in _newest(archive):
        for said in document.statements:
            target = f"statement:{row.id}:{said.n}"
            if said.speaker is None and said.speaker_guess and not _is_ruled(judged, target, "speaker"):
                guess = name_actor(said.speaker_guess)
                words = (_words_of(document, said),)
                yield Waiting("speaker", target, None, f"did {guess} say this?", said.reason, words, guess)


def list_dates(archive: Archive, _: str) -> Iterator[Waiting]:
    """Yield days printed without a year, or that may be one of several; with the year inferred where one is."""
    judged = find_standing_now(archive, "date")
    for row, document in _newest(archive):
        year = archive.people().year(row.id)
        for date in document.dates:
            target = f"date:{row.id}:{date.kind}"
            if not date.value.startswith(_OPEN) or _is_ruled(judged, target, "value"):
                continue
            guess = year.value if year and year.value[4:] == date.value[4:] else None
            reason = year.reason if year and guess else f"the page prints no more than {date.value}"
            asked = f"is {date.kind} {guess}?" if guess else f"which day is {date.kind}?"
            question = f"{row.title or row.id}: {asked}"
            yield Waiting("date", target, None, question, reason, (date.printed,), guess)


def list_statements(archive: Archive, _: str) -> Iterator[Waiting]:
    """Yield statements that the reader is not sure of."""
    judged = find_standing_now(archive, "statement")
    for row, document in _newest(archive):
        for said in document.statements:
            target = f"statement:{row.id}:{said.n}"
            if said.confidence <= _UNSURE and judged.get(target, _NOTHING).verdict is None:
                voice = said.speaker or said.speaker_guess
                question = f"does {name_actor(voice) if voice else 'somebody'} say this?"
                reason = f"{said.reason} {said.act_reason}".strip()
                yield Waiting("statement", target, None, question, reason, (_words_of(document, said),))


_NOTHING: Final = Standing("", None, {}, {}, (), (), ())


def _newest(archive: Archive) -> Iterator[tuple[DocumentRow, Document]]:
    return islice(archive.newest(Query("", None)), _LOOKED)


def _is_ruled(judged: dict[str, Standing], target: str, field: str) -> bool:
    """Say whether a person has ruled on a guess: said another value, or that this one cannot be told."""
    stands = judged.get(target, _NOTHING)
    return field in stands.corrections or stands.verdict is not None


def _name_person(archive: Archive, person: str, names: dict[str, str]) -> str:
    if person not in names:
        try:
            names[person] = archive.people().card(person).name
        except UnknownId:
            names[person] = person
    return names[person]


def _around(document: Document, one: MentionRow) -> str:
    """Return the words in which a name stands."""
    start, end = one.span
    first = max(document.text.rfind("\n", 0, start) + 1, start - _AROUND)
    line = document.text.find("\n", end)
    last = min(line if line >= 0 else len(document.text), end + _AROUND)
    return f"{'…' * (document.text[first - 1 : first] not in {'', chr(10)})}{document.text[first:last]}"


def _words_of(document: Document, said: Statement) -> str:
    """Return the sentences in which a statement stands."""
    start, end = find_sentences(document.text, (said.content[0][0], said.content[-1][1]))
    return document.text[start:end]
