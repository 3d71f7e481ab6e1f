"""Roles of turns."""

from onrecord.model import Actor
from onrecord.turns.labels import read_label
from onrecord.turns.roles import Held, runs_the_floor, settle_roles

TEXT = "Next? We go."


def held(label: str, span: tuple[int, int] = (6, 12), speaker: Actor | None = None) -> Held:
    """Return a turn with this label."""
    return Held(read_label(label), (0, 1), speaker, span)


def test_answers_only_after_a_question() -> None:
    """Who speaks before the first question makes remarks, who speaks after it answers."""
    turns = (held("MR. VALE"), held("Q"), held("MR. VALE"), held("MS. HOLT"))
    assert settle_roles(TEXT, turns, (), None) == ("remarks", "question", "answer", "answer")


def test_hosts_ask_or_remark() -> None:
    """Who runs the floor asks if the last word is a question mark's, else makes remarks."""
    turns = (held("Q"), held("MODERATOR", (0, 5)), held("MODERATOR"), held("Remark"))
    assert settle_roles(TEXT, turns, (), None) == ("question", "question", "remarks", "remarks")


def test_talks_are_remarks() -> None:
    """Without questions and without the form of an interview everything is remarks."""
    turns = (held("Ada Orr"), held("Tim Vale"))
    assert settle_roles(TEXT, turns, (), "opening remarks") == ("remarks", "remarks")


def test_longest_speaker_answers_in_an_interview() -> None:
    """Where the title names nobody, who says most is the one interviewed."""
    turns = (held("Pia Lund", (0, 5)), held("Ada Orr"))
    assert settle_roles(TEXT, turns, (), "interview") == ("question", "answer")


def test_runs_the_floor() -> None:
    """A host is known by the label's words or by the post of the person."""
    assert runs_the_floor(None, read_label("AUDIENCE MEMBER"))
    assert runs_the_floor(Actor(name="Pia Lund", post="Programme host"), read_label("Pia Lund"))
    assert not runs_the_floor(Actor(name="Ada Orr", post="Minister"), read_label("Ada Orr"))
