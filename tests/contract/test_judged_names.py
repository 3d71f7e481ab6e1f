"""Judgements on names follow their words: into another crawl of the page, past a namesake, through a rebuild."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.archive.people_records import MentionRow
from onrecord.desk.acts import Hand
from onrecord.desk.judgements import Draft
from onrecord.model import Page
from onrecord.sources import Source
from onrecord.views.placing import place_judgements
from onrecord.views.review import list_waiting
from onrecord.views.review_answer import answer_waiting, take_back

WORDS = " ".join(
    f"Paragraph {n} tells of talks on herring, ferries and pilotage in the strait." for n in range(9)
)
FIRST = f"The talks ended late. Deputy Foreign Minister Roe of Norway did not stay. {WORDS}"
CHANGED = f"Updated with the place: Port Aurel. {FIRST} A correction was made to the place of the talks."
REWORDED = f"The talks ended late. The deputy did not stay. {WORDS}"


@pytest.fixture
def archive(tmp_path: Path, read: Callable[..., Page]) -> Iterator[Archive]:
    """Return an empty archive whose pages state their own record."""
    with open_archive(tmp_path / "a.onrecord", create=True, read=read) as opened:
        yield opened


def _add(archive: Archive, spell: Callable[..., bytes], body: str, **facts: Any) -> str:
    page = {"title": "Talks of spring", "body": body, "posted_on": "2031-02-03", **facts}
    return archive.add(Source("page", spell(page))).document_ids[0]


def _roe(archive: Archive, document: str) -> MentionRow:
    (found,) = [row for row in archive.people().mentions(document) if "Roe" in (row.name or "")]
    return found


def _best(archive: Archive, document: str) -> str:
    return archive.same(document)[0].id


def _judge(archive: Archive, target: str, person: str, verb: Any = "accept") -> str:
    draft = Draft(target, verb, "Ada Quist", "2033-04-01", other=f"person:{person}")
    return archive.desk().judge(draft)[0].id


def test_a_judgement_on_a_name_moves_to_the_changed_page(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """In the newer crawl the mention stands elsewhere, and the verdict is on it; an undo there restores what was read."""
    first = _add(archive, spell, FIRST)
    _judge(archive, f"name:{_roe(archive, first).id}", "Q9")
    assert _roe(archive, first).person_id == "Q9"
    other = _add(archive, spell, CHANGED, retrieved_on="2031-05-01")
    best = _best(archive, first)
    assert best == other != first, "the newer, longer reading is the best"
    for _ in range(2):
        for document in (best, first):
            assert (_roe(archive, document).person_id, _roe(archive, document).state) == ("Q9", "decided")
        (placed,) = place_judgements(archive, archive.desk().judgements())
        assert (placed.target, placed.how) == (f"name:{_roe(archive, best).id}", "moved with its words")
        archive.rebuild()
    (made,) = archive.desk().judgements()
    archive.desk().undo_judgement(made.id, author="Ben Oule", on="2033-04-02")
    assert _roe(archive, best).person_id != "Q9"
    assert place_judgements(archive, archive.desk().judgements()) == []


def test_a_judgement_whose_words_are_gone_is_queued_and_laid_on_nothing(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """Where the newest reading no longer names him, the verdict waits for a person and changes nobody."""
    first = _add(archive, spell, FIRST)
    made = _judge(archive, f"name:{_roe(archive, first).id}", "Q9")
    best = _add(archive, spell, REWORDED + " " + CHANGED[-60:] * 2, retrieved_on="2031-05-01")
    assert _best(archive, first) == best
    (waiting,) = list_waiting(archive, "2033-05-01", sort="lost")
    assert waiting.other == made
    assert "Deputy Foreign Minister Roe" in waiting.words[0]
    assert "older reading" in waiting.reason
    assert all(row.person_id != "Q9" for row in archive.people().mentions(best))


def test_a_person_of_another_id_is_still_the_person_judged(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """When a later page tells his party, a person's computed id changes, and the verdict is on the new one."""
    full = _add(archive, spell, "Envoy Ilse Roe opened the fair in the old town.", title="A fair")
    other = _add(archive, spell, "The hall was full. Ms Roe spoke last.", title="A hall")
    before = _roe(archive, full).person_id or ""
    assert before.startswith("p-")
    _judge(archive, f"name:{_roe(archive, other).id}", before)
    assert _roe(archive, other).person_id == before
    for day in ("2032-01-01", "2032-02-01"):
        body = f"Envoy Ilse Roe of Norway opened the fair of {day}."
        _add(archive, spell, body, title=f"Fair of {day}", posted_on=day)
    now = _roe(archive, full).person_id
    assert now != before, "the case is one: the id has changed"
    assert _roe(archive, other).person_id == now
    (placed,) = place_judgements(archive, archive.desk().judgements())
    assert placed.target == f"name:{_roe(archive, other).id}"


def test_persons_merged_stay_merged_when_their_ids_change(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """A merge of two persons holds between whoever is meant where they were named."""
    one = _add(archive, spell, "Envoy Ilse Roe opened the fair in the old town.", title="A fair")
    two = _add(archive, spell, "Consul Ilsa Rooe closed the fair in the new town.", title="The end of a fair")
    ids = [next(row.person_id or "" for row in archive.people().mentions(each)) for each in (one, two)]
    draft = Draft(f"person:{ids[0]}", "merge", "Ada Quist", "2033-04-01", other=f"person:{ids[1]}")
    archive.desk().judge(draft)
    assert archive.people().card(ids[0]).documents == 2
    _add(archive, spell, "Envoy Ilse Roe of Norway came.", title="Fair again", posted_on="2032-01-01")
    now = next(row.person_id or "" for row in archive.people().mentions(one))
    assert now == next(row.person_id for row in archive.people().mentions(two))
    assert archive.people().card(now).documents == 3


@pytest.mark.parametrize("known", [0, 1, 2])
def test_two_mentions_of_different_documents_are_one_person(
    archive: Archive, spell: Callable[..., bytes], known: int
) -> None:
    """A merge gives both the same person, asked from either document; a split after it, or an undo, restores both."""
    bodies = ("The hall was full. Ms Roe spoke last.", "The fair was full. Ms Row spoke first.")
    full = ("Envoy Ilse Roe came. Ms Roe spoke last.", "Consul Ida Row came. Ms Row spoke first.")
    ids = [_add(archive, spell, full[n] if n < known else bodies[n], title=f"Page {n}") for n in range(2)]

    def last(document: str) -> MentionRow:
        return max(archive.people().mentions(document), key=lambda row: row.span)

    def meant() -> list[tuple[str | None, str]]:
        return [(last(each).person_id, last(each).state) for each in ids]

    before = meant()
    names = [f"name:{last(each).id}" for each in ids]
    draft = Draft(names[0], "merge", "Ada Quist", "2033-04-01", other=names[1])
    (made,) = archive.desk().judge(draft)
    merged = meant()
    assert merged[0] == merged[1]
    assert merged[0][1] == "decided"
    assert (merged[0][0] or "").startswith(("p-", "in-"))
    archive.rebuild()
    assert meant() == merged
    archive.desk().undo_judgement(made.id, author="Ben Oule", on="2033-04-02")
    assert meant() == before
    split = Draft(names[1], "split", "Ben Oule", "2033-04-03", other=names[0])
    archive.desk().judge(draft, split)
    assert meant()[0][0] != meant()[1][0] or meant()[0][0] is None


@pytest.mark.parametrize("answer", ["accept", "reject", "unsure"])
def test_an_entry_in_doubt_waits_until_it_is_judged(
    archive: Archive, spell: Callable[..., bytes], answer: Any
) -> None:
    """It is asked with the reason of its doubt; the answer takes it from the queue, the undo brings it back."""
    doubtful = {
        "entry": "mechanism",
        "kind": "hotline",
        "name": "hotline",
        "key": "hotline",
        "parties": ["VAL", "TAR"],
        "members": [],
        "events": [],
        "doubt": "The two sides are named in another sentence.",
    }
    _add(archive, spell, "The hotline is silent.", entries=[doubtful])
    (asked,) = list_waiting(archive, "2033-05-01", sort="entry")
    assert asked.reason == doubtful["doubt"]
    made = answer_waiting(archive, asked, answer, Hand("Ada Quist", "2033-05-01"))
    assert list(list_waiting(archive, "2033-05-01", sort="entry")) == []
    take_back(archive, made, Hand("Ada Quist", "2033-05-02"))
    assert list(list_waiting(archive, "2033-05-01", sort="entry")) == [asked]
