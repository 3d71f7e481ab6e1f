"""Running text: who is named in it, with which post, and who is not a person."""

import time

import pytest

from onrecord.people.prose import find_named, is_several

Row = tuple[str, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("US Secretary of State Rex Maren came.", ("Rex Maren", "Secretary of State", "USA")),
        ("We met the Norwegian president, Ilse Wood, today.", ("Ilse Wood", "president", "NOR")),
        (
            "Thomas Wood, the French Foreign Minister, was there.",
            ("Thomas Wood", "Foreign Minister", "FRA"),
        ),
        (
            "said presidential press secretary Omar Peld.",
            ("Omar Peld", "presidential press secretary", None),
        ),
        ("It was former President Ann Roe who asked.", ("Ann Roe", "former President", None)),
        ("the (ex-President Ann Roe) team", ("Ann Roe", "ex-President", None)),
        ("the then-Foreign Minister Ann Roe", ("Ann Roe", "then-Foreign Minister", None)),
        ("Under J. Graham Parr the office grew.", ("J. Graham Parr", None, None)),
        ("and Mrs. Solvane agreed", ("Solvane", None, None)),
        (
            "talks with President of Cyprus Nicos Andrados in Kessin",
            ("Nicos Andrados", "President", "CYP"),
        ),
    ],
)
def test_a_post_an_honorific_or_a_given_name_tells_a_person(text: str, row: Row) -> None:
    """The name, the post and the party are read where they stand, and the words of the span hold the name."""
    (found,) = find_named(text, ())
    assert (found.name, found.post, found.party) == row
    assert found.name in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly and the Security Council met in New York.",
        "The Prime Minister’s Office said nothing.",
        "Secretary of State for Foreign Affairs",
        "in the James S. Brody Press Briefing Room",
        "the USS George W. Maren",
        "Washington University and the Kessin Bridge",
        "",
    ],
)
def test_bodies_posts_and_places_are_nobody(text: str) -> None:
    """Capital letters alone make no person."""
    assert find_named(text, ()) == []


def test_and_parts_two_people() -> None:
    """Two ranks with their names are two people; two posts before one name are one person's."""
    both = find_named("Admiral Roe and Governor Lenk came. Mrs. Peld and Ambassador Maren did not.", ())
    assert [one.name for one in both] == ["Roe", "Lenk", "Peld", "Maren"]
    (one,) = find_named("State Secretary and Deputy Foreign Minister Oda Lenk came.", ())
    assert (one.name, one.post) == ("Oda Lenk", "State Secretary and Deputy Foreign Minister")


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("George H. W. Maren", False),
        ("Said bin Omar Al Harun", False),
        ("William M. Roe G. Frederick Peld", True),
        ("Omar Maren Ilse D. Beam", True),
        ("Warren Mr. Roe", True),
        ("Oda Lenk Jan Peld Ann", True),
    ],
)
def test_names_run_together_are_several(name: str, several: bool) -> None:  # noqa: FBT001
    """A name has four capital words at most, and its initials in one place."""
    assert is_several(name) is several


def test_a_family_name_is_found_again() -> None:
    """Once named in full, a family's name alone is a mention, unless it is part of another name."""
    text = "Foreign Minister Oda Lenk spoke. Lenk’s words: no. Mrs Lenk left Lenk Street."
    assert [(one.name, text[one.start : one.end]) for one in find_named(text, ())] == [
        ("Oda Lenk", "Foreign Minister Oda Lenk"),
        ("Lenk", "Lenk"),
        ("Lenk", "Mrs Lenk"),
    ]


def test_names_known_from_elsewhere_are_looked_for() -> None:
    """A speaker whom only a label names is found in the text; a particle before the name belongs to it."""
    text = "Then Brentano rose, and Von Brentano sat."
    assert [text[one.start : one.end] for one in find_named(text, ["Heinrich von Brentano"])] == [
        "Brentano",
        "Von Brentano",
    ]


def test_leaders_are_known_by_their_whole_name() -> None:
    """A leader's whole name needs no post beside it; a bare family's name does."""
    text = "Angela Merkel was asked. Kohl was not."
    assert [one.name for one in find_named(text, ())] == ["Angela Merkel"]


@pytest.mark.parametrize("piece", ["President ", "Mr. A. ", "ex-", "Anna ", "President Anna Roe, ", "Ä"])
def test_hostile_text_costs_linear_time(piece: str) -> None:
    """Four times the text takes at most eight times the time."""

    def measure(count: int) -> float:
        start = time.process_time()
        find_named(piece * count, ())
        return time.process_time() - start

    small = min(measure(2_000) for _ in range(3))
    assert measure(8_000) <= max(8 * small, 0.2)


def test_a_name_listed_after_a_post_does_not_hold_it() -> None:
    """A name between a bare post and "and" is one more of a list; between commas it is the holder's."""
    (listed,) = [one for one in find_named("The Secretary, Edward Maren and Roe agreed.", ()) if one.name]
    assert (listed.name, listed.post) == ("Edward Maren", None)
    (held,) = find_named("The Secretary, Edward Maren, agreed.", ())
    assert (held.name, held.post) == ("Edward Maren", "Secretary")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Roe-Lenk talks", ["Roe", "Lenk"]),
        ("the anti-Roe press", ["Roe"]),
        ("We saw Roe. It rained.", ["Roe"]),
        ("Roe & Lenk make ships.", []),
        ("Roe Street", []),
    ],
)
def test_known_names_are_found_again(text: str, names: list[str]) -> None:
    """In a pair of two known, and before the point that ends a sentence; not as a firm's or a street's."""
    found = find_named(text, ["Oda Lenk", "Ilse Roe"])
    assert [text[one.start : one.end] for one in found] == names


def test_a_knight_keeps_his_title_before_the_given_name() -> None:
    """“Sir Omar” is not of a family Omar; with the family the title is no part of the name."""
    found = find_named("Sir Omar Maren came. Sir Omar left.", ())
    assert [one.name for one in found] == ["Omar Maren", "Sir Omar"]
