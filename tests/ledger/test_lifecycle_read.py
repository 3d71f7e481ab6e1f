"""Every mechanism and instrument of a document, each once, with its events."""

import time
from pathlib import Path

import pytest
from lifecycle_texts import SIDES, make_document, read, say, tell

import onrecord
from onrecord.ledger.lifecycle_read import read_lifecycles
from onrecord.ledger.mechanisms_coined import find_coined
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Document, Instrument, Mechanism

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def load(page: str) -> Document:
    """Read one page of the examples."""
    path = EXAMPLES / page
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    document = onrecord.read(path.read_bytes(), media_type=media_type).document
    assert document is not None
    return document


def find(document: Document, kind: str) -> Mechanism | Instrument:
    """Give the one entry of a kind."""
    (entry,) = [one for one in read_lifecycles(Scene(document)) if one.kind == kind]
    return entry


def test_phrases_of_one_thing_are_one_entry() -> None:
    """The full name, the noun alone and a participle for it are one memorandum with all its events."""
    text = SIDES + (
        "The Memorandum on Incidents in the Strait was signed in 2027 by Valmeria and Tarsund. It has nine articles. "
        "Valmeria suspended the Memorandum on 12 March 2031. Pilots regret the suspended memorandum."
    )
    (entry,) = read(text)
    assert entry.name == "Memorandum on Incidents in the Strait"
    assert [(one.event, one.date) for one in entry.events] == [
        ("signed", "2027"),
        ("suspended", "2031-03-12"),
    ]
    assert len(entry.evidence) == 3


def test_this_format_means_the_last_named() -> None:
    """A noun that names nothing itself is of the mechanism named just before."""
    text = SIDES + "There was a Standing Joint Commission. That format is history now."
    (entry,) = read(text)
    assert (entry.name, entry.events[0].event) == ("Standing Joint Commission", "ended")


def test_sides_tell_their_own_statuses() -> None:
    """An event belongs to the one in whose words it stands."""
    text = SIDES + "The Hesk Memorandum remains in effect, said Ann Roe."
    words = "The Hesk Memorandum remains in effect"
    said = say(text, words, Actor(name="Ann Roe", party="Tarsund"))
    (entry,) = read(text, statements=(said,))
    (event,) = entry.events
    assert (event.event, event.statement) == ("remains in effect", 0)
    assert event.told_by is not None
    assert event.told_by.party == "Tarsund"


def test_condition_is_kept_with_its_words() -> None:
    """To be ready to return on a condition is an event with the span of the condition."""
    text = SIDES + "Valmeria is ready to return to the Hesk Memorandum if Tarsund answers in writing."
    (entry,) = read(text)
    (event,) = entry.events
    assert event.event == "ready to resume"
    assert event.condition is not None
    assert text[slice(*event.condition)] == "if Tarsund answers in writing"
    assert event.by == Actor(party="Valmeria")


def test_a_date_stays_where_it_belongs() -> None:
    """A date of another clause, of another name or of a limit is not the event's."""
    assert tell(SIDES + "Valmeria signed the Pilotage Agreement after the storm of 3 May 2030.") == [
        ("signed", None)
    ]
    assert tell(SIDES + "Valmeria signed the Treaty of 3 May 2030.") == [("signed", None)]
    assert tell(SIDES + "Valmeria signed the Pilotage Agreement until 2040.") == [("signed", None)]


def test_the_document_s_date_is_not_taken() -> None:
    """Without a date in its words an event has none, whenever the page came out."""
    text = SIDES + "Valmeria suspended the Hesk Memorandum."
    assert tell(text, published_on="2031-03-13", posted_on="2031-03-14") == [("suspended", None)]


def test_own_act_takes_the_document_s_date() -> None:
    """What a ministry does by saying so is done on the day it says it."""
    text = SIDES + "Valmeria suspends the Hesk Memorandum as of 15 March 2031."
    (entry,) = read(text, form="statement", posted_on="2031-03-12")
    (event,) = entry.events
    assert (event.date, event.effective_on) == ("2031-03-12", "2031-03-15")


def test_own_text_is_agreed_on_its_day() -> None:
    """A joint statement's own page is the instrument, agreed on the day its title gives."""
    title = "Joint Statement by Valmeria and Tarsund, Port Aurel, 15 September 2031"
    text = (
        f"{title}\nValmeria and Tarsund, Valmerian and Tarsundic alike, decide to establish a working group."
    )
    entries = read(
        text, title=title, title_span=(0, len(title)), form="joint statement", event_on="2031-09-15"
    )
    assert [(one.kind, one.events[0].event, one.events[0].date) for one in entries] == [
        ("joint statement", "agreed", "2031-09-15"),
        ("working group", "agreed", "2031-09-15"),
    ]


def test_short_name_in_brackets_is_the_same_thing() -> None:
    """An acronym introduced in brackets leads to the thing wherever it stands."""
    text = "The Treaty on the Keeping of Harbour Lights (KHL) has nine articles. Quillane ratified the KHL in 2030."
    (entry,) = read(text)
    assert [(one.event, one.date) for one in entry.events] == [("ratified", "2030")]


@pytest.mark.parametrize(
    "text",
    [
        "The plea agreement was signed on Monday.",
        "The Democratic convention adopted a platform.",
        "They signed the Declaration of Independence.",
        "The President signed a Presidential Memorandum on ferries.",
        "The State Council working group established a plan.",
        "Expect an agreement one day. We are in agreement.",
        "They will set up a working group.",
        "No decision has been made on the composition of a working group.",
        "The Direct Line with the President was broadcast.",
        "The peace process goes on. The format suits us.",
    ],
)
def test_what_is_no_entry(text: str) -> None:
    """What is of one house, of nobody or not there yet is no mechanism and no instrument."""
    assert read(text) == []


def test_example_pages_tell_the_two_statuses() -> None:
    """The invented line is suspended on a condition by one side and in effect for the other."""
    line = find(load("valmeria-mfa/2031-03-12-statement-hesk-line.html"), "hotline")
    assert [one.event for one in line.events] == ["suspended", "ready to resume"]
    assert line.events[0].date == "2031-03-12"
    assert line.events[1].condition is not None
    memorandum = find(load("tarsund-foreign-office/2031-03-13-statement-hesk-line.txt"), "memorandum")
    assert [one.event for one in memorandum.events] == ["remains in effect"]


def test_example_pages_tell_of_the_group() -> None:
    """The invented group is agreed in a joint statement and later reconfigured."""
    agreed = find(load("quillane-ea/2031-09-15-joint-statement.html"), "working group")
    assert [(one.event, one.date) for one in agreed.events] == [("agreed", "2031-09-14/2031-09-15")]
    later = find(
        load("valmeria-embassy-eskholm/2032-02-18-special-representatives-six-items.txt"), "working group"
    )
    assert "reconfigured" in [one.event for one in later.events]


def test_example_pages_name_the_representatives() -> None:
    """An appointment names a member, with its date where the sentence has one."""
    named = find(
        load("valmeria-embassy-eskholm/2031-10-07-ashgrin-special-representative.txt"),
        "special representatives",
    )
    assert isinstance(named, Mechanism)
    assert [one.name for one in named.members] == ["Teodor Ashgrin"]
    assert [(one.event, one.date) for one in named.events] == [("composition named", "2031-10-06")]


@pytest.mark.parametrize(
    "unit",
    [
        "the memorandum of ",
        "the Treaty on the ",
        "and the agreement with ",
        "the Hesk line, which ",
        "(KHL) ",
    ],
)
def test_time_is_linear_in_one_line(unit: str) -> None:
    """A line twice as long takes about twice the time, whatever it repeats."""

    def measure(size: int) -> float:
        document = make_document(unit * (size // len(unit)))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            list(read_lifecycles(Scene(document)))
            best = min(best, time.process_time() - begun)
        return best

    assert measure(40_000) <= 3.5 * measure(10_000) * 2 + 0.01


def test_it_means_the_one_thing_just_named() -> None:
    """What "it" that opens the next sentence tells is of the one thing before it, where that is what the sentence is about."""
    text = (
        SIDES + "Valmeria suspended the Hesk Memorandum on 12 March 2031. It was resumed on 1 February 2032."
    )
    (entry,) = read(text)
    assert [(one.event, one.date) for one in entry.events] == [
        ("suspended", "2031-03-12"),
        ("resumed", "2032-02-01"),
    ]
    text = SIDES + "Lawyers spoke of the Hesk Memorandum at a dinner. It was suspended on 12 March 2031."
    assert [one.event for entry in read(text) for one in entry.events] == []


def test_it_of_another_paragraph_means_nothing() -> None:
    """An "it" is not carried over into a new paragraph."""
    text = SIDES + "Valmeria suspended the Hesk Memorandum on 12 March 2031.\n\nIt was resumed in May 2032."
    assert [one.event for entry in read(text) for one in entry.events] == ["suspended"]


@pytest.mark.parametrize(
    ("plain", "event"),
    [
        ("Valmeria and Tarsund exchanged lists of complaints on 8 April 2031.", "exchanged"),
        ("Valmeria handed over a check list to Tarsund on 8 April 2031.", "handed over"),
        ("On 8 April 2031 Valmeria passed on a list of irritants to Tarsund.", "handed over"),
    ],
)
def test_lists_are_exchanged_and_handed_over(plain: str, event: str) -> None:
    """Check lists under whatever name are one mechanism of two sides, and their exchange is a step in it."""
    (entry,) = read(SIDES + plain)
    assert (entry.kind, entry.key, entry.parties) == ("check lists", "lists:", ("Tarsund", "Valmeria"))
    assert [(one.event, one.date) for one in entry.events] == [(event, "2031-04-08")]


def test_sides_guessed_from_a_passage_are_in_doubt() -> None:
    """A group whose sides neither its words nor the title tell waits for review, with the reason; one that names them does not."""
    told = "The talks went on all day in Castermont. Norway and Finland sent envoys. "
    (entry,) = read(told + "A joint committee on harbour lights was set up that evening.")
    assert entry.doubt is not None
    assert "guessed" in entry.doubt
    (entry,) = read(
        told + "A joint committee of Norway and Finland on harbour lights was set up that evening."
    )
    assert entry.doubt is None


def test_a_holders_name_is_no_part_of_the_body() -> None:
    """Whoever holds a post in a body stands behind its name and belongs to none of it."""
    text = SIDES + (
        "The Valmerian Co-Chair of the Intergovernmental Commission on Harbour Lights Ilse Maren attended. "
        "The Intergovernmental Commission on Harbour Lights met on 12 March 2031."
    )
    assert [one.name for one in read(text)] == ["Intergovernmental Commission on Harbour Lights"]


def test_what_is_named_beside_a_text_is_no_part_of_its_name() -> None:
    """Words in small letters behind "and", and the short name of the last of a list, belong to something else."""
    text = SIDES + (
        "The ministers discussed the Convention on Harbour Lights and regional security. "
        "They recalled the Charter of the Harbour Union, the Pilots Charter and the Declaration on Shipping (DOS)."
    )
    names = [one.name for one in read(text)]
    assert "Convention on Harbour Lights" in names
    assert not any(name and "Charter" in name and "DOS" in name for name in names)


def test_an_organisation_is_part_of_the_name_of_its_text() -> None:
    """The charter of an organisation is named with it, whatever stands first."""
    assert [one.name for one in read(SIDES + "They cited the Charter of the United Nations.")] == [
        "Charter of the United Nations"
    ]


@pytest.mark.parametrize(
    ("plain", "events"),
    [
        ("Norway suggested that a working group of Norway and Finland be formed.", ["proposed"]),
        ("Brok had suggested at the port that we sign the Hesk Treaty.", ["proposed"]),
        ("We have no information that the Finns concluded the Hesk Treaty.", []),
        ("It was said that when he signs a treaty with Norway all will be well.", []),
        ("We will talk when the joint commission of Norway and Finland meets in Turku.", []),
        ("We want to see the Hesk Treaty resumed so that it can be kept.", []),
        ("A working group of Norway and Finland was formed.", ["established"]),
    ],
)
def test_what_is_wanted_or_unknown_did_not_happen(plain: str, events: list[str]) -> None:
    """What somebody suggests be done is proposed, and what nobody knows of is nothing."""
    assert [event for event, _ in tell(plain)] == events


def test_a_task_force_of_nobody_is_in_doubt() -> None:
    """A body that calls itself neither joint nor bilateral is of the two states of its passage by guess alone."""
    told = "Norway and Finland sent envoys. Finland waited. Norway and Finland spoke. Norway left. Finland came. "
    (entry,) = read(
        told + "It was said that a working group had been set up on threats to the harbour lights."
    )
    assert entry.doubt is not None
    (entry,) = read(told + "The treaty was old when the US withdrew from the Hesk Treaty.")
    assert [event.by.party for event in entry.events if event.by] == ["USA"]


def test_a_word_of_the_language_is_no_state() -> None:
    """Where a text has "Would" and "Wouldn't", nobody is of Would."""
    assert "Would" not in find_coined("Would they come? They would. Wouldn’t they? Wouldn they.")
    assert find_coined("Valmeria waited. The Valmerian side left.") == {
        "Valmerian": "Valmeria",
        "Valmeria": "Valmeria",
    }
