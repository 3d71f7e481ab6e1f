"""The table of leaders: readable, ordered, and without two at once."""

from itertools import pairwise

from onrecord.people.leaders import names_in_office, read_leaders
from onrecord.people.periods import bounds_of


def test_every_row_is_dated_and_begins_before_it_ends() -> None:
    """Bounds are dates, in order, and each says where it is from."""
    for one in read_leaders():
        assert one.since is not None
        first = bounds_of(one.since.value)
        last = bounds_of(one.until.value) if one.until else ("9999", "9999")
        assert first is not None
        assert last is not None
        assert first[0] <= last[1]
        assert "public record" in one.since.reason


def test_nobody_begins_before_the_one_before_has_ended() -> None:
    """In the rows of one post, a tenure begins on or after the last day or month of the one before."""
    posts: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
    for one in read_leaders():
        since = bounds_of(one.since.value) if one.since else None
        until = bounds_of(one.until.value) if one.until else ("9999-12-31", "9999-12-31")
        assert since is not None
        assert until is not None
        posts.setdefault((one.party, one.post), []).append((since[1], until[0]))
    for rows in posts.values():
        for (_, ends), (begins, _) in pairwise(rows):
            assert ends <= begins


def test_a_person_has_one_id_in_all_posts() -> None:
    """One name, one id; and ids are of plain letters."""
    names: dict[str, str] = {}
    for one in read_leaders():
        assert names.setdefault(one.person_id, one.name) == one.name
        assert one.person_id.isascii()


def test_who_may_be_called_by_the_family_alone() -> None:
    """Those in office in the year or the one before; not one whose name is a word too."""
    assert {"Konrad Adenauer", "Dag Hammarskjold"} <= set(names_in_office(1958))
    assert "Konrad Adenauer" not in names_in_office(1966)
    assert "Konrad Adenauer" in names_in_office(1964)
    assert "Gordon Brown" not in names_in_office(2008)
    assert names_in_office(0) == ()
