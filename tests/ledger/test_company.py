"""Who is in a document, and whose page it stands on."""

import time

from scenes import make_scene

from onrecord import Commitment, Position, read
from onrecord.ledger.company import gather_company
from onrecord.ledger.scene import Scene
from onrecord.model import Actor

LETTERS = str.maketrans("0123456789", "aeioubdgkl")
PAGE = """ROYAL FOREIGN OFFICE
Kingdom of Tarsund
News

{title}

12 March 2031

{body}
"""


def test_voice_is_the_state_of_the_page() -> None:
    """Where the title names nobody, an official page speaks for its state."""
    scene = make_scene("The line is closed.", speakers=(), counterparts=())
    assert scene.company.voice is None
    assert Scene(scene.document, None, "Tarsund").company.voice == Actor(party="Tarsund")


def test_adjective_of_an_unknown_state() -> None:
    """A post that opens with the adjective of a state that the text names is that state's; a possessive too."""
    body = "Brennick is an ally. A line was laid."
    brok = Actor(name="Halden Brok", post="Brennish Foreign Secretary", decided_by="title")
    roe = Actor(name="Ann Roe", post="Brennick’s Ambassador", decided_by="title")
    company = make_scene(body, speakers=(brok, roe), counterparts=()).company
    assert [one and one.party for one in company.people.values()] == ["Brennick", "Brennick"]


def test_state_that_speaks_is_no_person() -> None:
    """What "Valmeria" says has a party and no name."""
    said = Actor(name="Valmeria", decided_by="name")
    found = make_scene("The line is closed.").company.complete(said)
    assert found == Actor(party="Valmeria", decided_by="name")


def test_adjective_is_a_side_in_a_sentence() -> None:
    """The adjective of a state that no table knows names it among the parties of a sentence."""
    scene = make_scene("The Valmerian side met envoys of Tarsund.")
    assert [one.party for one in scene.parties_in(scene.sentences[-1])] == ["Valmeria", "Tarsund"]


def test_page_of_an_invented_state_has_parties() -> None:
    """The spokesperson on a state's own page speaks for it, though no table knows the state."""
    title = "Royal Foreign Office Spokesperson Runa Falkmere’s answer to a media question"
    body = "Question: What of the fisheries?\nRuna Falkmere: We believe that the fisheries belong to both. We will publish the charts."
    document = read(PAGE.format(title=title, body=body).encode(), media_type="text/plain").document
    assert document is not None
    told = {
        type(entry): entry.by.party
        for entry in document.entries
        if isinstance(entry, Position | Commitment) and entry.by
    }
    assert told == {Position: "Tarsund", Commitment: "Tarsund"}


def test_who_answers_at_a_briefing_speaks_for_the_page() -> None:
    """A label without a post ("MS. CARROW") is the page's own official where the form is a briefing."""
    title = "Department Press Briefing, 12 March 2031"
    body = "QUESTION: What of the fisheries?\n\nMS. CARROW: We believe that the fisheries belong to both.\n\nQUESTION: And?\n\nMS. CARROW: We support the talks on fisheries."
    document = read(PAGE.format(title=title, body=body).encode(), media_type="text/plain").document
    assert document is not None
    assert [one.by and one.by.party for one in document.entries if isinstance(one, Position)] == [
        "Tarsund",
        "Tarsund",
    ]


def test_foreign_guest_is_not_the_pages() -> None:
    """A post with another state's adjective in a title does not get the page's own party."""
    title = "Remarks by Valmerian Foreign Minister Corin Maldevar"
    body = "The ministers of Valmeria and Tarsund met today in the harbour of Eskholm."
    document = read(PAGE.format(title=title, body=body).encode(), media_type="text/plain").document
    assert document is not None
    assert [one.party for one in document.speakers] == ["Valmeria"]


def test_post_that_ends_with_its_state() -> None:
    """A post as printed, "President of Norway", tells the party; "Head of Department" tells none."""
    company = make_scene("The line is closed.").company
    found = [
        company.complete(Actor(name="Ann Roe", post=post, decided_by="label"))
        for post in ("President of Norway", "Foreign Minister of Valmeria", "Head of Department")
    ]
    assert [one and one.party for one in found] == ["NOR", "Valmeria", None]


def test_time_is_linear_in_those_who_speak() -> None:
    """Four times as many speakers of four times the text take about four times as long."""

    def cost(times: int) -> float:
        posts = [f"Vess{n:04}nish Envoy".translate(LETTERS) for n in range(times)]
        speakers = tuple(
            Actor(name=f"Roe {n}", post=post, decided_by="title") for n, post in enumerate(posts)
        )
        text = " ".join(f"{post} spoke." for post in posts)
        begun = time.process_time()
        gather_company(make_scene(text, speakers=speakers, counterparts=()).document, ())
        return time.process_time() - begun

    small, large = (min(cost(times) for _ in range(3)) for times in (400, 1600))
    assert large < 10 * max(small, 0.002)
