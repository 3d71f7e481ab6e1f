"""The cast of a document."""

from onrecord.model import Actor
from onrecord.turns.labels import Label, read_label
from onrecord.turns.speakers import Cast


def label(text: str) -> Label:
    """Return the reading of a label that is one."""
    read = read_label(text)
    assert read is not None
    return read


def test_answer_is_the_only_speakers() -> None:
    """The label Answer names the title's speaker; with two in the title it names nobody."""
    orr, vale = Actor(name="Ada Orr", post="Minister"), Actor(name="Tim Vale")
    one = Cast("", (orr,), []).find_actor(label("Answer"))
    assert one == Actor(name="Ada Orr", post="Minister", decided_by="title")
    assert Cast("", (orr, vale), []).find_actor(label("Answer")) is None


def test_two_persons_under_one_label() -> None:
    """A label of two persons is nobody's."""
    assert Cast("", (), []).find_actor(label("Mr. Orr and Mr. Vale")) is None


def test_name_as_printed() -> None:
    """Where no full name is printed the surname stays as the label prints it."""
    assert Cast("", (), []).find_actor(label("MR. ORR")) == Actor(name="ORR", decided_by="label")


def test_acronym_among_names_is_an_outlet() -> None:
    """Where people are printed in small letters, a label in a few capitals is the outlet that asks."""
    labels = [label("Ada Orr"), label("NBK")]
    assert Cast("", (), labels).find_actor(labels[1]) == Actor(party="NBK", decided_by="label")


def test_post_in_brackets() -> None:
    """A post in the label's brackets is the speaker's."""
    one = label("Ada Orr [Harbour Board Director]")
    assert Cast("", (), [one]).find_actor(one) == Actor(
        name="Ada Orr", post="Harbour Board Director", decided_by="label"
    )
