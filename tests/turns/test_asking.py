"""Briefings in which outlets ask under their own names."""

from onrecord.model import Actor
from onrecord.turns import read_turns

TITLE = "Foreign Ministry Spokesperson Sela Brandt’s Regular Press Conference\n\n"
SELA = Actor(name="Sela Brandt", post="Foreign Ministry Spokesperson", decided_by="title")


def _read(*lines: str) -> list[tuple[str, str | None, str | None, str | None]]:
    text = TITLE + "\n\n".join(lines)
    turns = read_turns(text, body_start=len(TITLE), speakers=(SELA,), form="press conference")
    return [
        (turn.role, turn.label, turn.speaker and turn.speaker.name, turn.speaker and turn.speaker.party)
        for turn in turns
    ]


def test_outlets_that_ask_are_questioners() -> None:
    """An agency, a paper, a channel, an acronym and a word alone ask, and the title's speaker answers each."""
    told = _read(
        "Port Alder News Agency: When will the minister visit Narva?",
        "Sela Brandt: He will go there in May.",
        "The Courier: Will he meet the president?",
        "Sela Brandt: I have nothing to add to that.",
        "PAB: A follow-up. Is the ferry line safe?",
        "Sela Brandt: It is.",
        "Alderline: And the hotline?",
        "Sela Brandt: We will see about that.",
    )
    assert told[::2] == [
        ("question", "Port Alder News Agency", None, "Port Alder News Agency"),
        ("question", "The Courier", None, "The Courier"),
        ("question", "PAB", None, "PAB"),
        ("question", "Alderline", None, "Alderline"),
    ]
    assert {turn[:3] for turn in told[1::2]} == {("answer", "Sela Brandt", "Sela Brandt")}


def test_an_outlet_that_nobody_answers_is_no_label() -> None:
    """A paper's name and a colon where the title's speaker does not answer is no turn."""
    told = _read(
        "Sela Brandt: Good morning.",
        "Narva Daily News: a list of what was printed this week",
        "Ferries will be safe, it says.",
        "Sela Brandt: We take note of that.",
        "Sela Brandt: Thank you.",
    )
    assert {turn[1] for turn in told} == {"Sela Brandt"}


def test_a_channel_asks_among_questions() -> None:
    """Where questions are labelled too, an outlet whose words end in a question asks."""
    text = (
        "MODERATOR: We take questions.\n\nPAB: Is the ferry line safe?\n\nMs. Brandt: It is.\n\n"
        "Question: And the hotline?\n\nMs. Brandt: We will see about that.\n"
    )
    turns = read_turns(text, body_start=0, speakers=(), form="press conference")
    assert [turn.role for turn in turns] == ["remarks", "question", "answer", "question", "answer"]


def test_labels_in_brackets() -> None:
    """A line that is a label in brackets opens a turn; the surname in capitals is whose it is."""
    minister = Actor(name="TOBI Kenzo", post="Foreign Minister", decided_by="title")
    text = (
        "Foreign Minister Tobi: I will go to Narva.\n\n[Reporter]\nWill you sign the treaty?\n\n"
        "[Minister Tobi]\nWe are making final arrangements.\n\n"
        "Alder News, Naka: Is the ferry line safe?\n\nMinister Tobi: It is.\n"
    )
    turns = read_turns(text, body_start=0, speakers=(minister,), form="press conference")
    assert [(turn.role, turn.label, turn.speaker and turn.speaker.name) for turn in turns] == [
        ("remarks", "Foreign Minister Tobi", "TOBI Kenzo"),
        ("question", "Reporter", None),
        ("answer", "Minister Tobi", "TOBI Kenzo"),
        ("question", "Alder News, Naka", "Naka"),
        ("answer", "Minister Tobi", "TOBI Kenzo"),
    ]


def test_a_post_alone_in_the_title_answers() -> None:
    """Where the title names its speaker by post, the post is a label, and the reporter before it asks."""
    secretary = Actor(post="Foreign Secretary", decided_by="title")
    text = "Reporter: When will it come into force?\n\nForeign Secretary: On the first of May.\n"
    turns = read_turns(text, body_start=0, speakers=(secretary,), form="remarks")
    assert [(turn.role, turn.label) for turn in turns] == [
        ("question", "Reporter"),
        ("answer", "Foreign Secretary"),
    ]
