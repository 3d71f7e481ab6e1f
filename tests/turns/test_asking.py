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
