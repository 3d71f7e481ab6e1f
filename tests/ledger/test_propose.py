"""Issues that documents propose."""

import time

import msgspec
from scenes import make_scene

from onrecord.ledger.propose import propose_issues
from onrecord.model import Document


def _documents(*bodies: str) -> list[Document]:
    return [make_scene(body).document for body in bodies]


def _names(documents: list[Document]) -> list[str]:
    return [one.name for one in propose_issues(documents)]


def test_headings_questions_and_phrases_are_proposed() -> None:
    """A heading, what is called a question, and a phrase that three documents have, where no topic has its words."""
    documents = _documents(
        *(
            f"Lamps of the breakwater\n\nThey met on day {n}. The question of tolls is open. All spoke of pilotage dues."
            for n in range(3)
        )
    )
    found = {one.name: one.reason for one in propose_issues(documents)}
    assert set(found) == {"Lamps of the breakwater", "tolls", "pilotage dues"}
    assert "heads a part of 3" in found["Lamps of the breakwater"]
    assert "3 of them as a question" in found["tolls"]


def test_evidence_is_the_name_where_it_stands() -> None:
    """Each proposal has up to three places, whose spans are its name in the text of their document."""
    documents = _documents(*(f"On day {n} they spoke of pilotage dues." for n in range(5)))
    (one,) = propose_issues(documents)
    assert one.documents == 5
    assert [documents[0].text[slice(*place.span)] for place in one.places] == ["pilotage dues"] * 3


def test_what_a_topic_has_is_not_proposed() -> None:
    """Words of a known topic, and a name in fewer documents than asked for, propose nothing."""
    assert _names(_documents(*("The issue of sanctions is open." for _ in range(3)))) == []
    assert _names(_documents(*("They spoke of pilotage dues." for _ in range(2)))) == []


def test_people_parties_and_bodies_are_no_issues() -> None:
    """Who speaks, states and ministries at work are not proposed, however often they are named."""
    body = "Ilse Maren said so. The Harbour Committee met. Russian Federation ships sail by Halden Brok."
    assert _names(_documents(*(body for _ in range(4)))) == []


def test_ways_of_speaking_are_not_proposed() -> None:
    """A phrase whose words stand mostly elsewhere, or that most of many documents have, is no issue."""
    words = "Salt trade is old. The harbour is wide. Salt fields are wide. Salt works by night. Salt tax."
    scattered = _documents(
        *(f"{words} The ferry tax and salt harbour." if n < 3 else words for n in range(30))
    )
    assert "salt harbour" not in _names(scattered)
    assert _names(_documents(*("They spoke of pilotage dues." for _ in range(30)))) == []


def test_the_longer_of_two_names_stays() -> None:
    """Of phrases one within the other in the same documents the longer is proposed."""
    bodies = ["The question of harbour pilotage dues is open." for _ in range(3)]
    assert _names(_documents(*bodies)) == ["harbour pilotage dues"]


def test_time_is_linear() -> None:
    """Eight times the text takes no more than some eight times the time."""

    def cost(text: str) -> float:
        document = make_scene("x").document
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            propose_issues([_with_text(document, text)] * 3)
            best = min(best, time.process_time() - start)
        return best

    body = "The question of harbour pilotage dues is open, and sixty grain wagons wait. "
    assert cost(body * 1600) < 16 * max(cost(body * 200), 0.002)


def _with_text(document: Document, text: str) -> Document:
    return msgspec.structs.replace(document, text=text)
