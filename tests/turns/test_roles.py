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


def person(name: str, post: str | None, span: tuple[int, int] = (6, 12)) -> Held:
    """Return a turn of a person whose label gives a post or none."""
    return held(name, span, Actor(name=name, post=post, decided_by="label"))


def test_officials_answer_in_a_briefing() -> None:
    """Where the title names a post or nobody, who is labelled with a post answers, however little he says."""
    turns = (person("Tim Vale", "Official Spokesperson", (6, 8)), person("Ada Orr", None, (0, 5)))
    turns += (person("Tim Vale", "Official Spokesperson", (6, 8)), person("Pia Lund", None))
    told = ("remarks", "question", "answer", "question")
    assert settle_roles(TEXT, turns, (Actor(post="Official Spokesperson"),), "briefing") == told
    assert settle_roles(TEXT, turns, (), "briefing") == told


def test_who_hands_over_asks_nothing() -> None:
    """An official beside the title's one who ends in no question makes remarks before the first question."""
    turns = (person("Tim Vale", "Official Spokesperson"), person("Ada Orr", "Foreign Secretary"))
    titled = (Actor(post="Foreign Secretary"),)
    assert settle_roles(TEXT, turns, titled, "briefing") == ("remarks", "remarks")


def test_a_host_and_an_official_make_an_interview() -> None:
    """Without a form, who has no post or a host's and puts the questions asks, and the one official answers; two officials talk."""
    ask, tell = (0, 5), (6, 12)
    turns = (person("Pia Lund", "Host", ask), person("Ada Orr", "Foreign Minister", tell)) * 2
    assert settle_roles(TEXT, turns, (), None) == ("question", "answer") * 2
    turns = (person("Pia Lund", None, ask), person("Ada Orr", "Foreign Minister", tell)) * 2
    assert settle_roles(TEXT, turns, (), None) == ("question", "answer") * 2
    turns = (person("Pia Lund", None, tell), person("Ada Orr", "Foreign Minister", ask)) * 2
    assert set(settle_roles(TEXT, turns, (), None)) == {"remarks"}
    turns = (person("Pia Lund", "Governor", ask), person("Ada Orr", "Foreign Minister", tell)) * 2
    assert set(settle_roles(TEXT, turns, (), None)) == {"remarks"}
