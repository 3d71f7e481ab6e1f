"""Who is read where somebody is due: chains of posts, posts behind names, acronyms and nicknames within."""

import pytest

from onrecord import read
from onrecord.model.ledger import Contact

NAMED = {
    "a chain of posts": (
        "Ilse Maren met today with Polish Secretary of State, Head of the National Security Bureau, Karel Brandt.",
        ("Karel Brandt", "POL"),
    ),
    "posts joined by and": (
        (
            "Ilse Maren met with Finnish Party Council Member, Director of the Office of the Straits Commission, and Foreign "
            "Minister Wan Lo in Malta."
        ),
        ("Wan Lo", "FIN"),
    ),
    "a seat between posts": (
        "Ilse Maren met with Crown Prince of Ostrel and Deputy Supreme Commander of the Armed Forces of Finland Harun Al Said.",
        ("Harun Al Said", "Ostrel"),
    ),
    "a post behind a strange name": (
        "Ilse Maren met today with Jean-Quill Ostermann-Kinga, Permanent Under-Secretary of State at the Finnish Chancellery.",
        ("Jean-Quill Ostermann-Kinga", "FIN"),
    ),
    "a style and a post behind": (
        "Ilse Maren spoke today with His Majesty Harun bin Tarek Al Said, the Sultan of Oman.",
        ("Harun bin Tarek Al Said", "OMN"),
    ),
    "acronyms in parentheses": (
        "Ilse Maren met yesterday with the World Health Organization (WHO) Director-General (DG) Dr. Tedrin Adhan Gebre.",
        ("Tedrin Adhan Gebre", "WHO"),
    ),
    "a nickname in quotes": (
        "Ilse Maren met today with Finnish Minister of Defense Aleksander “Aleks” Brandt.",
        ("Aleksander “Aleks” Brandt", "FIN"),
    ),
    "a counterpart with a post": (
        "Ilse Maren met today with her Finnish counterpart, National Security Advisor Dr. Anna Roe, to discuss the ferry.",
        ("Anna Roe", "FIN"),
    ),
    "a state's adjective and Republic": (
        "Ilse Maren met with President of the Finnish Republic Recha Tolm.",
        ("Recha Tolm", "FIN"),
    ),
    "a name the page explains later": (
        "Ilse Maren spoke today with Ishitar Tagrin to congratulate him. Finnish Prime Minister Ishitar was glad.",
        ("Ishitar Tagrin", "FIN"),
    ),
}


def read_body(body: str) -> list[Contact]:
    """Return the contacts of a page about the Norwegian Foreign Minister with this body."""
    lead = "Norwegian Foreign Minister Ilse Maren"
    text = f"05.05.2031\n\nPress release on the ferry line\n\n{body.replace('Ilse Maren', lead, 1)}\n"
    document = read(text.encode(), media_type="text/plain").document
    assert document is not None
    return [entry for entry in document.entries if isinstance(entry, Contact)]


@pytest.mark.parametrize("case", NAMED)
def test_who_is_due(case: str) -> None:
    """Behind "met with" one person is read whole, with his side, whatever stands between post and name."""
    body, person = NAMED[case]
    contact = read_body(body)[0]
    assert [(one.name, one.party) for one in contact.participants] == [("Ilse Maren", "NOR"), person]


def test_a_post_in_the_plural_is_of_all_behind_it() -> None:
    """Of "Foreign Ministers A and B" both took part, each with the post."""
    body = "Ilse Maren met with European Commission Executive Vice Presidents Marga Vestin and Valdur Dombrik today."
    contact = read_body(body)[0]
    assert [one.name for one in contact.participants] == ["Ilse Maren", "Marga Vestin", "Valdur Dombrik"]


@pytest.mark.parametrize(
    "body",
    [
        "Ilse Maren met with Green Harbour Foundation on the ferry.",
        "Ilse Maren met with the Ostrel Ferry Union, which is large.",
    ],
)
def test_capitals_alone_are_nobody(body: str) -> None:
    """A body that no table knows is no person for its capitals."""
    assert all(one.name == "Ilse Maren" for contact in read_body(body) for one in contact.participants)


def test_posts_with_an_article_are_several_persons() -> None:
    """Of "the President and the Prime Minister, President Maren" nobody gets all posts."""
    body = "Ilse Maren spoke with the President of Finland and the Prime Minister, President Tomas Okoro, on May 2."
    posts = [one.post or "" for contact in read_body(body) for one in contact.participants]
    assert not any(" and " in post for post in posts)
