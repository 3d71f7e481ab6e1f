"""People who are introduced by name and post, and called by one of them from then on."""

from onrecord.model import Actor, Turn
from onrecord.turns import read_turns


def _read(*lines: str, form: str | None = "interview", speakers: tuple[Actor, ...] = ()) -> tuple[Turn, ...]:
    return read_turns("Title\n\n" + "\n".join(lines), body_start=7, speakers=speakers, form=form)


def _told(turns: tuple[Turn, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (turn.label, turn.speaker and turn.speaker.name, turn.speaker and turn.speaker.post) for turn in turns
    ]


def test_by_surname_and_by_post() -> None:
    """A host called by surname and a minister called by post are the two who were introduced."""
    turns = _read(
        "Tim Vale, Host: Minister, good morning. How is the line?",
        "Ada Norwin, Foreign Minister: Good morning. It is safe.",
        "Vale: And the hotline?",
        "Foreign Minister: We will see about that.",
    )
    host, minister = ("Tim Vale", "Host"), ("Ada Norwin", "Foreign Minister")
    assert [told[1:] for told in _told(turns)] == [host, minister, host, minister]
    assert [turn.role for turn in turns] == ["question", "answer", "question", "answer"]


def test_in_capitals() -> None:
    """A post after a comma is none of the name in capitals, and a short surname in capitals is no outlet."""
    turns = _read(
        "TIM VALE, HOST: Good morning. How is the line?",
        "ADA ORR, FOREIGN MINISTER: Good morning. It is safe.",
        "VALE: And the hotline?",
        "ORR: We will see about that.",
        form=None,
    )
    assert _told(turns) == [
        ("TIM VALE, HOST", "TIM VALE", "Host"),
        ("ADA ORR, FOREIGN MINISTER", "ADA ORR", "Foreign Minister"),
        ("VALE", "TIM VALE", "Host"),
        ("ORR", "ADA ORR", "Foreign Minister"),
    ]
    assert [turn.role for turn in turns] == ["question", "answer", "question", "answer"]


def test_a_list_with_posts_is_no_dialogue() -> None:
    """Names with posts before colons that nobody is called by again open no turn."""
    assert not _read("Tim Vale, Governor: ferries.", "Ada Norwin, Senator: tolls.", "The list is closed.")


def test_name_in_brackets_behind_a_post() -> None:
    """A post with a name behind an honorific in brackets is that person."""
    turns = _read("Official Spokesperson (Shri Tim Vale): Good afternoon. We begin.", form="briefing")
    assert _told(turns) == [("Official Spokesperson (Shri Tim Vale)", "Tim Vale", "Official Spokesperson")]


def test_name_and_outlet() -> None:
    """A surname before an outlet is who asks, not the outlet."""
    turns = _read(
        "Minister Norwin: Good morning.",
        "Hallam, Port Alder Courier: Is the line safe?",
        "Minister Norwin: It is.",
        "Hallam, Port Alder Courier: And the hotline?",
        "Minister Norwin: We will see.",
        form="press conference",
        speakers=(Actor(name="Ada Norwin", post="Minister"),),
    )
    assert {
        (turn.speaker.name, turn.speaker.party) for turn in turns if turn.speaker and turn.role == "question"
    } == {("Hallam", "Port Alder Courier")}


def test_post_on_a_line_of_its_own() -> None:
    """The post of the title's speaker may stand alone above his words, which begin below it."""
    text = "Title\n\nPrime Minister:\n\nGood morning.\n\nQuestion:\n\nIs the line safe?\n\nPrime Minister:\n\nIt is.\n"
    speakers = (Actor(name="Ada Norwin", post="Prime Minister"),)
    turns = read_turns(text, body_start=7, speakers=speakers, form="press conference")
    assert [
        (turn.role, text[slice(*turn.text_span)], turn.speaker and turn.speaker.name) for turn in turns
    ] == [
        ("remarks", "Good morning.", "Ada Norwin"),
        ("question", "Is the line safe?", None),
        ("answer", "It is.", "Ada Norwin"),
    ]


def test_post_and_surname_of_the_title() -> None:
    """One label with a post and the surname of the title's speaker opens a turn; with another surname none."""
    speakers = (Actor(name="Ada Norwin", post="Minister of Foreign Affairs"),)
    assert (
        len(_read("Foreign Minister Norwin: Thank you for coming.", form="remarks", speakers=speakers)) == 1
    )
    turns = _read("Foreign Minister Hallam: a portrait.", form="remarks", speakers=speakers)
    assert not [turn for turn in turns if turn.label]


def test_labels_above_the_words() -> None:
    """Where most labels stand on lines of their own and a questioner's is among them, they all do."""
    turns = _read(
        "Foreign journalist:",
        "How do you see the ferry line?",
        "President of the Republic of Narva:",
        "I hope that it will run.",
        "Foreign journalist:",
        "And the hotline?",
        "President of the Republic of Narva:",
        "It runs.",
        form=None,
    )
    assert [turn.role for turn in turns] == ["question", "answer"] * 2
    assert not _read(
        "Participants:", "Ada Norwin", "Agenda:", "ferries", "Participants:", "Tim Vale", form=None
    )


def test_who_hands_over_first() -> None:
    """A moderator who opens a briefing and asks nothing makes remarks; what follows answers nobody yet."""
    turns = _read(
        "MODERATOR: Hello. We begin.", "SENIOR OFFICIAL: Thank you. I will be brief.", form="briefing"
    )
    assert [turn.role for turn in turns] == ["remarks", "remarks"]
