import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.forms.title import TitleFacts, read_title
from onrecord.model.base import Actor


def people(facts: TitleFacts) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    """List (name, post, party) by role."""
    found: dict[str, list[tuple[str | None, str | None, str | None]]] = {}
    for named in facts.named:
        found.setdefault(named.role, []).append((named.actor.name, named.actor.post, named.actor.party))
    return found


MAREN = ("Ilse Maren", "Foreign Minister", None)
BRANDT = ("Aleks Brandt", "President", "Narva")

TITLES = [
    (
        "Deputy Foreign Minister Sela Ruun’s interview with Courier newspaper, published April 19, 2031",
        "interview",
        {"speaker": [("Sela Ruun", "Deputy Foreign Minister", None)]},
    ),
    (
        "Foreign Minister Ilse Maren’s opening remarks during talks with President of Narva Aleks Brandt, Ostrel, May 4, 2031",
        "opening remarks",
        {"speaker": [MAREN], "counterpart": [BRANDT]},
    ),
    (
        "Press release on Foreign Minister Ilse Maren’s telephone conversation with US Secretary of State Ann Roe",
        "press release",
        {"principal": [MAREN], "counterpart": [("Ann Roe", "Secretary of State", "USA")]},
    ),
    (
        "Joint statement by Valdoria, Norway and Kessin on the International Meeting in Ostrel 14-15 September 2031",
        "joint statement",
        {"speaker": [(None, None, "Valdoria"), (None, None, "NOR"), (None, None, "Kessin")]},
    ),
    (
        "Embassy Press Officer’s reply to a media question concerning the visit of Foreign Secretary Ann Roe",
        "answer to a media question",
        {"speaker": [(None, "Embassy Press Officer", None)]},
    ),
    (
        "Embassy Press Officer on the ferry law",
        "comment",
        {"speaker": [(None, "Embassy Press Officer", None)]},
    ),
    (
        "Comment by the Information and Press Department on the upcoming meeting of the Council of Ministers",
        "comment",
        {"speaker": [(None, "Information and Press Department", None)]},
    ),
    (
        "Foreign Ministry statement on the situation in the province of Ostrel, Narva",
        "statement",
        {"speaker": [(None, "Foreign Ministry", None)]},
    ),
    (
        "Ambassador Ruun congratulates Ambassador Okoro",
        "congratulation",
        {"principal": [("Ruun", "Ambassador", None)], "counterpart": [("Okoro", "Ambassador", None)]},
    ),
    (
        "Statement by Council Spokesperson Ann Roe on National Security Adviser Sela Ruun’s Call with Foreign Minister Aleks Brandt of Norway",
        "statement",
        {
            "speaker": [("Ann Roe", "Council Spokesperson", None)],
            "principal": [("Sela Ruun", "National Security Adviser", None)],
            "counterpart": [("Aleks Brandt", "Foreign Minister", "NOR")],
        },
    ),
    (
        "Readout of President Okoro’s Meeting with Student Leaders on Ferries",
        "readout",
        {"principal": [("Okoro", "President", None)]},
    ),
    (
        "Remarks by President Okoro and Prime Minister Brandt of Norway Before Bilateral Meeting | Port Selim, Narva",
        "remarks",
        {"speaker": [("Okoro", "President", None), ("Brandt", "Prime Minister", "NOR")]},
    ),
    (
        "66. Telegram From the Embassy in Norway to the Department of State",
        "telegram",
        {
            "speaker": [(None, "Embassy in Norway", None)],
            "counterpart": [(None, "Department of State", None)],
        },
    ),
    (
        "Working meeting with Minister of Industry and Trade Aleks Brandt",
        None,
        {"counterpart": [("Aleks Brandt", "Minister of Industry and Trade", None)]},
    ),
    (
        "At Narva’s initiative, President Tomas Okoro spoke by telephone with his Norwegian counterpart, Aleks Brandt",
        None,
        {"principal": [("Tomas Okoro", "President", None)], "counterpart": [("Aleks Brandt", None, "NOR")]},
    ),
    ("Ilse Maren designated Special Envoy", None, {"subject": [("Ilse Maren", None, None)]}),
    ("Ilse Maren: the ferry line is safe", None, {"speaker": [("Ilse Maren", None, None)]}),
    (
        "Maren-Brandt meeting round-up",
        "round-up",
        {"principal": [("Maren", None, None), ("Brandt", None, None)]},
    ),
    ("Norway-Narva meeting round-up", "round-up", {}),
    ("National Ferry Week forum plenary session", None, {}),
    ("", None, {}),
]


@pytest.mark.parametrize(("title", "form", "named"), TITLES)
def test_reads_form_and_people(title: str, form: str | None, named: dict[str, object]) -> None:
    """A title gives its form, and each actor with name, post, party and part; no more than it says."""
    facts = read_title(title)
    assert facts.form == form
    assert people(facts) == named


@pytest.mark.parametrize(
    ("title", "place", "event", "published"),
    [
        (
            "Foreign Minister Ilse Maren’s interview with VNA, New Ostrel, May 4, 2031",
            "New Ostrel",
            "2031-05-04",
            None,
        ),
        (
            "Ilse Maren’s interview with Courier newspaper, published on February 13, 2031",
            None,
            None,
            "2031-02-13",
        ),
        ("Interview of Ilse Maren with the Kessin Newspaper, October 2031", None, "2031-10", None),
        (
            "Joint statement on the Meeting in Ostrel 14-15 September 2031",
            "Ostrel",
            "2031-09-14/2031-09-15",
            None,
        ),
        (
            "Concept paper on the Group (agreed at the Meeting in Ostrel, February 16. 2031)",
            "Ostrel",
            "2031-02-16",
            None,
        ),
        (
            "Ambassador Ruun’s introductory remarks at the press-conference on 12 October 2031",
            None,
            "2031-10-12",
            None,
        ),
        ("Comment on the attack on the embassy on 12 October 2031", None, None, None),
        ("Comment on the explosion of 12 October 2031", None, None, None),
        ("Remarks by President Okoro at the Forum | Port Selim, Narva", "Port Selim, Narva", None, None),
        (
            "14. Memorandum of a Conversation, Foreign Office, Kessin, August 9, 1955, 2:35 p.m.",
            "Kessin",
            "1955-08-09",
            None,
        ),
        (
            "Ilse Maren’s answer to a question at the Ostrel Security Conference, May 4, 2031",
            None,
            "2031-05-04",
            None,
        ),
        ("Briefing by Spokesperson Ann Roe, Oslo, Norway, May 4", "Oslo, Norway", "XXXX-05-04", None),
        ("21.04.2031 - Foreign Ministry statement on ferries", None, None, None),
        ("Weekly briefing, 04/05/2031", None, "[2031-04-05,2031-05-04]", None),
    ],
)
def test_reads_place_and_dates(
    title: str, place: str | None, event: str | None, published: str | None
) -> None:
    """The tail gives place and date; "published" makes it the publication's; a date of the matter is none."""
    facts = read_title(title)
    assert facts.place == place
    assert (facts.event.value if facts.event else None) == event
    assert (facts.published.value if facts.published else None) == published


@pytest.mark.parametrize(
    ("title", "outlets"),
    [
        (
            "Ilse Maren’s interview with VNA and The Ostrel Press, Kessin, May 4, 2031",
            ("VNA", "The Ostrel Press"),
        ),
        (
            "Ilse Maren’s interview with Channel Two’s Compass weekly news and analysis programme",
            ("Channel Two",),
        ),
        (
            "Interview of Ilse Maren with the Kessin Pan-Narvan Newspaper, October 2031",
            ("Kessin Pan-Narvan Newspaper",),
        ),
        ("Foreign Minister Ilse Maren’s article for the Courier, 4 May 2031", ("Courier",)),
        ("Interview to Radio Narva on the ferry line", ("Radio Narva",)),
        ("Interview with Foreign Minister Ilse Maren", ()),
        ("Ilse Maren’s interview", ()),
    ],
)
def test_reads_outlets(title: str, outlets: tuple[str, ...]) -> None:
    """An interview's outlets are named without generic words, and an official is no outlet."""
    assert read_title(title).outlets == outlets


def test_interview_with_an_official_is_his() -> None:
    """An interview "with" an official, where nobody else speaks, makes the official the speaker."""
    assert read_title("Interview with Foreign Minister Ilse Maren").speakers == (
        Actor(name="Ilse Maren", post="Foreign Minister", decided_by="title"),
    )


def test_excerpts_say_of_what() -> None:
    """Excerpts keep the form they are taken from, and its speaker, outlet and place."""
    facts = read_title("Excerpts from Foreign Minister Ilse Maren's interview with VNA, Kessin, May 14, 2031")
    assert (facts.form, facts.of_form, facts.place) == ("excerpts", "interview", "Kessin")
    assert facts.speakers[0].name == "Ilse Maren"


def test_order_settles_slash_dates() -> None:
    """The page's order of day and month is used for a slash date in the title."""
    event = read_title("Weekly briefing, 04/05/2031", order="day").event
    assert event is not None
    assert event.value == "2031-05-04"


def test_author_between_commas() -> None:
    """A person described between commas before a form's cue gives the text; without a post nobody is described."""
    title = "Sela Brandt, Spokesperson of the Foreign Ministry, answers questions of local media"
    assert [actor.name for actor in read_title(title).speakers] == ["Sela Brandt"]
    assert read_title("Sela Brandt, statement on the ferries").speakers == ()


def test_principals_stand_in_for_speakers() -> None:
    """A readout without an author counts its principal as speaker; one with an author does not."""
    assert (
        read_title("Readout of President Okoro’s Call with President Brandt of Norway").speakers[0].name
        == "Okoro"
    )
    facts = read_title(
        "Readout from Spokesperson Ann Roe on President Okoro’s Call with President Brandt of Norway"
    )
    assert [actor.name for actor in facts.speakers] == ["Ann Roe"]


PIECES = st.sampled_from(
    [
        "Foreign Minister",
        "Ilse Maren",
        "’s",
        "interview",
        "with",
        "by",
        "of",
        "Narva",
        ",",
        "on",
        "and",
        "(",
        ")",
        "|",
        "May 4, 2031",
        "the",
        "Embassy",
        "press release",
        "talks",
        "during",
        "published",
        "Ostrel",
        "to",
        "Readout",
        ":",
        "\u2060",
        "II",
        "Mr",
        "No.12.03.2031",
        "12.03.2031",
        "NSA",
        "(",
        "Sir",
        "of",
        "Jr.",
        "UN",
        "&",
        "/",
        "-",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
@settings(max_examples=1500)
def test_any_title_gives_spans_that_open_its_words(title: str) -> None:
    """Nothing raises, and names, posts, outlets and places stand in the title within their spans."""
    facts = read_title(title)
    for named in facts.named:
        words = title[named.start : named.end]
        for part in (named.actor.name, named.actor.post):
            assert part is None or part in words
    for outlet in facts.printed_outlets:
        assert outlet.name in title[outlet.start : outlet.end]
    if facts.place_span:
        assert title[slice(*facts.place_span)] == facts.place
    if facts.form_span:
        assert 0 <= facts.form_span[0] < facts.form_span[1] <= len(title)


@pytest.mark.parametrize(
    "piece",
    [
        "Foreign Minister ",
        "of the ",
        "Ilse Maren, ",
        "statement ",
        "a",
        "and ",
        "’s ",
        "X of ",
        "May 4, ",
        "Press Secretary of the ",
        "talks with ",
    ],
)
def test_long_titles_stay_cheap(piece: str) -> None:
    """A line of a megabyte is read as far as a title may go, in well under a second."""
    began = time.perf_counter()
    read_title(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("title", "contact", "parties", "post"),
    [
        ("Norway-Denmark Foreign Ministers’ Meeting", "meeting", ("NOR", "DNK"), "Foreign Minister"),
        ("Norway–Denmark Summit Telephone Talk", "call", ("NOR", "DNK"), None),
        ("Norwegian-Danish talks", "talks", ("NOR", "DNK"), None),
    ],
)
def test_two_states_that_meet(title: str, contact: str, parties: tuple[str, str], post: str | None) -> None:
    """Two states joined by a hyphen before a contact are its principals, with the post that is printed."""
    facts = read_title(title)
    assert facts.contact == contact
    assert tuple(actor.party for actor in facts.speakers) == parties
    assert {actor.post for actor in facts.speakers} == {post}


def test_a_post_alone_may_leave_its_ending_out() -> None:
    """The title "PM call with President Brandt of Narva: 4 May 2031" is the PM's call on that day."""
    facts = read_title("PM call with President Brandt of Narva: 4 May 2031")
    assert (facts.contact, facts.event and facts.event.value) == ("call", "2031-05-04")
    assert [actor.post for actor in facts.speakers] == ["PM"]
    assert [actor.name for actor in facts.counterparts] == ["Brandt"]


@pytest.mark.parametrize(
    "title",
    [
        "Interview to A, about B",
        "Interview with Courier, on the ferries",
        "Interview to the, about, on",
        "Answers to questions of, and, about",
    ],
)
def test_an_outlet_without_a_name_ends_the_list(title: str) -> None:
    """A list of outlets that goes on with a pause and no name ends there; it once was read for ever."""
    assert read_title(title).form is not None


def test_called() -> None:
    """A call to somebody has him as counterpart; a visit to a state has none."""
    facts = read_title("Readout of the President’s call to Prime Minister Brandt of Narva")
    assert [actor.name for actor in facts.counterparts] == ["Brandt"]
    assert not read_title("President Okoro’s visit to Narva").counterparts
