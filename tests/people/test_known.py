"""Persons known without a document: leaders under their keys, and joined to imports of the same person."""

from onrecord.people.known import find_leaders, join_known, leader_tenures, tenure_keys
from onrecord.people.tenures import Bound, Tenure


def _imported(name: str, post: str, since: str, until: str | None = None) -> Tenure:
    first, last = (Bound(day, "row 2", "stated") if day else None for day in (since, until))
    return Tenure("Q7", name, post, "USA", first, last, "stated")


def test_leaders_are_found_by_family_and_by_post() -> None:
    """A family's word leads to a leader, and so does the post with its party."""
    (tillerson,) = find_leaders(["tilerson"])
    assert tillerson.name == "Rex Tillerson"
    assert tillerson in find_leaders([key for key in tenure_keys(tillerson) if key.startswith("=")])


def test_an_imported_leader_has_the_imports_id() -> None:
    """A leader who was imported is one person, under the import's id, and each post is there once."""
    imported = [_imported("Tillerson, Rex W.", "Secretary of State", "2017-02-01", "2018-03-31")]
    joined = join_known(imported, leader_tenures("leader-rex-tillerson"))
    assert joined == imported
    biden = _imported("Joe Biden", "President", "2021-01-20", "2025-01-20")
    posts = [(one.person_id, one.post) for one in join_known([biden], leader_tenures("leader-joe-biden"))]
    assert posts == [("Q7", "President"), ("Q7", "Vice President")]


def test_a_namesake_of_another_time_stays_apart() -> None:
    """A name alone, or the post at another time, does not make an imported person a leader."""
    leaders = leader_tenures("leader-rex-tillerson")
    for other in (
        _imported("Rex Tillerson", "Secretary of State", "1901", "1905"),
        _imported("Rex Tillerson", "Mayor of Kessin", "2017", "2018"),
    ):
        assert {one.person_id for one in join_known([other], leaders)} == {"Q7", "leader-rex-tillerson"}
