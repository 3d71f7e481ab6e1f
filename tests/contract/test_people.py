"""Who is who across an archive, in every archive: independent of order, rebuilt the same, judged and undone."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive, open_archive
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
