"""Who is who across an archive, in every archive: independent of order, rebuilt the same, judged and undone."""

import random
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.archive.people_kept import forget_all, list_open_blocks
from onrecord.desk.judgements import Draft
from onrecord.errors import UnknownId, UnreadablePeople
from onrecord.model import Page
from onrecord.people.choose import PeopleFilters
from onrecord.sources import Source
from onrecord.views.people import import_people, list_people
from onrecord.views.person import person

CSV = b"""id,name,post,country,start,end
Q1,Oda Lenk,Foreign Minister,Norway,2030-01-01,2032-05-31
Q2,Omar Brok,Foreign Minister,Norway,2032-06-01,
"""


def _page(day: str, body: str, **facts: Any) -> dict[str, Any]:
    return {"title": f"Talks of {day}", "body": body, "posted_on": day, **facts}


PAGES = (
    _page("2031-02-03", "Deputy Foreign Minister of Norway Ilse Roe met Envoy Jan Peld."),
    _page("2031-09-01", "Norwegian Deputy Foreign Minister Ilse Roe spoke. Ms Roe was clear."),
    _page("2032-01-15", "Ambassador Ilse Roe of Denmark is another."),
    _page(
        "2033-03-01", "The Norwegian Foreign Minister wrote. Deputy Foreign Minister Roe of Norway did not."
    ),
)


def _add(archive: Archive, spell: Callable[..., bytes], pages: tuple[dict[str, Any], ...]) -> None:
    for page in pages:
        assert archive.add(Source(page["title"], spell(page))).state == "new"


def _told(archive: Archive) -> Any:
    """Return all that an archive says of its people."""
    people = archive.people()
    rows = people.every()
    return (
        rows,
        [people.card(row.id) for row in rows],
        [people.mentions(row.id) for row in sorted(archive.rows(), key=lambda row: row.id)],
    )


def test_the_order_of_arrival_changes_nothing(
    tmp_path: Path, spell: Callable[..., bytes], read: Callable[..., Page]
) -> None:
    """Pages in any order, and a rebuild, give the same people with the same words of reason."""
    told = []
    for n, order in enumerate(permutations(PAGES)):
        with open_archive(tmp_path / f"{n}.onrecord", create=True, read=read) as archive:
            _add(archive, spell, order)
            told.append(_told(archive))
            if n == 0:
                archive.rebuild()
                assert _told(archive) == told[0]
                assert list(archive.check()) == []
    assert all(one == told[0] for one in told)


def test_a_tenure_widens_as_documents_arrive(archive: Archive, spell: Callable[..., bytes]) -> None:
    """A post is seen on one day, then from the first to the last document's, with both as evidence."""
    _add(archive, spell, PAGES[:1])
    (held,) = archive.people().card("Ilse Roe").posts
    assert held.sentence == "in office at least on 2031-02-03"
    _add(archive, spell, PAGES[1:2])
    (held,) = archive.people().card("Ilse Roe").posts
    assert (held.post, held.party, held.kind) == ("Deputy Foreign Minister", "NOR", "seen")
    assert held.sentence == "in office at least from 2031-02-03 to 2031-09-01"
    assert len(held.evidence) == 2


def test_two_of_one_name_stay_two_and_a_name_asks_back(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Bearers of one name for two parties are two persons, and asking by the name names both."""
    _add(archive, spell, PAGES[:3])
    found = archive.people().find("Ilse Roe")
    assert sorted(row.party or "" for row in found) == ["DNK", "NOR"]
    with pytest.raises(UnknownId, match="may be any of 2 people"):
        archive.people().card("Ilse Roe")
    with pytest.raises(UnknownId, match="nobody"):
        archive.people().card("Anna Nobody")


def test_an_import_tells_who_held_a_post_and_survives_rebuild(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """A post without a name is its holder's on the document's date; the rows of a file stay, and replace older ones."""
    _add(archive, spell, PAGES)
    done = import_people(archive, CSV, "posts.csv")
    assert (done.new, done.known, done.gone, done.persons) == (2, 0, 0, 2)
    people = archive.people()
    assert people.who(post="Norwegian Foreign Minister", on="2031-05-05").person_id == "Q1"
    assert people.who(post="Norwegian Foreign Minister", on="2033-03-01").person_id == "Q2"
    assert people.who(post="Norwegian Foreign Minister", on="1985").person_id is None
    archive.rebuild()
    assert people.who(post="Norwegian Foreign Minister", on="2033-03-01").person_id == "Q2"
    again = import_people(
        archive, CSV.splitlines(keepends=True)[0] + CSV.splitlines(keepends=True)[1], "posts.csv"
    )
    assert (again.new, again.known, again.gone) == (0, 1, 1)
    assert people.who(post="Norwegian Foreign Minister", on="2033-03-01").person_id != "Q2"
    with pytest.raises(UnreadablePeople):
        import_people(archive, b"a,b\n1,2\n", "bad.csv")
    assert people.sources() == {"posts.csv": 1}


def test_a_merge_is_undone_at_once(archive: Archive, spell: Callable[..., bytes]) -> None:
    """Two persons judged one have one card until the judgement is taken back; nothing is read again."""
    _add(archive, spell, PAGES[:3])
    before = _told(archive)
    one, other = archive.people().find("Ilse Roe")
    desk = archive.desk()
    (made,) = desk.judge(Draft(f"person:{one.id}", "merge", "ann", "2033-01-01", other=f"person:{other.id}"))
    merged = archive.people().card(one.id)
    assert merged == archive.people().card(other.id)
    assert (merged.documents, {held.party for held in merged.posts}) == (3, {"NOR", "DNK"})
    desk.undo_judgement(made.id, author="ann", on="2033-01-02")
    assert _told(archive) == before


def test_a_mention_is_judged(archive: Archive, spell: Callable[..., bytes]) -> None:
    """A verdict on one mention gives it to a person, or takes it away, with the reason; an undo lifts it."""
    _add(archive, spell, PAGES)
    people, desk = archive.people(), archive.desk()
    (danish,) = [row for row in people.find("Ilse Roe") if row.party == "DNK"]
    document = next(row.id for row in archive.rows() if row.posted_on == "2033-03-01")
    (mention,) = [row for row in people.mentions(document) if row.name == "Roe"]
    assert mention.person_id != danish.id
    (made,) = desk.judge(
        Draft(f"name:{mention.id}", "accept", "ann", "2033-04-01", other=f"person:{danish.id}")
    )
    (judged,) = [row for row in people.mentions(document) if row.name == "Roe"]
    assert (judged.person_id, judged.state, judged.reason) == (danish.id, "decided", "a judgement says so")
    assert people.card(danish.id).documents == 2
    desk.undo_judgement(made.id, author="ann", on="2033-04-02")
    assert [row for row in people.mentions(document) if row.name == "Roe"] == [mention]


def test_a_list_of_people_is_filtered(archive: Archive, spell: Callable[..., bytes]) -> None:
    """By party, post and dates; imported persons are listed even where no document names them."""
    _add(archive, spell, PAGES)
    import_people(archive, CSV, "posts.csv")
    assert {row.id for row in list_people(archive, PeopleFilters(post="Foreign Minister", party="NOR"))} >= {
        "Q1",
        "Q2",
    }
    assert [row.name for row in list_people(archive, PeopleFilters(party="DNK"))] == ["Ilse Roe"]
    assert list_people(archive, PeopleFilters(from_on="2040")) == []
    assert [row.name for row in list_people(archive, PeopleFilters(name="Peld"))] == ["Jan Peld"]


def test_a_person_is_shown_with_the_words_that_name_him(
    archive: Archive, spell: Callable[..., bytes]
) -> None:
    """Each name comes with its first document and the words around it."""
    _add(archive, spell, PAGES[:2])
    shown = person(archive, "Ilse Roe")
    assert [(one.alias.words, one.alias.documents) for one in shown.aliases] == [("Ilse Roe", 2), ("Roe", 1)]
    assert "Deputy Foreign Minister of Norway Ilse Roe met" in shown.aliases[0].words


@pytest.mark.parametrize("step", [1, -1])
def test_a_year_is_inferred_from_another_reading(
    archive: Archive, spell: Callable[..., bytes], step: int
) -> None:
    """A day without a year takes it from a dated teaser of the same publication; it goes when the teaser does."""
    body = "Question: Will the hotline between the two capitals be restored this year?"
    full = {"title": "Oda Lenk on the hotline", "body": body, "event_on": "XXXX-05-04"}
    teaser = {**full, "body": body[:60], "kind": "teaser", "posted_on": "2031-05-05"}
    other = {"title": "Another page", "body": "It lists."}
    pages = [spell(full), spell(other, teaser)]
    for n, data in enumerate(pages[::step]):
        archive.add(Source(str(n), data))
    (row,) = [row for row in archive.rows() if row.event_on and row.kind == "main"]
    found = archive.people().year(row.id)
    if row.same_as or any(other.same_as == row.id for other in archive.rows()):
        assert found is not None
        assert (found.printed, found.value) == ("XXXX-05-04", "2031-05-04")
        assert "another reading" in found.reason
    else:
        pytest.fail("the teaser was not joined to its document")


_FULL = {
    "title": "Oda Lenk on the hotline",
    "body": "Question: Will the hotline between the two capitals be restored this year?",
    "event_on": "XXXX-05-04",
}
MORE_PAGES = (
    [_page("2031-05-06", "Norwegian Foreign Minister Oda Lenk spoke. Lenk left.")],
    [_page("2032-07-01", "Foreign Minister of Norway Omar Brok and Ms Roe met Ilse Roe.")],
    [_page("2030-02-02", "Oda Lenk, Foreign Minister of Norway, wrote to Mr Peld and to Oda Maria Lenk.")],
    [_FULL],
    [
        {"title": "Another page", "body": "Jan Peld lists."},
        {**_FULL, "body": _FULL["body"][:60], "kind": "teaser", "posted_on": "2031-05-05"},
    ],
    [_page("2033-08-08", "President of Denmark Ilse Roe thanked Envoy Jan Peld. Roe and Peld were brief.")],
)
HEAD, *ROWS = CSV.decode().splitlines()
FILES: tuple[list[str], ...] = (
    ROWS[:1],
    ROWS,
    [*ROWS, "Q3,Ilse Roe,Ambassador,Denmark,2031-01-01,2034-01-01"],
    [],
)


class _Steps:
    """What may befall an archive, chosen by chance: a page, an import, a judgement, an undo, a page read again."""

    def __init__(self, archive: Archive, spell: Callable[..., bytes], chance: random.Random) -> None:
        self._archive, self._spell, self._chance = archive, spell, chance
        self._left = [[page] for page in PAGES] + list(MORE_PAGES)
        self._added: list[bytes] = []
        self._made: list[str] = []

    def take(self) -> None:
        """Take one step."""
        steps = [
            self._add,
            self._add,
            self._import,
            self._judge_persons,
            self._judge_mention,
            self._undo,
            self._again,
        ]
        self._chance.choice(steps)()

    def _add(self) -> None:
        if self._left:
            data = self._spell(*self._left.pop(self._chance.randrange(len(self._left))))
            self._archive.add(Source(str(len(data)), data))
            self._added.append(data)

    def _again(self) -> None:
        """Give a page an earlier sighting: it tells how the page is read, so it is taken out and put in again."""
        if self._added:
            data = self._chance.choice(self._added)
            self._archive.add(Source("0", data, url="https://a.example/", retrieved_at="2029-01-01"))

    def _import(self) -> None:
        rows = self._chance.choice(FILES)
        import_people(self._archive, "\n".join([HEAD, *rows]).encode(), "posts.csv")

    def _judge_persons(self) -> None:
        ids = [row.id for row in self._archive.people().every()]
        if len(ids) > 1:
            one, other = self._chance.sample(ids, 2)
            self._judge(f"person:{one}", f"person:{other}", ["merge", "split"])

    def _judge_mention(self) -> None:
        rows = [row.id for row in self._archive.rows()]
        mentions = [one for id_ in rows for one in self._archive.people().mentions(id_)]
        ids = [row.id for row in self._archive.people().every()]
        if mentions and ids:
            other = self._chance.choice(ids)
            self._judge(f"name:{self._chance.choice(mentions).id}", f"person:{other}", ["accept", "reject"])

    def _judge(self, target: str, other: str, verbs: list[Any]) -> None:
        verb = self._chance.choice(verbs)
        (made,) = self._archive.desk().judge(Draft(target, verb, "ann", "2033-01-01", other=other))
        self._made.append(made.id)

    def _undo(self) -> None:
        if self._made:
            taken = self._made.pop(self._chance.randrange(len(self._made)))
            self._archive.desk().undo_judgement(taken, author="ann", on="2033-01-02")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_would_be_worked_out(
    archive: Archive, spell: Callable[..., bytes], seed: int
) -> None:
    """After any step, answers kept from before it are those of an archive that keeps none."""
    steps = _Steps(archive, spell, random.Random(seed))
    people = archive.people()
    for _ in range(12):
        steps.take()
        told = _told(archive), _asked(archive)
        assert told == (_told(archive), _asked(archive))
        with archive._writing() as connection:  # noqa: SLF001 - nobody else may forget what is kept
            forget_all(connection)
        assert told == (_told(archive), _asked(archive))
    with archive._reading() as connection:  # noqa: SLF001
        assert list_open_blocks(connection) == []
    assert people.every()


def _asked(archive: Archive) -> Any:
    """Return what an archive says to questions by name and by post."""
    people = archive.people()
    names = ("Roe", "Ilse Roe", "Oda Lenk", "Lenk", "Peld", "Foreign Minister of Norway")
    return [(people.find(name), people.meant_by(name), list(people.places(name))) for name in names]


def test_an_archive_open_for_reading_answers_and_keeps_nothing(
    open_any: Callable[..., Archive], tmp_path: Path, spell: Callable[..., bytes]
) -> None:
    """The same answers as with writing, from what is kept and without it."""
    with open_any(tmp_path, create=True) as archive:
        _add(archive, spell, PAGES)
        with open_any(tmp_path, read_only=True) as reading:
            first = _told(reading)
            with archive._reading() as connection:  # noqa: SLF001
                assert list_open_blocks(connection)
            assert _told(archive) == first
            assert _told(reading) == first


def test_who_only_asks_waits_for_nobody(
    open_any: Callable[..., Archive], tmp_path: Path, spell: Callable[..., bytes]
) -> None:
    """While another writes, as in a rebuild, people are told all the same."""
    with open_any(tmp_path, create=True) as archive, open_any(tmp_path) as other:
        _add(archive, spell, PAGES)
        with other._writing():  # noqa: SLF001 - the lock as a rebuild holds it
            rows = archive.people().every()
        assert rows == archive.people().every()
