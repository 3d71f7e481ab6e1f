import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.read import Line, match_actors, read_actor
from onrecord.actors.words import split_words


@pytest.mark.parametrize(
    ("phrase", "name", "post", "party"),
    [
        ("US Secretary of State Ann Roe", "Ann Roe", "Secretary of State", "USA"),
        ("President of Cyprus Ann Roe", "Ann Roe", "President", "CYP"),
        ("Foreign Minister of Valdoria Ilse Maren", "Ilse Maren", "Foreign Minister", "Valdoria"),
        (
            "Prime Minister of the Republic of North Valdoria Ilse Maren",
            "Ilse Maren",
            "Prime Minister",
            "North Valdoria",
        ),
        ("President of Valdoria Maren", None, "President", None),
        (
            "Special Presidential Envoy to Kuwait Ilse Maren",
            "Ilse Maren",
            "Special Presidential Envoy to Kuwait",
            None,
        ),
        ("Ambassador Ruun", "Ruun", "Ambassador", None),
        ("the Hon Ilse Maren MP", "Ilse Maren", "MP", None),
        ("Hon. Ilse Maren, MP, Minister of Energy", "Ilse Maren", "Minister of Energy", None),
        ("Ilse Maren CMG OBE, Ambassador", "Ilse Maren", "Ambassador", None),
        ("Honourable Minister Ilse Maren", "Ilse Maren", "Minister", None),
        ("the Hon. Ilse Maren, Minister of Energy", "Ilse Maren", "Minister of Energy", None),
        ("Honourable Ilse Maren, Minister of Energy", "Ilse Maren", "Minister of Energy", None),
        ("His Majesty King Tomas II of Norway", "Tomas II", "King", "NOR"),
        ("President Okoro of Valdoria", "Okoro", "President", "Valdoria"),
        ("President of Norway, Ann Roe, on the holiday", "Ann Roe", "President", "NOR"),
        ("the Ambassador in Norway ( Roe ) to", "Roe", "Ambassador in Norway", None),
        (
            "Ann Roe, Spokesperson and Chief Adviser to the President of Turkey",
            "Ann Roe",
            "Spokesperson and Chief Adviser to the President of Turkey",
            None,
        ),
        ("his Norwegian counterpart, Ann Roe", "Ann Roe", None, "NOR"),
        ("Sheikh Tamim bin Ruun of Qatar", "Tamim bin Ruun", None, "QAT"),
        (
            "His Majesty Harun bin Tarek Al Said, the Sultan of Oman",
            "Harun bin Tarek Al Said",
            "Sultan",
            "OMN",
        ),
        ("President of the Turkish Republic Ann Roe", "Ann Roe", "President", "TUR"),
        ("Ilse Maren and President of Norway Ann Roe", "Ilse Maren", None, None),
        ("the Embassy", None, "Embassy", None),
        ("Foreign Ministry of Valdoria", None, "Foreign Ministry", "Valdoria"),
        ("Embassy of Valdoria in Kessin", None, "Embassy of Valdoria in Kessin", "Valdoria"),
        ("the Embassy in Egypt", None, "Embassy in Egypt", None),
        ("Senior Administration Officials", None, "Senior Administration Officials", None),
    ],
)
def test_reads_actors(phrase: str, name: str | None, post: str | None, party: str | None) -> None:
    """A phrase gives name, post as printed, and party; a state that no table knows as it is printed."""
    actor = read_actor(phrase)
    assert actor is not None
    assert (actor.name, actor.post, actor.party) == (name, post, party)


@pytest.mark.parametrize("phrase", ["", "the ferry line", "Russian Railways", "Maren", "Meeting with"])
def test_other_phrases_name_nobody(phrase: str) -> None:
    """A matter, a company, a group, or one surname without a post names no actor."""
    assert read_actor(phrase) is None


def names(text: str) -> list[tuple[str | None, str | None]]:
    """Read a list of actors as (name, post)."""
    line = Line(text, split_words(text))
    return [(one.actor.name, one.actor.post) for one in match_actors(line, 0, len(line.words))]


def test_reads_lists() -> None:
    """Commas and "and" join actors; a place after a comma does not."""
    assert names("President Okoro, Foreign Minister Ilse Maren, and the Embassy") == [
        ("Okoro", "President"),
        ("Ilse Maren", "Foreign Minister"),
        (None, "Embassy"),
    ]
    assert names("the President, White House, Kessin") == [(None, "President")]


def test_joins_the_posts_of_one_person() -> None:
    """Posts without a name before a post with one are one person's."""
    assert names("Council Member, Director of the Press Office, and Foreign Minister Ann Roe") == [
        ("Ann Roe", "Council Member, Director of the Press Office, and Foreign Minister"),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "President",
                "of",
                "the",
                "Valdoria",
                "Ann",
                "Roe",
                ",",
                "(",
                ")",
                "’s",
                "and",
                "Embassy",
                "in",
                "to",
                "UN",
                "for",
                "Affairs",
                "de",
                "Jr.",
            ]
        ),
        max_size=15,
    ).map(" ".join)
)
def test_any_phrase_reads_within_itself(phrase: str) -> None:
    """Whatever the order of such words, what is read stands in the phrase."""
    actor = read_actor(phrase)
    for part in (actor.name, actor.post) if actor else ():
        assert part is None or part in phrase
