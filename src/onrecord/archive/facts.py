"""What filters compare: the facts of a document as words that can be searched like its text."""

from collections.abc import Iterator
from functools import lru_cache

from onrecord.archive.terms import Filters
from onrecord.model import Actor, Contact, Document
from onrecord.text.fold import fold_words

ANY = "¶"
"""The word every document has: it parts names, and "everything but …" begins with it."""


def read_facts(document: Document) -> str:
    """Return the facts as words, each the field and the folded value: `form¶press·release`."""
    found = [_fact("kind", document.kind)]
    for field, value in (
        ("form", document.form),
        ("publisher", document.publisher),
        ("language", document.language),
        *(("party", party) for party in list_parties(document)),
        *(("issue", issue) for issue in list_issues(document)),
    ):
        if value:
            found.append(_fact(field, value))
    return f" {ANY} {' '.join(dict.fromkeys(found))} {_read_said(document)}"


def _read_said(document: Document) -> str:
    """Return who makes a statement, alone or with others, decided: names and posts as `said¶oda said¶lenk`, parted as voices are."""
    actors = dict.fromkeys(
        actor for said in document.statements if said.speaker for actor in (said.speaker, *said.others)
    )
    named = (words for actor in actors for words in (actor.name, actor.post) if words)
    return "".join(f"{ANY} {' '.join(ask_said(words))} " for words in dict.fromkeys(named))


def read_voices(speakers: tuple[str, ...]) -> str:
    """Return the folded names, parted so that no search runs from one into the next."""
    return f" {ANY} " + "".join(f"{_fold_name(name)} {ANY} " for name in speakers)


def find_speakers(document: Document) -> tuple[str, ...]:
    """Return the names of those who speak in a document, once each, in order of mention."""
    spoken = (turn.speaker for turn in document.turns)
    return tuple(dict.fromkeys(actor.name for actor in (*document.speakers, *spoken) if actor and actor.name))


def list_parties(document: Document) -> tuple[str, ...]:
    """Return the parties of a document, by name: of whoever speaks, makes a statement or is met, guesses left out."""
    met = (
        party
        for entry in document.entries
        if isinstance(entry, Contact) and not entry.doubt
        for party in entry.parties
    )
    said = (actor for said in document.statements for actor in (said.speaker, *said.others) if actor)
    spoken = (actor.party for actor in (*find_actors(document), *said) if actor.party)
    return tuple(sorted({*spoken, *met}))


def list_issues(document: Document) -> tuple[str, ...]:
    """Return the issues that statements of a document are on, by id."""
    return tuple(sorted({issue for said in document.statements for issue in said.issues}))


def find_actors(document: Document) -> Iterator[Actor]:
    """Yield everyone who speaks or is met in a document, as often as they are read."""
    yield from document.speakers
    yield from document.counterparts
    for turn in document.turns:
        if turn.speaker:
            yield turn.speaker


def ask_facts(filters: Filters) -> list[str]:
    """Return the words of `read_facts` that a document must have to pass."""
    asked = {
        "kind": filters.kind,
        "form": filters.form,
        "publisher": filters.publisher,
        "language": filters.language,
        "party": filters.party,
        "issue": filters.issue,
    }
    return [_fact(field, value) for field, value in asked.items() if value is not None]


def ask_voice(filters: Filters) -> list[str]:
    """Return the words of a speaker's name that must stand in order, the last as a beginning."""
    return fold_words(filters.speaker or "")


def ask_said(name: str | None) -> list[str]:
    """Return the words of `read_facts` that must stand in order, the last as a beginning, where NAME says something."""
    return [f"said¶{word}" for word in _fold_name(name or "").split()]


@lru_cache(maxsize=16_384)
def _fold_name(name: str) -> str:
    return " ".join(fold_words(name))


@lru_cache(maxsize=16_384)
def _fact(field: str, value: str) -> str:
    return f"{field}¶{'·'.join(fold_words(value))}"
